using System.Collections.Immutable;
using System.Globalization;
using CyberStats.Datasets.Text;
using CyberStats.Incidents;

namespace CyberStats.Datasets.Kev;

/// <summary>Makes records of the catalogue's entries, whichever form they came in.</summary>
internal sealed class KevRecords(IssueList issues)
{
    public const string CatalogueId = "kev";

    private readonly Dictionary<string, ImmutableArray<string>> _weaknesses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _pool = new(StringComparer.Ordinal); // vendors and actions repeat a thousand times
    private readonly Dictionary<CveId, int> _places = [];
    private readonly Dictionary<string, int> _others = new(StringComparer.Ordinal);
    private readonly KevLaunch _launch = new();
    private readonly List<string> _links = [];

    /// <summary>Returns the record of an entry; null, with an Error, where it gives none.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="index">Its place.</param>
    /// <param name="sources">Takes the links.</param>
    public ExploitedVulnerability? Read(KevEntry entry, int index, SourceList sources)
    {
        Clean(entry);
        string[] texts = entry.Texts;
        string id = texts[KevField.Id].Trim();
        if (id.Length == 0)
        {
            issues.Error("no_id", Name(KevField.Id), null, "The entry has no id, so it gives no record.");
            return null;
        }

        if (!CveId.TryParse(id, out CveId cve) || cve == default)
        {
            issues.Error("id_unreadable", Name(KevField.Id), id, "The id is not of the form CVE-2021-26855, so the entry gives no record.");
            return null;
        }

        issues.Name(id);
        string day = texts[KevField.Added].Trim();
        if (!TryRead(day, out DateOnly added))
        {
            issues.Error(day.Length == 0 ? "no_date" : "date_unreadable", Name(KevField.Added), day, day.Length == 0
                ? "The entry has no day of listing, so it gives no record."
                : "The day of listing is not of the form year-month-day, so the entry gives no record.");
            return null;
        }

        if (!_places.TryAdd(cve, index))
        {
            issues.Warning("duplicate_id", Name(KevField.Id), id, FormattableString.Invariant(
                $"The entry at index {_places[cve]} has the same id; no document takes both."));
        }

        _launch.Count(added);
        var original = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal, StringComparer.Ordinal);
        Keep(original, KevField.Description, texts);
        Keep(original, KevField.Action, texts);
        foreach ((string name, string text) in entry.Others)
        {
            original[name] = text;
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_others, name, out _)++;
        }

        return new ExploitedVulnerability(cve, added)
        {
            Name = OrNull(texts[KevField.Name]),
            Vendor = Pooled(texts[KevField.Vendor]),
            Product = Pooled(texts[KevField.Product]),
            Due = DueOf(texts, added, original),
            UsedByRansomware = RansomwareOf(texts, original),
            Weaknesses = WeaknessesOf(texts[KevField.Weaknesses]),
            SourceIds = SourcesOf(texts, sources, original),
            Original = original.ToImmutable(),
        };
    }

    /// <summary>Reports what is about the file as a whole.</summary>
    /// <param name="rows">The number of entries.</param>
    /// <param name="count">How many the file says there are; null where it does not say.</param>
    public void Finish(int rows, string? count)
    {
        issues.LeaveRecords();
        if (count is not null && count != rows.ToString(CultureInfo.InvariantCulture))
        {
            issues.Warning("count_mismatch", "count", count, FormattableString.Invariant(
                $"The file says that it holds {Excerpt.Of(count)} entries, and holds {rows}: it may be cut or changed."));
        }

        foreach ((string name, int entries) in _others)
        {
            issues.Info("unknown_member", name, null, FormattableString.Invariant(
                $"{entries} entries have a member that this reader does not know; it is kept with the original texts."));
        }

        if (_launch.Describe() is { } sentence)
        {
            issues.Info("bulk_load", Name(KevField.Added), null, sentence);
        }
    }

    private void Clean(KevEntry entry)
    {
        bool isUndecodable = false;
        bool hasControls = false;
        for (int i = 0; i < entry.Texts.Length; i++)
        {
            string text = entry.Texts[i];
            isUndecodable |= Unwanted.IsLossy(text);
            hasControls |= Unwanted.HasControls(text);
            entry.Texts[i] = Unwanted.WithoutControls(text);
        }

        if (isUndecodable)
        {
            issues.Warning("undecodable_bytes", null, entry.Texts[KevField.Name], "The entry holds U+FFFD, where a character was lost or bytes could not be decoded.");
        }

        if (hasControls)
        {
            issues.Warning("control_characters", null, entry.Texts[KevField.Name], "The entry has control characters, which were taken out.");
        }
    }

    private DateOnly? DueOf(string[] texts, DateOnly added, ImmutableSortedDictionary<string, string>.Builder original)
    {
        string text = texts[KevField.Due].Trim();
        if (text.Length == 0)
        {
            return null;
        }

        if (!TryRead(text, out DateOnly due))
        {
            Keep(original, KevField.Due, texts);
            issues.Warning("date_unreadable", Name(KevField.Due), text, "The due day is not of the form year-month-day; it was dropped.");
            return null;
        }

        if (due < added)
        {
            issues.Info("due_before_added", Name(KevField.Due), text, string.Create(
                CultureInfo.InvariantCulture, $"The due day is before the day of listing, {added:yyyy-MM-dd}; both are kept."));
        }

        return due;
    }

    private bool? RansomwareOf(string[] texts, ImmutableSortedDictionary<string, string>.Builder original)
    {
        string text = texts[KevField.Ransomware].Trim();
        if (text.Equals("Known", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        if (text.Length > 0 && !text.Equals("Unknown", StringComparison.OrdinalIgnoreCase))
        {
            Keep(original, KevField.Ransomware, texts);
            issues.Warning("unknown_ransomware_use", Name(KevField.Ransomware), text, "The word is neither Known nor Unknown; it was taken for not known.");
        }

        return null; // Unknown is not "no"
    }

    private ImmutableArray<string> WeaknessesOf(string text)
    {
        if (!_weaknesses.TryGetValue(text, out ImmutableArray<string> weaknesses))
        {
            weaknesses = [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
            _weaknesses[text] = weaknesses;
        }

        if (weaknesses.IsEmpty)
        {
            issues.Info("no_weakness", Name(KevField.Weaknesses), null, "The entry names no kind of weakness.");
        }

        return weaknesses;
    }

    /// <summary>The catalogue and the links in the notes; where these say something else too, they are kept.</summary>
    private ImmutableArray<string> SourcesOf(string[] texts, SourceList sources, ImmutableSortedDictionary<string, string>.Builder original)
    {
        _links.Clear();
        _links.Add(CatalogueId);
        if (KevNotes.TakeLinks(texts[KevField.Notes], _links))
        {
            Keep(original, KevField.Notes, texts);
            issues.Info("notes_free_text", Name(KevField.Notes), texts[KevField.Notes], "The notes hold more than links; they are kept as they stand.");
        }

        for (int i = 1; i < _links.Count; i++)
        {
            sources.AddLink(_links[i]);
        }

        return [.. _links];
    }

    private void Keep(ImmutableSortedDictionary<string, string>.Builder original, int field, string[] texts)
    {
        if (!string.IsNullOrWhiteSpace(texts[field]))
        {
            original[Name(field)] = field == KevField.Action ? Pooled(texts[field])! : texts[field].Trim();
        }
    }

    private string? Pooled(string text)
    {
        string? trimmed = OrNull(text);
        if (trimmed is null)
        {
            return null;
        }

        if (!_pool.TryGetValue(trimmed, out string? pooled))
        {
            _pool[trimmed] = pooled = trimmed;
        }

        return pooled;
    }

    private static string? OrNull(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Name(int field) => KevField.All[field];

    private static bool TryRead(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
