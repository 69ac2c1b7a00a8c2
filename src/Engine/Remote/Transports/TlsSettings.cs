using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Akka.Configuration;

namespace Akka.Remote.Transports;

/// <summary>How connections are encrypted, and how both sides prove who they are.</summary>
internal sealed record TlsSettings(X509Certificate2 Certificate, bool IsMutual, bool AcceptsAny)
{
    /// <exception cref="ConfigurationException">There is no certificate, or it can't be read.</exception>
    public static TlsSettings From(Config ssl)
    {
        var path = ssl.GetString("certificate.path", "")!;
        if (path.Length == 0) throw new ConfigurationException("enable-ssl is on, but ssl.certificate.path names no certificate.");
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(path, ssl.GetString("certificate.password", ""));
            return new TlsSettings(certificate, ssl.GetBoolean("require-mutual-authentication", true), ssl.GetBoolean("suppress-validation"));
        }
        catch (Exception e) when (e is IOException or System.Security.Cryptography.CryptographicException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"The certificate [{path}] of ssl.certificate.path can't be read: {e.Message}", e);
        }
    }

    public SslServerAuthenticationOptions AsServer() => new()
    {
        ServerCertificate = Certificate,
        ClientCertificateRequired = IsMutual,
        RemoteCertificateValidationCallback = Validate,
    };

    public SslClientAuthenticationOptions AsClient(string host) => new()
    {
        TargetHost = host,
        ClientCertificates = [Certificate],
        RemoteCertificateValidationCallback = Validate,
    };

    // Who proves to own this node's own certificate is one of its nodes, whoever signed it.
    private bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null) return !IsMutual && sender is SslStream { IsServer: true };
        return AcceptsAny || errors is SslPolicyErrors.None || certificate.GetRawCertData().AsSpan().SequenceEqual(Certificate.RawDataMemory.Span);
    }
}
