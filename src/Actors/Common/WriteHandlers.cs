using System.Collections.Concurrent;

namespace ActorConcurrency.Actors.Common;

/// <summary>How messages are written to the fenced resources of one node: by resource and type of message. Safe for many threads.</summary>
internal sealed class WriteHandlers
{
    private readonly ConcurrentDictionary<(string Resource, Type Message), Func<object, Task<object?>>> _handlers = new();

    public void Set<TMessage, TResult>(string resource, Func<TMessage, Task<TResult>> handler)
        where TMessage : notnull =>
        _handlers[(resource, typeof(TMessage))] = async message => await handler((TMessage)message).ConfigureAwait(false);

    /// <summary>Null: there is none.</summary>
    public Func<object, Task<object?>>? Find(string resource, Type message) => _handlers.GetValueOrDefault((resource, message));
}
