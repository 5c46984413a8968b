using System.Text;
using CsCheck;
using CyberStats.Json;

namespace CyberStats.Datasets.Tests;

/// <summary>Which format a file is of, its content tells: never its name.</summary>
public class DatasetTests
{
    private const string Cfr = CfrText.Header + "\r\nHarbour probe,1/2/2020,,,,Estonia,China,Espionage,Government,,,\r\n";
    private const string Document = """{"schema":"cyberstats/1","incidents":[{"id":"a:b","title":"t","disclosed":"2020-01"}]}""";
    private const string Stix = """{"type":"bundle","id":"bundle--1","objects":[{"type":"incident","id":"incident--1","name":"n"}]}""";
    private const string Veris = """{"incident_id":"1","security_incident":"Confirmed","action":{},"actor":{},"timeline":{"incident":{"year":2020}}}""";

    private static readonly string Kev = KevText.Table(KevText.Row());
    private static readonly string KevJson = Encoding.UTF8.GetString(Fixture.Bytes("Kev", "quirks.json"));
    private static readonly string Misp = Encoding.UTF8.GetString(Fixture.Bytes("Misp", "quirks.json"));

    public static TheoryData<string, string, string> Contents => new()
    {
        { "cfr", Cfr, "the table has the columns title, date, affiliations, response, sponsor, type, category" },
        { "cfr", " title , DATE,Affiliations,Description,Response,\"Victims\",Sponsor,Type,Category,Sources_1,Sources_2,Sources_3\n", "the table has the columns" },
        { "kev", Kev, "the table has the columns cveID, dateAdded" },
        { "kev", KevJson, "the JSON has entries with a cveID and a dateAdded" },
        { "kev", """{"catalogVersion":"1","vulnerabilities":[]}""", "the JSON object has a catalogVersion and vulnerabilities" },
        { "kev", """[{"dateAdded":"2020-01-01","cveID":"CVE-2020-0001"}]""", "the JSON has entries with a cveID and a dateAdded" },
        { "misp", Misp, "the JSON object is of the type 'threat-actor' and has values" },
        { "misp", """{"values":[{"meta":{},"uuid":"1","value":"A"}]}""", "the JSON object has values with a value, a uuid and a meta" },
        { "document", Document, "the JSON object has the schema 'cyberstats/1'" },
        { "stix", Stix, "the JSON object is a bundle of objects" },
        { "stix", """{"id":"bundle--1","objects":[""", "the JSON object has the id of a bundle" },
        { "stix", """{"objects":[{"id":"campaign--1","type":"campaign"}],"spec_version":"2.0"}""", "a JSON object has the type 'campaign' and an id that begins with it" },
        { "stix", """[{"id":"campaign--1","type":"campaign"}]""", "a JSON object has the type 'campaign'" },
        { "stix", """{"id":"intrusion-set--1","type":"intrusion-set"}""", "a JSON object has the type 'intrusion-set'" },
        { "veris", Veris, "a JSON object has incident_id, action, actor, timeline" },
        { "veris", $"[{Veris},{Veris}]", "a JSON object has incident_id" },
        { "veris", $"{Veris}\n{Veris}\n", "a JSON object has incident_id" },
        { "eurepoc", "ID,name,start_date,end_date,incident_type\n", "the table has the columns id, name, start_date, incident_type" },
        { "eurepoc", "incident_ID,attribution_ID,attributed_initiator\n", "the table has the columns attribution_ID" },
        { "eurepoc", "ID,receiver_country,receiver_category\n", "the table has the columns id, receiver_country" },
        { "cissm", "evtDate,actor,actor_type,organization,event_type,event_subtype\n", "the table has the columns evtDate" },
        { "cissm", "slug,event_date,reported_date,actor,actor_type,event_type,event_subtype\n", "the table has the columns event_date" },
        { "agreements", "agreement;party;kind;country;act;when;note\n", "the table has the columns agreement, party, act" },
        { "figures", "measure,value,period,source\n", "the table has the columns measure, period, source, value" },
        { "figures", "id,measure,low,high,unit,period,source,date,amount,currency\n", "the table has the columns measure, period, source, low" },
        { "losses", "date\tAmount\tCURRENCY\n", "the table has the columns amount, currency" },
        { "losses", "low,high,date\n", "the table has the columns low, high, date" },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public void A_format_is_recognised_by_content_and_says_why(string id, string text, string reason)
    {
        foreach (byte[] bytes in Packings(text))
        {
            using var stream = new MemoryStream(bytes);
            using Dataset data = Dataset.Open(stream);
            Assert.Equal(id, data.Format.Id);
            Assert.StartsWith(reason, data.Reason, StringComparison.Ordinal);
            Assert.Equal($"{data.Format.Name}: {data.Reason}", data.ToString());

            using var forward = new ChoppedStream(bytes, 1000);
            using Dataset again = Dataset.Open(forward);
            Assert.Equal((data.Format, data.Reason), (again.Format, again.Reason));
        }
    }

    private static byte[][] Packings(string text)
    {
        byte[] plain = Encoding.UTF8.GetBytes(text);
        byte[][] all = [plain, [0xEF, 0xBB, 0xBF, .. plain], [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)], Packed.Gzip(plain), Packed.Zip(("some.txt", plain))];
        return text.StartsWith('{') || text.StartsWith('[') ? [.. all, [.. "\n\t \r\n"u8, .. plain]] : all;
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t")]
    [InlineData("hello")]
    [InlineData("a,b,c\n1,2,3\n")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"a\":1,\"b\":{\"cveID\":1,\"dateAdded\":2}}")]
    [InlineData("{\"type\":\"ransomware\",\"values\":[{\"meta\":{},\"uuid\":\"1\",\"value\":\"A\"}]}")]
    [InlineData("{\"schema\":\"other/1\"}")]
    [InlineData("{\"id\":\"x\",\"type\":\"incident\"}")]
    [InlineData("[1,2,3]")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("\0\u0001\u0002")]
    [InlineData("Title;Date\n")]
    public void What_is_of_no_format_is_refused_with_what_was_found_and_looked_for(string text)
    {
        foreach (byte[] bytes in Packings(text).Where(b => b.Length > 0))
        {
            using var stream = new MemoryStream(bytes);
            var error = Assert.Throws<InvalidDataException>(() => Dataset.Open(stream));
            Assert.StartsWith("The content is of no format that is known: found ", error.Message, StringComparison.Ordinal);
            Assert.All(DatasetFormat.All, format => Assert.Contains(format.Name, error.Message, StringComparison.Ordinal));
            Assert.DoesNotContain(error.Message, char.IsControl);
            Assert.True(stream.CanRead);
        }
    }

