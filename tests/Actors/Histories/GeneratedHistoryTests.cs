using ActorConcurrency.Histories;
using ActorConcurrency.Histories.Models;
using Xunit;

namespace ActorConcurrency.Actors.Tests.Histories;

/// <summary>Histories that are right by construction, since each operation took effect at a known moment, and the same with one wrong answer.</summary>
public sealed class GeneratedHistoryTests
{
    private const int Steps = 60;

    [Fact]
    public void Check_RegisterOperationsThatOverlap_AreLinearizable() =>
        ForEverySeed(random => AssertRight(new RegisterModel(), Generate(new RegisterModel(), random, overlap: 40, NextOnRegister)));

    [Fact]
    public void Check_RegisterOperationsWithOneWrongRead_AreNotLinearizable() =>
        ForEverySeed(random => AssertWrong(
            new RegisterModel(),
            Generate(new RegisterModel(), random, overlap: 0, NextOnRegister),
            what => what is RegisterRequest.Get get ? get with { Answer = (get.Answer ?? 0) + 100 } : null,
            random));

    [Fact]
    public void Check_QueueOperationsThatOverlap_AreLinearizable() =>
        ForEverySeed(random => AssertRight(new QueueModel(), Generate(new QueueModel(), random, overlap: 40, NextOnQueue)));

    [Fact]
    public void Check_QueueOperationsWithOneItemLost_AreNotLinearizable() =>
        ForEverySeed(random => AssertWrong(
            new QueueModel(),
            Generate(new QueueModel(), random, overlap: 0, NextOnQueue),
            what => what is QueueRequest.Take { Answer: not null } take ? take with { Answer = null } : null,
            random));

    private static void ForEverySeed(Action<Random> check)
    {
        for (var seed = 0; seed < 50; seed++)
            check(new Random(seed));
    }

    private static void AssertRight<TState, T>(ISequentialModel<TState, T> model, List<Operation<T>> history)
        where TState : notnull
    {
        var verdict = Linearizability.Check(model, history);
        Assert.True(verdict.IsLinearizable, verdict.Explanation);
    }

    private static void AssertWrong<TState, T>(
        ISequentialModel<TState, T> model, List<Operation<T>> history, Func<T, T?> spoil, Random random)
        where TState : notnull
        where T : class
    {
        var spoilable = history.FindAll(operation => spoil(operation.What) is not null);
        var victim = spoilable[random.Next(spoilable.Count)];
        history[history.IndexOf(victim)] = victim with { What = spoil(victim.What)! };

        Assert.False(Linearizability.Check(model, history).IsLinearizable);
    }

    // Every operation takes effect at its number times ten; its call and its return lie around that.
    private static List<Operation<T>> Generate<TState, T>(
        ISequentialModel<TState, T> model, Random random, int overlap, Func<TState, int, Random, T> next)
        where TState : notnull
    {
        var history = new List<Operation<T>>();
        var state = model.Initial;
        for (var i = 1; i <= Steps; i++)
        {
            var operation = next(state, i, random);
            Assert.True(model.TryApply(state, operation, isKnown: true, out state));
            history.Add(new Operation<T>($"client{i}", operation, (i * 10) - random.Next(1, overlap + 2), (i * 10) + random.Next(1, overlap + 2)));
        }

        return history;
    }

    private static RegisterRequest NextOnRegister(RegisterModel.State state, int number, Random random) => random.Next(4) switch
    {
        0 => new RegisterRequest.Set("k", random.Next(5)),
        1 => new RegisterRequest.Remove("k", state.Value),
        2 => new RegisterRequest.Increment("k", 1, state.Value + 1),
        _ => new RegisterRequest.Get("k", state.Value),
    };

    private static QueueRequest NextOnQueue(QueueModel.State state, int number, Random random) => random.Next(3) switch
    {
        0 => new QueueRequest.Take($"{number}", state.Items.Count == 0 ? null : state.Items[0].Item),
        1 => new QueueRequest.Count(state.Items.Count),
        _ => new QueueRequest.Put(number),
    };
}
