using System.Text;
using System.Text.Json;
using CyberStats.Agreements;
using CyberStats.Datasets;
using CyberStats.Incidents;
using CyberStats.Json;
using CyberStats.Series;

namespace CyberStats.Fuzzing;

/// <summary>A reader, the files that its changes start from, and how it is asked.</summary>
/// <param name="Read">Reads a file: with bounds small enough for a fuzzer to meet them where the second argument is true, else with the defaults.</param>
/// <param name="Folders">The folders of hand-made files, under the fixtures of the tests.</param>
/// <param name="RealFiles">Real files, under the data folder, of which the first part is a start too.</param>
/// <param name="Head">What a file of the format begins with: a header, or a bracket and the name of a member.</param>
/// <param name="Row">A small row or object, with what separates it from the next.</param>
internal sealed record FuzzTarget(Func<Stream, bool, FuzzResult> Read, string[] Folders, string[] RealFiles, string Head, string Row)
{
    private const int MostOfRealFile = 12 * 1024;
    private const int LongestStart = 64 * 1024;

    public static SortedDictionary<string, FuzzTarget> All { get; } = new(StringComparer.Ordinal)
    {
        ["cfr"] = Of<Incident, CfrOptions>(
            (stream, options) => CfrReader.Read(stream, options),
            ["Cfr"],
            ["incidents/cfr-2022-12.csv"],
            "Title,Date,Affiliations,Description,Response,Victims,Sponsor,Type,Category,Sources_1,Sources_2,Sources_3\n",
            "a,1/2/2020,,,,,,,,,,\n"),
        ["agreement"] = Of<Agreement, AgreementCsvOptions>(
            (stream, options) => AgreementCsvReader.Read(stream, options),
            [],
            [],
            "agreement,party,kind,country,act,when,note\n",
            "Harbour pact,Estonia,state,EST,signed,2019-04-02,\n",
            recordIsRow: false),
        ["cissm"] = Of<Incident, CissmOptions>(
            (stream, options) => CissmReader.Read(stream, options),
            [],
            ["incidents/cissm-truncated.csv"],
            "evtDate,actor,actor_type,organization,industry_code,industry,motive,event_type,event_subtype,description,source_url,country,actor_country\n",
            "2020-01-02,Otter,Nation-State,Port,48,Transportation and Warehousing,Espionage,Exploitive,Exploitation of End Hosts,Looked,https://a.example/b,Estonia,China\n"),
        ["dataset"] = new(Any, ["Kev", "Misp", "Veris", "Stix", "EuRepoC"], [], "", "measure,value,unit,period,source\n"),
        ["document"] = new(Document, ["Document"], [], """{"schema":"cyberstats/1","incidents":[""", """{"id":"a:b","title":"t","disclosed":"2020-01"},"""),
        ["eurepoc"] = Of<Incident, EuRepoCOptions>(
            (stream, options) => EuRepoCReader.Read(stream, options), ["EuRepoC"], ["incidents/eurepoc/EuRepoC_Global_Database_1.1.csv"], "ID,name,start_date,incident_type\n", "1,Quay probe,2020-01-01,Data theft\n"),
        ["eurepoc-joined"] = new(Joined, [], [], "ID,name,start_date,incident_type\n1,Quay probe,2020-01-01,Data theft\n\u0001incident_ID,attribution_ID,attribution_date,attributing_country\n1,5.0,2020-02-01,Estonia\n\u0001ID,receiver_country,receiver_name\n", "1,Estonia,Port\n"),
        ["figure"] = Of<ReportedFigure, FigureCsvOptions>(
            (stream, options) => FigureCsvReader.Read(stream, options),
            [],
            [],
            "id,measure,value,low,high,unit,period,source,scope,base,as_of\n",
            "f-1,incidents,88,,,count,2020,tracker,level=government,,2021-03-01\n"),
        ["kev"] = Of<ExploitedVulnerability, KevOptions>(
            (stream, options) => KevReader.Read(stream, options),
            ["Kev"],
            ["vulnerabilities/known_exploited_vulnerabilities.json", "vulnerabilities/known_exploited_vulnerabilities.csv"],
            """{"title":"t","catalogVersion":"2025.08.25","count":1,"vulnerabilities":[""",
            """{"cveID":"CVE-2020-1234","dateAdded":"2021-11-03"},"""),
        ["loss"] = Of<DatedLoss, LossCsvOptions>(
            (stream, options) => LossCsvReader.Read(stream, options),
            [],
            [],
            "id,title,date,amount,currency,low,high,form,status,borne_by\n",
            "a-1,Locked files,2021-05-07,4400000,USD,,,ransom_payment,actual,the operator\n"),
        ["misp"] = Of<Actor, MispOptions>(
            (stream, options) => MispReader.Read(stream, options), ["Misp"], ["incidents/misp-threat-actor.json"], """{"type":"threat-actor","values":[""", """{"value":"Otter","uuid":"a","meta":{"synonyms":["APT901"]}},"""),
        ["stix"] = Of<Incident, StixOptions>(
            (stream, options) => StixReader.Read(stream, options),
            ["Stix"],
            ["incidents/stix/apt1.json", "incidents/stix/ics-attack-18.1.json"],
            """{"type":"bundle","id":"bundle--00000000-0000-4000-8000-000000000000","objects":[""",
            """{"type":"incident","spec_version":"2.1","id":"incident--00000000-0000-4000-8000-000000000001","name":"Quay probe"},"""),
        ["tables"] = new(Tables, [], [], "incidents\u0002", "id,title,disclosed\r\na:1,Quay probe,2020-01\r\n\u0001sources\u0002id,title\r\ns,Paper\r\n\u0001"),
        ["veris"] = Of<Incident, VerisOptions>(
            (stream, options) => VerisReader.Read(stream, options), ["Veris"], ["incidents/veris/vcdb-sample.zip"], "[", """{"incident_id":"A1","schema_version":"1.3.4","timeline":{"incident":{"year":2019}}},"""),
    };

