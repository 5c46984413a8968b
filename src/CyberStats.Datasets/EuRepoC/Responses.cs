using System.Collections.Immutable;
using System.Globalization;
using CyberStats.Incidents;

namespace CyberStats.Datasets.EuRepoC;

/// <summary>Makes responses of the parallel lists of the global file: of what kind, when, by whom.</summary>
/// <param name="prefix">The start of the names of the columns: "political_response" or "legal_response".</param>
/// <param name="table">The header of the global file.</param>
/// <param name="notes">Takes what is doubtful.</param>
/// <param name="places">Finds the countries.</param>
internal sealed class Responses(string prefix, Table table, Notes notes, Places places)
{
    private const int MostResponses = 1000; // of a cell

    private readonly string _dateField = $"{prefix}_date";
    private readonly string _countryField = $"{prefix}_country";
    private readonly int _date = table.PlaceOf($"{prefix}_date");
    private readonly int _type = table.PlaceOf($"{prefix}_type");
    private readonly int _subtype = table.PlaceOf($"{prefix}_type_subcode");
    private readonly int _country = table.PlaceOf($"{prefix}_country");
    private readonly int _actor = table.PlaceOf($"{prefix}_actor");
    private readonly int _count = table.PlaceOf($"number_of_{prefix}s");

    /// <summary>Adds the responses of a row.</summary>
    /// <returns>Whether they are as many as the row says.</returns>
    public bool AddTo(ImmutableArray<Response>.Builder responses, string[] cells)
    {
        string type = Cell(cells, _type);
        string date = Cell(cells, _date);
        if (type.Length + date.Length == 0)
        {
            return IsCount(cells, 0);
        }

        string[] types = Items(type);
        string[] dates = Items(date);
        int count = Math.Max(types.Length, dates.Length);
        if (count > MostResponses || (types.Length > 0 && dates.Length > 0 && types.Length != dates.Length))
        {
            notes.Warning("parallel_mismatch", _dateField, date, "The lists of responses are of different lengths, or longer than can be meant; none was derived from them.");
            return IsCount(cells, 0);
        }

        string[] subtypes = Fitting(_subtype, cells, count);
        string[] countries = Fitting(_country, cells, count);
        string[] actors = Fitting(_actor, cells, count);
        int made = 0;
        for (int i = 0; i < count; i++)
        {
            string word = At(types, i);
            if (word.Equals("No justification under IL", StringComparison.OrdinalIgnoreCase))
            {
                continue; // says what law would allow, not what was done
            }

            made++;
            responses.Add(new Response(Words.ResponseOf(word, At(subtypes, i)), By(word, At(countries, i), At(actors, i))) { On = DateOf(At(dates, i)) });
        }

        return IsCount(cells, made);
    }

    private static string Cell(string[] cells, int place) => (uint)place < (uint)cells.Length ? cells[place] : "";

    private static string[] Items(string cell) => string.IsNullOrWhiteSpace(cell) ? [] : WordList.Split(cell);

    private static string At(string[] items, int i) => items.Length == 0 ? "" : items[i];

    private string[] Fitting(int place, string[] cells, int count)
    {
        string[] items = Items(Cell(cells, place));
        if (items.Length == 0 || items.Length == count)
        {
            return items;
        }

        notes.Warning("parallel_mismatch", table.Names[place], Cell(cells, place), "A list beside the responses is of another length; it was not used.");
        return [];
    }

    private bool IsCount(string[] cells, int made)
    {
        string stated = Cell(cells, _count);
        if (stated.Length == 0 || (int.TryParse(stated, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number == made))
        {
            return true;
        }

        notes.Info("response_count_differs", table.Names[_count], stated, "The number of responses is not that of the responses listed.");
        return false;
    }

    private PartialDate? DateOf(string text)
    {
        if (!Dates.TryRead(text, out PartialDate? date))
        {
            notes.Warning("date_unreadable", _dateField, text, "The date of a response is none; it was dropped.");
        }

        return date;
    }

    private Party? By(string type, string country, string actor)
    {
        CountryCode state = places.Find(_countryField, country);
        PartyKind kind = type switch
        {
            _ when type.StartsWith("State Actors", StringComparison.OrdinalIgnoreCase) || type.StartsWith("EU member states", StringComparison.OrdinalIgnoreCase) => PartyKind.Government,
            _ when type.StartsWith("EU", StringComparison.Ordinal) || type.StartsWith("International organizations", StringComparison.OrdinalIgnoreCase) => PartyKind.Organization,
            _ => default,
        };
        return (Words.IsNothing(actor), state != default, places.IsElsewhere(country)) switch
        {
            (false, _, _) => new Party(Words.Slug(actor, '-'), actor.Trim(), kind) { Country = state },
            (true, true, _) => new Party(state.Value, state.Name, PartyKind.State) { Country = state },
            (true, false, true) => new Party(Words.Slug(country, '-'), country.Trim(), kind),
            _ => null,
        };
    }
}
