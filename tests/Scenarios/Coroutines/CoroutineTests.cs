using ActorConcurrency.Actors.Tracing;
using ActorConcurrency.Scenarios.Coroutines;
using Xunit;

namespace ActorConcurrency.Scenarios.Tests.Coroutines;

public class CoroutineTests
{
    [Theory]
    [InlineData("coroutine", "", 5)]
    [InlineData("coroutine", "--set rounds=1", 1)]
    [InlineData("coroutine", "--set rounds=50 --lang en", 50)]
    [InlineData("greenlet", "", 5)]
    [InlineData("greenlet", "--set rounds=1", 1)]
    [InlineData("greenlet", "--set rounds=200 --lang en", 200)]
    public async Task Run_Rounds_AlternateStrictly(string id, string settings, int rounds)
    {
        var result = await CommandLine.RunAsync($"run {id} --speed 1000 {settings}");
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Equal(Enumerable.Range(0, 2 * rounds).Select(i => i % 2 == 0 ? "eat" : "drink"), result.Transcript);
    }

    [Fact]
    public async Task Coroutine_SeveralCallersAtATime_WaitTheirTurn()
    {
        var result = await CommandLine.RunAsync("run coroutine --speed 1000 --set callers=2 --set rounds=2");
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Equal(["eat", "eat", "drink", "drink", "eat", "eat", "drink", "drink"], result.Transcript);
    }

    [Fact]
    public async Task Greenlet_DrinkFirst_BeginsWithDrink()
    {
        var result = await CommandLine.RunAsync("run greenlet --set first=drink --set rounds=2");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(["drink", "eat", "drink", "eat"], result.Transcript);
    }

    [Theory]
    [InlineData("eat")]
    [InlineData("drink")]
    public async Task Greenlet_TheFirstKeepsControl_TheOtherNeverRuns(string first)
    {
        var result = await CommandLine.RunAsync($"run greenlet --set selfish=yes --set first={first} --set rounds=3");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal([first, first, first], result.Transcript);
    }

    [Fact]
    public async Task Gevent_Cooperative_BothGoOnAtATime()
    {
        var result = await CommandLine.RunAsync("run gevent --speed 100");
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Equal(5, result.Transcript.Count(line => line == "eat GreenThread-1"));
        Assert.Equal(5, result.Transcript.Count(line => line == "drink GreenThread-2"));
        Assert.Equal(2, result.Transcript.Take(2).Distinct().Count());
    }

    [Fact]
    public async Task Gevent_Busy_OneAfterTheOther()
    {
        var result = await CommandLine.RunAsync("run gevent --speed 100 --set mode=busy --set rounds=3");
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Single(result.Transcript.Take(3).Distinct());
        Assert.Single(result.Transcript.Skip(3).Distinct());
    }

    [Fact]
    public async Task Check_ACoroutineThatWasOtherwise_IsBroken()
    {
        var run = await RecordedRun.OfAsync(new CoroutineScenario(), 10, "rounds=3");
        var drinks = RecordedRun.Note("drink", Turn.NotesSays);
        Assert.Contains("line 2 was eat's, it should have been drink's", run.Without(drinks), StringComparison.Ordinal);
        Assert.Contains("line 1 was drink's, it should have been eat's", run.Earlier(drinks, RecordedRun.Note("eat", Turn.NotesSays)), StringComparison.Ordinal);
        Assert.Contains("one ran at a time: drink ran while eat did", run.Without(RecordedRun.Note("eat", Turn.NotesStands)), StringComparison.Ordinal);
        Assert.Contains("paused for ", run.Otherwise(drinks, e => e with { Time = e.Time + TimeSpan.FromSeconds(100) }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_ACallerWithoutAValue_IsBroken()
    {
        var run = await RecordedRun.OfAsync(new CoroutineScenario(), 1000, "rounds=2", "callers=2");
        Assert.Contains("each of 2 callers at a time got a value: 7 values were got", run.Without(RecordedRun.Note("main", "has a value")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_AGreenletThatWasOtherwise_IsBroken()
    {
        var run = await RecordedRun.OfAsync(new GreenletScenario(), 10, "rounds=3");
        Assert.Contains("line 1 was drink's, it should have been eat's", run.Without(RecordedRun.Note("eat", Turn.NotesSays)), StringComparison.Ordinal);
        Assert.Contains("one ran at a time: drink ran while eat did", run.Without(RecordedRun.Note("eat", Turn.NotesStands)), StringComparison.Ordinal);

        var selfish = await RecordedRun.OfAsync(new GreenletScenario(), 10, "rounds=3", "selfish=yes");
        Assert.Contains("there were 2 lines", selfish.Without(RecordedRun.Note("eat", Turn.NotesSays)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_AGeventThatWasOtherwise_IsBroken()
    {
        var run = await RecordedRun.OfAsync(new GeventScenario(), 10, "rounds=3");
        var eats = RecordedRun.Note("GreenThread-1", "eat ");
        Assert.Equal("3 rounds each: eat had 2, drink 3", run.Without(eats));
        Assert.Contains("on one thread: they were ", run.Otherwise(eats, e => e with { Note = "eat on thread -1" }), StringComparison.Ordinal);
        Assert.Contains("paused for ", run.Otherwise(eats, e => e with { Time = e.Time + TimeSpan.FromSeconds(100) }), StringComparison.Ordinal);

        var busy = await RecordedRun.OfAsync(new GeventScenario(), 100, "rounds=2", "mode=busy");
        Assert.Contains(
            "who computed kept the thread to its end: they took turns",
            busy.Earlier(RecordedRun.Nth(4, IsLine), IsLine),
            StringComparison.Ordinal);

        static bool IsLine(TraceEvent e) => e.Note?.Contains(" on thread ", StringComparison.Ordinal) == true;
    }
}
