namespace CyberStats.Reporting;

/// <summary>By which figure a list model is chosen: the least is taken.</summary>
public enum ListModelCriterion
{
    /// <summary>Akaike's: −2 log L + 2 p.</summary>
    Aic,

    /// <summary>Schwarz's: −2 log L + p log n, where n is the number of incidents seen.</summary>
    Bic,
}
