namespace CyberStats.Trends;

/// <summary>
/// The run length of a CUSUM of counts whose reference value and limit are whole multiples of a step: the sums it can have are the states of a Markov chain.
/// </summary>
/// <remarks>
/// Source: Brook and Evans (1972), <i>An approach to the probability distribution of cusum run length</i>; exact here, since no sum lies between two states.
/// The equations are solved without a subtraction, after Grassmann, Taksar and Heyman (1985), so that a run length of 1e12 keeps its digits.
/// </remarks>
internal sealed class CusumChain
{
    private const double Negligible = 1e-100;

    private readonly double[] _masses; // of each count
    private readonly double[] _upTo; // sums from 0 up to, and not with, each count
    private readonly double[] _from; // sums from each count on, taken from the small end
    private readonly long _stepsPerCount;
    private readonly long _reference;
    private readonly bool _isUpward;

    /// <param name="logMass">The logarithm of the probability of a count.</param>
    /// <param name="mean">The mean of a count.</param>
    /// <param name="stepsPerCount">How many steps make one count.</param>
    /// <param name="reference">The reference value, in steps.</param>
    /// <param name="isUpward">Whether high counts add to the sum.</param>
    public CusumChain(Func<double, double> logMass, double mean, long stepsPerCount, long reference, bool isUpward)
    {
        List<double> masses = [];
        while (masses.Count <= mean || masses[^1] > Negligible)
        {
            masses.Add(Math.Exp(logMass(masses.Count)));
        }

        _masses = [.. masses];
        _upTo = new double[_masses.Length + 1];
        _from = new double[_masses.Length + 1];
        for (int i = 0; i < _masses.Length; i++)
        {
            _upTo[i + 1] = _upTo[i] + _masses[i];
            _from[^(i + 2)] = _from[^(i + 1)] + _masses[^(i + 1)];
        }

        _stepsPerCount = stepsPerCount;
        _reference = reference;
        _isUpward = isUpward;
    }

    /// <summary>Returns the mean number of counts up to and with the first signal, from a sum of 0.</summary>
    /// <param name="limit">The limit, in steps; at least 1.</param>
    public double AverageRunLength(int limit)
    {
        double[][] moves = new double[limit][];
        double[] signals = new double[limit];
        for (int state = 0; state < limit; state++)
        {
            moves[state] = new double[limit];
            signals[state] = _isUpward ? FillUpward(moves[state], state) : FillDownward(moves[state], state);
        }

        // Takes the last state out, again and again: what passes through it goes on in proportion to where it leads.
        double[] time = new double[limit];
        Array.Fill(time, 1);
        for (int last = limit - 1; last > 0; last--)
        {
            double leaves = signals[last];
            for (int j = 0; j < last; j++)
            {
                leaves += moves[last][j];
            }

            for (int i = 0; i < last; i++)
            {
                double through = moves[i][last] / leaves;
                if (through > 0)
                {
                    time[i] += through * time[last];
                    signals[i] += through * signals[last];
                    for (int j = 0; j < last; j++)
                    {
                        moves[i][j] += through * moves[last][j];
                    }
                }
            }
        }

        return time[0] / signals[0];
    }

    /// <summary>Writes the probabilities of the states that follow a state where high counts add, and returns that of a signal.</summary>
    private double FillUpward(double[] row, long state)
    {
        long first = Math.Max(0, FloorDivide(_reference - state, _stepsPerCount) + 1); // the first count that leads above 0
        row[0] = Sum(_upTo, first);
        long count = first;
        for (long next = state + (count * _stepsPerCount) - _reference; next < row.Length; next += _stepsPerCount, count++)
        {
            row[next] += count < _masses.Length ? _masses[count] : 0;
        }

        return Sum(_from, count);
    }

    /// <summary>The same where low counts add.</summary>
    private double FillDownward(double[] row, long state)
    {
        long first = Math.Max(0, FloorDivide(state + _reference - row.Length, _stepsPerCount) + 1); // the first count that does not signal
        long count = first;
        for (long next = state + _reference - (count * _stepsPerCount); next > 0; next -= _stepsPerCount, count++)
        {
            row[next] += count < _masses.Length ? _masses[count] : 0;
        }

        row[0] += Sum(_from, count);
        return Sum(_upTo, first);
    }

    private static double Sum(double[] sums, long count) => sums[Math.Min(count, sums.Length - 1)];

    private static long FloorDivide(long a, long b) => (a / b) - (a % b < 0 ? 1 : 0);
}
