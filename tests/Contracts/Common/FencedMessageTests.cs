using ActorConcurrency.Actors.Common;
using Xunit;

namespace ActorConcurrency.Actors.Contracts.Common;

/// <summary>Writes that are messages: what goes over nodes.</summary>
public abstract class FencedMessageTests<TBackend> : ContractTests<TBackend>
    where TBackend : ContractBackend, new()
{
    private ActorFencedResource Resource => Concurrency.FencedResource("file");

    [Fact]
    public async Task Write_OfAMessage_IsWhatItsHandlerGives()
    {
        Resource.Handle<string, int>(text => Task.FromResult(text.Length));
        Resource.Handle<int, string>(number => Task.FromResult($"{number}!"));

        Assert.Equal(4, await Soon(Resource.WriteAsync<int>(new FencingToken(1, 1), "four")));
        Assert.Equal("7!", await Soon(Resource.WriteAsync<string>(new FencingToken(1, 1), 7)));
    }

    [Fact]
    public async Task Write_WithAnOlderToken_IsRefused()
    {
        var written = new List<string>();
        Resource.Handle<string, int>(Write);
        await Soon(Resource.WriteAsync<int>(new FencingToken(1, 2), "newer"));

        var error = await Assert.ThrowsAsync<StaleFencingTokenException>(
            () => Soon(Resource.WriteAsync<int>(new FencingToken(1, 1), "older")));

        Assert.Contains("1.1 is older than 1.2", error.Message);
        Assert.Equal(["newer"], written);

        Task<int> Write(string text)
        {
            written.Add(text);
            return Task.FromResult(written.Count);
        }
    }

    [Fact]
    public async Task Write_OfATypeWithoutHandler_IsRefusedAndItsTokenNotSeen()
    {
        Resource.Handle<string, int>(text => Task.FromResult(text.Length));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => Soon(Resource.WriteAsync<int>(new FencingToken(1, 9), 3.5)));

        Assert.Contains(typeof(double).ToString(), error.Message);
        Assert.Equal(1, await Soon(Resource.WriteAsync<int>(new FencingToken(1, 1), "a")));
    }

    [Fact]
    public async Task Handler_ThatThrows_ThrowsAtTheCallerAndTheGuardGoesOn()
    {
        Resource.Handle<string, int>(text => text.Length == 0 ? throw new FormatException("empty") : Task.FromResult(text.Length));

        var error = await Assert.ThrowsAsync<FormatException>(() => Soon(Resource.WriteAsync<int>(new FencingToken(1, 1), "")));

        Assert.Equal("empty", error.Message);
        Assert.Equal(1, await Soon(Resource.WriteAsync<int>(new FencingToken(1, 1), "a")));
    }

    [Fact]
    public async Task Handle_OfATypeAgain_ReplacesTheHandler()
    {
        Resource.Handle<string, int>(_ => Task.FromResult(1));
        Resource.Handle<string, int>(_ => Task.FromResult(2));

        Assert.Equal(2, await Soon(Resource.WriteAsync<int>(new FencingToken(1, 1), "a")));
    }
}
