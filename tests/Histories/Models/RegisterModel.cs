using System.Text.Json.Serialization;

namespace ActorConcurrency.Histories.Models;

/// <summary>A request to one value that may be missing, as a dictionary has under one of its keys.</summary>
/// <param name="Key">Whose value.</param>
[JsonDerivedType(typeof(Get), nameof(Get))]
[JsonDerivedType(typeof(Set), nameof(Set))]
[JsonDerivedType(typeof(Remove), nameof(Remove))]
[JsonDerivedType(typeof(CompareAndSet), nameof(CompareAndSet))]
[JsonDerivedType(typeof(Increment), nameof(Increment))]
[JsonDerivedType(typeof(Lose), nameof(Lose))]
public abstract record RegisterRequest(string Key)
{
    /// <summary>Reads it; null: it is missing.</summary>
    public sealed record Get(string Key, int? Answer = null) : RegisterRequest(Key);

    /// <summary>Writes it.</summary>
    public sealed record Set(string Key, int Value) : RegisterRequest(Key);

    /// <summary>Removes it, and tells what it was; null: it was missing, and nothing was done.</summary>
    public sealed record Remove(string Key, int? Answer = null) : RegisterRequest(Key);

    /// <summary>Writes it if it is what is expected.</summary>
    public sealed record CompareAndSet(string Key, int Expected, int Value, bool Answer = false) : RegisterRequest(Key);

    /// <summary>Adds to it, and tells what it is then; null: it was missing, and nothing was done.</summary>
    public sealed record Increment(string Key, int Amount, int? Answer = null) : RegisterRequest(Key);

    /// <summary>Its memory is lost, with the node that had it.</summary>
    public sealed record Lose(string Key) : RegisterRequest(Key);
}

/// <summary>One value; its state is null while it is missing.</summary>
public sealed class RegisterModel : ISequentialModel<RegisterModel.State, RegisterRequest>
{
    /// <summary>The value.</summary>
    public readonly record struct State(int? Value);

    /// <inheritdoc />
    public State Initial => default;

    /// <inheritdoc />
    public bool TryApply(State state, RegisterRequest operation, bool isKnown, out State next)
    {
        next = operation switch
        {
            RegisterRequest.Set set => new State(set.Value),
            RegisterRequest.Remove or RegisterRequest.Lose => default,
            RegisterRequest.CompareAndSet swap when state.Value == swap.Expected => new State(swap.Value),
            RegisterRequest.Increment add => new State(state.Value + add.Amount),
            _ => state,
        };
        return !isKnown || operation switch
        {
            RegisterRequest.Get get => get.Answer == state.Value,
            RegisterRequest.Remove remove => remove.Answer == state.Value,
            RegisterRequest.CompareAndSet swap => swap.Answer == (state.Value == swap.Expected),
            RegisterRequest.Increment add => add.Answer == next.Value,
            _ => true,
        };
    }
}
