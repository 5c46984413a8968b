namespace CyberStats.Reporting;

/// <summary>How the number of incidents that no list holds was estimated.</summary>
public enum UndercountMethod
{
    /// <summary>Chao's lower bound in the form without bias, which needs nothing on two lists.</summary>
    ChaoBiasCorrected,

    /// <summary>Chao's lower bound in its first form.</summary>
    Chao,

    /// <summary>Chapman's estimate from two lists, nearly without bias.</summary>
    Chapman,

    /// <summary>Lincoln's and Petersen's estimate from two lists, the likeliest value.</summary>
    LincolnPetersen,
}
