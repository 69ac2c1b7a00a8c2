using System.Globalization;
using ActorConcurrency.Cluster.Node;
using Xunit;

namespace ActorConcurrency.Cluster.Processes.Tests.Support;

/// <summary>The results of streams of jobs as their submitter tells them, what was run as those tell who ran it, and where the queue lives.</summary>
internal sealed class ToldJobs
{
    private readonly Lock _gate = new();
    private readonly List<(string Stream, long Number, long Value)> _results = [];
    private readonly HashSet<long> _ran = [];
    private readonly List<(Func<bool> IsSo, TaskCompletionSource Reached)> _waits = [];
    private string? _queue;

    /// <summary>How many results have come.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _results.Count;
        }
    }

    /// <summary>The address of the node where the queue lived last.</summary>
    public string? Queue
    {
        get
        {
            lock (_gate)
                return _queue;
        }
    }

    /// <summary>Takes a line in.</summary>
    public void Add(string word, string rest)
    {
        lock (_gate)
        {
            switch (word)
            {
                case "queue":
                    _queue = rest;
                    break;
                case "ran":
                    _ran.Add(long.Parse(rest, CultureInfo.InvariantCulture));
                    break;
                default:
                    var parts = rest.Split(' ');
                    _results.Add((parts[0], long.Parse(parts[1], CultureInfo.InvariantCulture), long.Parse(parts[2], CultureInfo.InvariantCulture)));
                    break;
            }

            foreach (var wait in _waits.Where(wait => wait.IsSo()).ToList())
            {
                _waits.Remove(wait);
                wait.Reached.SetResult();
            }
        }
    }

    /// <summary>Completes when so many more results have come.</summary>
    public Task MoreAsync(int count)
    {
        lock (_gate)
        {
            var goal = _results.Count + count;
            return WhenAsync(() => _results.Count >= goal, $"{count} more results after {_results.Count}");
        }
    }

    /// <summary>Completes when the first jobs of those that nobody waits for have been run.</summary>
    public Task RanAsync(long count)
    {
        lock (_gate)
            return WhenAsync(() => _ran.Count >= count, $"all of {count} jobs run that nobody waits for");
    }

    /// <summary>Every job of a stream has given its own result, once, and in order where that is promised.</summary>
    public void AssertWhole(string stream, long count)
    {
        lock (_gate)
        {
            var all = _results.Where(result => result.Stream == stream).ToList();
            var numbers = all.Select(result => result.Number);
            var expected = Enumerable.Range(0, (int)count).Select(i => (long)i);
            Assert.Equal(expected, stream == JobStreams.Ordered ? numbers : numbers.Order());
            Assert.All(all, result => Assert.Equal(result.Number * result.Number, result.Value));
        }
    }

    private async Task WhenAsync(Func<bool> isSo, string what)
    {
        if (isSo())
            return;
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waits.Add((isSo, reached));
        await Task.WhenAny(reached.Task, Task.Delay(NodeProcess.Limit));
        if (!reached.Task.IsCompleted)
            throw new TimeoutException($"There were never {what}; the queue was last seen on {Queue}, there are {Count} results.");
    }
}
