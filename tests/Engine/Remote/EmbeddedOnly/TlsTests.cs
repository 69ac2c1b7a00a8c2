using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ActorConcurrency.Engine.Remote.Tests.Support;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Akka.Remote;
using Xunit;

namespace ActorConcurrency.Engine.Remote.Tests.EmbeddedOnly;

/// <summary>Encrypted connections, with certificates that nobody but the test has signed.</summary>
public sealed class TlsTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("certificates").FullName;
    private readonly Nodes _nodes = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _nodes.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Connect_SameCertificate_IsAccepted(bool mutual)
    {
        var tls = Tls(NewCertificate("nodes"), $"require-mutual-authentication = {(mutual ? "on" : "off")}");

        Assert.Equal("hello", await AskEchoAsync(_nodes.Start("a", tls), _nodes.Start("b", tls)));
    }

    [Fact]
    public async Task Connect_AnyCertificateWithoutValidation_IsAccepted()
    {
        var a = _nodes.Start("a", Tls(NewCertificate("a"), "suppress-validation = on"));
        var b = _nodes.Start("b", Tls(NewCertificate("b"), "suppress-validation = on"));

        Assert.Equal("hello", await AskEchoAsync(a, b));
    }

    [Fact]
    public async Task Connect_AnswererWithACertificateThatNobodyTrusts_IsNotBelieved()
    {
        var a = _nodes.Start("a", Tls(NewCertificate("a")));
        var impostor = _nodes.Start("b", Tls(NewCertificate("b"), "suppress-validation = on"));

        Assert.Contains("TLS", (await FailureAsync(a, impostor)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_CallerWithACertificateThatNobodyTrusts_IsRefused()
    {
        var stranger = _nodes.Start("a", Tls(NewCertificate("a"), "suppress-validation = on"));
        var b = _nodes.Start("b", Tls(NewCertificate("b")));

        await RefusesAsync(b, () => FailureAsync(stranger, b));
    }

    [Fact]
    public async Task Connect_CallerWithoutTls_IsRefused()
    {
        var plain = _nodes.Start("a", "akka.loglevel = ERROR");
        var b = _nodes.Start("b", Tls(NewCertificate("b")));

        await RefusesAsync(b, () => FailureAsync(plain, b));
    }

    [Theory]
    [InlineData("", "names no certificate")]
    [InlineData("no-such-file.pfx", "no-such-file.pfx")]
    public void Start_WithoutACertificate_SaysSo(string path, string expected)
    {
        var failure = Assert.Throws<ConfigurationException>(() => _nodes.Start("a", Tls(path)));

        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    private static async Task<string> AskEchoAsync(ActorSystem from, ActorSystem to)
    {
        var echo = await Nodes.Find(from, to.ActorOf(Props.Create(() => new Echo()), "echo"), to);
        return await echo.Ask<string>("hello", Nodes.Patience);
    }

    private static async Task<Exception> FailureAsync(ActorSystem from, ActorSystem to)
    {
        var echo = Nodes.Resolve(from, to.ActorOf(Props.Create(() => new Echo()), "echo"), to);
        var error = from.Next<AssociationErrorEvent>();
        echo.Tell("hello");
        return (await error).Cause;
    }

    private static async Task RefusesAsync(ActorSystem answerer, Func<Task> call)
    {
        var refusal = answerer.Next<Warning>(warning => $"{warning.Message}".Contains("is refused", StringComparison.Ordinal));
        await call();
        await refusal;
    }

    private static string Tls(string certificate, string more = "") => $$"""
        akka { loglevel = WARNING, loggers = [] }
        akka.remote.dot-netty.tcp {
          enable-ssl = true
          ssl { certificate { path = "{{certificate}}", password = "sesame" }, {{more}} }
        }
        """;

    private string NewCertificate(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue.AddYears(-1));
        var path = Path.Combine(_folder, $"{name}.pfx");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, "sesame"));
        return path;
    }
}
