using System.Numerics.Tensors;
using CyberStats.Numerics;

namespace CyberStats.Trends;

/// <summary>
/// One pass over the rows at given coefficients and α = 1 / θ: the log-likelihood but for what depends on the counts alone, its slopes and its curvatures.
/// </summary>
/// <remarks>
/// α = 0 is the Poisson law. Worked through in blocks that stay in the nearest cache, by vectorized operations. Source of the likelihood: Lawless
/// (1987), <i>Negative binomial and mixed Poisson regression</i>, here with α in place of 1 / θ so that nothing cancels at its limit.
/// </remarks>
internal sealed class CountPass
{
    private const int Block = 1024;
    private const double SmallProduct = 0.05; // of α and a mean: below, the series below gives all digits
    private const double LargeProduct = 0.2; // from here on the largest of a block outweighs what cancels in its sums
    private const int SeriesTerms = 12;
    private const double LargestPredictor = 700; // beyond, a mean leaves the range of numbers; the search then turns back

    private readonly CountRows _rows;
    private readonly CountDesign _design;
    private readonly RisingSums? _sums;
    private readonly double[] _predictor = new double[Block];
    private readonly double[] _means = new double[Block];
    private readonly double[] _spread = new double[Block];
    private readonly double[] _work = new double[Block];
    private readonly double[] _residual = new double[Block];

    public CountPass(CountRows rows, CountDesign design, RisingSums? sums)
    {
        _rows = rows;
        _design = design;
        _sums = sums;
        int p = design.Count;
        Score = new double[p];
        Information = new double[p, p];
        Cross = new double[p];
    }

    /// <summary>Gets the means of the rows at the last pass that was asked for them.</summary>
    public double[] Means { get; private set; } = [];

    /// <summary>Gets the log-likelihood without the terms of the counts alone.</summary>
    public double Objective { get; private set; }

    /// <summary>Gets the slopes in the coordinates.</summary>
    public double[] Score { get; }

    /// <summary>Gets the information of the coordinates, observed or expected as the pass was asked; for the Poisson law they are the same.</summary>
    public double[,] Information { get; }

    /// <summary>Gets whether <see cref="Information"/> is the expected one.</summary>
    public bool IsExpected { get; private set; }

    /// <summary>Gets the observed information that α and the coordinates share.</summary>
    public double[] Cross { get; }

    /// <summary>Gets the slope in α.</summary>
    public double AlphaScore { get; private set; }

    /// <summary>Gets the second derivative in α.</summary>
    public double AlphaCurvature { get; private set; }

    /// <summary>Makes the pass.</summary>
    /// <param name="coordinates">The coordinates.</param>
    /// <param name="alpha">1 / θ.</param>
    /// <param name="isExpected">Whether the information is to be the expected one.</param>
    /// <param name="isLast">Whether <see cref="Means"/> are to be kept.</param>
    public void At(ReadOnlySpan<double> coordinates, double alpha, bool isExpected, bool isLast = false)
    {
        if (isLast && Means.Length == 0)
        {
            Means = GC.AllocateUninitializedArray<double>(_rows.Length);
        }

        IsExpected = isExpected;
        Objective = 0;
        AlphaScore = 0;
        AlphaCurvature = 0;
        Array.Clear(Score);
        Array.Clear(Cross);
        Array.Clear(Information);
        for (int start = 0; start < _rows.Length; start += Block)
        {
            var rows = new Range(start, Math.Min(start + Block, _rows.Length));
            ReadOnlySpan<double> means = Predict(coordinates, rows, isLast);
            Objective += TensorPrimitives.Dot<double>(_rows.WeightedCounts.AsSpan(rows), _predictor.AsSpan(0, means.Length));
            if (alpha == 0)
            {
                PoissonBlock(rows, means);
            }
            else
            {
                NegativeBinomialBlock(rows, means, alpha);
            }
        }

        if (alpha > 0)
        {
            (double first, double second) = _sums!.Derivatives(alpha);
            Objective += _sums.Log(alpha);
            AlphaScore += first;
            AlphaCurvature += second;
        }

        Mirror(Information);
    }

    /// <summary>Returns the slope in α at α = 0, at the means of the last pass: half of what the squared residuals exceed the counts by.</summary>
    public double AlphaScoreAtZero()
    {
        double sum = 0;
        for (int i = 0; i < Means.Length; i++)
        {
            double residual = _rows.Counts[i] - Means[i];
            sum += _rows.Weight(i) * ((residual * residual) - _rows.Counts[i]);
        }

        return sum / 2;
    }

