namespace CyberStats.Datasets.Plain;

/// <summary>Arithmetic of bounds that a table can ask for.</summary>
internal static class DecimalBounds
{
    /// <summary>Whether a part of them is below 0.</summary>
    public static bool HasNegative(this Bounds<decimal> bounds) => bounds.Low < 0 || bounds.Best < 0 || bounds.High < 0;

    /// <summary>The bounds times a factor above 0; null where that is too large.</summary>
    public static Bounds<decimal>? Times(this Bounds<decimal> bounds, decimal factor)
    {
        try
        {
            return factor == 1 ? bounds : new Bounds<decimal>(bounds.Low * factor, bounds.Best * factor, bounds.High * factor);
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