    [Theory]
    [InlineData("", "found nothing but blanks, or nothing at all")]
    [InlineData("a,b\n1,2\n", "found a table with the columns a, b. A plain table")]
    [InlineData("hello", "found text that starts with 'hello'")]
    [InlineData("{\"x\":1,\"y\":[]}", "found a JSON object with the members x, y.")]
    [InlineData("[{\"x\":1}]", "found a JSON array of objects with the members x.")]
    [InlineData("{}", "found text that starts with '{}'")]
    [InlineData("\0\0\0", "found bytes that are no text")]
    [InlineData("c1,c2,c3,c4,c5,c6,c7,c8,c9,c10,c11,c12,c13,c14", "c12 and 2 more")]
    public void Says_what_was_found(string text, string found)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        Assert.Contains(found, Assert.Throws<InvalidDataException>(() => Dataset.Open(stream)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Content_that_fits_two_formats_is_said_so_and_the_caller_can_tell()
    {
        string both = KevText.Header + ",agreement,party,act\n" + KevText.Row() + ",,,\n";
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(both));
        string message = Assert.Throws<InvalidDataException>(() => Dataset.Open(stream)).Message;
        Assert.Equal(
            "The content fits 2 formats: CISA Known Exploited Vulnerabilities (the table has the columns cveID, dateAdded); table of agreements (the table has the columns agreement, party, act). Open one file, or tell the format.",
            message);

        stream.Position = 0;
        using Dataset data = Dataset.Open(stream, new DatasetOptions { Format = DatasetFormat.Kev });
        Assert.Equal("the caller tells the format", data.Reason);
        Assert.Single(data.Read().Document.Vulnerabilities);
    }

    [Fact]
    public void The_whole_stream_is_read_from_where_it_stood()
    {
        string text = KevText.Table(Enumerable.Range(0, 5000).Select(i => KevText.Row(id: FormattableString.Invariant($"CVE-2030-{i:00000}"))));
        byte[] plain = Encoding.UTF8.GetBytes(text);
        foreach (byte[] bytes in (byte[][])[plain, Packed.Gzip(plain), Packed.Zip(("a", plain))])
        {
            using var forward = new ChoppedStream(bytes, 1000);
            using Dataset one = Dataset.Open(forward);
            Assert.Equal(5000, one.Read().Document.Vulnerabilities.Length);

            using var later = new MemoryStream([1, 2, 3, .. bytes]);
            later.Position = 3;
            using Dataset two = Dataset.Open(later);
            Assert.Equal(5000, two.Read().Document.Vulnerabilities.Length);
            Assert.True(later.CanRead);
        }
    }

    [Fact]
    public void Looks_at_no_more_than_the_start_of_a_text()
    {
        using var stream = new GeneratedStream(100L << 20, i => Encoding.UTF8.GetBytes(i == 0 ? KevText.Header + "\n" : KevText.Row() + "\n"));
        using Dataset data = Dataset.Open(stream);
        Assert.Equal(DatasetFormat.Kev, data.Format);
        Assert.InRange(stream.Taken, 1, 100 * 1024);

        using var endless = new GeneratedStream(100L << 20, _ => "xxxxxxxxxx"u8.ToArray());
        Assert.Throws<InvalidDataException>(() => Dataset.Open(endless));
        Assert.InRange(endless.Taken, 1, 100 * 1024);
    }

    [Fact]
    public void A_document_holds_what_each_reader_gives()
    {
        DatasetImport cfr = ReadText(Cfr);
        Assert.Equal((1, 1, 0), (cfr.Rows, cfr.RecordCount, cfr.RowsWithError));
        Assert.Equal("Harbour probe", Assert.Single(cfr.Document.Incidents).Title);
        Assert.Equal([], cfr.Document.UnresolvedReferences());

        DatasetImport kev = ReadText(KevJson);
        Assert.Equal((6, 4, 2), (kev.Rows, kev.RecordCount, kev.RowsWithError));
        Assert.Equal(["CVE-2030-10001", "CVE-2030-10002", "CVE-2030-10003"], kev.Document.Vulnerabilities.Select(v => v.Id.Value));
        Assert.Equal([], kev.Document.UnresolvedReferences());

        DatasetImport misp = ReadText(Misp);
        Assert.Equal((6, 5), (misp.Rows, misp.RecordCount));
        Assert.Equal(4, misp.Document.Actors.Length);
        Assert.Equal(2, misp.Document.Attributions.Length);
        Assert.Empty(misp.Document.Incidents);
        Assert.Equal([], misp.Document.UnresolvedReferences());
        Assert.All((DatasetImport[])[cfr, kev, misp], import => Assert.Equal(import.Document, CyberStatsJson.Deserialize(CyberStatsJson.Serialize(import.Document))));
    }

    [Fact]
    public void Of_records_with_one_id_the_document_has_the_first_and_the_others_are_reported()
    {
        DatasetImport import = ReadText(KevJson);

        Assert.Equal("Pier Traversal"[..4], import.Document.Vulnerabilities[2].Name![..4]);
        ImportIssue issue = import.Issues[^1];
        Assert.Equal((IssueSeverity.Warning, "not_in_document", "CVE-2030-10003", (int?)null), (issue.Severity, issue.Code, issue.RecordId, issue.RecordIndex));
        Assert.Contains(new IssueCount(IssueSeverity.Warning, "not_in_document", 1), import.IssueCounts);
        Assert.Equal(import.IssueCounts.OrderByDescending(c => c.Severity).ThenBy(c => c.Code, StringComparer.Ordinal), import.IssueCounts);
    }

    [Fact]
    public void A_document_is_read_as_one()
    {
        DatasetImport import = ReadText("""{"schema":"cyberstats/1","incidents":[{"id":"a:b","title":"t","source_ids":["s"]}],"agreements":[],"attributions":[{"id":"x","by":{"id":"p","name":"P"},"accused_state":"USA"}]}""");

        Assert.Equal((2, 2, 0), (import.Rows, import.RecordCount, import.RowsWithError));
        Assert.Equal(["unresolved_reference"], import.Issues.Select(i => i.Code));
        Assert.Equal("source:s", import.Issues[0].Raw);
        Assert.Equal(1, import.Input.Files);

        using var future = new MemoryStream(Encoding.UTF8.GetBytes("""{"schema":"cyberstats/9"}"""));
        using Dataset data = Dataset.Open(future);
        Assert.StartsWith("Expected a CyberStats document, but found: ", Assert.Throws<InvalidDataException>(() => data.Read()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_options_reach_the_reader()
    {
        var told = new List<ImportProgress>();
        var options = new DatasetOptions { AsOf = new DateOnly(2031, 1, 1), MaxIssues = 1, Progress = new Told(told) };
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(KevJson));
        using Dataset data = Dataset.Open(stream, options);
        DatasetImport import = data.Read();

        Assert.Equal(new DateOnly(2031, 1, 1), import.Document.Sources[0].AsOf);
        Assert.Equal(6, Assert.Single(told).Rows);
        Assert.Equal(["due_before_added", "not_in_document"], import.Issues.Select(i => i.Code));
        Assert.Equal(9, import.IssueCounts.Sum(c => c.Count));

        stream.Position = 0;
        using Dataset few = Dataset.Open(stream, new DatasetOptions { MaxRows = 2 });
        Assert.Throws<InvalidDataException>(() => few.Read());
    }

    [Fact]
    public void Everything_that_all_readers_share_is_passed_on()
    {
        var options = new DatasetOptions
        {
            AsOf = new DateOnly(2031, 1, 1), MaxRecordBytes = 2048, MaxUnpackedBytes = 4096, MaxRows = 7, MaxIssues = 5, Progress = new Told([]),
        };
        KevOptions passed = options.For(new KevOptions());

        foreach (System.Reflection.PropertyInfo property in typeof(ImportOptions).GetProperties().Where(p => p.CanWrite))
        {
            Assert.NotEqual(property.GetValue(new KevOptions()), property.GetValue(options)); // set above
            Assert.Equal(property.GetValue(options), property.GetValue(passed));
        }
    }

    [Fact]
    public void Is_read_once_and_can_be_stopped()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(KevJson));
        Dataset data = Dataset.Open(stream);
        data.Read();
        Assert.Throws<InvalidOperationException>(() => data.Read());
        data.Dispose();
        Assert.Throws<ObjectDisposedException>(() => data.Read());

        stream.Position = 0;
        using var source = new CancellationTokenSource();
        source.Cancel();
        using Dataset again = Dataset.Open(stream);
        Assert.Throws<OperationCanceledException>(() => again.Read(source.Token));
    }

    [Fact]
    public void Refuses_arguments_that_are_none()
    {
        Assert.Throws<ArgumentNullException>(() => Dataset.Open((Stream)null!));
        Assert.Throws<ArgumentNullException>(() => Dataset.Open((string)null!));
        Assert.Throws<ArgumentException>(() => Dataset.Open(" "));
        var closed = new MemoryStream();
        closed.Dispose();
        Assert.Throws<ArgumentException>(() => Dataset.Open(closed));
        Assert.Throws<FileNotFoundException>(() => Dataset.Open(Path.Combine(Path.GetTempPath(), "no-such-file-of-any-format")));
    }

    [Fact]
    public void A_note_beside_the_one_file_of_an_archive_does_not_keep_it_from_being_read()
    {
        byte[] zip = Packed.Zip(("README.md", "# A note"u8.ToArray()), ("of/kev.csv", Encoding.UTF8.GetBytes(Kev)), ("LICENSE", "Free."u8.ToArray()));
        using var stream = new MemoryStream(zip);
        using Dataset data = Dataset.Open(stream);
        DatasetImport import = data.Read();

        Assert.Equal(DatasetFormat.Kev, data.Format);
        Assert.EndsWith("in 1 of 3 files: 'of/kev.csv'", data.Reason, StringComparison.Ordinal);
        Assert.Equal((InputPacking.Zip, 1), (import.Input.Packing, import.Input.Files));
        Assert.NotEmpty(import.Document.Vulnerabilities);
    }

    [Fact]
    public void An_archive_of_several_formats_or_damaged_is_refused()
    {
        byte[] both = Packed.Zip(("a.csv", Encoding.UTF8.GetBytes(Kev)), ("b.csv", Encoding.UTF8.GetBytes(Cfr)));
        using var stream = new MemoryStream(both);
        string message = Assert.Throws<InvalidDataException>(() => Dataset.Open(stream)).Message;
        Assert.Contains("in 'a.csv'", message, StringComparison.Ordinal);
        Assert.Contains("in 'b.csv'", message, StringComparison.Ordinal);

        using var cut = new MemoryStream(both[..^30]);
        Assert.Contains("zip archive", Assert.Throws<InvalidDataException>(() => Dataset.Open(cut)).Message, StringComparison.Ordinal);
        using var none = new MemoryStream(Packed.Zip(Array.Empty<(string, string)>()));
        Assert.Contains("found no file", Assert.Throws<InvalidDataException>(() => Dataset.Open(none)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_recognised_whatever_its_name_and_closed_again()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.png");
        File.WriteAllText(path, KevJson);
        try
        {
            using (Dataset data = Dataset.Open(path))
            {
                Assert.Equal(DatasetFormat.Kev, data.Format);
                Assert.Equal(6, data.Read().Rows);
            }

            File.WriteAllText(path, "of no format");
            Assert.Throws<InvalidDataException>(() => Dataset.Open(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_folder_with_one_file_of_a_format_is_that_file()
    {
        InFolder([("LICENSE.txt", "Do as you like."), ("data.bin", KevJson), ("below/notes.md", "# Notes")], folder =>
        {
            using Dataset data = Dataset.Open(folder);
            Assert.Equal((DatasetFormat.Kev, "the JSON has entries with a cveID and a dateAdded, in 1 of 3 files: 'data.bin'"), (data.Format, data.Reason));
            Assert.Equal(6, data.Read().Rows);
        });
    }

    [Fact]
    public void A_folder_of_several_files_or_formats_is_refused_with_their_names()
    {
        InFolder([("a.csv", Kev), ("b.json", KevJson)], folder => Assert.Equal(
            "The folder holds 2 files of the format CISA Known Exploited Vulnerabilities, which is read file by file: 'a.csv', 'b.json'.",
            Assert.Throws<InvalidDataException>(() => Dataset.Open(folder)).Message));
        InFolder([("a.csv", Kev), ("b.csv", Cfr)], folder => Assert.Contains("fits 2 formats", Assert.Throws<InvalidDataException>(() => Dataset.Open(folder)).Message, StringComparison.Ordinal));
        InFolder([], folder => Assert.Contains("found no file", Assert.Throws<InvalidDataException>(() => Dataset.Open(folder)).Message, StringComparison.Ordinal));
        InFolder([("a.txt", "x"), ("b.txt", "y")], folder => Assert.Contains("and 1 more files of none of these", Assert.Throws<InvalidDataException>(() => Dataset.Open(folder)).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_format_is_read_into_a_document()
    {
        const string Global = "ID,name,description,start_date,end_date,incident_type,receiver_name,receiver_country\n7,Harbour probe,,2020-02-03,,Disruption,Port,Estonia\n";
        const string Cissm = "evtDate,actor,actor_type,organization,industry_code,industry,motive,event_type,event_subtype,description,source_url,country,actor_country\n2020-01-02,Otter,Criminal,Port,48,Transportation,Financial,Disruptive,External Denial of Service,d,,Estonia,\n";
        DatasetImport[] incidents = [ReadText(Stix), ReadText(Veris), ReadText(Global), ReadText(Cissm)];
        Assert.All(incidents, import => Assert.Single(import.Document.Incidents));
        Assert.All(incidents, import => Assert.Equal((1, 1, 0), (import.Rows, import.RecordCount, import.RowsWithError)));
        Assert.Equal(1, incidents[0].ObjectCounts["incident"]);

        Assert.Single(ReadText("agreement,party,kind,country,act,when,note\nharbour-call,EST,state,EST,supported,2018-11-12,\n").Document.Agreements);
        Assert.Equal(2, ReadText("measure,value,unit,period,source\nincidents,88,count,2020,tracker\nincidents,8,count,2005,tracker\n").Document.Figures.Length);
        DatasetImport losses = ReadText("date,amount,currency\n2017-06-27,5,USD\n");
        Assert.Equal((1, 1), (losses.Losses.Count, losses.RecordCount));
        Assert.Equal(losses.Document, new CyberStatsDocument());
    }

    [Fact]
    public void A_folder_of_files_that_belong_together_is_read_as_one()
    {
        InFolder([("1.json", Veris), ("2.JSON", Veris.Replace("\"1\"", "\"2\"", StringComparison.Ordinal)), ("LICENSE", "Do as you like.")], folder =>
        {
            using Dataset data = Dataset.Open(folder);
            Assert.Equal("a JSON object has incident_id, action, actor, timeline, in 2 of 3 files", data.Reason);
            DatasetImport import = data.Read();
            Assert.Equal((2, InputPacking.Folder), (import.Document.Incidents.Length, import.Input.Packing));
        });
        InFolder([("a.json", Stix), ("below/b.json", Stix.Replace("incident--1", "incident--2", StringComparison.Ordinal))], folder => Assert.Equal(2, ReadFolder(folder).Document.Incidents.Length));
        InFolder([("below/1.json", Veris), ("beside/2.json", Veris)], folder => Assert.Contains("stand in 2 folders", Assert.Throws<InvalidDataException>(() => Dataset.Open(folder)).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_of_more_files_than_are_looked_at_is_read_as_a_whole()
    {
        (string, string)[] notes = [.. Enumerable.Range(0, 63).Select(i => ($"a{i:00}.txt", "Do as you like."))];
        foreach ((string text, string id, string other) in ((string, string, string)[])[(Veris, "\"1\"", "\"2\""), (Stix, "incident--1", "incident--2")])
        {
            InFolder([.. notes, ("b.json", text), ("c.json", text.Replace(id, other, StringComparison.Ordinal))], folder => Assert.Equal(2, ReadFolder(folder).Document.Incidents.Length));
        }
    }

    [Fact]
    public void A_folder_of_joined_tables_is_read_by_what_each_is()
    {
        const string Global = "ID,name,start_date,incident_type\n7,Harbour probe,2020-02-03,Disruption\n";
        const string Receivers = "ID,receiver_country,receiver_region,receiver_name,receiver_category,receiver_category_subcode\n7,Estonia,,Port,Critical infrastructure,\n";
        InFolder([("x", Global), ("y", Receivers)], folder =>
        {
            DatasetImport import = ReadFolder(folder);
            Assert.Equal("EST", Assert.Single(Assert.Single(import.Document.Incidents).Victims).Country.Value);
            Assert.Equal(2, import.Input.Files);
        });
        InFolder([("x", Global), ("y", Global)], folder => Assert.Contains("'x', 'y'", Assert.Throws<InvalidDataException>(() => Dataset.Open(folder)).Message, StringComparison.Ordinal));
        InFolder([("y", Receivers), ("z", Receivers)], folder => Assert.Throws<InvalidDataException>(() => Dataset.Open(folder)));
    }

    [Fact]
    public void A_folder_of_our_tables_comes_back_equal()
    {
        CyberStatsDocument record = FoundingRecord.Load();
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            CsvTables.Write(record, folder);
            DatasetImport import = ReadFolder(folder);
            Assert.Equal(DatasetFormat.Tables, import.Format);
            Assert.Equal(record, import.Document);
            Assert.Equal((45, InputPacking.Folder), (import.Input.Files, import.Input.Packing));

            using Dataset one = Dataset.Open(Path.Combine(folder, "incidents.csv"));
            Assert.Contains("read as a folder", Assert.Throws<InvalidDataException>(() => one.Read()).Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Every_format_has_a_name_a_reader_and_a_signature()
    {
        Assert.Equal(DatasetFormat.All.Count, DatasetFormat.All.DistinctBy(f => f.Id).Count());
        Assert.All(DatasetFormat.All, f => Assert.All((string[])[f.Id, f.Name, f.Reader, f.Signature], text => Assert.False(string.IsNullOrWhiteSpace(text))));
        Assert.All(DatasetFormat.All, f => Assert.Equal(f.Name, f.ToString()));
    }

    [Fact]
    public void Hostile_bytes_are_refused_or_read()
    {
        Gen.Byte.Array[0, 300].Sample(
            bytes =>
            {
                foreach (byte[] start in (byte[][])[[], "PK\u0003\u0004"u8.ToArray(), [0x1F, 0x8B], "{\"type\":"u8.ToArray(), "[{\""u8.ToArray()])
                {
                    try
                    {
                        using var stream = new MemoryStream([.. start, .. bytes]);
                        using Dataset data = Dataset.Open(stream);
                        data.Read();
                    }
                    catch (InvalidDataException)
                    {
                        // as documented
                    }
                }
            },
            iter: 1_000);
    }

    private static DatasetImport ReadText(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        using Dataset data = Dataset.Open(stream);
        return data.Read();
    }

    private static DatasetImport ReadFolder(string folder)
    {
        using Dataset data = Dataset.Open(folder);
        return data.Read();
    }

    private static void InFolder((string Name, string Text)[] files, Action<string> test)
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            foreach ((string name, string text) in files)
            {
                string path = Path.Combine(folder, name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, text);
            }

            test(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private sealed class Told(List<ImportProgress> all) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => all.Add(value);
    }
}