    /// <summary>The coordinates that fit the logarithms of the counts: a start from which Newton's method does not overshoot.</summary>
    public double[] Start()
    {
        Array.Clear(Score);
        Array.Clear(Information);
        for (int start = 0; start < _rows.Length; start += Block)
        {
            var rows = new Range(start, Math.Min(start + Block, _rows.Length));
            ReadOnlySpan<double> counts = _rows.Counts.AsSpan(rows);
            Span<double> mean = _work.AsSpan(0, counts.Length);
            Span<double> residual = _residual.AsSpan(0, counts.Length);
            TensorPrimitives.Add(counts, 0.1, mean); // as in other software: a zero is no minus infinity
            VectorFunctions.Log(mean, residual);
            TensorPrimitives.Subtract<double>(residual, _rows.Offset.AsSpan(rows), residual);
            TensorPrimitives.Multiply<double>(residual, mean, residual);
            TensorPrimitives.Add<double>(residual, counts, residual);
            TensorPrimitives.Subtract<double>(residual, mean, residual);
            Weigh(residual, rows);
            Weigh(mean, rows);
            AddScore(Score, residual, rows);
            AddProducts(Information, mean, rows);
        }

        Mirror(Information);
        return Cholesky.Solve(Information, Score) ?? new double[_design.Count];
    }

    private Span<double> Predict(ReadOnlySpan<double> coordinates, Range rows, bool isLast)
    {
        ReadOnlySpan<double> offset = _rows.Offset.AsSpan(rows);
        Span<double> means = isLast ? Means.AsSpan(rows) : _means.AsSpan(0, offset.Length);
        Span<double> predictor = _predictor.AsSpan(0, offset.Length);
        offset.CopyTo(predictor);
        for (int k = 0; k < _design.Count; k++)
        {
            TensorPrimitives.MultiplyAdd<double>(_design.Columns[k].AsSpan(rows), coordinates[k], predictor, predictor);
        }

        TensorPrimitives.Min(predictor, LargestPredictor, predictor);
        predictor.CopyTo(means);
        VectorFunctions.Exp(means);
        return means;
    }

    private void PoissonBlock(Range rows, ReadOnlySpan<double> means)
    {
        Span<double> weighted = _work.AsSpan(0, means.Length);
        Span<double> residual = _residual.AsSpan(0, means.Length);
        means.CopyTo(weighted);
        Weigh(weighted, rows);
        TensorPrimitives.Subtract(_rows.WeightedCounts.AsSpan(rows), weighted, residual);
        Objective -= TensorPrimitives.Sum<double>(weighted);
        AddScore(Score, residual, rows);
        AddProducts(Information, weighted, rows);
    }

    private void NegativeBinomialBlock(Range rows, ReadOnlySpan<double> means, double alpha)
    {
        int m = means.Length;
        Span<double> spread = _spread.AsSpan(0, m); // 1 + α μ
        Span<double> residual = _residual.AsSpan(0, m);
        Span<double> work = _work.AsSpan(0, m);
        TensorPrimitives.Multiply(means, alpha, spread);
        TensorPrimitives.Add(spread, 1, spread);

        TensorPrimitives.Subtract(_rows.Counts.AsSpan(rows), means, residual);
        TensorPrimitives.Divide<double>(residual, spread, residual);
        Weigh(residual, rows); // w (y - μ) / (1 + α μ)
        AddScore(Score, residual, rows);

        TensorPrimitives.Divide(means, spread, work);
        TensorPrimitives.Multiply<double>(residual, work, residual); // w (y - μ) μ / (1 + α μ)²
        AddScore(Cross, residual, rows);
        Weigh(work, rows); // w μ / (1 + α μ)
        if (!IsExpected)
        {
            TensorPrimitives.MultiplyAdd<double>(residual, alpha, work, work); // w μ (1 + α y) / (1 + α μ)²
        }

        AddProducts(Information, work, rows);

        if (alpha * TensorPrimitives.Max(means) >= LargeProduct)
        {
            AddAlphaSums(rows, means, alpha);
        }
        else
        {
            AddAlphaTerms(rows, means, alpha);
        }
    }

