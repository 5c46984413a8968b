using CyberStats.Numerics;

namespace CyberStats.Growth;

/// <summary>A curve of growth fitted to counts. Made by <see cref="GrowthCurve"/>.</summary>
/// <remarks>
/// The standard errors are those of the curvature of the likelihood, NaN where the curve is at a limit; the intervals do not rest on them. A capacity or a
/// time can be infinite: see <see cref="Status"/>. Immutable and safe to share between threads; equality is by reference.
/// </remarks>
public sealed class GrowthCurveFit
{
    /// <summary>Below so many counts their autocorrelation cannot be tested.</summary>
    private const int TestableCount = 30;

    private readonly CurveData _data;
    private readonly CurveFitter _fit;
    private readonly CurveEstimates _estimates;

    internal GrowthCurveFit(CurveData data, GrowthCurveKind kind, CountFamily family, double level, IEnumerable<Caveat> caveats)
    {
        _data = data;
        Kind = kind;
        Family = family;
        Level = level;
        _fit = new CurveFitter(data, kind, family);
        (Deviance, double pearson) = Misfit();
        int freedom = data.Length - ParameterCount;
        Dispersion = pearson / freedom;
        bool isQuasi = family == CountFamily.QuasiPoisson;
        double reach = family == CountFamily.Poisson ? Quantiles.TwoSidedNormal(level) : Quantiles.TwoSidedStudent(level, freedom);
        double dispersion = isQuasi ? Dispersion : 1;
        _estimates = new CurveEstimates(data, _fit, kind, dispersion, dispersion * reach * reach, level);

        bool isBass = kind == GrowthCurveKind.Bass;
        Estimate rate = _estimates.Rate();
        (GrowthRate, Innovation) = isBass ? ((Estimate?)null, (Estimate?)rate) : (rate, null);
        Imitation = isBass ? _estimates.Imitation() : null;
        if (kind != GrowthCurveKind.Exponential)
        {
            Capacity = _estimates.Capacity();
            Inflection = _estimates.Inflection();
        }

        Theta = family == CountFamily.NegativeBinomial ? _estimates.Theta() : null;
        LogLikelihood = isQuasi ? null : Likelihood();
        Status = kind == GrowthCurveKind.Exponential ? GrowthCurveStatus.Converged
            : (isBass ? _fit.Falling - _fit.Minimum <= 1e-10 : _fit.IsFlat) ? GrowthCurveStatus.NoGrowth
            : _fit.IsStep ? GrowthCurveStatus.RateNotIdentified
            : double.IsPositiveInfinity(Capacity!.Value.High) ? GrowthCurveStatus.CapacityNotIdentified
            : GrowthCurveStatus.Converged;

        List<Caveat> all = [.. caveats];
        Add(all, Caveat.PoissonAssumed, family == CountFamily.Poisson);
        Add(all, Caveat.AutocorrelationUntestable, data.Length < TestableCount);
        Add(all, Caveat.CapacityNotIdentified, Capacity is { } c && double.IsPositiveInfinity(c.High));
        Caveats = [.. all.Distinct()];
    }

    /// <summary>Gets the curve.</summary>
    public GrowthCurveKind Kind { get; }

    /// <summary>Gets how counts vary about their mean.</summary>
    public CountFamily Family { get; }

    /// <summary>Gets the coverage of the intervals.</summary>
    public double Level { get; }

    /// <summary>Gets the number of counts; missing periods are not among them.</summary>
    public int Count => _data.Length;

    /// <summary>Gets what the counts say of the parameters.</summary>
    public GrowthCurveStatus Status { get; }

    /// <summary>
    /// Gets the rate r of the curve, per year: the continuous growth rate (exponential), that of the beginning (logistic), or the rate at which the growth rate
    /// itself falls (Gompertz). Null for Bass.
    /// </summary>
    /// <remarks>
    /// Infinite where the curve is a step. NaN, from 0 on, where it is flat. In its exponential limit the rate of a Gompertz curve is 0.
    /// </remarks>
    public Estimate? GrowthRate { get; }

    /// <summary>Gets the rate p of those who adopt by themselves, per year; null unless Bass.</summary>
    public Estimate? Innovation { get; }

    /// <summary>Gets the rate q of those who imitate, per year, when all others have adopted; null unless Bass.</summary>
    public Estimate? Imitation { get; }

    /// <summary>
    /// Gets the capacity: the count of a whole period that the curve rises to (logistic, Gompertz), or the total m of all periods (Bass). Infinite above where
    /// the counts do not refuse exponential growth. Null for the exponential curve.
    /// </summary>
    public Estimate? Capacity { get; }

    /// <summary>
    /// Gets when the curve grows fastest: at half of the capacity (logistic), at its e-th part (Gompertz); for Bass, when most adopt. A decimal year, or years
    /// from the middle of the first count. Null for the exponential curve.
    /// </summary>
    /// <remarks>
    /// Infinite in the exponential limit; NaN where the curve is flat; minus infinity where a Bass curve falls from the start as an exponential. A Bass curve
    /// whose innovation exceeds its imitation has its peak before its start.
    /// </remarks>
    public Estimate? Inflection { get; }

