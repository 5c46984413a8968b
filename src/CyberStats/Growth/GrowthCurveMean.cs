namespace CyberStats.Growth;

/// <summary>The mean count of a whole period by a curve. Made by <see cref="GrowthCurveFit.MeanAt"/>.</summary>
public sealed class GrowthCurveMean
{
    internal GrowthCurveMean(double year, Estimate mean, bool isBeyondData, IReadOnlyList<Caveat> caveats)
    {
        Year = year;
        Mean = mean;
        IsBeyondData = isBeyondData;
        Caveats = caveats;
    }

    /// <summary>Gets the middle of the period: a decimal year, or years from the middle of the first count.</summary>
    public double Year { get; }

    /// <summary>Gets the mean count, with its profile interval.</summary>
    public Estimate Mean { get; }

    /// <summary>Gets whether the period lies before the first count or after the last.</summary>
    public bool IsBeyondData { get; }

    /// <summary>Gets what a reader must know: what the fit says, and "extrapolated" outside of the data.</summary>
    public IReadOnlyList<Caveat> Caveats { get; }

    /// <summary>Returns the year and the mean, such as "2025.5: 180.2 [120.1, 260.4]".</summary>
    public override string ToString() => FormattableString.Invariant($"{Year}: {Mean}");
}
