using Akka.Actor;

namespace ActorConcurrency.Actors.Contracts;

/// <summary>
/// One way to have primitives: in one actor system, over the nodes of a cluster. All suites in this folder run on each: a test project
/// derives from a suite with its back end as the type argument, and that is all.
/// </summary>
public abstract class ContractBackend : IDisposable
{
    /// <summary>The test's own node: there are the test's actors, and the owners of handles that it does not ask another node for.</summary>
    public abstract ActorSystem System { get; }

    /// <summary>The primitives as that node has them.</summary>
    public abstract IConcurrency Concurrency { get; }

    /// <summary>All nodes that callers may be on, the test's own first.</summary>
    public virtual IReadOnlyList<(ActorSystem System, IConcurrency Concurrency)> Nodes => [(System, Concurrency)];

    /// <summary>Whether primitives live on several nodes, so that calls take longer.</summary>
    public virtual bool IsOverNodes => Nodes.Count > 1;

    /// <summary>The actor of a primitive by kind and name.</summary>
    public virtual Task<IActorRef> ActorOfAsync(string kind, string name) =>
        System.ActorSelection($"/system/{kind.Replace(' ', '-')}-{name}").ResolveOne(TimeSpan.FromSeconds(30));

    /// <summary>The clock that time-outs and sleeps go by.</summary>
    public abstract DateTimeOffset Now { get; }

    /// <summary>Lets the clock go on, and fires what is due before it returns.</summary>
    public abstract void Advance(TimeSpan time);

    /// <summary>Whether <see cref="System"/> is left for tests to come; false: the test ends it.</summary>
    public virtual bool KeepsSystem => false;

    /// <summary>Ends what there is beside <see cref="System"/>, or makes it ready for the next test.</summary>
    public virtual void Dispose()
    {
    }
}
