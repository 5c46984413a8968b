using CyberStats.Numerics;

namespace CyberStats;

/// <summary>
/// Random numbers from a seed: the same on every machine, in as many independent streams as there are parts of a task.
/// </summary>
/// <remarks>
/// <para>
/// A <see cref="Random"/> whose numbers depend on the seed, on the index of the stream and on the order of the calls, and on nothing else:
/// not on the platform, the version of .NET or the number of threads. Give each part of a task (a replicate, a chunk) the stream of its
/// index, never that of the worker that happens to do it. Not thread-safe, like any <see cref="Random"/>; not for secrets.
/// </para>
/// <para>
/// Philox 4x32-10, a counter-based generator: streams of one seed are different parts of one sequence of 2^128 and never meet. Source:
/// Salmon, Moraes, Dror and Shaw (2011), <i>Parallel random numbers: as easy as 1, 2, 3</i>. Numbers below a bound: Lemire (2019), <i>Fast
/// random integer generation in an interval</i>, without bias.
/// </para>
/// </remarks>
public sealed class RandomStream : Random
{
    private readonly uint _key0;
    private readonly uint _key1;
    private readonly uint _index0;
    private readonly uint _index1;
    private ulong _block;
    private ulong _next;
    private bool _hasNext;

    /// <summary>Creates a stream.</summary>
    /// <param name="seed">The seed; any number.</param>
    /// <param name="index">The index of the stream; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is negative.</exception>
    public RandomStream(long seed, long index = 0)
        : base(0) // nothing of it is used; without an argument it would ask the machine for entropy
    {
        Require.NotNegative(index);
        _key0 = (uint)seed;
        _key1 = (uint)((ulong)seed >> 32);
        _index0 = (uint)index;
        _index1 = (uint)((ulong)index >> 32);
    }

    /// <summary>Returns a number that is not negative and below <see cref="int.MaxValue"/>.</summary>
    public override int Next() => (int)Below(int.MaxValue);

    /// <summary>Returns a number from 0 up to, and not including, a bound; 0 for the bound 0.</summary>
    /// <param name="maxValue">The bound; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxValue"/> is negative.</exception>
    public override int Next(int maxValue) => (int)Below((ulong)Require.NotNegative((long)maxValue, nameof(maxValue)));

    /// <summary>Returns a number from one bound up to, and not including, another; the first where they are equal.</summary>
    /// <param name="minValue">The least number.</param>
    /// <param name="maxValue">The bound above; not below <paramref name="minValue"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxValue"/> is below <paramref name="minValue"/>.</exception>
    public override int Next(int minValue, int maxValue) => (int)NextInt64(minValue, maxValue);

    /// <summary>Returns a number that is not negative and below <see cref="long.MaxValue"/>.</summary>
    public override long NextInt64() => (long)Below(long.MaxValue);

    /// <inheritdoc cref="Next(int)"/>
    public override long NextInt64(long maxValue) => (long)Below((ulong)Require.NotNegative(maxValue));

    /// <inheritdoc cref="Next(int, int)"/>
    public override long NextInt64(long minValue, long maxValue) => maxValue >= minValue
        ? minValue + (long)Below((ulong)maxValue - (ulong)minValue)
        : throw new ArgumentOutOfRangeException(
            nameof(maxValue), maxValue, FormattableString.Invariant($"'maxValue' must not be below 'minValue' ({minValue})."));

    /// <summary>Returns a number in [0, 1), a multiple of 2^-53.</summary>
    public override double NextDouble() => (Bits() >> 11) * (1.0 / (1L << 53));

    /// <summary>Returns a number in [0, 1), a multiple of 2^-24.</summary>
    public override float NextSingle() => (Bits() >> 40) * (1f / (1 << 24));

    /// <summary>Fills an array with random bytes.</summary>
    /// <param name="buffer">The array.</param>
    /// <exception cref="ArgumentNullException"><paramref name="buffer"/> is null.</exception>
    public override void NextBytes(byte[] buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        NextBytes(buffer.AsSpan());
    }

    /// <summary>Fills a span with random bytes.</summary>
    /// <param name="buffer">The span.</param>
    public override void NextBytes(Span<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            ulong bits = Bits();
            int length = Math.Min(8, buffer.Length);
            for (int i = 0; i < length; i++)
            {
                buffer[i] = (byte)(bits >> (8 * i));
            }

            buffer = buffer[length..];
        }
    }

    /// <inheritdoc/>
    protected override double Sample() => NextDouble();

    private ulong Below(ulong bound)
    {
        ulong high = Math.BigMul(Bits(), bound, out ulong low);
        if (low < bound)
        {
            ulong threshold = unchecked(0 - bound) % bound;
            while (low < threshold)
            {
                high = Math.BigMul(Bits(), bound, out low);
            }
        }

        return high;
    }

    private ulong Bits()
    {
        if (_hasNext)
        {
            _hasNext = false;
            return _next;
        }

        (ulong first, _next) = Philox((uint)_block, (uint)(_block >> 32), _index0, _index1, _key0, _key1);
        _block++;
        _hasNext = true;
        return first;
    }

    internal static (ulong First, ulong Second) Philox(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1)
    {
        for (int round = 0; round < 10; round++)
        {
            ulong a = 0xD2511F53UL * c0;
            ulong b = 0xCD9E8D57UL * c2;
            (c0, c1, c2, c3) = ((uint)(b >> 32) ^ c1 ^ k0, (uint)b, (uint)(a >> 32) ^ c3 ^ k1, (uint)a);
            k0 += 0x9E3779B9;
            k1 += 0xBB67AE85;
        }

        return (c0 | ((ulong)c1 << 32), c2 | ((ulong)c3 << 32));
    }
}
