namespace CyberStats.Fitting;

/// <summary>How a reported amount enters a sample when the source gives a likeliest value and bounds around it.</summary>
public enum BestReading
{
    /// <summary>The likeliest value is the loss; its bounds, a judgement of the source on its own figure, are left out.</summary>
    AsExact,

    /// <summary>The bounds are what is known of the loss; the likeliest value is left out.</summary>
    AsBounds,
}
