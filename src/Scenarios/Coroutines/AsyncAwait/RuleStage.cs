using System.Globalization;
using ActorConcurrency.Actors;
using ActorConcurrency.Scenarios.Running;
using Akka.Actor;

namespace ActorConcurrency.Scenarios.Coroutines.AsyncAwait;

/// <summary>Where one rule is played: what happens there is noted in the trace under the rule's name, in order.</summary>
internal sealed class RuleStage(ScenarioContext context, string rule)
{
    private readonly Lock _gate = new();
    private readonly List<string> _story = [];

    public IConcurrency Concurrency => context.Concurrency;

    public ActorSystem System => context.System;

    public CancellationToken Stopping => context.Stopping;

    /// <summary>What has happened, for people.</summary>
    public string Story
    {
        get
        {
            lock (_gate)
                return string.Join(" → ", _story);
        }
    }

    /// <summary>Something happens: the trace gets its key, and its value if there is one.</summary>
    public void Note(string key, object? value = null)
    {
        context.Note(rule, value is null ? key : string.Create(CultureInfo.InvariantCulture, $"{key} {value}"));
        lock (_gate)
            _story.Add(context.Text(key, value ?? ""));
    }
}
