using System.Collections;
using Akka.Event;

namespace Akka.Actor;

/// <summary>The plugins for one type of actors, in order. One that fails is logged; the others are called all the same.</summary>
public class ActorProducerPipeline : IEnumerable<IActorProducerPlugin>
{
    private readonly Lazy<ILoggingAdapter> _log;
    private readonly IActorProducerPlugin[] _plugins;

    /// <summary>Creates the pipeline.</summary>
    /// <param name="log">Where failures of plugins are logged.</param>
    /// <param name="plugins">The plugins, in order.</param>
    public ActorProducerPipeline(Lazy<ILoggingAdapter> log, IEnumerable<IActorProducerPlugin> plugins)
    {
        _log = log;
        _plugins = [.. plugins];
    }

    /// <summary>How many plugins there are.</summary>
    public int Count => _plugins.Length;

    /// <summary>Hands a new instance to each plugin.</summary>
    public void AfterActorIncarnated(ActorBase actor, IActorContext context) =>
        Apply(actor, context, static (plugin, actor, context) => plugin.AfterIncarnated(actor, context));

    /// <summary>Hands an instance that stops or is about to be replaced to each plugin.</summary>
    public void BeforeActorIncarnated(ActorBase actor, IActorContext context) =>
        Apply(actor, context, static (plugin, actor, context) => plugin.BeforeIncarnated(actor, context));

    /// <inheritdoc />
    public IEnumerator<IActorProducerPlugin> GetEnumerator() => _plugins.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Apply(ActorBase actor, IActorContext context, Action<IActorProducerPlugin, ActorBase, IActorContext> call)
    {
        foreach (var plugin in _plugins)
        {
            try
            {
                call(plugin, actor, context);
            }
            catch (Exception e)
            {
                _log.Value.Error(e, "Plugin {0} failed on actor {1} of type {2}", plugin.GetType(), context.Self, actor.GetType());
            }
        }
    }
}
