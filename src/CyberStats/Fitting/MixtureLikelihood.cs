using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// The likelihood of a sample under two laws, of which each loss follows the second with a probability p whose log-odds are the first coordinate.
/// </summary>
/// <remarks>
/// With a_j the logarithm of what law j gives a row, weight included, and r_j its share of the row: the gradient of log Σ e^a_j is Σ r_j ∇a_j, and the Hessian
/// Σ r_j (∇²a_j + ∇a_j ∇a_jᵀ) less the product of the gradient with itself.
/// </remarks>
internal sealed class MixtureLikelihood(ScaledSample sample, ILawPart first, ILawPart second) : ILikelihood
{
    public double Value(ReadOnlySpan<double> point) => Derivatives(point, new double[point.Length], new double[point.Length, point.Length]);

    public double Derivatives(ReadOnlySpan<double> point, double[] gradient, double[,] hessian)
    {
        Array.Clear(gradient);
        Array.Clear(hessian);
        var sum = new Sum(point, first, second, gradient, hessian);
        double total = 0;
        for (int i = 0; i < sample.Exact.Length; i++)
        {
            double loss = sample.Exact[i];
            total += sum.Add(first.LogDensity(point, loss), second.LogDensity(point, loss), sample.ExactWeights?[i] ?? 1);
        }

        foreach ((double low, double high, double weight) in sample.Intervals)
        {
            total += sum.Add(first.LogProbability(point, low, high), second.LogProbability(point, low, high), weight);
        }

        foreach ((double above, double upTo, double weight) in sample.Truncations)
        {
            total += sum.Add(first.LogProbability(point, above, upTo), second.LogProbability(point, above, upTo), -weight);
        }

        return total;
    }

    private sealed class Sum
    {
        private readonly ILawPart[] _parts;
        private readonly Jet[] _masses;
        private readonly double[] _logWeights;
        private readonly double _share;
        private readonly double[] _gradient;
        private readonly double[,] _hessian;
        private readonly double[] _slopes; // of one part, by all coordinates
        private readonly double[] _rowGradient;

        public Sum(ReadOnlySpan<double> point, ILawPart first, ILawPart second, double[] gradient, double[,] hessian)
        {
            _parts = [first, second];
            _masses = [first.LogMass(point), second.LogMass(point)];
            Plain odds = new(point[0]);
            _logWeights = [-NumeralFunctions.LogOnePlusExp(odds).Value, -NumeralFunctions.LogOnePlusExp(odds * -1).Value];
            _share = Math.Exp(_logWeights[1]);
            _gradient = gradient;
            _hessian = hessian;
            _slopes = new double[gradient.Length];
            _rowGradient = new double[gradient.Length];
        }

        /// <summary>Adds a row with a weight, and returns its log-likelihood times the weight.</summary>
        public double Add(in Jet first, in Jet second, double weight)
        {
            ReadOnlySpan<Jet> logs = [first - _masses[0], second - _masses[1]];
            double one = logs[0].Value + _logWeights[0];
            double two = logs[1].Value + _logWeights[1];
            double greater = Math.Max(one, two);
            if (double.IsNegativeInfinity(greater) || double.IsNaN(greater))
            {
                return weight * double.NegativeInfinity;
            }

            double value = greater + Math.Log(Math.Exp(one - greater) + Math.Exp(two - greater));
            Array.Clear(_rowGradient);
            for (int j = 0; j < 2; j++)
            {
                double share = Math.Exp((j == 0 ? one : two) - value);
                if (share > 0)
                {
                    AddPart(_parts[j], logs[j], j, share, weight);
                }
            }

            for (int a = 0; a < _gradient.Length; a++)
            {
                _gradient[a] += weight * _rowGradient[a];
                for (int b = 0; b < _gradient.Length; b++)
                {
                    _hessian[a, b] -= weight * _rowGradient[a] * _rowGradient[b];
                }
            }

            return weight * value;
        }

        private void AddPart(ILawPart part, in Jet log, int j, double share, double weight)
        {
            Array.Clear(_slopes);
            _slopes[0] = j - _share; // of the logarithm of the weight, by the log-odds
            ReadOnlySpan<double> first = [log.D0, log.D1, log.D2];
            ReadOnlySpan<double> second = [log.D00, log.D01, log.D02, log.D01, log.D11, log.D12, log.D02, log.D12, log.D22];
            for (int a = 0; a < part.Count; a++)
            {
                _slopes[part.First + a] = first[a];
                for (int b = 0; b < part.Count; b++)
                {
                    _hessian[part.First + a, part.First + b] += weight * share * second[(3 * a) + b];
                }
            }

            _hessian[0, 0] -= weight * share * _share * (1 - _share);
            for (int a = 0; a < _slopes.Length; a++)
            {
                _rowGradient[a] += share * _slopes[a];
                for (int b = 0; b < _slopes.Length; b++)
                {
                    _hessian[a, b] += weight * share * _slopes[a] * _slopes[b];
                }
            }
        }
    }
}
