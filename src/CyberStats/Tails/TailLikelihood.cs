using CyberStats.Numerics;

namespace CyberStats.Tails;

/// <summary>The log-likelihood of the exponent of one tail, and what follows from its shape.</summary>
internal sealed class TailLikelihood
{
    private readonly PowerLawKind _kind;
    private readonly double _threshold;
    private readonly double _count;
    private readonly double _excess; // the sum of log(x / threshold)
    private readonly double[] _cells = [];
    private readonly double[] _counts = [];

    public TailLikelihood(PowerLawData data, double threshold)
    {
        _kind = data.Kind;
        _threshold = threshold;
        _count = data.TailFrom(threshold);
        if (_kind == PowerLawKind.Binned)
        {
            int first = Array.IndexOf(data.Edges, threshold);
            double[] edges = data.Edges[first..];
            _cells = TailPoints.Cells(TailPoints.Logs(edges), 0);
            _counts = data.Counts[first..];
            return;
        }

        foreach (double value in data.Tail(threshold))
        {
            _excess += Elementary.LogRatio(value, threshold);
        }
    }

    public double Of(double exponent) => _kind switch
    {
        PowerLawKind.Continuous => (_count * (Math.Log(exponent - 1) - Math.Log(_threshold))) - (exponent * _excess),
        PowerLawKind.Discrete => -(exponent * _excess) - (_count * HurwitzZeta.LogScaled(exponent, _threshold)),
        _ => CellRate.LogLikelihood(_cells, _counts, exponent - 1),
    };

    /// <summary>One over the root of the observed information.</summary>
    public double StandardError(double exponent) => 1 / Math.Sqrt(_kind switch
    {
        PowerLawKind.Continuous => _count / (exponent - 1) / (exponent - 1),
        PowerLawKind.Discrete => _count * HurwitzZeta.LogScaledWithSlopes(exponent, _threshold).Curvature,
        _ => CellRate.Score(_cells, _counts, exponent - 1).Information,
    });

    /// <summary>The exponents that the likelihood ratio does not reject, given the threshold.</summary>
    public (double Low, double High) Interval(double exponent, double level)
    {
        double z = Quantiles.TwoSidedNormal(level);
        double most = Of(exponent);
        double step = Math.Clamp(z * StandardError(exponent) / (exponent - 1), 1e-8, 1);
        return (End(-step), End(step));

        double End(double move)
        {
            double inner = Math.Log(exponent - 1);
            double outer = inner;
            double atOuter = 1;
            double atInner = z * z;
            for (int i = 0; i < 64 && atOuter > 0; i++)
            {
                (inner, atInner) = (outer, i == 0 ? z * z : atOuter);
                outer += move;
                move *= 2;
                atOuter = Beyond(outer);
            }

            return atOuter > 0 ? double.PositiveInfinity : 1 + Math.Exp(BracketedRoot.Find(inner, atInner, outer, atOuter, Beyond));
        }

        double Beyond(double v) => (z * z) - (2 * (most - Of(1 + Math.Exp(v))));
    }
}
