using System.Globalization;
using CyberStats.Numerics;

namespace CyberStats.Reporting;

/// <summary>
/// Krippendorff's alpha: the agreement of any number of raters, any of whom may have left units out, beyond what chance would give.
/// </summary>
/// <remarks>
/// <para>
/// α = 1 − D_o / D_e: the disagreement within the units over that of ratings paired at random. 1 is full agreement, 0 that of chance, below 0 less than
/// that. Where only one value occurs both are 0: α is then undefined, which <see cref="KrippendorffAlphaResult.Status"/> says.
/// </para>
/// <para>
/// The interval is that of the bootstrap over units (percentiles), with the expected disagreement and the ranks of the ordinal metric made anew in each
/// replicate. It takes the units as independent. Sources: Krippendorff (2011), <i>Computing Krippendorff's alpha-reliability</i>; Hayes and Krippendorff
/// (2007), <i>Answering the call for a standard reliability measure for coding data</i>, whose own bootstrap draws pairs and holds the expected
/// disagreement: pairs of one unit are not independent, which makes it too narrow.
/// Coverage: benchmarks/results/simulate-rater-agreement.md.
/// </para>
/// <para>Cost: replicates times ratings; for the ratio metric replicates times the square of the number of different values on top.</para>
/// </remarks>
/// <example>
/// <code>
/// // Three trackers on the severity of four incidents; the second tracker lacks the last.
/// var alpha = KrippendorffAlpha.Of([[3, 3, 3], [1, 2, 1], [4, 4, 5], [2, null, 2]], MeasurementLevel.Ordinal);
/// Console.WriteLine(alpha.Alpha);
/// </code>
/// </example>
public static class KrippendorffAlpha
{
    private const int ManyUnits = 30;

    /// <summary>Returns the alpha of numbers.</summary>
    /// <param name="units">For each unit its ratings in any order, null where a rater gave none.</param>
    /// <param name="level">What the numbers mean.</param>
    /// <param name="options">How the interval is made; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">The units, or one of them, are null.</exception>
    /// <exception cref="ArgumentException">A rating is not finite, or below zero for the ratio metric; the message gives its unit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not a <see cref="MeasurementLevel"/>.</exception>
    public static KrippendorffAlphaResult Of(
        IReadOnlyList<IReadOnlyList<double?>> units, MeasurementLevel level = MeasurementLevel.Nominal, AlphaOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(units);
        Require.Defined(level);
        var ratings = new double[units.Count][];
        for (int u = 0; u < units.Count; u++)
        {
            ArgumentNullException.ThrowIfNull(units[u], nameof(units));
            ratings[u] = [.. units[u].Where(r => r is not null).Select(r => r!.Value + 0.0)]; // -0 is 0
            foreach (double rating in ratings[u])
            {
                if (!double.IsFinite(rating) || (level == MeasurementLevel.Ratio && rating < 0))
                {
                    throw new ArgumentException(
                        string.Create(CultureInfo.InvariantCulture, $"A rating of the unit at index {u} must be finite{(level == MeasurementLevel.Ratio ? " and not below zero" : "")}, but is {rating}."),
                        nameof(units));
                }
            }
        }

        return Of(ratings, level, options ?? new AlphaOptions());
    }

    /// <summary>Returns the alpha of names, such as codes of countries.</summary>
    /// <typeparam name="TValue">The type of a rating; two are the same where they are equal.</typeparam>
    /// <param name="units">For each unit the ratings that it has, in any order; a rater who gave none is not listed.</param>
    /// <param name="options">How the interval is made; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">The units, one of them or a rating are null.</exception>
    public static KrippendorffAlphaResult OfNames<TValue>(IReadOnlyList<IReadOnlyList<TValue>> units, AlphaOptions? options = null)
        where TValue : notnull
    {
        ArgumentNullException.ThrowIfNull(units);
        var numbers = new Dictionary<TValue, double>();
        var ratings = new double[units.Count][];
        for (int u = 0; u < units.Count; u++)
        {
            ArgumentNullException.ThrowIfNull(units[u], nameof(units));
            ratings[u] = new double[units[u].Count];
            for (int i = 0; i < ratings[u].Length; i++)
            {
                TValue rating = units[u][i];
                ArgumentNullException.ThrowIfNull(rating, nameof(units));
                ratings[u][i] = numbers.TryGetValue(rating, out double number) ? number : numbers[rating] = numbers.Count;
            }
        }

        return Of(ratings, MeasurementLevel.Nominal, options ?? new AlphaOptions());
    }

    private static KrippendorffAlphaResult Of(double[][] ratings, MeasurementLevel level, AlphaOptions options)
    {
        double[][] pairable = Array.FindAll(ratings, r => r.Length > 1);
        double[] values = [.. pairable.SelectMany(r => r).Distinct().Order()];
        int[][] units = Array.ConvertAll(pairable, r => Array.ConvertAll(r, x => Array.BinarySearch(values, x)));
        var metric = new AlphaMetric(values, level);
        AlphaDisagreement all = metric.Of(units);
        ReliabilityStatus status = units.Length == 0 ? ReliabilityStatus.NothingToCompare
            : values.Length == 1 ? ReliabilityStatus.OneCategory
            : ReliabilityStatus.Defined;
        double[] replicates = status == ReliabilityStatus.Defined ? Replicates(units, metric, options) : [];
        int agreeing = units.Count(u => Array.TrueForAll(u, v => v == u[0]));
        bool isThin = units.Length < ManyUnits || Math.Min(agreeing, units.Length - agreeing) < 5;
        return new KrippendorffAlphaResult
        {
            Level = level,
            Status = status,
            Alpha = status == ReliabilityStatus.Defined ? PercentileInterval.Of(all.Alpha, replicates, options.Level) : null,
            ObservedDisagreement = all.Observed,
            ExpectedDisagreement = all.Expected,
            Units = units.Length,
            PairableValues = units.Sum(u => u.Length),
            Values = values.Length,
            AgreeingUnits = agreeing,
            Replicates = replicates.Length,
            UndefinedReplicates = replicates.Count(double.IsNaN),
            Excluded = Exclusion.Merge([new Exclusion(ExclusionReason.SingleRating, ratings.Length - units.Length)]),
            Caveats = status == ReliabilityStatus.Defined && isThin ? [Caveat.FewUnits] : [],
        };
    }

    private static double[] Replicates(int[][] units, AlphaMetric metric, AlphaOptions options)
    {
        double[] replicates = new double[options.Replicates];
        var drawn = new int[units.Length][];
        for (int replicate = 0; replicate < replicates.Length; replicate++)
        {
            var random = new RandomStream(options.Seed, replicate);
            for (int u = 0; u < drawn.Length; u++)
            {
                drawn[u] = units[random.Next(units.Length)];
            }

            replicates[replicate] = metric.Of(drawn).Alpha;
        }

        return replicates;
    }
}
