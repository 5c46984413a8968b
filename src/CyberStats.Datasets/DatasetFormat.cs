namespace CyberStats.Datasets;

/// <summary>
/// A format that <see cref="Dataset.Open(string, DatasetOptions?)"/> recognises, with the content that it is recognised by.
/// </summary>
public sealed class DatasetFormat
{
    private DatasetFormat(string id, string name, string reader, string signature) => (Id, Name, Reader, Signature) = (id, name, reader, signature);

    /// <summary>Gets the document of this library, as <see cref="Json.CyberStatsJson"/> writes it.</summary>
    public static DatasetFormat Document { get; } = new("document", "CyberStats document", "CyberStatsJson", "a JSON object with the schema 'cyberstats/1'");

    /// <summary>Gets a folder of the tables of this library, as <see cref="CsvTables"/> writes them.</summary>
    public static DatasetFormat Tables { get; } = new("tables", "CyberStats tables", "CsvTables", "a folder of tables with the columns that this library writes, such as actor_id, alias");

    /// <summary>Gets the export of the Cyber Operations Tracker.</summary>
    public static DatasetFormat Cfr { get; } = new("cfr", "CFR Cyber Operations Tracker", "CfrReader", "a table with the columns Title, Date, Affiliations, Sponsor, Type and Category");

    /// <summary>Gets incidents in the Vocabulary for Event Recording and Incident Sharing.</summary>
    public static DatasetFormat Veris { get; } = new("veris", "VERIS incidents", "VerisReader", "JSON objects with an action, an actor, an asset or a timeline and the id or the status of a security incident");

    /// <summary>Gets the European Repository of Cyber Incidents.</summary>
    public static DatasetFormat EuRepoC { get; } = new("eurepoc", "EuRepoC", "EuRepoCReader", "tables with an ID and a start_date and incident_type, an attribution_ID, or a receiver_country");

    /// <summary>Gets the Cyber Events Database.</summary>
    public static DatasetFormat Cissm { get; } = new("cissm", "CISSM Cyber Events Database", "CissmReader", "a table with the columns evtDate or event_date, actor_type, event_type and event_subtype");

    /// <summary>Gets STIX, 2.1 and 2.0.</summary>
    public static DatasetFormat Stix { get; } = new("stix", "STIX 2", "StixReader", "a JSON bundle, or JSON objects with a type and an id such as 'incident--…'");

    /// <summary>Gets the catalogue of Known Exploited Vulnerabilities.</summary>
    public static DatasetFormat Kev { get; } = new("kev", "CISA Known Exploited Vulnerabilities", "KevReader", "JSON or a table whose entries have a cveID and a dateAdded");

    /// <summary>Gets the MISP galaxy cluster of threat actors.</summary>
    public static DatasetFormat Misp { get; } = new("misp", "MISP galaxy of threat actors", "MispReader", "a JSON object of the type 'threat-actor' whose values have a value, a uuid and a meta");

    /// <summary>Gets a plain table of acts of parties to agreements.</summary>
    public static DatasetFormat Agreements { get; } = new("agreements", "table of agreements", "AgreementCsvReader", "a table with the columns agreement, party and act");

    /// <summary>Gets a plain table of losses.</summary>
    public static DatasetFormat Losses { get; } = new("losses", "table of losses", "LossCsvReader", "a table with an amount, or a low and a high one, and a date or a currency");

    /// <summary>Gets a plain table of reported figures.</summary>
    public static DatasetFormat Figures { get; } = new("figures", "table of reported figures", "FigureCsvReader", "a table with the columns measure, period and source, and a value, low or high");

    /// <summary>Gets all formats, the more particular ones first.</summary>
    public static IReadOnlyList<DatasetFormat> All { get; } = [Document, Tables, Cfr, Veris, EuRepoC, Cissm, Stix, Kev, Misp, Agreements, Figures, Losses];

    /// <summary>Gets a short id, such as "cfr".</summary>
    public string Id { get; }

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the name of the type that reads it.</summary>
    public string Reader { get; }

    /// <summary>Gets what it is recognised by.</summary>
    public string Signature { get; }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;
}
