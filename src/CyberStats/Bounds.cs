using System.Globalization;
using System.Numerics;
using System.Text.Json.Serialization;

namespace CyberStats;

/// <summary>
/// A number as a source reports it: exactly, as a range, as "at least" or "at most", or not at all.
/// </summary>
/// <remarks>
/// <para>
/// <see cref="Low"/> ≤ <see cref="Best"/> ≤ <see cref="High"/> where given, and none of them is infinite or NaN. <c>default</c> is
/// "unknown", which is not zero: it is left out of sums and counted as unknown. The six kinds map one to one onto exact,
/// interval-, left- and right-censored observations. What statistics <i>learns</i> from data is an <see cref="Estimate"/>.
/// </para>
/// <para>Whether negative numbers make sense is for the type that holds the bounds to say.</para>
/// </remarks>
/// <typeparam name="T">The type of number, in the unit of the quantity reported.</typeparam>
public readonly record struct Bounds<T>
    where T : struct, INumber<T>
{
    // The values and a mask of those given: smaller than three nullables.
    private readonly T _low;
    private readonly T _best;
    private readonly T _high;
    private readonly byte _given;

    /// <summary>Creates bounds.</summary>
    /// <param name="low">The least value possible; null where the source gives none.</param>
    /// <param name="best">The value the source holds likeliest; null where it gives none.</param>
    /// <param name="high">The greatest value possible; null where the source gives none.</param>
    /// <exception cref="ArgumentException">Not low ≤ best ≤ high, or a value is infinite or NaN.</exception>
    [JsonConstructor]
    public Bounds(T? low, T? best, T? high)
    {
        RequireFinite(low, nameof(low));
        RequireFinite(best, nameof(best));
        RequireFinite(high, nameof(high));
        RequireOrder(low, best, nameof(low), nameof(best));
        RequireOrder(best, high, nameof(best), nameof(high));
        RequireOrder(low, high, nameof(low), nameof(high));

        _low = low.GetValueOrDefault();
        _best = best.GetValueOrDefault();
        _high = high.GetValueOrDefault();
        _given = (byte)((low is null ? 0 : 1) | (best is null ? 0 : 2) | (high is null ? 0 : 4));
    }

    /// <summary>Gets the unknown value: no bound at all. The same as <c>default</c>.</summary>
    public static Bounds<T> Unknown => default;

    /// <summary>Gets the least value possible; null where the source gives none.</summary>
    public T? Low => (_given & 1) == 0 ? null : _low;

    /// <summary>Gets the value the source holds likeliest; null where it gives none.</summary>
    public T? Best => (_given & 2) == 0 ? null : _best;

    /// <summary>Gets the greatest value possible; null where the source gives none.</summary>
    public T? High => (_given & 4) == 0 ? null : _high;

    /// <summary>Gets what is known of the value.</summary>
    public BoundsKind Kind => (Low, Best, High) switch
    {
        (null, null, null) => BoundsKind.Unknown,
        (null, not null, null) => BoundsKind.Exact,
        ({ } low, _, { } high) => low == high ? BoundsKind.Exact : BoundsKind.Interval,
        (not null, _, null) => BoundsKind.AtLeast,
        (null, _, not null) => BoundsKind.AtMost,
    };

    /// <summary>Gets whether nothing is known of the value.</summary>
    public bool IsUnknown => _given == 0;

    /// <summary>Gets the least value possible, also of one known exactly; null where there is no lower bound.</summary>
    internal T? Least => Low ?? (Kind == BoundsKind.Exact ? Best : null);

    /// <summary>Gets the value to take for one; null where the source gives only bounds.</summary>
    internal T? Point => Best ?? (Kind == BoundsKind.Exact ? Low : null);

    /// <summary>Gets the greatest value possible, also of one known exactly; null where there is no upper bound.</summary>
    internal T? Most => High ?? (Kind == BoundsKind.Exact ? Best : null);

    internal bool HasNegative => _low < T.Zero || _best < T.Zero || _high < T.Zero;

    /// <summary>Returns a value known exactly.</summary>
    /// <param name="value">The value.</param>
    public static Bounds<T> Exactly(T value) => new(null, value, null);

    /// <summary>Returns a value known to lie between two others.</summary>
    /// <param name="low">The least value possible.</param>
    /// <param name="high">The greatest value possible.</param>
    public static Bounds<T> Between(T low, T high) => new(low, null, high);

    /// <summary>Returns a value of which only a lower bound is known.</summary>
    /// <param name="low">The least value possible.</param>
    public static Bounds<T> AtLeast(T low) => new(low, null, null);

    /// <summary>Returns a value of which only an upper bound is known.</summary>
    /// <param name="high">The greatest value possible.</param>
    public static Bounds<T> AtMost(T high) => new(null, null, high);

    /// <summary>Returns a value known to lie between two others, and known exactly where they are one.</summary>
    internal static Bounds<T> Within(T least, T most) => least == most ? Exactly(least) : Between(least, most);

    /// <summary>Returns "11", "5 to 26", "at least 51", "at most 9", "51 (at least 51)" or "unknown", in the invariant culture.</summary>
    public override string ToString()
    {
        string bound = Kind switch
        {
            BoundsKind.Unknown => "unknown",
            BoundsKind.Exact => Text(Best ?? Low),
            BoundsKind.Interval => $"{Text(Low)} to {Text(High)}",
            BoundsKind.AtLeast => $"at least {Text(Low)}",
            _ => $"at most {Text(High)}",
        };
        return Best is null || Kind == BoundsKind.Exact ? bound : $"{Text(Best)} ({bound})";
    }

    private static string Text(T? value) => value.GetValueOrDefault().ToString(null, CultureInfo.InvariantCulture);

    private static void RequireFinite(T? value, string name)
    {
        if (value is { } v && !T.IsFinite(v))
        {
            throw new ArgumentException($"'{name}' must be a finite number, but is {Text(v)}.", name);
        }
    }

    private static void RequireOrder(T? lower, T? upper, string lowerName, string upperName)
    {
        if (lower is { } a && upper is { } b && a > b)
        {
            throw new ArgumentException($"'{lowerName}' ({Text(a)}) must not exceed '{upperName}' ({Text(b)}).", lowerName);
        }
    }
}
