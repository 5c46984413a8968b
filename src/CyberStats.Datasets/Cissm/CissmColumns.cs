namespace CyberStats.Datasets.Cissm;

/// <summary>Where the columns of a file stand, by the names in its header.</summary>
/// <remarks>
/// Two vintages are known. The first dates an event by <c>evtDate</c>; the second by <c>event_date</c>, with <c>reported_date</c> beside it, an id
/// in <c>slug</c>, and names that may start with <c>affected_</c>. Order and case of the names do not matter.
/// </remarks>
internal sealed class CissmColumns
{
    private static readonly string[] Needed =
        [CissmField.Actor, CissmField.ActorType, CissmField.EventType, CissmField.EventSubtype, CissmField.Description, CissmField.ActorCountry];

    // Memberships of the victim's state, parts of the date, and counts of rows: what follows from other columns.
    private static readonly HashSet<string> Derived = new(StringComparer.OrdinalIgnoreCase)
    {
        "year", "month", "num_attacks", "nato", "eu", "shanghai_coop", "oas", "mercosur", "au", "ecowas", "asean", "opec", "gulf_coop", "g7", "g20", "aukus",
        "csto", "oecd", "osce", "five_eyes",
    };

    private readonly string[] _header;

    private CissmColumns(string[] header)
    {
        _header = header;
        IsFirstVintage = Find(CissmField.Date) >= 0;
        DateName = IsFirstVintage ? CissmField.Date : "event_date";
        Date = Find(DateName);
        Reported = Find("reported_date");
        Slug = Find("slug");
        Actor = Find(CissmField.Actor);
        ActorType = Find(CissmField.ActorType);
        Organization = FindAffected(CissmField.Organization);
        IndustryCode = FindAffected(CissmField.IndustryCode);
        Industry = FindAffected(CissmField.Industry);
        Motive = Find(CissmField.Motive);
        EventType = Find(CissmField.EventType);
        EventSubtype = Find(CissmField.EventSubtype);
        Description = Find(CissmField.Description);
        SourceUrl = Find(CissmField.SourceUrl);
        Country = FindAffected(CissmField.Country);
        ActorCountry = Find(CissmField.ActorCountry);
        int[] used =
        [
            Date, Reported, Slug, Actor, ActorType, Organization, IndustryCode, Industry, Motive, EventType, EventSubtype, Description, SourceUrl, Country, ActorCountry,
        ];
        int[] others = [.. Enumerable.Range(0, header.Length).Except(used).Where(i => header[i].Length > 0)];
        Ignored = [.. others.Where(i => Derived.Contains(header[i]))];
        Kept = [.. others.Except(Ignored)];
    }

    /// <summary>Gets what a file of either vintage starts with, for messages.</summary>
    public static string Expected =>
        $"'{string.Join(',', CissmField.First)}', or the later vintage with 'event_date' in place of '{CissmField.Date}'";

    public bool IsFirstVintage { get; }

    public string DateName { get; }

    public int Count => _header.Length;

    public int Date { get; }

    public int Reported { get; }

    public int Slug { get; }

    public int Actor { get; }

    public int ActorType { get; }

    public int Organization { get; }

    public int IndustryCode { get; }

    public int Industry { get; }

    public int Motive { get; }

    public int EventType { get; }

    public int EventSubtype { get; }

    public int Description { get; }

    public int SourceUrl { get; }

    public int Country { get; }

    public int ActorCountry { get; }

    /// <summary>Gets the columns that no member of an incident takes, and that stay with it as they are.</summary>
    public int[] Kept { get; }

    /// <summary>Gets the columns that say nothing of their own.</summary>
    public int[] Ignored { get; }

    /// <summary>Gets the name of a column, as the file has it.</summary>
    public string NameOf(int column) => _header[column];

    /// <summary>Returns the columns of a header; null where it is not one of this tracker.</summary>
    public static CissmColumns? Of(string[] cells)
    {
        string[] header = Array.ConvertAll(cells, cell => cell.Trim());
        var columns = new CissmColumns(header);
        bool fits = columns.Date >= 0 && columns.Organization >= 0 && columns.Country >= 0 && Array.TrueForAll(Needed, name => columns.Find(name) >= 0);
        return fits ? columns : null;
    }

    private int FindAffected(string name) => Find(name) is >= 0 and int place ? place : Find($"affected_{name}");

    private int Find(string name) => Array.FindIndex(_header, cell => string.Equals(cell, name, StringComparison.OrdinalIgnoreCase));
}
