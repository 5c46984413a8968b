namespace CyberStats.Trends;

/// <summary>A period in which a CUSUM reached its limit.</summary>
public readonly record struct CusumSignal
{
    internal CusumSignal(int place, int since)
    {
        Place = place;
        Since = since;
    }

    /// <summary>Gets the place of the period in the series, from 0.</summary>
    public int Place { get; }

    /// <summary>Gets the place of the first period after the sum was last 0: where the shift began, by the sum itself. Source: Page (1954).</summary>
    public int Since { get; }
}
