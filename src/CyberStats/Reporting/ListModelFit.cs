using CyberStats.Numerics;
using CyberStats.Trends;

namespace CyberStats.Reporting;

/// <summary>
/// Fits one log-linear model of lists and follows its likelihood along the number of unseen incidents.
/// </summary>
/// <remarks>
/// Where the lists of an interaction hold nothing together, the likeliest interaction is infinitely negative: its cells are left out, with all interactions
/// that contain it. What is left is fitted as a regression of counts. The profile holds the unseen, fits the completed table and takes the likelihood of
/// the multinomial law, in which the number of all incidents is a parameter: Cormack (1992), <i>Interval estimation for mark-recapture studies of closed
/// populations</i>.
/// </remarks>
internal sealed class ListModelFit
{
    private const double Farthest = 1e7; // times the number seen: an interval that reaches so far has no end
    private const double LeastUnseen = 1e-9; // stands for none, where the logarithm of its mean would be infinite

    private readonly int[] _cells;
    private readonly double[] _counts;
    private readonly int[] _terms;
    private readonly double _observed;

    private ListModelFit(int[] cells, double[] counts, int[] terms)
    {
        _cells = cells;
        _counts = counts;
        _terms = terms;
        _observed = counts.Sum();
    }

    /// <summary>Fits a model.</summary>
    public static ListModel Of(ListHistories histories, int[] interactions, double level)
    {
        int k = histories.Lists.Count;
        int size = (1 << k) - 1;
        int[] empty = [.. interactions.Where(term => Enumerable.Range(1, size).Where(h => (h & term) == term).Sum(histories.CountOf) == 0)];
        int[] cells = [.. Enumerable.Range(1, size).Where(h => !empty.Any(term => (h & term) == term))];
        int[] terms = [.. Enumerable.Range(0, k).Select(list => 1 << list), .. interactions.Except(empty)];
        double[] counts = [.. cells.Select(h => (double)histories.CountOf(h))];
        var fit = new ListModelFit(cells, counts, terms);
        int parameters = 1 + k + interactions.Length;
        var model = new ListModel(histories, interactions, empty, parameters, size - parameters);
        if (!fit.IsIdentified())
        {
            return model with { Status = ListModelStatus.NotIdentified };
        }

        (CountRows rows, double[][] columns) = CountRows.Of(counts, fit.Columns(cells), null, null, areWhole: true);
        CountRegressionFit regression = CountRegression.Fit(rows, CountDesign.Of(columns), CountFamily.Poisson, new CountRegressionOptions { Level = level });
        if (regression.Status is CountRegressionStatus.Separated or CountRegressionStatus.NotConverged)
        {
            return model with { Status = regression.Status == CountRegressionStatus.Separated ? ListModelStatus.NotIdentified : ListModelStatus.NotConverged };
        }

        double unseen = Math.Exp(regression.Coefficients[0].Value);
        double error = Math.Sqrt(unseen + (unseen * unseen * regression.Covariance(0, 0)));
        return model with
        {
            Status = empty.Length > 0 ? ListModelStatus.AtBoundary : ListModelStatus.Converged,
            LogLikelihood = regression.LogLikelihood,
            Deviance = regression.Deviance,
            UnseenValue = unseen,
            StandardError = error,
            Profile = new Lazy<Estimate>(() => fit.Interval(unseen, error, level)),
        };
    }

