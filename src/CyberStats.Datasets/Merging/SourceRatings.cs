using CyberStats.Reporting;
using CyberStats.Incidents;

namespace CyberStats.Datasets.Merging;

/// <summary>
/// What each of several sources says on the incidents that more than one of them holds. Made by <see cref="LinkedIncidents"/>.
/// </summary>
/// <typeparam name="TValue">The type of a value.</typeparam>
/// <remarks>Immutable and safe to share between threads; equality is by reference.</remarks>
public sealed class SourceRatings<TValue>
    where TValue : class
{
    internal SourceRatings(IReadOnlyList<string> sourceIds, IReadOnlyList<LinkedCluster> incidents, Func<Incident, TValue?> value)
    {
        SourceIds = sourceIds;
        Incidents = [.. incidents.Where(i => i.SourceIds.Count > 1)];
        int conflicting = 0;
        var values = new List<IReadOnlyList<TValue?>>();
        foreach (LinkedCluster incident in Incidents)
        {
            var row = new TValue?[sourceIds.Count];
            for (int s = 0; s < row.Length; s++)
            {
                TValue[] said = [.. incident.Records.Where(r => r.Id.Source == sourceIds[s]).Select(value).OfType<TValue>().Distinct().Take(2)];
                row[s] = said is [TValue only] ? only : null;
                conflicting += said.Length > 1 ? 1 : 0;
            }

            values.Add(row);
        }

        Values = values;
        Excluded = conflicting == 0 ? [] : [new Exclusion(ExclusionReason.ConflictingValues, conflicting)];
    }

    /// <summary>Gets the sources.</summary>
    public IReadOnlyList<string> SourceIds { get; }

    /// <summary>Gets the incidents that more than one source holds.</summary>
    public IReadOnlyList<LinkedCluster> Incidents { get; }

    /// <summary>Gets for each incident the values in the order of the sources; null where a source does not hold it or says nothing.</summary>
    public IReadOnlyList<IReadOnlyList<TValue?>> Values { get; }

    /// <summary>Gets how many times a source was left out because its records of one incident differ.</summary>
    public IReadOnlyList<Exclusion> Excluded { get; }

    /// <summary>Returns how far all sources agree, names being the same or not.</summary>
    /// <param name="options">How the interval is made; null for the defaults.</param>
    public KrippendorffAlphaResult Alpha(AlphaOptions? options = null) =>
        KrippendorffAlpha.OfNames([.. Values.Select(row => row.OfType<TValue>().ToArray())], options);

    /// <summary>Returns how far two sources agree.</summary>
    /// <param name="first">The one source.</param>
    /// <param name="second">The other.</param>
    /// <param name="categories">The categories in their order; null to take those that occur, which weights other than <see cref="KappaWeights.Unweighted"/> do not allow.</param>
    /// <param name="weights">How much two categories agree; null for <see cref="KappaWeights.Unweighted"/>.</param>
    /// <param name="level">The coverage of the interval, in (0, 1).</param>
    /// <exception cref="ArgumentException">A source is none of <see cref="SourceIds"/>, or as <see cref="CohenKappa"/> has it.</exception>
    public CohenKappaResult Kappa(string first, string second, IReadOnlyList<TValue>? categories = null, KappaWeights? weights = null, double level = 0.95)
    {
        int a = PlaceOf(first, nameof(first));
        int b = PlaceOf(second, nameof(second));
        return CohenKappa.Of(Values.Where(row => row[a] is not null && row[b] is not null).Select(row => (row[a]!, row[b]!)), categories, weights, level);
    }

    private int PlaceOf(string source, string name)
    {
        for (int i = 0; i < SourceIds.Count; i++)
        {
            if (SourceIds[i] == source)
            {
                return i;
            }
        }

        throw new ArgumentException($"'{source}' is none of the sources.", name);
    }
}
