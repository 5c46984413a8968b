using CyberStats.Numerics;

namespace CyberStats.Trends;

/// <summary>
/// Finds the likeliest coefficients of a regression of counts, and the likeliest α = 1 / θ where the law is negative binomial.
/// </summary>
/// <remarks>
/// Newton's method, turned back where the likelihood falls; the negative binomial starts with Fisher's information, then all second derivatives
/// together. The start is made from the counts. The Poisson limit α = 0 is kept where the likelihood falls from there and no greater value is found on a
/// grid of α.
/// </remarks>
internal sealed class CountSolver
{
    private const int ManyRows = 20_000; // from here on some of them give the start
    private const int SomeRows = 4_000;
    private const int MostSteps = 200;
    private const int MostHalvings = 40;
    private const double Loose = 1e-3; // of the Newton decrement, for each row: near enough to see that the counts vary more than Poisson counts
    private const double Tight = 1e-13; // one more step then leaves about its square over the root of the rows, in standard errors: of many rows more will do
    private const double SeparationDecrement = 1e-7;
    private const double SeparationStep = 0.5; // of a predictor, while the likelihood has all but stopped to rise

    private readonly CountRows _rows;
    private readonly CountDesign _design;
    private readonly RisingSums? _sums;
    private readonly double _unit;
    private readonly double _tight;

    /// <summary>Prepares a search.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="design">Their covariates.</param>
    /// <param name="sums">The sums of the counts for the negative binomial law; null for the Poisson law.</param>
    public CountSolver(CountRows rows, CountDesign design, RisingSums? sums)
    {
        _rows = rows;
        _design = design;
        _sums = sums;
        Pass = new CountPass(rows, design, sums);
        _unit = Math.Min(1, rows.Total); // of a likelihood of few counts, or of small weights
        _tight = Tight * Math.Clamp(Math.Pow(rows.Length / 100.0, 2), 1, 1e7) * _unit;
    }

    /// <summary>Gets the last pass: after a search, that at its end, with the expected information.</summary>
    public CountPass Pass { get; }

    /// <summary>Searches all coordinates, or all but the last.</summary>
    /// <param name="near">A solution nearby to start from; null to start from the counts.</param>
    /// <param name="last">The value at which the last coordinate is held; null where it is free.</param>
    /// <param name="alpha">The value at which α is held; null where it is free.</param>
    public CountSolution Solve(CountSolution? near = null, double? last = null, double? alpha = null)
    {
        bool isLarge = near is null && last is null && alpha is null && _sums is not null && _rows.Length >= ManyRows;
        near ??= isLarge ? OfSomeRows() : null;
        double[] start = near is null ? Pass.Start() : [.. near.Coordinates];
        int free = _design.Count;
        if (last is { } held)
        {
            free--;
            start[free] = held;
        }

        if (_sums is null || alpha is not null)
        {
            return Climb(start, free, alpha ?? 0, false, _tight);
        }

        if (near is { Alpha: > 0 })
        {
            CountSolution solution = Climb(start, free, near.Alpha, true, _tight, isNear: true);
            if (solution.Alpha > 1e-6 * near.Alpha)
            {
                return solution;
            }
        }

        CountSolution poisson = Climb(start, free, 0, false, Loose * _rows.Length * _unit);
        double squares = WeightedSquares();
        double score = Pass.AlphaScoreAtZero();
        if (score > 5 * Math.Sqrt(squares / 2))
        {
            return Climb(poisson.Coordinates, free, 2 * score / squares, true, _tight);
        }

        poisson = Climb(poisson.Coordinates, free, 0, false, _tight);
        score = Pass.AlphaScoreAtZero();
        return score > 0 ? Climb(poisson.Coordinates, free, 2 * score / squares, true, _tight) : BestBesides(poisson, free);
    }

    /// <summary>The solution for some of the rows, which starts that for all of them; null where it has none that is of use.</summary>
    private CountSolution? OfSomeRows()
    {
        int step = _rows.Length / SomeRows;
        CountRows some = _rows.Thinned(step);
        if (some.Total == 0)
        {
            return null;
        }

        CountSolution solution = new CountSolver(some, _design.Thinned(step), new RisingSums(some.Counts, some.Weights)).Solve();
        return solution.Status == CountRegressionStatus.Converged ? solution : null;
    }

    /// <summary>Looks for an α whose likelihood exceeds that of the Poisson limit although it falls from there.</summary>
    private CountSolution BestBesides(CountSolution poisson, int free)
    {
        CountSolution best = poisson;
        double mean = _rows.Total / _rows.TotalWeight;
        for (int k = -4; k <= 8; k++)
        {
            double alpha = Math.ScaleB(1 / mean, k);
            Pass.At(poisson.Coordinates, alpha, true);
            if (Pass.Objective > best.Objective + (1e-12 * Math.Abs(best.Objective)))
            {
                best = poisson with { Alpha = alpha, Objective = Pass.Objective };
            }
        }

        if (best.Alpha > 0)
        {
            best = Climb([.. best.Coordinates], free, best.Alpha, true, _tight);
            if (best.Objective > poisson.Objective)
            {
                return best;
            }
        }

        Pass.At(poisson.Coordinates, 0, true, isLast: true);
        return poisson;
    }

