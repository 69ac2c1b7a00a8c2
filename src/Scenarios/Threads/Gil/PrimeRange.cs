using System.Collections;
using System.Runtime.CompilerServices;

namespace ActorConcurrency.Scenarios.Threads.Gil;

/// <summary>The numbers from <paramref name="From"/> up to, and without, <paramref name="To"/>: a piece of work that only computes.</summary>
internal readonly record struct PrimeRange(int From, int To)
{
    private const int SmallestPiece = 500;

    /// <summary>The numbers below the limit in so many pieces; in fewer, where they would be too small to be worth a message.</summary>
    public static IEnumerable<PrimeRange> Upto(int limit, int pieces)
    {
        var size = Math.Max(SmallestPiece, (limit + pieces - 1) / pieces);
        for (var from = 0; from < limit; from += size)
            yield return new PrimeRange(from, Math.Min(limit, from + size));
    }

    /// <summary>How many of them are prime, by trial division.</summary>
    // Optimised from the first call on: the first run must not pay for the compiler.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int CountPrimes()
    {
        var count = 0;
        for (var number = Math.Max(2, From); number < To; number++)
        {
            var isPrime = number == 2 || number % 2 != 0;
            for (var divisor = 3; isPrime && divisor * divisor <= number; divisor += 2)
                isPrime = number % divisor != 0;
            if (isPrime)
                count++;
        }
        return count;
    }

    /// <summary>How many numbers below the limit are prime, by the sieve of Eratosthenes: another way to the same number.</summary>
    public static int Sieve(int limit)
    {
        var isComposite = new BitArray(Math.Max(2, limit));
        var count = 0;
        for (var number = 2; number < limit; number++)
        {
            if (isComposite[number])
                continue;
            count++;
            for (var multiple = (long)number * number; multiple < limit; multiple += number)
                isComposite[(int)multiple] = true;
        }
        return count;
    }
}
