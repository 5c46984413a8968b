using CyberStats.Numerics;

namespace CyberStats.Trends;

/// <summary>
/// How counts come and go with the season, and whether that is more than chance. Made by <see cref="Seasonality"/>.
/// </summary>
/// <remarks>Immutable and safe to share between threads; equality is by reference.</remarks>
public sealed class SeasonalityResult
{
    internal SeasonalityResult(CountRegressionFit flat, CountRegressionFit waves, int harmonics)
    {
        Regression = waves;
        Harmonics = harmonics;
        bool isQuasi = waves.Family == CountFamily.QuasiPoisson;
        TestedFreedom = 2 * harmonics;
        Statistic = isQuasi && !(waves.Dispersion > 0) ? 0
            : isQuasi ? flat.DevianceTo(waves) / (TestedFreedom * waves.Dispersion)
            : Math.Max(0, 2 * (waves.LogLikelihood - flat.LogLikelihood));
        PValue = !isQuasi ? TailProbability.ChiSquare(Statistic, TestedFreedom)
            : waves.Dispersion > 0 ? TailProbability.FisherF(Statistic, TestedFreedom, waves.ResidualFreedom)
            : 1;
        (Swing, PeakDay) = FirstWave(waves);
    }

    /// <summary>Gets the regression with waves: intercept, years, then cosine and sine of each harmonic.</summary>
    public CountRegressionFit Regression { get; }

    /// <summary>Gets the number of harmonics.</summary>
    public int Harmonics { get; }

    /// <summary>Gets F for quasi-Poisson, the likelihood ratio for the other families.</summary>
    public double Statistic { get; }

    /// <summary>Gets the coefficients that were tested.</summary>
    public int TestedFreedom { get; }

    /// <summary>Gets the p-value of no seasons; 1 where the counts lie on the curve without any rest.</summary>
    public double PValue { get; }

    /// <summary>Gets the mean at the peak of the first wave over that at its trough.</summary>
    /// <remarks>
    /// The interval is that of a circle about the two coefficients; its lower end is 1 where that contains no wave. The value is too large on average
    /// where there is none: a wave is never below 1.
    /// </remarks>
    public Estimate Swing { get; }

    /// <summary>Gets the day of the year, from 0 to 365.25, on which the first wave peaks; NaN where the wave is infinite.</summary>
    /// <remarks>The ends may lie outside the year, to be read around it; where no wave is not ruled out they are half a year away.</remarks>
    public Estimate PeakDay { get; }

    /// <summary>Gets the number of periods that were left out.</summary>
    public int Missing { get; internal init; }

    /// <summary>Gets what a reader must know.</summary>
    public IReadOnlyList<Caveat> Caveats { get; internal init; } = [];

    /// <summary>Returns the mean at a time of the year over that of a year without seasons; NaN where waves are infinite and cancel.</summary>
    /// <param name="yearFraction">The share of the year that is over, in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not in [0, 1].</exception>
    public double Factor(double yearFraction)
    {
        double t = yearFraction is >= 0 and <= 1
            ? yearFraction
            : throw new ArgumentOutOfRangeException(nameof(yearFraction), yearFraction, "'yearFraction' must be in [0, 1].");
        double log = 0;
        for (int k = 0; k < 2 * Harmonics; k++)
        {
            log += Regression.Coefficients[2 + k].Value * Seasonality.Wave(k, t);
        }

        return Math.Exp(log);
    }

    private static (Estimate Swing, Estimate PeakDay) FirstWave(CountRegressionFit waves)
    {
        const double Year = 365.25;
        double cosine = waves.Coefficients[2].Value;
        double sine = waves.Coefficients[3].Value;
        double height = double.Hypot(cosine, sine);
        double day = double.IsFinite(height) ? Math.Atan2(sine, cosine) / (2 * Math.PI) * Year : double.NaN;
        day = day < 0 ? day + Year : day;
        double level = waves.Level;

        // A circle of the mean variance about the two coefficients; along the radius its reach is that of one coefficient.
        double error = Math.Sqrt((waves.Covariance(2, 2) + waves.Covariance(3, 3)) / 2);
        double reach = waves.Reach * error;
        if (!double.IsFinite(reach) || !double.IsFinite(height))
        {
            return (new Estimate(Math.Exp(2 * height), double.NaN, 1, double.PositiveInfinity, level), new Estimate(day, double.NaN, 0, Year, level));
        }

        double aside = reach < height ? Math.Asin(reach / height) / (2 * Math.PI) * Year : Year / 2;
        double swing = Math.Exp(2 * height);
        return (
            new Estimate(swing, 2 * swing * error, Math.Exp(2 * Math.Max(0, height - reach)), Math.Exp(2 * (height + reach)), level),
            new Estimate(day, height > 0 ? error / height / (2 * Math.PI) * Year : double.NaN, day - aside, day + aside, level));
    }
}
