namespace CyberStats.Numerics;

/// <summary>
/// The tails of the inverse Gaussian law and what insurance makes of them, in logarithms, for every ratio of shape to mean.
/// </summary>
/// <remarks>
/// The textbook sum Φ(a) + e^(2λ/μ) Φ(-b), with r = √(λ/x), a = r (x/μ - 1), b = r (x/μ + 1), overflows for large λ/μ and cancels in the upper tail. Since
/// b² - a² = 4 λ/μ, its second term is φ(a) M(b) with Mills' ratio M, and every quantity is φ(a) times sums or differences of
/// <see cref="MillsRatio"/>. Source of the sum: Shuster (1968), <i>On the inverse Gaussian distribution function</i>.
/// </remarks>
internal readonly struct InverseGaussianTails
{
    private const double Half = 0.7; // a little more than log 2: the smaller tail is worked out, the other follows

    private readonly double _mean;
    private readonly double _value;
    private readonly double _rate;
    private readonly double _a;
    private readonly double _b;
    private readonly double _logPhi;

    /// <summary>Creates the quantities at a value above zero and finite.</summary>
    public InverseGaussianTails(double mean, double shape, double value)
    {
        _mean = mean;
        _value = value;
        _rate = Math.Sqrt(shape / value);
        _a = _rate * ((value - mean) / mean);
        _b = _rate * ((value / mean) + 1);
        _logPhi = (-_a * _a / 2) - LoaderTerms.HalfLogTwoPi;
        if (_a < 0)
        {
            LogLower = Math.Min(_logPhi + Add(MillsRatio.Log(-_a), MillsRatio.Log(_b)), 0);
        }

        if (_a < 0 && LogLower < -Half)
        {
            LogUpper = Elementary.LogOneMinusExp(-LogLower);
        }
        else
        {
            LogUpper = Math.Min(_logPhi + MillsRatio.LogDifference(_b, 2 * _rate), 0);
            LogLower = Elementary.LogOneMinusExp(-LogUpper);
        }
    }

    /// <summary>Gets log P(X ≤ x).</summary>
    public double LogLower { get; }

    /// <summary>Gets log P(X > x).</summary>
    public double LogUpper { get; }

    /// <summary>Gets E[X - x | X > x].</summary>
    public double MeanExcess => _a < 0
        ? (_mean - _value + MeanBelow) * Math.Exp(-LogUpper)
        : _mean / _rate * Math.Exp(_logPhi + MillsRatio.LogMomentDifference(_b, 2 * _rate) - LogUpper);

    /// <summary>Gets E[min(X, x)].</summary>
    public double LimitedMean
    {
        get
        {
            (double whole, double missing) = _a < 0 ? (_value, MeanBelow) : (_mean, MeanAbove);
            return missing < whole / 2
                ? whole - missing
                : (_mean * Math.Exp(_logPhi + MillsRatio.LogDifference(_b, Sum))) + (_value * Math.Exp(LogUpper));
        }
    }

    private double Sum => 2 * _rate * (_value / _mean); // a + b

    /// <summary>E[max(X - x, 0)].</summary>
    private double MeanAbove => _mean / _rate * Math.Exp(_logPhi + MillsRatio.LogMomentDifference(_b, 2 * _rate));

    /// <summary>E[max(x - X, 0)].</summary>
    private double MeanBelow => _mean / _rate * Math.Exp(_logPhi + MillsRatio.LogMomentDifference(_b, Sum));

    private static double Add(double a, double b) => Math.Max(a, b) + Elementary.LogP1(Math.Exp(-Math.Abs(a - b)));
}
