using System.Collections.Immutable;
using CyberStats.Distributions;

namespace CyberStats.Fitting;

/// <summary>
/// What the fitting of a law of counts needs to know of it; everything else is shared by all laws.
/// </summary>
internal abstract class CountModel<TLaw>
    where TLaw : class, IFrequency
{
    /// <summary>Gets the names of the parameters, in the order of the law's.</summary>
    public abstract ImmutableArray<string> Names { get; }

    /// <summary>Gets whether the counts are taken to vary as Poisson's law has it.</summary>
    public virtual bool IsPoisson => false;

    /// <summary>Returns the law with given parameters, or one that cannot be told from it where they are at a bound.</summary>
    public abstract TLaw Law(ReadOnlySpan<double> values);

    /// <summary>Refuses counts that the law cannot give.</summary>
    public virtual void Check(CountSample counts)
    {
        if (counts.Count == 0)
        {
            throw new InsufficientDataException("counts", 1, 0, nameof(counts));
        }
    }

    /// <summary>Finds the greatest likelihood.</summary>
    public abstract CountOptimum Solve(CountSample counts);

    /// <summary>Returns the function that says by how much the log-likelihood is below its maximum where a parameter is held at a value and the others are best.</summary>
    public abstract Func<double, double> Loss(CountSample counts, CountOptimum best, int parameter);

    /// <summary>Returns the greatest value of a parameter, +∞ or 1; the least is 0.</summary>
    public virtual double Highest(int parameter) => double.PositiveInfinity;

    public FrequencyFit<TLaw> Fit(CountSample counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        Check(counts);
        return new FrequencyFit<TLaw>(this, counts, Solve(counts));
    }

    /// <summary>Refuses zeros, which a zero-truncated law cannot give.</summary>
    protected static void RefuseZeros(CountSample counts)
    {
        if (counts.Zeros > 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{counts.Zeros} of {counts.Count} counts are 0, which a zero-truncated law cannot give."), nameof(counts));
        }
    }
}
