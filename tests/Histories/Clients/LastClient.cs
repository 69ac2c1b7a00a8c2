using ActorConcurrency.Histories.Models;

namespace ActorConcurrency.Histories.Clients;

/// <summary>What comes last in a history, when all its clients have ended: everything is taken that can be, so that what leaked is missed.</summary>
public static class LastClient
{
    private const string Name = "last";

    /// <summary>Takes all permits at once, and waits for them.</summary>
    public static async Task TakeAllAsync(IHistory<PermitsRequest> history, PermitsAccess access, int permits, CancellationToken end)
    {
        var all = new PermitsRequest.Acquire("all", permits);
        var called = history.Begin(Name, all);
        await using var lease = await access.AcquireAsync(permits, end);
        history.AddReturned(Name, all with { Answer = lease!.FencingToken }, called);
    }

    /// <summary>Takes items until there is none.</summary>
    public static async Task DrainAsync(IHistory<QueueRequest> history, Func<Task<int?>> take)
    {
        for (var i = 1; ; i++)
        {
            var request = new QueueRequest.Take($"{Name}.{i}");
            var called = history.Begin(Name, request);
            var item = await take();
            history.AddReturned(Name, request with { Answer = item }, called);
            if (item is null)
                return;
        }
    }

    /// <summary>
    /// The items that are missing: their addition was acknowledged, and nobody finished them, nor were they there in the end. The model alone lets
    /// what was on its way to somebody who was never heard of again be lost.
    /// </summary>
    /// <param name="history">The queue's history, drained.</param>
    /// <param name="isTakenAtOnce">Whether who gets an item has it for good; else it has to say that it is finished.</param>
    public static IReadOnlyList<int> FindLost(IReadOnlyList<Operation<QueueRequest>> history, bool isTakenAtOnce)
    {
        var finished = history.Select(operation => operation.What).OfType<QueueRequest.Finish>().Select(finish => finish.Id).ToHashSet();
        var known = history.Where(operation => operation.Returned is not null).ToList();
        var gone = known.Where(operation => operation.What is QueueRequest.Take take && (isTakenAtOnce || operation.Client == Name || finished.Contains(take.Id)))
            .Select(operation => ((QueueRequest.Take)operation.What).Answer).OfType<int>();
        var put = known.Select(operation => operation.What).OfType<QueueRequest.Put>().Where(request => request.Answer).Select(request => request.Item);
        return [.. put.Except(gone)];
    }
}
