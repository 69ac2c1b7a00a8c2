using ActorConcurrency.Scenarios.Catalog;
using ActorConcurrency.Scenarios.Languages;

namespace ActorConcurrency.Scenarios.Running;

/// <summary>How one scenario is run.</summary>
/// <param name="Values">A value for each of its parameters.</param>
/// <param name="Speed">All durations are divided by it.</param>
/// <param name="Seed">Where all random numbers come from; one seed, one run.</param>
/// <param name="Texts">The scenario's texts in the language of the run.</param>
/// <param name="IsQuiet">Whether the lines are left out.</param>
/// <param name="Commands">Where an interactive run reads its commands; null: the run is not interactive.</param>
/// <param name="KeepsTrace">Whether the outcome has the whole trace, also where it is judged without.</param>
internal sealed record RunSettings(
    ParameterValues Values, double Speed, int Seed, Texts Texts, bool IsQuiet = false, CommandInput? Commands = null, bool KeepsTrace = false);