    /// <summary>Returns the files to start from.</summary>
    public IEnumerable<byte[]> Starts()
    {
        string fixtures = Path.Combine(FuzzOptions.Project, "tests", "CyberStats.Datasets.Tests", "Fixtures");
        string data = Environment.GetEnvironmentVariable("CYBERSTATS_DATA") ?? Path.Combine(FuzzOptions.Project, "..", "shared", "data");
        IEnumerable<byte[]> handMade = Folders.Select(f => Path.Combine(fixtures, f)).Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            .Select(File.ReadAllBytes).Where(bytes => bytes.Length <= LongestStart);
        IEnumerable<byte[]> real = RealFiles.Select(f => Path.Combine(data, f)).Where(File.Exists).Select(HeadOf);
        return [.. handMade, .. real, Encoding.UTF8.GetBytes(Head + Row + Row), []];
    }

    private static byte[] HeadOf(string path)
    {
        using FileStream file = File.OpenRead(path);
        byte[] head = new byte[MostOfRealFile];
        return head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
    }

    private static FuzzTarget Of<T, TOptions>(
        Func<Stream, TOptions, ImportResult<T>> read, string[] folders, string[] realFiles, string head, string row, bool recordIsRow = true)
        where TOptions : ImportOptions, new() => new(
            (stream, isBounded) => Import(() => read(stream, Options<TOptions>(isBounded)), recordIsRow),
            folders,
            realFiles,
            head,
            row);

    private static TOptions Options<TOptions>(bool isBounded)
        where TOptions : ImportOptions, new() =>
        isBounded ? (TOptions)(new TOptions() with { MaxRecordBytes = 64 * 1024, MaxUnpackedBytes = 1024 * 1024 }) : new TOptions();

