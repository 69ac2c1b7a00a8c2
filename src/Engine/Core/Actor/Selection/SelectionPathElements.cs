using Akka.Util;

namespace Akka.Actor;

/// <summary>One step of an actor selection.</summary>
public abstract class SelectionPathElement
{
    /// <summary>For the kinds of step below.</summary>
    protected SelectionPathElement()
    {
    }

    internal static SelectionPathElement[] Parse(IEnumerable<string> elements)
    {
        var steps = new List<SelectionPathElement>();
        foreach (var element in elements)
        {
            if (element.Length == 0)
                continue;
            if (steps.Count > 0 && steps[^1] is SelectChildRecursive)
                throw new IllegalActorNameException("A double wildcard can only be the last element of a selection");
            steps.Add(element switch
            {
                ".." => SelectParent.Instance,
                "**" => SelectChildRecursive.Instance,
                _ when element.AsSpan().IndexOfAny('*', '?') >= 0 => new SelectChildPattern(element),
                _ => new SelectChildName(element),
            });
        }

        return [.. steps];
    }
}

/// <summary>A step to the child of a certain name.</summary>
public class SelectChildName : SelectionPathElement
{
    /// <summary>A step to the child called <paramref name="name"/>.</summary>
    public SelectChildName(string name) => Name = name;

    /// <summary>The child's name.</summary>
    public string Name { get; }

    /// <summary>True for the same name.</summary>
    protected bool Equals(SelectChildName other) => Name == other.Name;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SelectChildName other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>A step to every child whose name fits a pattern of <c>*</c> and <c>?</c>; upper and lower case are the same.</summary>
public class SelectChildPattern : SelectionPathElement
{
    /// <summary>A step to the children that fit <paramref name="patternStr"/>.</summary>
    public SelectChildPattern(string patternStr) => PatternStr = patternStr;

    /// <summary>The pattern.</summary>
    public string PatternStr { get; }

    internal bool Fits(IActorRef child) => child.Path.Name.Like(PatternStr);

    /// <summary>True for the same pattern.</summary>
    protected bool Equals(SelectChildPattern other) => PatternStr == other.PatternStr;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SelectChildPattern other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => PatternStr.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => PatternStr;
}

/// <summary>A last step to all actors below, at any depth: <c>**</c>.</summary>
public class SelectChildRecursive : SelectionPathElement
{
    /// <summary>The step.</summary>
    public static readonly SelectChildRecursive Instance = new();

    /// <summary>The same step as <see cref="Instance"/>.</summary>
    public SelectChildRecursive()
    {
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SelectChildRecursive;

    /// <inheritdoc/>
    public override int GetHashCode() => "**".GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => "**";
}

/// <summary>A step to the parent: <c>..</c>.</summary>
public class SelectParent : SelectionPathElement
{
    /// <summary>The step.</summary>
    public static readonly SelectParent Instance = new();

    /// <summary>The same step as <see cref="Instance"/>.</summary>
    public SelectParent()
    {
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SelectParent;

    /// <inheritdoc/>
    public override int GetHashCode() => "..".GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => "..";
}
