using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// The nonparametric maximum likelihood law of losses of any kind: the cells that can have a probability at all, and the probabilities by self-consistency.
/// </summary>
/// <remarks>
/// Every loss, and the range it is reported in, holds whole cells in a row, so that a step costs as much as there are cells and losses.
/// Sources: Turnbull (1976), <i>The empirical distribution function with arbitrarily grouped, censored and truncated data</i>; Frydman (1994), <i>A note on nonparametric
/// estimation of the distribution function from interval-censored and truncated observations</i>, for the cells; Varadhan and Roland (2008), <i>Simple and globally
/// convergent methods for accelerating the convergence of any EM algorithm</i>.
/// </remarks>
internal sealed class SelfConsistency
{
    private const int MostSteps = 20_000;
    private const double Still = 1e-15; // of the change of a probability in a step
    private const double Vanished = 1e-13; // a probability that is below, and falls
    private const double Small = 1e-4; // of an even share
    private const double Closed = 1e-10; // of the slopes towards cells without probability

    private readonly ((double Value, int Side) Start, (double Value, int Side) End)[] _cells;
    private readonly (int First, int Last, double Weight)[] _rows;
    private readonly (int First, int Last, double Weight)[] _ranges; // in which the losses are reported
    private readonly double _weight;

    /// <summary>Creates the problem.</summary>
    /// <param name="rows">Losses in (low, high], or exact ones with low = high, each reported in (above, upTo].</param>
    public SelfConsistency(IReadOnlyList<LossObservation> rows)
    {
        _cells = CellsOf(rows);
        (double, int)[] starts = [.. _cells.Select(c => c.Start)];
        (double, int)[] ends = [.. _cells.Select(c => c.End)];
        var held = new SortedDictionary<(int, int), double>();
        var ranges = new SortedDictionary<(int, int), double>();
        foreach (LossObservation row in rows)
        {
            Add(held, StartOf(row), EndOf(row), row.Weight);
            Add(ranges, row.ReportedAbove == 0 ? (double.NegativeInfinity, 0) : (row.ReportedAbove, 1), (row.ReportedUpTo, 1), row.Weight);
            _weight += row.Weight;
        }

        _rows = [.. held.Select(r => (r.Key.Item1, r.Key.Item2, r.Value))];
        _ranges = [.. ranges.Select(r => (r.Key.Item1, r.Key.Item2, r.Value))];
        Probabilities = new double[_cells.Length];
        Array.Fill(Probabilities, 1.0 / _cells.Length);
        Solve();

        void Add(SortedDictionary<(int, int), double> to, (double, int) start, (double, int) end, double weight)
        {
            int first = Array.BinarySearch(starts, start);
            int last = Array.BinarySearch(ends, end);
            (int, int) key = (first < 0 ? ~first : first, last < 0 ? ~last - 1 : last);
            to[key] = to.GetValueOrDefault(key) + weight;
        }
    }

    /// <summary>Gets the cells: each lies above its low end, or is the single value of both.</summary>
    public IEnumerable<(double Low, double High)> Cells => _cells.Select(c => (c.Start.Value, c.End.Value));

    /// <summary>Gets the probability of each cell.</summary>
    public double[] Probabilities { get; private set; }

    public double LogLikelihood { get; private set; }

    /// <summary>Gets the steepest rise of the log-likelihood, per loss, towards any of the cells.</summary>
    public double Gap { get; private set; }

    public int Steps { get; private set; }

    private static (double Value, int Side) StartOf(LossObservation row) => row.IsExact || row.Low == 0 ? (row.Low, 0) : (row.Low, 1);

    private static (double Value, int Side) EndOf(LossObservation row) => (row.High, 1);

    /// <summary>Where a start is followed by an end, with nothing between, and a loss can lie.</summary>
    private static ((double Value, int Side) Start, (double Value, int Side) End)[] CellsOf(IReadOnlyList<LossObservation> rows)
    {
        var marks = new SortedSet<((double Value, int Side) Place, bool IsStart)>(); // at the same place ends come first
        foreach (LossObservation row in rows)
        {
            marks.Add((StartOf(row), true));
            marks.Add((EndOf(row), false));
            if (row.ReportedAbove > 0)
            {
                marks.Add(((row.ReportedAbove, 1), false));
            }

            if (!double.IsPositiveInfinity(row.ReportedUpTo))
            {
                marks.Add(((row.ReportedUpTo, 1), true));
            }
        }

        var cells = new List<((double, int), (double, int))>();
        ((double Value, int Side) Place, bool IsStart) before = default;
        foreach (((double Value, int Side) Place, bool IsStart) mark in marks)
        {
            if (before.IsStart && !mark.IsStart)
            {
                cells.Add((before.Place, mark.Place));
            }

            before = mark;
        }

        // Those between the ranges of what is reported hold no loss: nothing is known of their probability, and none is needed.
        var comparer = Comparer<(double, int)>.Default;
        double[] covered = new double[cells.Count + 1];
        (double, int)[] cellStarts = [.. cells.Select(c => c.Item1)];
        (double, int)[] cellEnds = [.. cells.Select(c => c.Item2)];
        foreach (LossObservation row in rows)
        {
            int first = Array.BinarySearch(cellStarts, StartOf(row), comparer);
            int last = Array.BinarySearch(cellEnds, EndOf(row), comparer);
            covered[first < 0 ? ~first : first]++;
            covered[last < 0 ? ~last : last + 1]--;
        }

        double depth = 0;
        return [.. cells.Where((_, j) => (depth += covered[j]) > 0)];
    }