    private static FuzzResult Import<T>(Func<ImportResult<T>> read, bool recordIsRow = true)
    {
        try
        {
            ImportResult<T> import = read();
            string? broken = recordIsRow && import.Rows != import.Records.Count + import.RowsWithError
                ? FormattableString.Invariant($"{import.Rows} rows, but {import.Records.Count} records and {import.RowsWithError} rows with an error")
                : import.Records.Any(r => r is null) ? "a record is null" : null;
            return new FuzzResult(
                broken,
                FormattableString.Invariant($"{import.Rows} rows, {import.RowsWithError} with an error"),
                () => string.Join('\n', [.. import.Issues, .. import.Records.Cast<object>()]));
        }
        catch (InvalidDataException e)
        {
            return new FuzzResult(null, $"refused: {e.Message}", () => e.Message);
        }
    }

    private static FuzzResult Any(Stream stream, bool isBounded)
    {
        try
        {
            using Dataset data = Dataset.Open(stream, isBounded ? new DatasetOptions { MaxRecordBytes = 64 * 1024, MaxUnpackedBytes = 1024 * 1024 } : null);
            DatasetImport import = data.Read();
            return new FuzzResult(
                import.Rows < import.RowsWithError ? "more rows with an error than rows" : null,
                data.ToString(),
                () => $"{string.Join('\n', import.Issues)}\n{CyberStatsJson.Serialize(import.Document)}");
        }
        catch (InvalidDataException e)
        {
            return new FuzzResult(null, $"refused: {e.Message}", () => e.Message);
        }
    }

    /// <summary>Three files in one, which the control character U+0001 separates.</summary>
    private static FuzzResult Joined(Stream stream, bool isBounded)
    {
        byte[][] parts = Parts(stream);
        return Import(() => EuRepoCReader.Read(
            new MemoryStream(parts[0]),
            parts.Length > 1 ? new MemoryStream(parts[1]) : null,
            parts.Length > 2 ? new MemoryStream(parts[2]) : null,
            Options<EuRepoCOptions>(isBounded)));
    }

    /// <summary>Tables in one file: U+0001 separates them, and U+0002 the name from the text.</summary>
    private static FuzzResult Tables(Stream stream, bool isBounded)
    {
        var tables = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (byte[] part in Parts(stream))
        {
            int end = part.AsSpan().IndexOf((byte)2);
            tables[Encoding.Latin1.GetString(part, 0, Math.Max(end, 0))] = part[(end + 1)..];
        }

        try
        {
            CyberStatsDocument document = CsvTables.Read(name => tables.TryGetValue(name, out byte[]? text) ? new MemoryStream(text) : null);
            var written = new Dictionary<string, MemoryStream>(StringComparer.Ordinal);
            CsvTables.Write(document, name => written[name] = new MemoryStream());
            bool isSame = CsvTables.Read(name => written.TryGetValue(name, out MemoryStream? text) ? new MemoryStream(text.ToArray()) : null).Equals(document);
            return new FuzzResult(isSame ? null : "tables that are written and read again are others", document.ToString(), () => CyberStatsJson.Serialize(document));
        }
        catch (InvalidDataException e)
        {
            return new FuzzResult(null, $"refused: {e.Message}", () => e.Message);
        }
    }

    private static byte[][] Parts(Stream stream)
    {
        using var all = new MemoryStream();
        stream.CopyTo(all);
        var parts = new List<byte[]>();
        byte[] bytes = all.ToArray();
        int start = 0;
        for (int i = 0; i <= bytes.Length; i++)
        {
            if (i == bytes.Length || bytes[i] == 1)
            {
                parts.Add(bytes[start..i]);
                start = i + 1;
            }
        }

        return [.. parts];
    }

    private static FuzzResult Document(Stream stream, bool isBounded)
    {
        try
        {
            CyberStatsDocument document = CyberStatsJson.Deserialize(stream);
            string json = CyberStatsJson.Serialize(document);
            return new FuzzResult(
                CyberStatsJson.Deserialize(json).Equals(document) ? null : "a document that is written and read again is another", document.ToString(), () => json);
        }
        catch (JsonException e)
        {
            return new FuzzResult(null, $"refused: {e.Message}", () => e.Message);
        }
    }
}