    /// <summary>Whether the cells that are left tell the parameters apart.</summary>
    private bool IsIdentified()
    {
        int p = _terms.Length + 1;
        double[][] rows = [.. _cells.Select(h => (double[])[1, .. _terms.Select(term => (h & term) == term ? 1.0 : 0)])];
        int rank = 0;
        for (int column = 0; column < p; column++)
        {
            int pivot = -1;
            for (int i = rank; i < rows.Length; i++)
            {
                if (Math.Abs(rows[i][column]) > 1e-9 && (pivot < 0 || Math.Abs(rows[i][column]) > Math.Abs(rows[pivot][column])))
                {
                    pivot = i;
                }
            }

            if (pivot < 0)
            {
                return false;
            }

            (rows[rank], rows[pivot]) = (rows[pivot], rows[rank]);
            for (int i = rank + 1; i < rows.Length; i++)
            {
                double factor = rows[i][column] / rows[rank][column];
                for (int j = column; j < p && factor != 0; j++)
                {
                    rows[i][j] -= factor * rows[rank][j];
                }
            }

            rank++;
        }

        return true;
    }

    private double[][] Columns(int[] cells) => Array.ConvertAll(_terms, term => Array.ConvertAll(cells, h => (h & term) == term ? 1.0 : 0));

    /// <summary>The estimate with the ends of its profile likelihood.</summary>
    private Estimate Interval(double unseen, double error, double level)
    {
        var columns = Columns([0, .. _cells]);
        (CountRows completed, double[][] copies) = CountRows.Of([1, .. _counts], columns, null, null, areWhole: false);
        CountDesign design = CountDesign.Of(copies);
        CountSolution? near = null;

        double step = Math.Max(1, error);
        double top = Peak(unseen, step, Likelihood);
        double best = Likelihood(top);
        double z = Quantiles.TwoSidedNormal(level);
        double Loss(double x) => Math.Sqrt(Math.Max(0, 2 * (best - Likelihood(x)))) - z;

        double lossAtNone = Loss(0);
        double low = lossAtNone <= 0 ? 0 : BracketedRoot.Find(0, lossAtNone, top, -z, Loss);
        double farthest = Farthest * (_observed + top);
        double inside = top;
        double insideLoss = -z;
        double outside = top + step;
        double outsideLoss = Loss(outside);
        while (outsideLoss < 0 && outside < farthest)
        {
            (inside, insideLoss) = (outside, outsideLoss);
            outside = top + (2 * (outside - top));
            outsideLoss = Loss(outside);
        }

        double high = outsideLoss < 0 ? double.PositiveInfinity : BracketedRoot.Find(inside, insideLoss, outside, outsideLoss, Loss);
        return new Estimate(_observed + unseen, error, _observed + Math.Min(low, unseen), _observed + Math.Max(high, unseen), level);

        double Likelihood(double x)
        {
            double[] counts = [Math.Max(x, LeastUnseen), .. _counts];
            var solver = new CountSolver(completed.With(counts), design, null);
            near = solver.Solve(near?.Status == CountRegressionStatus.Converged ? near : null);
            double total = counts.Sum();
            double sum = LogGamma.Difference(counts[0] + 1, _observed);
            double[] means = solver.Pass.Means;
            for (int i = 0; i < counts.Length; i++)
            {
                sum += counts[i] * (counts[i] == 0 ? 0 : Math.Log(means[i] / total));
            }

            return sum;
        }
    }

    /// <summary>The top of a function of one number not below 0 with one top, which lies near a point: golden section.</summary>
    private static double Peak(double near, double step, Func<double, double> function)
    {
        const double Golden = 0.6180339887498949;
        double low = Math.Max(0, near - step);
        double high = near + step;
        while (low > 0 && function(low) > function(near))
        {
            low = Math.Max(0, near - (2 * (near - low)));
        }

        double a = high - (Golden * (high - low));
        double b = low + (Golden * (high - low));
        double atA = function(a);
        double atB = function(b);
        while (high - low > 1e-7 * Math.Max(1, high)) // flat at the top: the likelihood is sharper than its place
        {
            if (atA >= atB)
            {
                (high, b, atB) = (b, a, atA);
                a = high - (Golden * (high - low));
                atA = function(a);
            }
            else
            {
                (low, a, atA) = (a, b, atB);
                b = low + (Golden * (high - low));
                atB = function(b);
            }
        }

        return (low + high) / 2;
    }
}