    private double WeightedSquares()
    {
        double sum = 0;
        for (int i = 0; i < _rows.Length; i++)
        {
            sum += _rows.Weight(i) * Pass.Means[i] * Pass.Means[i];
        }

        return sum;
    }

    private CountSolution Climb(double[] start, int free, double alpha, bool learnsAlpha, double tolerance, bool isNear = false)
    {
        double[] at = [.. start];
        double[] step = new double[at.Length];
        Pass.At(at, alpha, !isNear);
        for (int iteration = 0; iteration < MostSteps; iteration++)
        {
            double objective = Pass.Objective;
            (double[] move, double alphaMove, double decrement) = Step(at, free, alpha, learnsAlpha);
            step = move;
            if (decrement < SeparationDecrement * _unit && _design.LargestChange(move, SeparationStep) > SeparationStep)
            {
                Pass.At(at, alpha, true, isLast: true);
                return new CountSolution(at, alpha, objective, CountRegressionStatus.Separated, move);
            }

            double size = Math.Min(1, Math.Min(2 / Math.Max(Math.Abs(alphaMove), 1e-300), 8 / Math.Max(Largest(move), 1e-300)));
            double[] next = Moved(at, move, size);
            double nextAlpha = alpha * Math.Exp(size * alphaMove);
            bool isLast = decrement < tolerance;
            bool isExpected = iteration == 0 && !isNear; // Fisher's information for two steps from afar, then all second derivatives
            Pass.At(next, nextAlpha, isLast || isExpected, isLast);
            if (isLast)
            {
                return new CountSolution(next, nextAlpha, Pass.Objective, CountRegressionStatus.Converged, move);
            }

            for (int k = 0; k < MostHalvings && !(Pass.Objective >= objective - (1e-13 * Math.Abs(objective))); k++)
            {
                size /= 2;
                next = Moved(at, move, size);
                nextAlpha = alpha * Math.Exp(size * alphaMove);
                Pass.At(next, nextAlpha, isExpected);
            }

            at = next;
            alpha = nextAlpha;
        }

        Pass.At(at, alpha, true, isLast: true);
        return new CountSolution(at, alpha, Pass.Objective, CountRegressionStatus.NotConverged, step);
    }

    /// <summary>The Newton step in the coordinates and in log α, and what the likelihood gains by it, twice, if it is as it looks from here.</summary>
    private (double[] Move, double AlphaMove, double Decrement) Step(double[] at, int free, double alpha, bool learnsAlpha)
    {
        int size = free + (learnsAlpha ? 1 : 0);
        double[] slopes = [.. Pass.Score.AsSpan(0, free), .. learnsAlpha ? [alpha * Pass.AlphaScore] : Array.Empty<double>()];
        double[]? solved = Cholesky.Solve(Matrix(free, size, alpha), slopes);
        if (solved is null && !Pass.IsExpected)
        {
            Pass.At(at, alpha, true);
            solved = Cholesky.Solve(Matrix(free, size, alpha), slopes);
        }

        if (solved is null)
        {
            // Hardly any information is left: up the slope, by a bounded step.
            double steepest = Math.Max(Largest(slopes), 1e-300);
            solved = Array.ConvertAll(slopes, s => s / steepest);
        }

        double decrement = 0;
        for (int i = 0; i < size; i++)
        {
            decrement += solved[i] * slopes[i];
        }

        double[] move = new double[_design.Count];
        solved.AsSpan(0, free).CopyTo(move);
        return (move, learnsAlpha ? solved[free] : 0, decrement);
    }

    /// <summary>The information of the free coordinates and of log α; the expected one does not mix them.</summary>
    private double[,] Matrix(int free, int size, double alpha)
    {
        double[,] matrix = new double[size, size];
        for (int i = 0; i < free; i++)
        {
            for (int j = 0; j < free; j++)
            {
                matrix[i, j] = Pass.Information[i, j];
            }

            if (size > free && !Pass.IsExpected)
            {
                matrix[i, free] = alpha * Pass.Cross[i];
                matrix[free, i] = matrix[i, free];
            }
        }

        if (size > free)
        {
            double curvature = -((alpha * alpha * Pass.AlphaCurvature) + (alpha * Pass.AlphaScore));
            matrix[free, free] = Pass.IsExpected ? Math.Max(Math.Abs(curvature), 1e-300) : curvature;
        }

        return matrix;
    }

    private static double[] Moved(double[] at, double[] move, double size)
    {
        double[] next = new double[at.Length];
        for (int i = 0; i < at.Length; i++)
        {
            next[i] = at[i] + (size * move[i]);
        }

        return next;
    }

    private static double Largest(ReadOnlySpan<double> numbers)
    {
        double largest = 0;
        foreach (double number in numbers)
        {
            largest = Math.Max(largest, Math.Abs(number));
        }

        return largest;
    }
}
