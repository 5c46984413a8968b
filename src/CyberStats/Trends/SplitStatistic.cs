using CyberStats.Numerics;

namespace CyberStats.Trends;

/// <summary>The greatest statistic of a split, over all splits of values into earlier and later ones.</summary>
internal sealed class SplitStatistic
{
    /// <summary>Statistics that differ by less, relatively, differ by roundings only.</summary>
    public const double Tie = 1e-9;

    private readonly ChangeStatistic _kind;
    private readonly double[] _share; // of all exposure, up to and with each value
    private readonly double _total;
    private readonly double _squares;

    /// <summary>Prepares what does not depend on the order of the values.</summary>
    /// <param name="kind">The statistic.</param>
    /// <param name="values">The values; for the mean, with a mean of 0.</param>
    /// <param name="exposure">The exposure at each place.</param>
    public SplitStatistic(ChangeStatistic kind, double[] values, double[] exposure)
    {
        _kind = kind;
        _total = kind == ChangeStatistic.Mean ? 0 : values.Sum();
        _squares = values.Sum(v => v * v);
        _share = new double[exposure.Length];
        double sum = 0;
        for (int i = 0; i < exposure.Length; i++)
        {
            sum += exposure[i];
            _share[i] = sum;
        }

        for (int i = 0; i < exposure.Length; i++)
        {
            _share[i] /= sum;
        }
    }

    /// <summary>Returns the greatest statistic and the number of values before its split, the first of equal ones; 0 where none is above zero.</summary>
    public (double Statistic, int Break) Greatest(double[] values)
    {
        (double greatest, int at) = (0, 0);
        double before = 0;
        for (int k = 1; k < values.Length; k++)
        {
            before += values[k - 1];
            double statistic = Of(before, _share[k - 1]);
            if (statistic > greatest * (1 + Tie))
            {
                (greatest, at) = (statistic, k);
            }
        }

        return (greatest, at);
    }

    private double Of(double before, double share)
    {
        if (_kind == ChangeStatistic.Mean)
        {
            return before * before / (share * (1 - share) * _share.Length * _squares);
        }

        double expected = share * _total;
        return LoaderTerms.Deviance(before, expected) + LoaderTerms.Deviance(Math.Max(0, _total - before), _total - expected);
    }
}
