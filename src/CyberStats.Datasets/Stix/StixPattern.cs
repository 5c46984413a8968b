using CyberStats.Incidents;

namespace CyberStats.Datasets.Stix;

/// <summary>An attack pattern.</summary>
internal sealed class StixPattern(StixProperties o) : StixObject(o)
{
    /// <summary>Gets its id in ATT&amp;CK; unknown where it has none.</summary>
    public TechniqueId Technique
    {
        get
        {
            foreach (StixReference reference in References)
            {
                if (TechniqueId.TryParse(reference.ExternalId, out TechniqueId technique) && technique != default)
                {
                    return technique;
                }
            }

            return default;
        }
    }
}
