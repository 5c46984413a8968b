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
    private const int MostSteps = 200;
    private const int MostHalvings = 40;
    private const double Loose = 1e-4;
    private const double Tight = 1e-13; // of the Newton decrement: one more step then leaves its square
    private const double SeparationDecrement = 1e-7;
    private const double SeparationStep = 0.5; // of a predictor, while the likelihood has all but stopped to rise

    private readonly CountRows _rows;
    private readonly CountDesign _design;
    private readonly RisingSums? _sums;

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
    }

    /// <summary>Gets the last pass: after a search, that at its end.</summary>
    public CountPass Pass { get; }

    /// <summary>Searches all coordinates, or all but the last.</summary>
    /// <param name="near">A solution nearby to start from; null to start from the counts.</param>
    /// <param name="last">The value at which the last coordinate is held; null where it is free.</param>
    /// <param name="alpha">The value at which α is held; null where it is free.</param>
    public CountSolution Solve(CountSolution? near = null, double? last = null, double? alpha = null)
    {
        double[] start = near is null ? Pass.Start() : [.. near.Coordinates];
        int free = _design.Count;
        if (last is { } held)
        {
            free--;
            start[free] = held;
        }

        if (_sums is null || alpha is not null)
        {
            return Climb(start, free, alpha ?? 0, false, Tight);
        }

        if (near is { Alpha: > 0 })
        {
            CountSolution solution = Climb(start, free, near.Alpha, true, Tight);
            if (solution.Alpha > 1e-6 * near.Alpha)
            {
                return solution;
            }
        }

        CountSolution poisson = Climb(start, free, 0, false, Loose);
        if (poisson.Status == CountRegressionStatus.Separated)
        {
            return poisson;
        }

        double squares = WeightedSquares();
        double score = Pass.AlphaScoreAtZero();
        if (score > 5 * Math.Sqrt(squares / 2))
        {
            return Climb(poisson.Coordinates, free, 2 * score / squares, true, Tight);
        }

        poisson = Climb(poisson.Coordinates, free, 0, false, Tight);
        score = Pass.AlphaScoreAtZero();
        return score > 0 ? Climb(poisson.Coordinates, free, 2 * score / squares, true, Tight) : BestBesides(poisson, free);
    }

    /// <summary>Looks for an α whose likelihood exceeds that of the Poisson limit although it falls from there.</summary>
    private CountSolution BestBesides(CountSolution poisson, int free)
    {
        CountSolution best = poisson;
        double mean = _rows.Total / _rows.Weights.Sum();
        for (int k = -4; k <= 8; k++)
        {
            double alpha = Math.ScaleB(1 / mean, k);
            Pass.At(poisson.Coordinates, alpha);
            if (Pass.Objective > best.Objective + (1e-12 * Math.Abs(best.Objective)))
            {
                best = poisson with { Alpha = alpha, Objective = Pass.Objective };
            }
        }

        if (best.Alpha > 0)
        {
            best = Climb([.. best.Coordinates], free, best.Alpha, true, Tight);
            if (best.Objective > poisson.Objective)
            {
                return best;
            }
        }

        Pass.At(poisson.Coordinates, 0);
        return poisson;
    }

    private double WeightedSquares()
    {
        double sum = 0;
        for (int i = 0; i < _rows.Length; i++)
        {
            sum += _rows.Weights[i] * Pass.Means[i] * Pass.Means[i];
        }

        return sum;
    }

    private CountSolution Climb(double[] start, int free, double alpha, bool learnsAlpha, double tolerance)
    {
        double[] at = [.. start];
        double[] step = new double[at.Length];
        Pass.At(at, alpha);
        for (int iteration = 0; iteration < MostSteps; iteration++)
        {
            double objective = Pass.Objective;
            (double[] move, double alphaMove, double decrement) = Step(free, alpha, learnsAlpha, iteration < 2);
            step = move;
            if (decrement < SeparationDecrement && LargestChange(move) > SeparationStep)
            {
                return new CountSolution(at, alpha, objective, CountRegressionStatus.Separated, move);
            }

            double size = Math.Min(1, Math.Min(2 / Math.Max(Math.Abs(alphaMove), 1e-300), 8 / Math.Max(Largest(move), 1e-300)));
            double[] next = Moved(at, move, size);
            double nextAlpha = alpha * Math.Exp(size * alphaMove);
            Pass.At(next, nextAlpha);
            if (decrement < tolerance)
            {
                return new CountSolution(next, nextAlpha, Pass.Objective, CountRegressionStatus.Converged, move);
            }

            for (int k = 0; k < MostHalvings && !(Pass.Objective >= objective - (1e-13 * Math.Abs(objective))); k++)
            {
                size /= 2;
                next = Moved(at, move, size);
                nextAlpha = alpha * Math.Exp(size * alphaMove);
                Pass.At(next, nextAlpha);
            }

            at = next;
            alpha = nextAlpha;
        }

        return new CountSolution(at, alpha, Pass.Objective, CountRegressionStatus.NotConverged, step);
    }

    /// <summary>The Newton step in the coordinates and in log α, and what the likelihood gains by it, twice, if it is as it looks from here.</summary>
    private (double[] Move, double AlphaMove, double Decrement) Step(int free, double alpha, bool learnsAlpha, bool isEarly)
    {
        int size = free + (learnsAlpha ? 1 : 0);
        double[] slopes = [.. Pass.Score.AsSpan(0, free), .. learnsAlpha ? [alpha * Pass.AlphaScore] : Array.Empty<double>()];
        double[]? solved = isEarly ? null : Cholesky.Solve(Matrix(Pass.Information, free, size, alpha, Pass.Cross), slopes);
        solved ??= Cholesky.Solve(Matrix(Pass.Expected, free, size, alpha, null), slopes);
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

    private double[,] Matrix(double[,] information, int free, int size, double alpha, double[]? cross)
    {
        double[,] matrix = new double[size, size];
        for (int i = 0; i < free; i++)
        {
            for (int j = 0; j < free; j++)
            {
                matrix[i, j] = information[i, j];
            }

            if (size > free && cross is not null)
            {
                matrix[i, free] = alpha * cross[i];
                matrix[free, i] = matrix[i, free];
            }
        }

        if (size > free)
        {
            double curvature = -((alpha * alpha * Pass.AlphaCurvature) + (alpha * Pass.AlphaScore));
            matrix[free, free] = cross is null ? Math.Max(Math.Abs(curvature), 1e-300) : curvature;
        }

        return matrix;
    }

    private double LargestChange(double[] move)
    {
        double largest = 0;
        for (int i = 0; i < _rows.Length; i++)
        {
            double change = 0;
            for (int k = 0; k < move.Length; k++)
            {
                change += move[k] * _design.Columns[k][i];
            }

            largest = Math.Max(largest, Math.Abs(change));
        }

        return largest;
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
