using Akka.Actor;
using Xunit;

namespace ActorConcurrency.Engine.Core.Tests.Actor.Paths;

public class AddressTests
{
    [Theory]
    [InlineData("akka://sys", "akka", "sys", null, null)]
    [InlineData("akka.tcp://sys@host:1234", "akka.tcp", "sys", "host", 1234)]
    [InlineData("akka.tcp://sys@10.0.0.1:0", "akka.tcp", "sys", "10.0.0.1", 0)]
    public void Parse_Address_ReadsItsParts(string text, string protocol, string system, string? host, int? port)
    {
        var address = Address.Parse(text);

        Assert.Equal((protocol, system, host, port), (address.Protocol, address.System, address.Host, address.Port));
        Assert.Equal(text, address.ToString());
        Assert.Equal(host is null, address.HasLocalScope);
        Assert.Equal(host is not null, address.HasGlobalScope);
    }

    [Theory]
    [InlineData("")]
    [InlineData("akka")]
    [InlineData("akka:/sys")]
    [InlineData("http://sys@host:80")]
    [InlineData("akka.tcp://sys@host")]
    [InlineData("akka.tcp://sys@host:port")]
    [InlineData("akka.tcp://sys@:1234")]
    public void TryParse_SomethingElse_IsFalse(string text)
    {
        Assert.False(Address.TryParse(text, out var address));
        Assert.Null(address);
    }

    [Fact]
    public void HostPort_IsTheAddressWithoutProtocol() => Assert.Equal("sys@host:1", new Address("akka.tcp", "sys", "host", 1).HostPort());

    [Fact]
    public void Equals_ComparesAllPartsAndHostWithoutCase()
    {
        var address = new Address("akka.tcp", "sys", "Host", 1);

        Assert.Equal(address, new Address("akka.tcp", "sys", "HOST", 1));
        Assert.Equal(address.GetHashCode(), new Address("akka.tcp", "sys", "HOST", 1).GetHashCode());
        Assert.NotEqual(address, address.WithPort(2));
        Assert.NotEqual(address, address.WithHost("other"));
        Assert.NotEqual(address, address.WithSystem("other"));
        Assert.NotEqual(address, address.WithProtocol("akka"));
        Assert.True(address == (Address)address.Clone());
    }

    [Fact]
    public void Comparer_OrdersByHostThenPort()
    {
        var addresses = new[] { new Address("akka", "s", "b", 1), new Address("akka", "s", "a", 2), new Address("akka", "s", "a", 1) };

        Assert.Equal(addresses.Reverse(), addresses.Order(Address.Comparer));
    }
}
