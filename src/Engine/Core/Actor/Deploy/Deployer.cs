using System.Collections.Concurrent;
using Akka.Configuration;
using Akka.Routing;
using Akka.Util;
using Akka.Util.Internal;

namespace Akka.Actor;

/// <summary>The deployments of <c>akka.actor.deployment</c>, by the actors' paths below /user; a step may be * for any name, the last ** for any path.</summary>
public class Deployer
{
    /// <summary>What a deployment that says less falls back to.</summary>
    protected readonly Config Default;

    private readonly Settings _settings;
    private readonly ConcurrentDictionary<string, Deploy> _exact = new(StringComparer.Ordinal);
    private volatile Deploy[] _patterns = [];
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
            if (key != "default" && value.IsObject()) SetDeploy(ParseConfig(key, new Config(new Configuration.Hocon.HoconRoot(value)).WithFallback(Default)));
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
        return Array.Find(_patterns, pattern => Fits(pattern.Path.Split('/', StringSplitOptions.RemoveEmptyEntries), names));
    }

    /// <summary>Adds a deployment, for the path that it has.</summary>
    public void SetDeploy(Deploy deploy)
    {
        var path = deploy.Path.StartsWith('/') ? deploy.Path : "/" + deploy.Path;
        foreach (var name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!name.Contains('*') && !ActorPath.IsValidPathElement(name))
                throw new IllegalActorNameException($"Illegal actor name [{name}] in the deployment [{deploy.Path}].");
        }
        if (path.Contains('*')) _patterns = [.. _patterns, deploy];
        else _exact[path] = deploy;
        _hasAny = true;
    }

    /// <summary>Reads one deployment section.</summary>
    /// <exception cref="ConfigurationException">It names an unknown router.</exception>
    public virtual Deploy ParseConfig(string key, Config config) => new(
        key,
        config,
        Router(key, config),
        Scope.Local,
        config.GetString("dispatcher", ""),
        config.GetString("mailbox", ""),
        config.GetInt("stash-capacity", Deploy.NoStashSize));

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

    private static bool Fits(string[] pattern, string[] names)
    {
        if (pattern is [.., "**"]) return names.Length >= pattern.Length && pattern[..^1].Zip(names).All(Same);
        return pattern.Length == names.Length && pattern.Zip(names).All(Same);
    }

    private static bool Same((string Pattern, string Name) step) => step.Name.Like(step.Pattern);
}
