using System.Buffers.Binary;

namespace Akka.Util;

/// <summary>A fast hash that is the same in every process, built up one 32-bit word at a time.</summary>
public static class MurmurHash
{
    /// <summary>First multiplier of the first word.</summary>
    public const uint StartMagicA = 0x95543787;

    /// <summary>Second multiplier of the first word.</summary>
    public const uint StartMagicB = 0x2ad7eb25;

    private const uint VisibleMagic = 0x971e137b;
    private const uint VisibleMixer = 0x52dce729;
    private const uint HiddenMixerA = 0x7b7d159c;
    private const uint HiddenMixerB = 0x6bce6396;
    private const uint FinalMixer1 = 0x85ebca6b;
    private const uint FinalMixer2 = 0xc2b2ae35;
    private const uint SeedOfStrings = 0xf7ca7fd2;
    private const uint SeedOfArrays = 0x3c074a61;

    /// <summary>Begins a hash.</summary>
    public static uint StartHash(uint seed) => seed ^ VisibleMagic;

    /// <summary>The first multiplier for the word after this one.</summary>
    public static uint NextMagicA(uint magicA) => unchecked(magicA * 5 + HiddenMixerA);

    /// <summary>The second multiplier for the word after this one.</summary>
    public static uint NextMagicB(uint magicB) => unchecked(magicB * 5 + HiddenMixerB);

    /// <summary>Mixes one word into a hash.</summary>
    public static uint ExtendHash(uint hash, uint value, uint magicA, uint magicB) =>
        unchecked((hash ^ uint.RotateLeft(value * magicA, 11) * magicB) * 3 + VisibleMixer);

    /// <summary>Spreads the bits of a finished hash.</summary>
    public static uint FinalizeHash(uint hash)
    {
        unchecked
        {
            hash = (hash ^ hash >> 16) * FinalMixer1;
            hash = (hash ^ hash >> 13) * FinalMixer2;
            return hash ^ hash >> 16;
        }
    }

    /// <summary>The hash of a string's UTF-16 units, two a word.</summary>
    public static int StringHash(string s)
    {
        var words = new Words(unchecked((uint)s.Length * SeedOfStrings));
        var i = 0;
        for (; i + 1 < s.Length; i += 2)
            words.Add(((uint)s[i] << 16) + s[i + 1]);
        if (i < s.Length)
            words.Add(s[i]);
        return words.Finish();
    }

    /// <summary>The hash of the elements' hash codes, in order.</summary>
    public static int ArrayHash<T>(T[] a)
    {
        var words = new Words(unchecked((uint)a.Length * SeedOfArrays));
        foreach (var item in a)
            words.Add((uint)(item?.GetHashCode() ?? 0));
        return words.Finish();
    }

    /// <summary>The hash of bytes, four a word.</summary>
    public static int ByteHash(byte[] b)
    {
        var words = new Words(unchecked((uint)b.Length * SeedOfArrays));
        var rest = b.AsSpan();
        for (; rest.Length >= 4; rest = rest[4..])
            words.Add(BinaryPrimitives.ReadUInt32LittleEndian(rest));
        if (rest.Length > 0)
        {
            Span<byte> last = stackalloc byte[4];
            last.Clear();
            rest.CopyTo(last);
            words.Add(BinaryPrimitives.ReadUInt32LittleEndian(last));
        }

        return words.Finish();
    }

    /// <summary>A hash of the elements' hash codes that does not depend on their order.</summary>
    public static int SymmetricHash<T>(IEnumerable<T> xs, uint seed)
    {
        unchecked
        {
            uint sum = 0, parity = 0, product = 1, count = 0;
            foreach (var item in xs)
            {
                var hash = (uint)(item?.GetHashCode() ?? 0);
                sum += hash;
                parity ^= hash;
                if (hash != 0)
                    product *= hash;
                count++;
            }

            var words = new Words(seed * count);
            words.Add(sum);
            words.Add(parity);
            words.Add(product);
            return words.Finish();
        }
    }

    private struct Words(uint seed)
    {
        private uint _hash = StartHash(seed);
        private uint _magicA = StartMagicA;
        private uint _magicB = StartMagicB;

        public void Add(uint word)
        {
            _hash = ExtendHash(_hash, word, _magicA, _magicB);
            _magicA = NextMagicA(_magicA);
            _magicB = NextMagicB(_magicB);
        }

        public readonly int Finish() => unchecked((int)FinalizeHash(_hash));
    }
}
