using System.Collections.Immutable;
using CyberStats.Incidents;

namespace CyberStats.Datasets.EuRepoC;

/// <summary>Makes victims of receivers; receivers in the same words are one and the same object.</summary>
internal sealed class Victims(Notes notes, Places places)
{
    private static readonly char[] Nested = ['['];

    private readonly Memo<(string Country, string Name, string Category, string Subcategory), Victim> _known = new();
    private readonly HashSet<(string Country, string Name, string Category, string Subcategory)> _here = [];

    /// <summary>Returns a victim for each row, and reports the rows that repeat another.</summary>
    public ImmutableArray<Victim> Of(IReadOnlyList<ReceiverRow> rows)
    {
        _here.Clear();
        var victims = ImmutableArray.CreateBuilder<Victim>(rows.Count);
        for (int i = 0; i < rows.Count; i++)
        {
            ReceiverRow row = rows[i];
            if (!_here.Add((row.Country, row.Name, row.Category, row.Subcategory)))
            {
                notes.Issues.Info("repeated_receiver", Field.ReceiverCategory, row.Category, "A receiver is given twice in the same words; both are kept, since they may be two.");
            }

            if (Of(row) is { } victim)
            {
                victims.Add(victim);
            }
        }

        return victims.DrainToImmutable();
    }

    /// <summary>
    /// Returns the victims that the lists of the global file give. Lists that do not run parallel are not zipped: what the countries are is
    /// then known, and what else belongs to which is not.
    /// </summary>
    public ImmutableArray<Victim> Of(string countries, string names, string categories, string subcategories)
    {
        if (!TryRead(countries, out string[][] outer) || !TryRead(names, out string[][] name)
            || !TryRead(categories, out string[][] category) || !TryRead(subcategories, out string[][] subcategory))
        {
            notes.Warning("list_unreadable", Field.ReceiverCountry, countries, "The lists of receivers cannot be read; no victim was derived from them.");
            return [];
        }

        string[] places = [.. outer.SelectMany(list => list)];
        bool isParallel = Fits(name) && Fits(category) && Fits(subcategory);
        bool isUneven = !isParallel;
        var rows = new List<ReceiverRow>();
        for (int i = 0; i < places.Length; i++)
        {
            int count = isParallel ? Math.Max(Math.Max(At(name, i).Length, At(category, i).Length), Math.Max(At(subcategory, i).Length, 1)) : 1;
            bool isEven = isParallel && (name.Length == 0 || name[i].Length == count) && (category.Length == 0 || category[i].Length == count)
                && (subcategory.Length == 0 || subcategory[i].Length == count);
            isUneven |= !isEven && isParallel;
            for (int j = 0; j < (isEven ? count : 1); j++)
            {
                rows.Add(isEven ? new ReceiverRow(places[i], Item(name, i, j), Item(category, i, j), Item(subcategory, i, j)) : new ReceiverRow(places[i], "", "", ""));
            }
        }

        if (isUneven)
        {
            notes.Warning("parallel_mismatch", Field.ReceiverCountry, countries, "The lists of receivers are of different lengths; where they are, only the countries are used.");
        }

        return Of(rows);

        bool Fits(string[][] lists) => lists.Length == 0 || lists.Length == places.Length;

        static string[] At(string[][] lists, int i) => lists.Length == 0 ? [] : lists[i];

        static string Item(string[][] lists, int i, int j) => lists.Length == 0 ? "" : lists[i][j].Trim();
    }

    /// <summary>Reads a list, a list of lists, or words without brackets; each list of a flat one is taken for a list of one.</summary>
    private static bool TryRead(string cell, out string[][] lists)
    {
        lists = [];
        if (string.IsNullOrWhiteSpace(cell))
        {
            return true;
        }

        if (!PythonList.IsList(cell))
        {
            lists = Array.ConvertAll(WordList.Split(cell), word => new[] { word });
            return true;
        }

        bool isNested = cell.AsSpan().TrimStart()[1..].TrimStart().StartsWith(Nested);
        if (isNested)
        {
            bool isRead = PythonList.TryReadNested(cell, out string[][]? nested);
            lists = nested ?? [];
            return isRead;
        }

        bool isFlat = PythonList.TryReadFlat(cell, out string[]? flat);
        lists = Array.ConvertAll(flat ?? [], word => new[] { word });
        return isFlat;
    }

    /// <summary>The victim of one receiver; null where nothing is said of it.</summary>
    private Victim? Of(ReceiverRow row)
    {
        CountryCode country = places.Find(Field.ReceiverCountry, row.Country);
        (PartyKind kind, bool isKnown) = Words.KindOf(row.Category, row.Subcategory);
        if (!isKnown)
        {
            notes.Warning("unknown_category", Field.ReceiverCategory, row.Category, "The category is not one of the dataset's; it was kept as a sector.");
        }

        if (Words.IsBlank(row.Country) && Words.IsBlank(row.Name) && Words.IsBlank(row.Category) && Words.IsBlank(row.Subcategory))
        {
            return null;
        }

        var key = (row.Country, row.Name, row.Category, row.Subcategory);
        if (!_known.TryGetValue(key, out Victim? victim))
        {
            // A place or body that is no country is at least the victim's description.
            string? name = !Words.IsNothing(row.Name) ? row.Name.Trim() : places.IsElsewhere(row.Country) ? row.Country.Trim() : null;
            victim = _known.Keep(key, new Victim(name)
            {
                Country = country,
                Kinds = kind == default ? [] : [kind],
                Sectors = SectorsOf(row.Category, row.Subcategory),
            });
        }

        return victim;
    }

    private static ImmutableArray<Sector> SectorsOf(string category, string subcategory)
    {
        var sectors = ImmutableArray.CreateBuilder<Sector>(2);
        if (!Words.IsNothing(category))
        {
            sectors.Add(Sector.Parse(Words.Code(category)));
        }

        if (!Words.IsNothing(subcategory))
        {
            Sector finer = Sector.Parse(Words.Code(subcategory));
            sectors.Add(finer.Value == "eurepoc:other" && sectors.Count == 1 ? Sector.Parse($"{sectors[0].Value}.other") : finer);
        }

        return sectors.DrainToImmutable();
    }
}
