using System.Collections.Immutable;

namespace CyberStats.Datasets.Stix;

/// <summary>Gathers the sources that external references name, the import itself first.</summary>
internal sealed class StixSources(DateOnly? asOf)
{
    /// <summary>The id of the source that the import itself is.</summary>
    public const string Dataset = "stix";

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal) { Dataset };
    private readonly List<Source> _sources = [new Source(Dataset, "STIX objects") { AsOf = asOf }];

    public IReadOnlyList<Source> All => _sources;

    /// <summary>Returns the ids of the sources that references name, each once; the reference to a record of this library is none.</summary>
    public ImmutableArray<string> Of(StixReference[] references)
    {
        var ids = ImmutableArray.CreateBuilder<string>(references.Length);
        foreach (StixReference reference in references.Where(r => r.SourceName != StixIds.OwnSource))
        {
            if (IdOf(reference) is not { } id)
            {
                continue;
            }

            ids.Add(id);
            if (_ids.Add(id))
            {
                _sources.Add(new Source(id, Given(reference.SourceName) ?? id) { Url = SourceList.WebAddress(reference.Url?.Trim()) });
            }
        }

        return ids.ToImmutable();
    }

    /// <summary>The id of the record, the id with the name of the catalogue, the address, or the name; null where it has none of these.</summary>
    private static string? IdOf(StixReference r)
    {
        if (r.ExternalId is { } own && own.StartsWith(StixIds.OwnPrefix, StringComparison.Ordinal))
        {
            return Given(own[StixIds.OwnPrefix.Length..]);
        }

        return Given(r.ExternalId) is { } id ? $"{r.SourceName}:{id}" : Given(r.Url) ?? Given(r.SourceName);
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
