namespace CyberStats.Distributions;

/// <summary>
/// A law that has the mean of a layer in closed form, without the cancellation of two limited means.
/// </summary>
internal interface ILayeredLaw
{
    /// <summary>Returns E[min(max(X - attachment, 0), limit)].</summary>
    /// <param name="attachment">Where the layer begins; finite, inside the support.</param>
    /// <param name="limit">How much it holds; positive, and +∞ for a layer without end.</param>
    double LayerMean(double attachment, double limit);
}
