namespace CyberStats.Trends;

/// <summary>The cost of any segment of a series, up to terms that no choice of breaks changes.</summary>
internal interface ISegmentCost
{
    /// <summary>Gets the number of observations.</summary>
    int Count { get; }

    /// <summary>Returns the cost of the observations from an index up to, not with, another.</summary>
    double Of(int start, int end);
}
