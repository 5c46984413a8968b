using System.Collections.Immutable;
using CyberStats.Json;

namespace CyberStats.Samples.Import;

/// <summary>
/// The documents of several files as one. A document takes an id once: of two records with the same id the first is kept, and counted where
/// the other says something else.
/// </summary>
internal sealed class Together
{
    public Together(IEnumerable<CyberStatsDocument> documents)
    {
        CyberStatsDocument[] all = [.. documents];
        Document = all.Length == 1 ? all[0] : new CyberStatsDocument
        {
            Sources = Joined(all.SelectMany(d => d.Sources), s => s.Id),
            Facts = Joined(all.SelectMany(d => d.Facts), f => f.Id),
            Figures = Joined(all.SelectMany(d => d.Figures), f => f.Id),
            Incidents = Joined(all.SelectMany(d => d.Incidents), i => i.Id.ToString()),
            Actors = Joined(all.SelectMany(d => d.Actors), a => a.Id),
            Attributions = Joined(all.SelectMany(d => d.Attributions), a => a.Id),
            Responses = Joined(all.SelectMany(d => d.Responses), r => r.Id),
            Agreements = Joined(all.SelectMany(d => d.Agreements), a => a.Id),
            Memberships = [.. all.SelectMany(d => d.Memberships).Distinct()],
            Vulnerabilities = Joined(all.SelectMany(d => d.Vulnerabilities), v => v.Id.Value),
            Covariates = Joined(all.SelectMany(d => d.Covariates), c => c.Id),
        };
    }

    public CyberStatsDocument Document { get; }

    /// <summary>Gets the number of records left out that differ from the one kept.</summary>
    public int LeftOut { get; private set; }

    private ImmutableArray<T> Joined<T>(IEnumerable<T> items, Func<T, string?> idOf)
        where T : IEquatable<T>
    {
        var kept = new Dictionary<string, T>(StringComparer.Ordinal);
        var joined = ImmutableArray.CreateBuilder<T>();
        foreach (T item in items)
        {
            if (idOf(item) is not { } id || kept.TryAdd(id, item))
            {
                joined.Add(item);
            }
            else if (!kept[id].Equals(item))
            {
                LeftOut++;
            }
        }

        return joined.ToImmutable();
    }
}