    /// <summary>The terms in α of a block: of the log-likelihood -w (y + 1 / α) L, L = log(1 + α μ), and of its derivatives; L' = R = μ / (1 + α μ), R' = -R².</summary>
    private void AddAlphaSums(Range rows, ReadOnlySpan<double> means, double alpha)
    {
        ReadOnlySpan<double> counts = _rows.WeightedCounts.AsSpan(rows);
        Span<double> spread = _spread.AsSpan(0, means.Length);
        Span<double> work = _work.AsSpan(0, means.Length);
        VectorFunctions.Log(spread, work);
        double log = WeightedSum(work, rows) / alpha;
        Objective -= log + TensorPrimitives.Dot<double>(work, counts);
        TensorPrimitives.Divide(means, spread, work);
        double ratio = WeightedSum(work, rows);
        double ratioOfCounts = TensorPrimitives.Dot<double>(work, counts);
        TensorPrimitives.Multiply<double>(work, work, spread);
        AlphaScore += ((log - ratio) / alpha) - ratioOfCounts;
        AlphaCurvature += (((2 * (ratio - log) / alpha) + WeightedSum(spread, rows)) / alpha) + TensorPrimitives.Dot<double>(spread, counts);
    }

    /// <summary>The same where α μ is small and those sums would cancel, row by row.</summary>
    /// <remarks>
    /// With t = α μ and g(t) = (log(1 + t) - t / (1 + t)) / t², log(1 + t) / α = μ (1 / (1 + t) + t g) and the derivative of -log(1 + α μ) / α is μ² g.
    /// </remarks>
    private void AddAlphaTerms(Range rows, ReadOnlySpan<double> means, double alpha)
    {
        ReadOnlySpan<double> counts = _rows.Counts.AsSpan(rows);
        int start = rows.Start.Value;
        double objective = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < means.Length; i++)
        {
            double mean = means[i];
            double t = alpha * mean;
            double inverse = 1 / (1 + t);
            double loss;
            double slope;
            if (t < SmallProduct)
            {
                (loss, slope) = Series(t);
            }
            else
            {
                loss = (Math.Log(1 + t) - (t * inverse)) / (t * t);
                slope = ((inverse * inverse) - (2 * loss)) / t;
            }

            double weight = _rows.Weight(start + i);
            double ratio = mean * inverse;
            double yr = counts[i] * ratio;
            objective += weight * ((alpha * counts[i]) + 1) * (ratio + (mean * t * loss));
            first += weight * ((mean * mean * loss) - yr);
            second += weight * ((mean * mean * mean * slope) + (yr * ratio));
        }

        Objective -= objective;
        AlphaScore += first;
        AlphaCurvature += second;
    }

    /// <summary>g(t) = Σ (-t)^k (k + 1) / (k + 2) and its derivative.</summary>
    private static (double Value, double Slope) Series(double t)
    {
        double value = 0;
        double slope = 0;
        for (int k = SeriesTerms; k >= 0; k--)
        {
            slope = value - (t * slope);
            value = ((k + 1.0) / (k + 2)) - (t * value);
        }

        return (value, -slope);
    }

    private void Weigh(Span<double> numbers, Range rows)
    {
        if (_rows.IsWeighted)
        {
            TensorPrimitives.Multiply<double>(numbers, _rows.Weights.AsSpan(rows), numbers);
        }
    }

    private double WeightedSum(ReadOnlySpan<double> numbers, Range rows) =>
        _rows.IsWeighted ? TensorPrimitives.Dot(numbers, _rows.Weights.AsSpan(rows)) : TensorPrimitives.Sum(numbers);

    private void AddScore(double[] sums, ReadOnlySpan<double> numbers, Range rows)
    {
        for (int k = 0; k < sums.Length; k++)
        {
            sums[k] += TensorPrimitives.Dot(numbers, _design.Columns[k].AsSpan(rows));
        }
    }

    private void AddProducts(double[,] sums, ReadOnlySpan<double> weights, Range rows)
    {
        Span<double> scaled = _predictor.AsSpan(0, weights.Length); // no longer needed
        for (int k = 0; k < _design.Count; k++)
        {
            TensorPrimitives.Multiply(weights, _design.Columns[k].AsSpan(rows), scaled);
            for (int l = 0; l <= k; l++)
            {
                sums[k, l] += TensorPrimitives.Dot<double>(scaled, _design.Columns[l].AsSpan(rows));
            }
        }
    }

    private static void Mirror(double[,] matrix)
    {
        for (int k = 0; k < matrix.GetLength(0); k++)
        {
            for (int l = 0; l < k; l++)
            {
                matrix[l, k] = matrix[k, l];
            }
        }
    }
}