    /// <summary>Gets θ of the variance μ + μ² / θ, infinite in the Poisson limit; null unless negative binomial.</summary>
    public Estimate? Theta { get; }

    /// <summary>Gets the logarithm of the likelihood; null for quasi-Poisson, which has none.</summary>
    public double? LogLikelihood { get; }

    /// <summary>Gets twice what the log-likelihood loses against a mean for each count; of the Poisson law for quasi-Poisson.</summary>
    public double Deviance { get; }

    /// <summary>Gets Pearson's X² over the counts less the parameters of the curve: near 1 where the family holds.</summary>
    public double Dispersion { get; }

    /// <summary>Gets the number of parameters of the curve: 2 or 3. Dispersion and θ are not among them.</summary>
    public int ParameterCount => Parameters(Kind);

    /// <summary>
    /// Gets Akaike's criterion corrected for few counts, -2 log L + 2 k n / (n - k - 1), where k counts θ too. Null for quasi-Poisson, and where n ≤ k + 1.
    /// </summary>
    /// <remarks>Source: Hurvich and Tsai (1989). To be compared only with other curves of the same family on the same counts.</remarks>
    public double? CorrectedAkaike => LogLikelihood is { } l ? Akaike(-2 * l, ParameterCount + (Theta is null ? 0 : 1)) : null;

    /// <summary>Gets what a reader must know.</summary>
    public IReadOnlyList<Caveat> Caveats { get; }

    /// <summary>Returns the mean count of a whole period, with its profile interval, at any time.</summary>
    /// <param name="year">The middle of the period: a decimal year, or years from the middle of the first count.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="year"/> is not finite, is farther than ten spans of the data from them or, for Bass, is before the series starts.
    /// </exception>
    /// <remarks>
    /// The interval is that of the mean, not of a count to come, and holds if the curve does. After the last count it widens, and nothing in the data says that
    /// the curve goes on: <see cref="GrowthCurveMean.Caveats"/>.
    /// </remarks>
    public GrowthCurveMean MeanAt(double year)
    {
        double time = _data.Scaled(Require.Finite(year));
        double half = _data.Width / 2;
        double earliest = Kind == GrowthCurveKind.Bass ? _data.Launch + (half * (1 - 1e-9)) : _data.Times[0] - 10;
        if (!(time >= earliest && time <= _data.Times[^1] + 10))
        {
            throw new ArgumentOutOfRangeException(nameof(year), year, FormattableString.Invariant(
                $"'year' must be from {_data.Year(earliest)} to {_data.Year(_data.Times[^1] + 10)}."));
        }

        bool isBeyond = time < _data.Times[0] - half || time > _data.Times[^1] + half;
        return new GrowthCurveMean(year, _estimates.Mean(time), isBeyond, isBeyond ? [.. Caveats, Caveat.Extrapolated] : Caveats);
    }

    /// <summary>Returns the curve with its capacity or rate, such as "Logistic: capacity 150.3 [120.1, ∞], CapacityNotIdentified, n = 18".</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Kind}: {(Capacity is { } c ? $"capacity {c}" : $"growth rate {GrowthRate}")}, {Status}, n = {Count}");

    internal static int Parameters(GrowthCurveKind kind) => kind == GrowthCurveKind.Exponential ? 2 : 3;

    /// <summary>Akaike's corrected criterion of a deviance; null where it is not defined.</summary>
    internal double? Akaike(double deviance, int parameters) =>
        Count > parameters + 1 ? deviance + (2.0 * parameters * Count / (Count - parameters - 1)) : null;

    private static void Add(List<Caveat> caveats, Caveat caveat, bool applies)
    {
        if (applies)
        {
            caveats.Add(caveat);
        }
    }

    private IEnumerable<(double Count, double Mean)> Fitted()
    {
        (CurveChart chart, double[] at) = _fit.Point.In(_data, new CurveTarget(CurveTargetKind.Rate));
        for (int i = 0; i < _data.Length; i++)
        {
            yield return (_data.Counts[i], Math.Exp(CurveDeviance.LogRate(chart, at, _data.Times[i]) + _data.LogExposure[i]));
        }
    }

    private (double Deviance, double Pearson) Misfit()
    {
        double alpha = _fit.Point.Alpha;
        double deviance = 0;
        double pearson = 0;
        foreach ((double y, double mean) in Fitted())
        {
            double extra = alpha == 0 ? 0 : ((y + (1 / alpha)) * Elementary.LogP1(alpha * (y - mean) / (1 + (alpha * mean)))) - (y - mean);
            deviance += 2 * (LoaderTerms.Deviance(y, mean) - extra);
            pearson += mean == 0 ? 0 : (y - mean) * (y - mean) / (mean * (1 + (alpha * mean)));
        }

        return (deviance, pearson);
    }

    private double Likelihood() => _data.Counts.Sum(y => LoaderTerms.LogPoisson(y, y)) - (_fit.Minimum / 2);
}
