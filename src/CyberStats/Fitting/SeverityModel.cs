using System.Collections.Immutable;
using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// What the fitting of a law needs to know of it; everything else is shared by all laws.
/// </summary>
internal abstract class SeverityModel<TLaw> : ISeverityPartModel
    where TLaw : class, ISeverity
{
    private const int RowsOfFirstSearch = 4096;
    private const int RowsOfSecondSearch = 65_536;
    private const double EnoughOfMany = 1e-9; // of Newton's decrement: the step that is left leaves an error of that share of a standard error
    private const double Still = 1e-6; // of Newton's decrement: less than this is gained by going on
    private const double Neighbourhood = 4; // of a bound, on a logarithmic scale

    private static readonly FitStatus[] Gravest = [FitStatus.Degenerate, FitStatus.Unbounded, FitStatus.AtBoundary, FitStatus.Irregular]; // of several bounds met

    /// <summary>Gets the coordinates of the search, in the order of the parameters of the law.</summary>
    public abstract ImmutableArray<Coordinate> Coordinates { get; }

    /// <summary>Gets where the support begins, in units of the sample.</summary>
    public virtual double Origin => 0;

    /// <summary>Gets whether the law has a finite density above zero at the origin.</summary>
    public virtual bool TakesOrigin => false;

    /// <summary>Gets whether the likelihood of exact losses needs all their logarithms.</summary>
    public virtual bool NeedsLogarithms => false;

    /// <summary>Returns the law with the given parameters.</summary>
    public abstract TLaw Law(ReadOnlySpan<double> parameters);

    /// <summary>Returns parameters that were fitted to a sample without what rounding added to them, where it would leave losses outside of the support.</summary>
    public virtual double[] Settled(LossSample sample, double[] parameters) => parameters;

    /// <summary>Returns the likelihood of a sample; the fastest way there is.</summary>
    public abstract ILikelihood LikelihoodOf(ScaledSample sample);

    /// <summary>Returns points from which to search, at least one.</summary>
    public abstract IEnumerable<double[]> StartsFor(ScaledSample sample);

    ISeverity ISeverityPartModel.LawOf(ReadOnlySpan<double> parameters) => Law(parameters);

    /// <summary>Returns this law as a part of another.</summary>
    public virtual ILawPart PartOf(int first, double origin, double upTo) => throw new NotSupportedException($"{typeof(TLaw).Name} is no part of another law.");

    /// <summary>Narrows the bounds of the search to where a sample can come from.</summary>
    public virtual void Bound(ScaledSample sample, double[] lowest, double[] highest)
    {
    }

    /// <summary>Returns the status of a maximum inside of the bounds.</summary>
    public virtual FitStatus StatusInside(double[] point) => FitStatus.Converged;

    public SeverityFit<TLaw> Fit(LossSample sample, string parameter = "losses")
    {
        ArgumentNullException.ThrowIfNull(sample, parameter);
        Check(sample, parameter);
        CheckRows(sample, parameter);
        ScaledSample scaled = ScaledSample.Of(sample, Origin, NeedsLogarithms);
        (double[] lowest, double[] highest) = BoundsFor(scaled);
        Optimum found = Finish(scaled, Search(scaled, lowest, highest), lowest, highest);
        if (!double.IsFinite(found.Value))
        {
            throw new ArgumentException(
                $"No {typeof(TLaw).Name} has a likelihood at these losses that double precision can hold: they or their weights are too far apart.", parameter);
        }

        double[] ordered = InOrder(found.Point);
        return new SeverityFit<TLaw>(
            this, sample, scaled, ordered == found.Point ? found : LikelihoodSearch.Maximize(LikelihoodOf(scaled), ordered, lowest, highest));
    }

    public (double[] Lowest, double[] Highest) BoundsFor(ScaledSample sample)
    {
        double[] lowest = [.. Coordinates.Select(c => c.Lowest)];
        double[] highest = [.. Coordinates.Select(c => c.Highest)];
        Bound(sample, lowest, highest);
        return (lowest, highest);
    }

    public FitStatus StatusOf(Optimum optimum)
    {
        FitStatus[] atBounds = [.. Coordinates.Zip(optimum.Pushed, (c, side) => side < 0 ? c.AtLowest : side > 0 ? c.AtHighest : FitStatus.Converged)];
        if (Gravest.Any(atBounds.Contains))
        {
            return Gravest.First(atBounds.Contains);
        }

        double[,]? covariance = optimum.Decrement < Still ? Cholesky.Inverse(Cholesky.Negated(optimum.Hessian)) : null;

        // A ridge that rises to a bound too slowly for the arithmetic to follow, or a maximum from which the bound is not to be told.
        return Enumerable.Range(0, Coordinates.Length).Any(k =>
                IsOnTheWay(Coordinates[k], optimum.Point[k]) && (covariance is null || Math.Sqrt(covariance[k, k]) > Neighbourhood)) ? FitStatus.AtBoundary
            : covariance is null ? FitStatus.Degenerate
            : StatusInside(optimum.Point);
    }

    private static bool IsOnTheWay(Coordinate c, double x) =>
        (c.AtLowest == FitStatus.AtBoundary && x < c.Lowest + Neighbourhood) || (c.AtHighest == FitStatus.AtBoundary && x > c.Highest - Neighbourhood);

    /// <summary>Goes on from where the search ended, where the likelihood has edges that it cannot cross.</summary>
    protected virtual Optimum Finish(ScaledSample sample, Optimum found, double[] lowest, double[] highest) => found;

    /// <summary>Returns the same law with its parts in their order.</summary>
    protected virtual double[] InOrder(double[] point) => point;

    /// <summary>Refuses a sample that is too small for the law beyond what is asked of all laws.</summary>
    protected virtual void CheckRows(LossSample sample, string parameter)
    {
    }

    /// <summary>Searches from every start; of many rows first a part, which tells where the maximum of all of them is near.</summary>
    private Optimum Search(ScaledSample sample, double[] lowest, double[] highest)
    {
        int rows = sample.ExactCount + sample.Intervals.Length;
        if (rows > 2 * RowsOfFirstSearch && sample.ExactWeights is null)
        {
            ILikelihood all = LikelihoodOf(sample);
            if (all.IsCheap)
            {
                return BestOf(all, StartsFor(sample), lowest, highest);
            }

            Optimum near = BestOf(LikelihoodOf(sample.Thin(RowsOfFirstSearch)), StartsFor(sample), lowest, highest);
            if (rows > 2 * RowsOfSecondSearch)
            {
                near = LikelihoodSearch.Maximize(LikelihoodOf(sample.Thin(RowsOfSecondSearch)), near.Point, lowest, highest);
            }

            // A loss that the part lacks may lie beyond the end of the support there.
            Optimum found = LikelihoodSearch.Maximize(all, near.Point, lowest, highest, enough: EnoughOfMany);
            return double.IsFinite(found.Value) ? found : BestOf(all, StartsFor(sample), lowest, highest);
        }

        return BestOf(LikelihoodOf(sample), StartsFor(sample), lowest, highest);
    }

    private Optimum BestOf(ILikelihood likelihood, IEnumerable<double[]> starts, double[] lowest, double[] highest) =>
        starts.Select(start => LikelihoodSearch.Maximize(likelihood, start, lowest, highest)).Aggregate(Better);

    /// <summary>The likelier of two optima; where the likelihood has no bound, one away from where it grows without end, if there is one.</summary>
    private Optimum Better(Optimum first, Optimum second)
    {
        bool isFirstOpen = StatusOf(first) == FitStatus.Unbounded;
        bool isSecondOpen = StatusOf(second) == FitStatus.Unbounded;
        return isFirstOpen == isSecondOpen || !double.IsFinite(first.Value) || !double.IsFinite(second.Value) ? LikelihoodSearch.Better(first, second)
            : isFirstOpen ? second : first;
    }

    private void Check(LossSample sample, string parameter)
    {
        int rows = 0;
        int below = 0; // rows that bound the losses from above, and from below, within what is reported
        int above = 0;
        int atOrigin = 0;
        bool isClear = sample.Least > Origin; // all exact, and none where the law begins
        if (isClear)
        {
            rows = below = above = sample.Count;
        }

        for (int i = 0; i < sample.Count && !isClear; i++)
        {
            if (sample.IsWeighted && sample.Weights[i] == 0)
            {
                continue;
            }

            double low = sample.Low[i];
            double high = sample.High[i];
            rows++;
            if (low == high)
            {
                below++;
                above++;
            }
            else
            {
                LossObservation row = sample[i];
                below += high < row.ReportedUpTo ? 1 : 0;
                above += low > Math.Max(row.ReportedAbove, Origin) ? 1 : 0;
            }

            if (high < Origin || (low == high && low < Origin))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"The loss at index {i}, {low}, lies below {Origin}, where the law begins."), parameter);
            }

            atOrigin += low == high && low == Origin ? 1 : 0;
        }

        if (rows < Coordinates.Length)
        {
            throw new InsufficientDataException("losses", Coordinates.Length, rows, parameter);
        }

        if (below == 0)
        {
            throw new InsufficientDataException("losses that are not known by a lower bound alone", 1, 0, parameter);
        }

        if (above == 0)
        {
            throw new InsufficientDataException("losses that are not known by an upper bound alone", 1, 0, parameter);
        }

        if (!double.IsFinite(sample.TotalWeight))
        {
            throw new ArgumentException("The sum of the weights must be finite.", parameter);
        }

        if (atOrigin > 0 && !TakesOrigin)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"{atOrigin} of {rows} losses are exactly {Origin}, where {typeof(TLaw).Name} has no density: leave them out and model their share, or give them as intervals."),
                parameter);
        }
    }
}
