using System.Collections.Concurrent;
using Akka.Configuration;
using Akka.Routing;
using Akka.Util;
using Akka.Util.Internal;

namespace Akka.Actor;

/// <summary>
/// The deployments of <c>akka.actor.deployment</c>, by the actors' paths below /user, where <c>*</c> stands for any one name and a last
/// <c>**</c> for any rest of the path. Of several that fit, the one counts whose first difference is a name, or else a single <c>*</c>.
/// </summary>
public class Deployer
{
    /// <summary>What a deployment that says less falls back to.</summary>
    protected readonly Config Default;

    private readonly Settings _settings;
    private readonly ConcurrentDictionary<string, Deploy> _exact = new(StringComparer.Ordinal);
    private volatile (string[] Steps, Deploy Deploy)[] _patterns = [];
    private volatile bool _hasAny;

    /// <summary>Reads the deployments.</summary>
    public Deployer(Settings settings)
    {
        _settings = settings;
        var section = settings.Config.GetConfig("akka.actor.deployment");
        Default = section?.GetConfig("default") ?? Config.Empty;
        if (section is null) return;
        foreach (var (key, value) in section.Root.GetObject()!.Items)
        {
            if (key != "default" && value.IsObject()) SetDeploy(ParseConfig(key, new Config(new Configuration.Hocon.HoconRoot(value))));
        }
    }

    /// <summary>False while there is no deployment at all.</summary>
    internal bool HasAny => _hasAny;

    /// <summary>The deployment of an actor; null when the configuration has none.</summary>
    public Deploy? Lookup(ActorPath path)
    {
        if (!_hasAny || path.Depth < 2 || path.ParentOf(1).Name != "user") return null;
        return Lookup(path.Elements.Skip(1));
    }

    /// <summary>The deployment for the names below /user; null when the configuration has none.</summary>
    public Deploy? Lookup(IEnumerable<string> path)
    {
        var names = path.ToArray();
        if (_exact.TryGetValue("/" + string.Join('/', names), out var deployment)) return deployment;
        return Array.Find(_patterns, pattern => Fits(pattern.Steps, names)).Deploy;
    }

    /// <summary>Adds a deployment, for the path that it has, in place of an earlier one for that path.</summary>
    /// <exception cref="IllegalActorNameException">The path has a name that no actor can have.</exception>
    public void SetDeploy(Deploy deploy)
    {
        var path = deploy.Path.StartsWith('/') ? deploy.Path : "/" + deploy.Path;
        var steps = path[1..].Split('/');
        foreach (var name in steps)
        {
            if (!ActorPath.IsValidPathElement(name))
                throw new IllegalActorNameException($"Illegal actor name [{name}] in the deployment [{deploy.Path}].");
        }

        if (!steps.Any(IsWildcard))
        {
            _exact[path] = deploy;
        }
        else
        {
            var others = _patterns.Where(pattern => !pattern.Steps.SequenceEqual(steps));
            _patterns = [.. others.Append((Steps: steps, Deploy: deploy)).OrderBy(pattern => string.Concat(pattern.Steps.Select(Generality)), StringComparer.Ordinal)];
        }

        _hasAny = true;
    }

    /// <summary>Reads one deployment section; what it leaves out comes from the default one.</summary>
    /// <exception cref="ConfigurationException">It names an unknown router.</exception>
    public virtual Deploy ParseConfig(string key, Config config)
    {
        var section = config.WithFallback(Default);
        return new Deploy(
            key,
            section,
            Router(key, section),
            Deploy.NoScopeGiven,
            section.GetString("dispatcher", Deploy.NoDispatcherGiven),
            section.GetString("mailbox", Deploy.NoMailboxGiven),
            section.GetInt("stash-capacity", Deploy.NoStashSize));
    }

    private RouterConfig Router(string key, Config config)
    {
        var name = config.GetString("router", "from-code");
        if (name == "from-code") return NoRouter.Instance;
        var typeName = _settings.Config.GetString($"akka.actor.router.type-mapping.{name}", name);
        var type = TypeResolver.TryResolve(typeName);
        return type is not null && type.Implements<RouterConfig>()
            ? (RouterConfig)Activator.CreateInstance(type, config)!
            : throw new ConfigurationException($"The deployment [{key}] names the router [{name}], which is not known.");
    }

    private static bool Fits(string[] pattern, string[] names) => pattern is [.. var first, "**"]
        ? names.Length >= pattern.Length && first.Zip(names).All(Same)
        : pattern.Length == names.Length && pattern.Zip(names).All(Same);

    private static bool Same((string Pattern, string Name) step) => step.Pattern == "*" || step.Pattern == step.Name;

    private static bool IsWildcard(string step) => step is "*" or "**";

    private static char Generality(string step) => step switch { "*" => '1', "**" => '2', _ => '0' };
}
