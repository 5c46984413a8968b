using CyberStats.Numerics;

namespace CyberStats.Trends;

/// <summary>
/// What difference two sets of periods can show: two groups side by side, or one before and after a measure.
/// </summary>
/// <remarks>
/// The test is that of a step in a log-linear quasi-Poisson regression, Student's t with two degrees of freedom fewer than periods. The logarithm of
/// the ratio has the variance φ (1 / expected before + 1 / expected after). Only findings in the direction of the difference count. Independent
/// periods and no trend of their own are assumed. A caveat tells where fewer than <c>10 φ</c> incidents are expected on a side: the normal law is rough
/// there. Elsewhere the ratio stated for a power of 80 % was found in 78 to 85 % of simulations (benchmarks/results/simulate-power.md), farthest off where one side
/// has few periods and the other many. Lengths and means are of periods: <see cref="PowerOptions.PeriodsPerYear"/> plays no part.
/// </remarks>
public static class RatioPower
{
    private const int FewestPeriods = 3;
    private const int MostPeriods = 1_000_000;
    private const double RoughSide = 10;

    /// <summary>Returns the probability with which a given ratio is found.</summary>
    /// <param name="before">The number of periods before, or of the first group; at least 1.</param>
    /// <param name="after">The number of periods after, or of the second group; at least 1.</param>
    /// <param name="meanBefore">The mean count of a period before; finite and above zero.</param>
    /// <param name="ratio">The mean after over the mean before; finite, above zero and not 1.</param>
    /// <param name="options">Dispersion and level; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside the range stated for it.</exception>
    /// <exception cref="InsufficientDataException">There are fewer than 3 periods in all: no difference has an error that could be tested.</exception>
    public static RatioDetection Of(int before, int after, double meanBefore, double ratio, PowerOptions? options = null)
    {
        if (Require.Positive(ratio) == 1)
        {
            throw new ArgumentOutOfRangeException(nameof(ratio), ratio, "'ratio' must not be 1: there would be nothing to find.");
        }

        return new Design(before, after, meanBefore, options ?? PowerOptions.Default).Detection(Math.Log(ratio));
    }

    /// <summary>Returns the smallest ratio above 1 that is found with the power asked for.</summary>
    /// <param name="before">The number of periods before, or of the first group; at least 1.</param>
    /// <param name="after">The number of periods after, or of the second group; at least 1.</param>
    /// <param name="meanBefore">The mean count of a period before; finite and above zero.</param>
    /// <param name="options">Power, dispersion and level; null for the defaults.</param>
    /// <returns>The ratio; null where no ratio that could be counted is found with that power.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside the range stated for it.</exception>
    /// <exception cref="InsufficientDataException">There are fewer than 3 periods in all.</exception>
    public static RatioDetection? SmallestRise(int before, int after, double meanBefore, PowerOptions? options = null) =>
        Smallest(1, before, after, meanBefore, options);

    /// <summary>Returns the ratio below 1 and nearest to it that is found with the power asked for.</summary>
    /// <returns>The ratio; null where no fall is found with that power, not even one to nearly nothing: there are too few incidents before.</returns>
    /// <inheritdoc cref="SmallestRise"/>
    public static RatioDetection? SmallestFall(int before, int after, double meanBefore, PowerOptions? options = null) =>
        Smallest(-1, before, after, meanBefore, options);

    private static RatioDetection? Smallest(int direction, int before, int after, double meanBefore, PowerOptions? options)
    {
        options ??= PowerOptions.Default;
        var design = new Design(before, after, meanBefore, options);
        double strongest = PowerSearch.Highest(effect => Math.Abs(design.Shift(direction * effect)), 1);
        double? effect = PowerSearch.Smallest(e => design.Power(direction * e), options, strongest);
        return effect is { } found ? design.Detection(direction * found) : null;
    }

    private sealed class Design
    {
        private readonly int _before;
        private readonly int _after;
        private readonly double _mean;
        private readonly double _critical;
        private readonly PowerOptions _options;

        public Design(int before, int after, double meanBefore, PowerOptions options)
        {
            _before = Require.InRange(1, MostPeriods, before);
            _after = Require.InRange(1, MostPeriods, after);
            _mean = Require.Positive(meanBefore);
            _options = options;
            if (before + after < FewestPeriods)
            {
                throw new InsufficientDataException("periods", FewestPeriods, before + after, nameof(after));
            }

            _critical = Quantiles.TwoSidedStudent(1 - options.Level, Freedom);
        }

        private int Freedom => _before + _after - 2;

        /// <summary>The logarithm of the ratio over its standard deviation.</summary>
        public double Shift(double logRatio) =>
            logRatio * Math.Sqrt(_before * _mean / _options.Dispersion / (1 + (_before / (_after * Math.Exp(logRatio)))));

        public double Power(double logRatio) => NoncentralStudent.UpperTail(_critical, Freedom, Math.Abs(Shift(logRatio)));

        public RatioDetection Detection(double logRatio)
        {
            double fewest = Math.Min(_before * _mean, _after * _mean * Math.Exp(logRatio));
            return new RatioDetection(
                _before, _after, _mean, Math.Exp(logRatio), Power(logRatio), _options, fewest < RoughSide * _options.Dispersion);
        }
    }
}
