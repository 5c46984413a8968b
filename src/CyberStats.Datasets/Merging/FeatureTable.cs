using CyberStats.Incidents;

namespace CyberStats.Datasets.Merging;

/// <summary>
/// The comparable values of all records, and how many records have each.
/// </summary>
internal sealed class FeatureTable
{
    private static readonly Clock[] Clocks = [Clock.Started, Clock.Disclosed, Clock.Discovered];

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];
    private readonly List<int> _counts = [];
    private readonly ActorNames _actors;
    private readonly Dictionary<string, string> _addresses = new(StringComparer.Ordinal);

    /// <summary>Makes the table; the records have to come in an order that does not depend on that of the caller.</summary>
    public FeatureTable(IReadOnlyList<(Incident Incident, int Group)> records, DuplicateOptions options)
    {
        _actors = new ActorNames(options.Actors);
        foreach (Source source in options.Sources ?? [])
        {
            _addresses.TryAdd(source.Id, source.Url?.OriginalString ?? source.Id);
        }

        Records = new RecordFeatures[records.Count];
        for (int i = 0; i < Records.Length; i++)
        {
            Records[i] = Read(records[i].Incident, records[i].Group);
        }

        GroupSizes = [.. records.GroupBy(r => r.Group).OrderBy(g => g.Key).Select(g => g.Count())];
    }

    public RecordFeatures[] Records { get; }

    /// <summary>Gets the number of records of each source or set.</summary>
    public int[] GroupSizes { get; }

    /// <summary>Gets how many records have a value.</summary>
    public int CountOf(int number) => _counts[number];

    /// <summary>Gets what a value is, without the letter of its kind.</summary>
    public string TextOf(int number) => _texts[number][2..];

    private RecordFeatures Read(Incident incident, int group)
    {
        var dates = new (int First, int Last)?[Clocks.Length];
        (int First, int Last)? span = null;
        for (int c = 0; c < dates.Length; c++)
        {
            if (incident.DateOn(Clocks[c]) is { } date)
            {
                dates[c] = (date.First.DayNumber, date.Last.DayNumber);
                span = span is { } s ? (Math.Min(s.First, dates[c]!.Value.First), Math.Max(s.Last, dates[c]!.Value.Last)) : dates[c];
            }
        }

        if (incident.Occurred?.End is { } end)
        {
            span = span is { } s ? (s.First, Math.Max(s.Last, end.Last.DayNumber)) : (end.First.DayNumber, end.Last.DayNumber);
        }

        var named = new List<string>();
        var names = new List<VictimNameFeature>();
        var countries = new List<CountryCode>();
        foreach (Victim victim in incident.Victims)
        {
            if (victim.Country != default)
            {
                countries.Add(victim.Country);
            }

            if (victim.Name is { } name)
            {
                string[] words = NameText.Words(name);
                named.AddRange(words);
                if (words.Length == 0 || CountryNames.TryFind(name, out _))
                {
                    continue; // a country, which is compared as such
                }

                names.Add(new VictimNameFeature(
                    Number("n:", string.Join(' ', words)),
                    Numbers("w:", words),
                    NameText.Trigrams(words),
                    words.Length > 2 ? Number("w:", string.Concat(words.Select(w => w[0]))) : -1,
                    words.Length == 1 ? Number("w:", words[0]) : -1));
            }
        }

        foreach (string id in incident.ActorIds)
        {
            named.AddRange(_actors.Of(id));
            named.AddRange(NameText.Words(id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..]));
        }

        foreach (CountryCode country in countries.Concat(incident.AccusedStates).Distinct())
        {
            named.AddRange(NameText.Words(country.Name));
        }

        string[] actors = [.. incident.ActorIds.Concat(incident.Attributions.Select(a => a.AccusedActorId).OfType<string>()).SelectMany(_actors.Of)];
        var features = new RecordFeatures
        {
            Incident = incident,
            Group = group,
            Dates = dates,
            Span = span,
            VictimNames = [.. names.DistinctBy(n => n.Name)],
            Countries = Numbers("c:", countries.Select(c => c.Value)),
            Actors = Numbers("a:", actors),
            States = Numbers("s:", incident.AccusedStates.Select(s => s.Value)),
            Types = Numbers("y:", incident.Types.Select(t => t.Value)),
            Links = Numbers("l:", incident.SourceIds.Select(id => _addresses.GetValueOrDefault(id, id)).Where(IsAddress).Select(NameText.Address)),
            Title = Numbers("t:", NameText.TitleWords(incident.Title)),
            Text = Numbers("t:", NameText.TitleWords(incident.Title).Concat(incident.Victims.Where(v => v.Name is not null).SelectMany(v => NameText.TitleWords(v.Name!)))),
            Named = Numbers("t:", named.Select(NameText.Stem)),
        };
        Count(features.Countries, features.Actors, features.States, features.Types, features.Links, features.Text);
        Count([.. features.VictimNames.Select(n => n.Name)]);
        Count([.. features.VictimNames.SelectMany(n => n.Words).Distinct()]);
        return features;
    }

    /// <summary>A source that is more than the name of a dataset.</summary>
    private static bool IsAddress(string text) => text.Contains("://", StringComparison.Ordinal);

    private void Count(params ReadOnlySpan<int[]> lists)
    {
        foreach (int[] list in lists)
        {
            foreach (int number in list)
            {
                _counts[number]++;
            }
        }
    }

    private int[] Numbers(string kind, IEnumerable<string> texts)
    {
        int[] numbers = [.. texts.Select(text => Number(kind, text)).Distinct()];
        Array.Sort(numbers);
        return numbers;
    }

    private int Number(string kind, string text)
    {
        string key = kind + text;
        if (!_numbers.TryGetValue(key, out int number))
        {
            _numbers[key] = number = _texts.Count;
            _texts.Add(key);
            _counts.Add(0);
        }

        return number;
    }
}