    /// <summary>Searches, and once more without the cells that have all but vanished, towards which the search creeps where nothing pulls either way.</summary>
    private void Solve()
    {
        (double[] p, double value, double gap) = Search(Probabilities);
        if (p.Any(x => x > 0 && x * p.Length < Small))
        {
            (double[] fewer, double valueOfFewer, double gapOfFewer) = Search(Without(p, Small / p.Length));
            if (gapOfFewer <= Math.Max(gap, Closed))
            {
                (p, value, gap) = (fewer, valueOfFewer, gapOfFewer);
            }
        }

        (Probabilities, LogLikelihood, Gap) = (Without(p, Vanished), value, gap);
    }

    private (double[] Probabilities, double LogLikelihood, double Gap) Search(double[] p)
    {
        int most = Steps + MostSteps;
        (double[] next, double value, double gap, double change) = Step(p);
        while (Steps < most && change > Still)
        {
            // Two steps, and as far on as they show that the next ones would go.
            double[] second = Step(next).Next;
            double[] far = Extrapolated(p, next, second);
            (double[] beyond, double valueBeyond, double gapBeyond, double changeBeyond) = Step(far);
            if (!(valueBeyond >= value))
            {
                far = second;
                (beyond, valueBeyond, gapBeyond, changeBeyond) = Step(far);
            }

            (p, next, value, gap, change) = (far, beyond, valueBeyond, gapBeyond, changeBeyond);
        }

        return (p, value, gap);
    }

    private static double[] Without(double[] p, double least)
    {
        double sum = p.Where(x => x >= least).Sum();
        return [.. p.Select(x => x >= least ? x / sum : 0)];
    }

    /// <summary>A step of self-consistency: each loss, and those that went unreported beside it, shared among the cells where they can lie.</summary>
    private (double[] Next, double LogLikelihood, double Gap, double Change) Step(double[] p)
    {
        Steps++;
        double[] upTo = new double[p.Length + 1];
        for (int j = 0; j < p.Length; j++)
        {
            upTo[j + 1] = upTo[j] + p[j];
        }

        double[] slopes = new double[p.Length + 1];
        CompensatedSum value = default;
        double all = 0; // reported or not
        foreach ((int first, int last, double weight) in _rows)
        {
            double probability = Between(first, last);
            value += weight * Math.Log(probability);
            slopes[first] += weight / probability;
            slopes[last + 1] -= weight / probability;
        }

        foreach ((int first, int last, double weight) in _ranges)
        {
            double probability = first == 0 && last == p.Length - 1 ? 1 : Between(first, last);
            value += -weight * Math.Log(probability);
            slopes[first] -= weight / probability;
            slopes[last + 1] += weight / probability;
            all += weight / probability;
        }

        double[] next = new double[p.Length];
        double slope = 0;
        double gap = 0;
        double change = 0;
        double sum = 0;
        for (int j = 0; j < p.Length; j++)
        {
            slope += slopes[j];
            gap = Math.Max(gap, slope / _weight);
            next[j] = Math.Max(p[j] * (1 + (slope / all)), 0);
            sum += next[j];
        }

        for (int j = 0; j < p.Length; j++)
        {
            next[j] /= sum;
            change = Math.Max(change, Math.Abs(next[j] - p[j]));
        }

        return (next, value.Value, gap, change);

        double Between(int first, int last)
        {
            if (last - first > 32)
            {
                return upTo[last + 1] - upTo[first];
            }

            double probability = 0; // few: without the rounding of the sums up to them
            for (int j = first; j <= last; j++)
            {
                probability += p[j];
            }

            return probability;
        }
    }

    private static double[] Extrapolated(double[] p, double[] first, double[] second)
    {
        double step = 0;
        double bend = 0;
        for (int j = 0; j < p.Length; j++)
        {
            double r = first[j] - p[j];
            double v = second[j] - first[j] - r;
            step += r * r;
            bend += v * v;
        }

        double length = bend > 0 ? Math.Max(Math.Sqrt(step / bend), 1) : 1;
        double[] far = new double[p.Length];
        double sum = 0;
        for (int j = 0; j < p.Length; j++)
        {
            double r = first[j] - p[j];
            double v = second[j] - first[j] - r;
            far[j] = Math.Max(p[j] + (2 * length * r) + (length * length * v), second[j] / 4); // none vanishes by a jump
            sum += far[j];
        }

        for (int j = 0; j < p.Length; j++)
        {
            far[j] /= sum;
        }

        return far;
    }
}
