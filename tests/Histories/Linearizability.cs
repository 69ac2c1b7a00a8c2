using System.Collections;

namespace ActorConcurrency.Histories;

/// <summary>
/// Whether a history can be explained by operations that took effect one at a time, each between its call and its return.
/// </summary>
/// <remarks>
/// The search of J. M. Wing and C. Gong, "Testing and verifying concurrent objects" (Journal of Parallel and Distributed Computing 17, 1993),
/// with the memory of configurations of G. Lowe, "Testing for linearizability" (Concurrency and Computation 29, 2017), over a list of calls
/// and returns out of which operations are lifted and put back. Objects that are independent, as the keys of a dictionary are, are checked one
/// by one, which is enough since linearizability is local (M. Herlihy and J. M. Wing, 1990). An operation with an unknown outcome has no return;
/// it is tried when nothing else fits.
/// </remarks>
public static class Linearizability
{
    /// <summary>After how many steps the search gives up.</summary>
    public const int DefaultLimit = 2_000_000;

    /// <summary>Checks a history of one object.</summary>
    /// <param name="model">What the object should do.</param>
    /// <param name="history">All operations on it, in any order.</param>
    /// <param name="limit">How many steps the search may take.</param>
    /// <exception cref="InvalidOperationException">The limit was reached: the history is too long, or too much of it is unknown.</exception>
    public static Verdict Check<TState, T>(ISequentialModel<TState, T> model, IReadOnlyList<Operation<T>> history, int limit = DefaultLimit)
        where TState : notnull =>
        new Search<TState, T>(model, history).Run(limit);

    /// <summary>Checks a history of many independent objects, each with the operations of its key.</summary>
    /// <inheritdoc cref="Check{TState, T}(ISequentialModel{TState, T}, IReadOnlyList{Operation{T}}, int)" />
    public static Verdict CheckEach<TState, T, TKey>(
        ISequentialModel<TState, T> model, IEnumerable<Operation<T>> history, Func<T, TKey> keyOf, int limit = DefaultLimit)
        where TState : notnull
        where TKey : notnull
    {
        foreach (var one in history.GroupBy(operation => keyOf(operation.What)))
        {
            var verdict = Check(model, [.. one], limit);
            if (!verdict.IsLinearizable)
                return new Verdict(false, $"key {one.Key}: {verdict.Explanation}");
        }

        return Verdict.Yes;
    }

