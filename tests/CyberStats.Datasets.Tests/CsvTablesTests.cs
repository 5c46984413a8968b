using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CsCheck;
using CyberStats.Datasets.Tables;
using CyberStats.Incidents;
using CyberStats.Json;
using CyberStats.Losses;
using CyberStats.Tests;

namespace CyberStats.Datasets.Tests;

public class CsvTablesTests
{
    private static readonly CyberStatsDocument Filled =
        CyberStatsJson.Deserialize(File.ReadAllText(Path.Combine(Places.Reference, "document_schema.filled.json")), refuseUnknownMembers: true);

    [Fact]
    public void The_founding_record_comes_back_equal() => Assert.Equal(FoundingRecord.Load(), Back(FoundingRecord.Load()));

    [Fact]
    public void A_document_with_every_member_filled_comes_back_equal() => Assert.Equal(Filled, Back(Filled));

    [Fact]
    public void Any_document_comes_back_equal() => Generate.Document.Sample(document => Assert.Equal(document, Back(document)), iter: 150);

    [Fact]
    public void Pandas_reads_as_many_rows_as_the_record_has_and_the_types_of_their_cells()
    {
        string[][] seen = [.. File.ReadLines(Path.Combine(Places.Reference, "csv_tables.csv")).Where(l => !l.StartsWith('#')).Skip(1).Select(l => l.Split(',', 3))];
        IReadOnlyList<CsvTable> tables = CsvTables.Write(FoundingRecord.Load(), _ => new MemoryStream());
        string[] numbers = ["_low", "_best", "_high", "_score", "number", "victim", "figure", "attribution", "response", "participation", "membership"];

        Assert.Equal(seen.Select(row => (row[0], row[1])), tables.Select(t => (t.Name, t.Rows.ToString(CultureInfo.InvariantCulture))));
        foreach (string[] cell in seen.SelectMany(row => row[2].Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(c => c.Split(':')).Where(c => c[0] is not ("membership_id" or "id")))
        {
            bool isNumber = numbers.Any(n => n.StartsWith('_') ? cell[0].EndsWith(n, StringComparison.Ordinal) : cell[0] == n);
            Assert.True(!isNumber || cell[1] is "int64" or "float64", $"{cell[0]} is {cell[1]}");
        }
    }

    [Fact]
    public void An_empty_document_is_tables_without_rows()
    {
        Dictionary<string, byte[]> tables = Write(new CyberStatsDocument());

        Assert.Equal(TableShape.All.Select(t => t.Name), tables.Keys);
        Assert.All(tables, table => Assert.Equal(1, Text(table.Value).Count(c => c == '\n')));
        Assert.Equal(new CyberStatsDocument(), Read(tables));
        Assert.Equal(new CyberStatsDocument(), CsvTables.Read(_ => null));
    }

    [Fact]
    public void A_table_has_this_text()
    {
        var document = new CyberStatsDocument
        {
            Incidents =
            [
                new(new IncidentId("t", "1"), "=cmd|' /C calc'!A0", DateRange.Parse("2021-01/.."), PartialDate.Parse("2021-03"), null, new DateOnly(2021, 4, 1))
                {
                    Affects = SecurityAttributes.Integrity,
                    Types = [IncidentType.Espionage, default],
                    Records = Bounds<long>.AtLeast(5),
                    Severity = new Severity(-2.5, "a, \"b\""),
                    Victims = [new Victim(""), new Victim()],
                },
            ],
        };

        Dictionary<string, byte[]> tables = Write(document);

        Assert.Equal(
            """"
            id,title,occurred,occurred_first,occurred_last,discovered,discovered_first,discovered_last,disclosed,disclosed_first,disclosed_last,recorded,status,confidentiality,integrity,availability,records_low,records_best,records_high,systems_affected_low,systems_affected_best,systems_affected_high,entities_affected_low,entities_affected_best,entities_affected_high,severity_score,severity_scale
            t:1,'=cmd|' /C calc'!A0,2021-01/..,2021-01-01,,2021-03,2021-03-01,2021-03-31,,,,2021-04-01,confirmed,false,true,false,5,,,,,,,,,-2.5,"a, ""b"""

            """".ReplaceLineEndings("\r\n"),
            Text(tables["incidents"]));
        Assert.Equal("incident_id,type\r\nt:1,espionage\r\nt:1,unknown\r\n", Text(tables["incident_types"]));
        Assert.Equal("incident_id,victim,name,country,role\r\nt:1,1,',,\r\nt:1,2,,,\r\n", Text(tables["incident_victims"]));
        Assert.Equal(document, Read(tables));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+SUM(A1)", "'+SUM(A1)")]
    [InlineData("-A1", "'-A1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "'\rx")]
    [InlineData("\nx", "'\nx")]
    [InlineData(" =1", "' =1")]
    [InlineData("\"=1", "'\"=1")]
    [InlineData("\" =1", "'\" =1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("＋1", "'＋1")]
    [InlineData("－1", "'－1")]
    [InlineData("＠x", "'＠x")]
    [InlineData("\u200B=1", "'\u200B=1")]
    [InlineData("\uFEFF=1", "'\uFEFF=1")]
    [InlineData("\u00A0=1", "'\u00A0=1")]
    [InlineData("“=1", "'“=1")]
    [InlineData("\0=1", "'\0=1")]
    [InlineData("-", "'-")]
    [InlineData("--5", "'--5")]
    [InlineData("-5+A1", "'-5+A1")]
    [InlineData("-5\n", "'-5\n")]
    [InlineData("+4912345678901234567890123456789012345678901", "'+4912345678901234567890123456789012345678901")]
    [InlineData("'x", "''x")]
    [InlineData("", "'")]
    [InlineData("-5", "-5")] // a number is no formula
    [InlineData("+5", "+5")]
    [InlineData("-1.5e-3", "-1.5e-3")]
    [InlineData("x=1", "x=1")]
    [InlineData("a-b", "a-b")]
    [InlineData("NA", "NA")]
    [InlineData(" x ", " x ")]
    [InlineData("\"x\"", "\"x\"")]
    public void No_cell_is_a_formula_and_the_text_comes_back(string text, string cell)
    {
        Assert.Equal(cell, SafeCell.Of(text));
        Assert.Equal(text, SafeCell.TextOf(cell));
    }

    [Fact]
    public void No_text_is_a_formula_and_every_text_comes_back() => Gen.OneOf(
        Generate.Letters("=+-@ \t\r\n\"'＝\u200Bx15.e", 0, 6), Gen.String, Generate.Text).Sample(text =>
        {
            string cell = SafeCell.Of(text);

            Assert.Equal(text, SafeCell.TextOf(cell));
            string seen = cell.TrimStart(' ', '"', '\u200B', '\u00A0');
            bool isNumber = double.TryParse(seen, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
            Assert.True(cell.Length > 0 && (isNumber || "=+-@\t\r\n＝＋－＠".IndexOf(seen.Length == 0 ? 'x' : seen[0]) < 0), $"'{cell}' may be a formula.");
        });

    [Fact]
    public void Dangerous_texts_come_back_from_every_text_of_a_document()
    {
        string[] texts = ["=1", "'", "''", "\t", "-5", "+A1", " @x", "\"", "\r\n", "a\r", "\n", ",", "\uFEFF=", "NA", "null", "\"\"", "'=1", "\u0001", "é中👩‍💻"];
        foreach (string text in texts)
        {
            var document = new CyberStatsDocument
            {
                Sources = [new("s" + text, "t") { Publisher = text }],
                Facts = [new("f", "x" + text, text + "x")],
                Incidents =
                [
                    new(new IncidentId("a", text + "b"), text + "c")
                    {
                        Original = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create(text, text), KeyValuePair.Create("", "")]),
                        ActorIds = [text + "y"],
                        Victims = [new Victim(text)],
                    },
                ],
            };

            Assert.Equal(document, Back(document));
        }
    }

    [Fact]
    public void Extreme_numbers_come_back()
    {
        var document = new CyberStatsDocument
        {
            Incidents =
            [
                new(new IncidentId("x", "1"), "t", DateRange.At(new PartialDate(1)), new PartialDate(1), new PartialDate(9999), DateOnly.MinValue)
                {
                    Records = new Bounds<long>(0, null, long.MaxValue),
                    Losses = [new(LossForm.Theft, new Bounds<decimal>(0.0000000000000000000000000001m, 1.50m, decimal.MaxValue), CurrencyCode.USD)],
                    Severity = new Severity(-5e-324, "s"),
                },
            ],
        };

        Assert.Equal(document, Back(document));
    }

    [Fact]
    public void Tables_are_the_same_in_every_culture() => Cultures.Each(() =>
    {
        Dictionary<string, byte[]> tables = Write(Filled);
        Assert.Contains(",-0.001\r\n", Text(tables["covariate_values"]), StringComparison.Ordinal);
        Assert.Equal(Filled, Read(tables));
    });

    [Fact]
    public void Says_how_many_rows_each_table_has()
    {
        IReadOnlyList<CsvTable> tables = CsvTables.Write(Filled, _ => new MemoryStream());

        Assert.Equal("incident_types: 2 rows", tables.Single(t => t.Name == "incident_types").ToString());
        Assert.Equal(["incident_id", "type"], tables.Single(t => t.Name == "incident_types").Columns);
        Assert.All(tables, t => Assert.True(t.Rows > 0, $"The filled document leaves {t.Name} empty.")); // so that every table is tried
    }

    [Fact]
    public void A_folder_is_written_over_and_read()
    {
        string folder = Path.Combine(Path.GetTempPath(), "cyberstats-tables-" + Guid.NewGuid().ToString("N"));
        try
        {
            CsvTables.Write(Filled, folder);
            CsvTables.Write(FoundingRecord.Load(), folder);

            Assert.Equal(FoundingRecord.Load(), CsvTables.Read(folder));
            Assert.Equal(TableShape.All.Select(t => t.Name + ".csv").Order(StringComparer.Ordinal), Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Assert.Throws<DirectoryNotFoundException>(() => CsvTables.Read(folder));
    }

    [Fact]
    public void Reads_columns_in_another_order_with_others_beside_and_line_feeds()
    {
        Dictionary<string, byte[]> tables = Write(new CyberStatsDocument());
        tables["sources"] = Encoding.UTF8.GetBytes("\uFEFFnote,title,id,publisher,url,as_of,published\nmine,T,s,,,2021-07-19,2021\n\n");

        Assert.Equal(new Source("s", "T") { AsOf = new DateOnly(2021, 7, 19), Published = new PartialDate(2021) }, Read(tables).Sources.Single());
    }

    [Theory]
    [InlineData("sources", "", "Table 'sources', line 1: a row with the names of the columns is expected, but the table is empty.")]
    [InlineData("sources", "id,title\ns,t\n", "Table 'sources', line 1: the columns publisher, published, as_of, url are missing.")]
    [InlineData("sources", "id,id\n", "Table 'sources', line 1: the column 'id' is there twice.")]
    [InlineData("facts", "id,text,source_id\na,b\n", "Table 'facts', line 2: there are 2 cells for 3 columns.")]
    [InlineData("facts", "id,text,source_id\na,\"b,c\n", "Table 'facts', line 2: a quote is not closed.")]
    [InlineData("facts", "id,text,source_id\na,b\"c,d\n", "Table 'facts', line 2: a quote stands where none may.")]
    [InlineData("facts", "id,text,source_id\n\"a\nb\",c,d\ne,,f\n", "Table 'facts', line 4, column 'text': a value is needed.")]
    [InlineData("facts", "id,text,source_id\na, ,c\n", "Table 'facts', line 2, ")]
    [InlineData("facts", "id,text,source_id\na,b,c\na,b,c\n", "have the same id, 'a'")]
    [InlineData("incident_types", "incident_id,type\na:b,espionage\n", "Table 'incident_types', line 2, the record that it belongs to, 'a:b', is not there.")]
    [InlineData("victim_kinds", "incident_id,victim,kind\na:b,1,state\n", "Table 'victim_kinds', line 2, the record that it belongs to, '1 of a:b', is not there.")]
    [InlineData("actors", "id,name,kind,country\na,b,Not A Code,\n", "Table 'actors', line 2, column 'kind': 'Not A Code' is not a code.")]
    [InlineData("covariate_values", "covariate_id,period,value\na,2021,1;5\n", "Table 'covariate_values', line 2, column 'value': '1;5' is not a number (Double).")]
    [InlineData("covariate_values", "covariate_id,period,value\na,2021,NaN\n", "Table 'covariate_values', line 2, ")]
    [InlineData("covariate_values", "covariate_id,period,value\na,2021-13,1\n", "Table 'covariate_values', line 2, column 'period': '2021-13' is not a DateRange.")]
    [InlineData("fact_records", "fact_id,record_kind,record_id\na,Incident,1\n", "is not one of incident, actor,")]
    [InlineData("vulnerabilities", "id,added,name,vendor,product,due,used_by_ransomware\nCVE-2021-1234,3.11.2021,,,,,\n", "column 'added': '3.11.2021' is not a day.")]
    [InlineData("vulnerabilities", "id,added,name,vendor,product,due,used_by_ransomware\nCVE-2021-1234,2021-11-03,,,,,ja\n", "column 'used_by_ransomware': 'ja' is not true or false.")]
    [InlineData("facts", "PK\u0003\u0004", "the columns id, text, source_id are missing")]
    public void What_is_wrong_is_refused_with_its_place(string table, string text, string phrase)
    {
        var error = Assert.Throws<InvalidDataException>(() => CsvTables.Read(name => name == table ? new MemoryStream(Encoding.UTF8.GetBytes(text)) : null));

        Assert.Contains(phrase, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_refused()
    {
        byte[] latin = [.. "id,text,source_id\na,caf"u8, 0xE9, .. ",c\n"u8];

        Assert.Throws<InvalidDataException>(() => CsvTables.Read(name => name == "facts" ? new MemoryStream(latin) : null));
    }

    [Fact]
    public void Tables_cut_or_changed_anywhere_are_read_or_refused()
    {
        Dictionary<string, byte[]> tables = Write(Filled);
        foreach ((string name, byte[] bytes) in tables.ToArray())
        {
            for (int length = 0; length < bytes.Length; length += 3)
            {
                tables[name] = bytes[..length];
                ReadOrRefuse(tables);
                byte[] changed = [.. bytes];
                changed[length] = (byte)"\",\n'0x\0\u007F"[length % 8];
                tables[name] = changed;
                ReadOrRefuse(tables);
            }

            tables[name] = bytes;
        }

        Assert.Equal(Filled, Read(tables));
    }

    [Fact]
    public void Refuses_arguments_that_make_no_sense()
    {
        Assert.Throws<ArgumentNullException>("document", () => CsvTables.Write(null!, "x"));
        Assert.Throws<ArgumentNullException>("document", () => CsvTables.Write(null!, _ => new MemoryStream()));
        Assert.Throws<ArgumentNullException>("folder", () => CsvTables.Write(Filled, (string)null!));
        Assert.Throws<ArgumentException>("folder", () => CsvTables.Write(Filled, ""));
        Assert.Throws<ArgumentNullException>("open", () => CsvTables.Write(Filled, (Func<string, Stream>)null!));
        Assert.Throws<ArgumentException>("open", () => CsvTables.Write(Filled, _ => null!));
        Assert.Throws<ArgumentNullException>("folder", () => CsvTables.Read((string)null!));
        Assert.Throws<ArgumentNullException>("open", () => CsvTables.Read((Func<string, Stream?>)null!));
        Assert.ThrowsAny<ArgumentException>(() => CsvTables.Write(new CyberStatsDocument { Sources = [new("\uD83D", "t")] }, _ => new MemoryStream()));
    }

    private static void ReadOrRefuse(Dictionary<string, byte[]> tables)
    {
        try
        {
            Assert.Equal(Read(tables), Back(Read(tables)));
        }
        catch (InvalidDataException e)
        {
            Assert.InRange(e.Message.Length, 10, 600);
        }
    }

    private static CyberStatsDocument Back(CyberStatsDocument document) => Read(Write(document));

    private static Dictionary<string, byte[]> Write(CyberStatsDocument document)
    {
        var streams = new Dictionary<string, MemoryStream>(StringComparer.Ordinal);
        CsvTables.Write(document, name => streams[name] = new MemoryStream());
        return streams.ToDictionary(s => s.Key, s => s.Value.ToArray(), StringComparer.Ordinal);
    }

    private static CyberStatsDocument Read(Dictionary<string, byte[]> tables) => CsvTables.Read(name => new ChoppedStream(tables[name], 1 + (name.Length % 7)));

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}
