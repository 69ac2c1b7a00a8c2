namespace Akka.Actor;

/// <summary>A child as an entry of its parent's table: actors of this process are their own entries, which saves an object for each.</summary>
internal interface IChildEntry
{
    IInternalActorRef Ref { get; }

    string Name { get; }

    /// <summary>Grows from child to child.</summary>
    long Uid { get; }

    int NameHash { get; set; }

    /// <summary>The next one of the same place in the table.</summary>
    IChildEntry? Next { get; set; }

    /// <summary>Whether its parent is stopping it.</summary>
    bool IsStopping { get; set; }
}

/// <summary>A child that lives elsewhere.</summary>
internal sealed class ForeignChild(IInternalActorRef child) : IChildEntry
{
    public IInternalActorRef Ref => child;

    public string Name { get; } = child.Path.Name;

    public long Uid => child.Path.Uid;

    public int NameHash { get; set; }

    public IChildEntry? Next { get; set; }

    public bool IsStopping { get; set; }
}