    private sealed class Search<TState, T>
        where TState : notnull
    {
        private readonly ISequentialModel<TState, T> _model;
        private readonly IReadOnlyList<Operation<T>> _history;
        private readonly Entry _known = new(-1);
        private readonly Entry _unknown = new(-1);
        private readonly BitArray _done;
        private readonly HashSet<Configuration> _seen = [];
        private readonly Stack<(Entry Call, TState Before)> _order = new();
        private TState _state;
        private int _unreturned;

        public Search(ISequentialModel<TState, T> model, IReadOnlyList<Operation<T>> history)
        {
            _model = model;
            _history = history;
            _state = model.Initial;
            _done = new BitArray(history.Count);
            Link();
        }

        public Verdict Run(int limit)
        {
            var best = new Best();
            var (entry, isKnown, deadline) = (_known.Next, true, 0L);
            for (var steps = 0; _unreturned > 0; steps++)
            {
                if (steps == limit)
                    throw new InvalidOperationException($"Undecided after {limit} steps: {_history.Count} operations, {_unreturned} not yet explained.");
                if (isKnown && entry is { IsReturn: true } stuck)
                {
                    // No known call before the first return fits next. Perhaps one does of which nobody has heard.
                    best.Offer(_order.Count, () => Explain(stuck));
                    (deadline, entry, isKnown) = (_history[stuck.Index].Returned!.Value, _unknown.Next, false);
                }
                else if (entry is not null)
                {
                    if ((isKnown || _history[entry.Index].Called <= deadline) && TryTake(entry))
                        (entry, isKnown) = (_known.Next, true);
                    else
                        entry = entry.Next;
                }
                else if (_order.Count > 0)
                {
                    var call = TakeBack();
                    (entry, isKnown, deadline) = (call.Next, call.Return is not null, FirstReturn());
                }
                else
                {
                    return new Verdict(false, best.Explanation);
                }
            }

            return Verdict.Yes;
        }

        private bool TryTake(Entry call)
        {
            var operation = _history[call.Index];
            var isKnown = operation.Returned is not null;
            if (!_model.TryApply(_state, operation.What, isKnown, out var next))
                return false;
            if (!isKnown && next.Equals(_state))
                return false;   // that is as good as if it had never taken effect

            _done[call.Index] = true;
            if (!_seen.Add(new Configuration(_done, next)))
            {
                _done[call.Index] = false;
                return false;
            }

            _order.Push((call, _state));
            _state = next;
            call.Lift();
            if (isKnown)
                _unreturned--;
            return true;
        }

        private Entry TakeBack()
        {
            var (call, before) = _order.Pop();
            _state = before;
            _done[call.Index] = false;
            call.PutBack();
            if (_history[call.Index].Returned is not null)
                _unreturned++;
            return call;
        }

        private long FirstReturn()
        {
            var entry = _known.Next!;
            while (!entry.IsReturn)
                entry = entry.Next!;
            return _history[entry.Index].Returned!.Value;
        }

        private void Link()
        {
            var known = new List<(long Time, Entry Entry)>();
            var unknown = new List<(long Time, Entry Entry)>();
            for (var i = 0; i < _history.Count; i++)
            {
                var call = new Entry(i);
                if (_history[i].Returned is not { } returned)
                {
                    unknown.Add((_history[i].Called, call));
                    continue;
                }

                if (returned < _history[i].Called)
                    throw new ArgumentException($"It returned before it was called: {_history[i]}");
                call.Return = new Entry(i) { IsReturn = true };
                known.Add((_history[i].Called, call));
                known.Add((returned, call.Return));
                _unreturned++;
            }

            // At the same moment, calls come first: such operations may have overlapped. Of the unknown the latest comes first, as what has changed
            // most is most likely the crash that came last.
            _known.Follow(known.OrderBy(e => e.Time).ThenBy(e => e.Entry.IsReturn).Select(e => e.Entry));
            _unknown.Follow(unknown.OrderByDescending(e => e.Time).Select(e => e.Entry));
        }

        private string Explain(Entry stuck)
        {
            var lines = _order.Reverse().TakeLast(12).Select(step => $"  {_history[step.Call.Index]}").ToList();
            return $"""
                no order explains it; the longest that was found ends with
                {string.Join(Environment.NewLine, lines)}
                state: {_state}
                stuck at: {_history[stuck.Index]}
                """;
        }

        private readonly struct Configuration : IEquatable<Configuration>
        {
            private readonly int[] _done;
            private readonly TState _state;
            private readonly int _hash;

            public Configuration(BitArray done, TState state)
            {
                _done = new int[(done.Length + 31) / 32];
                done.CopyTo(_done, 0);
                _state = state;
                var hash = new HashCode();
                foreach (var word in _done)
                    hash.Add(word);
                hash.Add(state);
                _hash = hash.ToHashCode();
            }

            public bool Equals(Configuration other) =>
                _hash == other._hash && _done.AsSpan().SequenceEqual(other._done) && _state.Equals(other._state);

            public override bool Equals(object? obj) => obj is Configuration other && Equals(other);

            public override int GetHashCode() => _hash;
        }
    }

    /// <summary>A call or a return in the list of all.</summary>
    private sealed class Entry(int index)
    {
        public int Index => index;
        public bool IsReturn { get; init; }
        public Entry? Return { get; set; }
        public Entry? Previous { get; set; }
        public Entry? Next { get; set; }

        /// <summary>Makes it the head of a list of these.</summary>
        public void Follow(IEnumerable<Entry> entries)
        {
            var last = this;
            foreach (var entry in entries)
            {
                (last.Next, entry.Previous) = (entry, last);
                last = entry;
            }
        }

        /// <summary>Takes a call and its return out of the list.</summary>
        public void Lift()
        {
            Unlink();
            Return?.Unlink();
        }

        /// <summary>Undoes the lift that was not undone last.</summary>
        public void PutBack()
        {
            Return?.Relink();
            Relink();
        }

        private void Unlink()
        {
            Previous!.Next = Next;
            if (Next is not null)
                Next.Previous = Previous;
        }

        private void Relink()
        {
            Previous!.Next = this;
            if (Next is not null)
                Next.Previous = this;
        }
    }

    // Where the search came farthest, which is what a reader wants to know.
    private sealed class Best
    {
        private int _length = -1;

        public string Explanation { get; private set; } = "";

        public void Offer(int length, Func<string> explain)
        {
            if (length <= _length)
                return;
            _length = length;
            Explanation = explain();
        }
    }
}

/// <summary>What a check found.</summary>
/// <param name="IsLinearizable">Whether there is an order that explains the history.</param>
/// <param name="Explanation">If not: how far an order came.</param>
public sealed record Verdict(bool IsLinearizable, string Explanation)
{
    /// <summary>There is an order.</summary>
    public static Verdict Yes { get; } = new(true, "");
}
