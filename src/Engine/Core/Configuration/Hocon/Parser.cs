namespace Akka.Configuration.Hocon;

/// <summary>Parses HOCON text.</summary>
public class Parser
{
    /// <summary>Parses a document and resolves the substitutions in it that it can resolve on its own; fallbacks may resolve the others.</summary>
    /// <param name="text">The document.</param>
    /// <param name="includeCallback">Gives the parsed document for a name in an <c>include</c>; without it, includes are refused.</param>
    /// <returns>The document.</returns>
    /// <exception cref="ConfigurationException">The text is not HOCON; the message names line and column.</exception>
    public static HoconRoot Parse(string text, Func<string, HoconRoot?>? includeCallback)
    {
        ArgumentNullException.ThrowIfNull(text);
        var document = new HoconReader(text, includeCallback).ReadDocument();
        SubstitutionResolver.ResolveDocument(document);
        return document;
    }
}
