using MathNet.Numerics.LinearAlgebra;

namespace CyberStats.Numerics;

/// <summary>
/// Sums over counts y of Σ f(j) over j = 0 … y - 1, for the smooth functions f of the negative binomial likelihood: what log-gamma and
/// polygamma functions of y + θ less those of θ come down to, without their cancellation and with the Poisson limit as an ordinary value.
/// </summary>
/// <remarks>
/// <para>
/// f(j) is weighted by the number of counts above j: log Γ(y + θ) - log Γ(θ) - y log θ = Σ log(1 + α j), with α = 1 / θ. Where no count ends, the
/// weight is constant, and a run of many j from a to at most 2 a is replaced by the nodes of the Gauss rule of that run, exact for polynomials to degree
/// 23; the error for such f is below a unit in the last place. Source of the rule: Golub and Welsch (1969), with the recurrence of the discrete Chebyshev
/// polynomials (Abramowitz and Stegun 1964, 22.17).
/// </para>
/// <para>Cost of a sum: the largest count where that is small, else some 12 nodes a distinct count and a doubling.</para>
/// </remarks>
internal sealed class RisingSums
{
    private const int Nodes = 12;
    private const int ListedAlways = 256; // each j up to here is a node of its own

    private readonly double[] _nodes; // above zero, since f(0) = 0 for all three functions
    private readonly double[] _weights;

    /// <summary>Prepares the sums of counts.</summary>
    /// <param name="counts">Whole numbers, not below zero.</param>
    /// <param name="weights">The weight of each count; empty where all are 1.</param>
    public RisingSums(ReadOnlySpan<double> counts, ReadOnlySpan<double> weights = default)
    {
        double total = 0;
        var byCount = new SortedDictionary<double, double>();
        double[] small = new double[4 * ListedAlways]; // most counts, without a search
        for (int i = 0; i < counts.Length; i++)
        {
            double weight = weights.IsEmpty ? 1 : weights[i];
            total += weight;
            if (counts[i] < small.Length)
            {
                small[(int)counts[i]] += weight;
            }
            else
            {
                byCount[counts[i]] = byCount.GetValueOrDefault(counts[i]) + weight;
            }
        }

        for (int count = 0; count < small.Length; count++)
        {
            if (small[count] > 0)
            {
                byCount[count] = small[count];
            }
        }

        var nodes = new List<double>();
        var nodeWeights = new List<double>();
        double from = 1;
        double above = total;
        foreach ((double count, double weight) in byCount)
        {
            if (count > 0)
            {
                AddRun(nodes, nodeWeights, from, count, above); // j = from … count - 1
                from = Math.Max(count, 1);
            }

            above -= weight;
        }

        _nodes = [.. nodes];
        _weights = [.. nodeWeights];
    }

    /// <summary>Returns Σ log(1 + α j).</summary>
    public double Log(double alpha)
    {
        double sum = 0;
        for (int i = 0; i < _nodes.Length; i++)
        {
            sum += _weights[i] * Elementary.LogP1(alpha * _nodes[i]);
        }

        return sum;
    }

    /// <summary>Returns the first two derivatives of <see cref="Log"/> in α: Σ j / (1 + α j) and -Σ (j / (1 + α j))².</summary>
    public (double First, double Second) Derivatives(double alpha)
    {
        double first = 0;
        double second = 0;
        for (int i = 0; i < _nodes.Length; i++)
        {
            double ratio = _nodes[i] / (1 + (alpha * _nodes[i]));
            first += _weights[i] * ratio;
            second -= _weights[i] * ratio * ratio;
        }

        return (first, second);
    }

    private static void AddRun(List<double> nodes, List<double> weights, double from, double to, double weight)
    {
        while (from < to)
        {
            double end = from < ListedAlways ? Math.Min(to, ListedAlways) : Math.Min(to, 2 * from);
            if (from < ListedAlways || end - from <= 2 * Nodes)
            {
                for (double j = from; j < end; j++)
                {
                    nodes.Add(j);
                    weights.Add(weight);
                }
            }
            else
            {
                AddGauss(nodes, weights, from, end - from, weight);
            }

            from = end;
        }
    }

    /// <summary>The Gauss rule of the sum over length whole numbers.</summary>
    private static void AddGauss(List<double> nodes, List<double> weights, double from, double length, double weight)
    {
        Matrix<double> jacobi = Matrix<double>.Build.Dense(Nodes, Nodes);
        for (int k = 1; k < Nodes; k++)
        {
            double square = (double)k * k;
            jacobi[k, k - 1] = Math.Sqrt(square * (1 - (square / (length * length))) / (4 * ((4 * square) - 1)));
            jacobi[k - 1, k] = jacobi[k, k - 1];
        }

        var parts = jacobi.Evd(Symmetricity.Symmetric);
        for (int i = 0; i < Nodes; i++)
        {
            double first = parts.EigenVectors[0, i];
            nodes.Add(from + ((length - 1) / 2) + (length * parts.EigenValues[i].Real));
            weights.Add(weight * length * first * first);
        }
    }
}
