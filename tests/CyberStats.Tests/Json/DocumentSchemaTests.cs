using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using CyberStats.Agreements;
using CyberStats.Incidents;
using CyberStats.Json;
using CyberStats.Losses;

namespace CyberStats.Tests.Json;

public class DocumentSchemaTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(CyberStatsJson.Schema()).RootElement;

    private static readonly string Filled = File.ReadAllText(Path.Combine(Places.Reference, "document_schema.filled.json"));

    [Fact]
    public void The_committed_file_is_the_schema()
    {
        string file = File.ReadAllText(Path.Combine(Places.Project, "src", "CyberStats", "Json", "cyberstats-1.schema.json"));

        Assert.True(
            file == CyberStatsJson.Schema() + "\n",
            "The types have changed. Write the file anew, look at what changed, and run tests/Reference/document_schema.oracle.py:\n"
                + "dotnet run -c Release --project samples/CyberStats.Samples.Document -- --schema > src/CyberStats/Json/cyberstats-1.schema.json");
    }

    [Fact]
    public void Every_member_of_every_record_is_described()
    {
        JsonSerializerOptions options = DocumentOptions.Lenient.Options;
        JsonElement definitions = Schema.GetProperty("$defs");
        var described = new List<string>();
        foreach (JsonProperty definition in definitions.EnumerateObject().Where(d => d.Value.TryGetProperty("properties", out _)))
        {
            described.AddRange(definition.Value.GetProperty("properties").EnumerateObject().Select(m => $"{definition.Name}.{m.Name}"));
        }

        foreach (Type record in new[] { typeof(Incident), typeof(Victim), typeof(Agreement), typeof(Loss), typeof(Fact) })
        {
            Assert.Equal([], options.GetTypeInfo(record).Properties.Select(p => $"{record.Name.ToLowerInvariant()}.{p.Name}").Except(described));
        }

        Assert.InRange(definitions.EnumerateObject().Count(d => d.Value.TryGetProperty("properties", out _)), 20, 100);
    }

    [Fact]
    public void Accepts_what_the_library_writes() => Generate.Document.Sample(
        document => Assert.True(new SchemaChecker(Schema).Accepts(JsonDocument.Parse(CyberStatsJson.Serialize(document)).RootElement)), iter: 100);

    [Fact]
    public void What_it_refuses_is_refused_by_a_strict_reader()
    {
        string[] others =
        [
            "null", "1", "-1.5", "0", "1.5", "101", "\"\"", "\" \"", "\"x\"", "\"unknown\"", "\"2021\"", "\"2021-04\"", "\"2021-04-31\"", "\"2021-13\"", "\"../..\"", "\"a:b\"",
            "\"USA\"", "\"T1566\"", "\"confirmed\"", "\"CVE-2021-1234\"", "\"actor:a\"", "[]", "[null]", "[\"\"]", "[\"x\"]", "[1]", "{}", "{\"later\":1}", "{\"a\":1}", "true",
        ];
        var checker = new SchemaChecker(Schema);
        JsonNode root = JsonNode.Parse(Filled)!;
        int refused = 0;
        int accepted = 0;
        foreach ((JsonNode parent, object place) in Places_of(root).ToArray())
        {
            JsonNode? value = parent is JsonArray list ? list[(int)place] : parent[(string)place];
            foreach (string other in others)
            {
                Put(parent, place, JsonNode.Parse(other));
                Compare();
            }

            Put(parent, place, value);
        }

        foreach (JsonObject item in Places_of(root).Select(p => p.Parent).OfType<JsonObject>().Distinct().ToArray())
        {
            foreach ((string name, JsonNode? value) in item.ToArray())
            {
                item.Remove(name);
                Compare();
                item[name] = value;
            }
        }

        Assert.InRange(refused, 1_000, int.MaxValue);
        Assert.InRange(accepted, 500, int.MaxValue);

        void Compare()
        {
            string text = root.ToJsonString();
            if (checker.Accepts(JsonDocument.Parse(text).RootElement))
            {
                accepted++;
            }
            else
            {
                refused++;
                Assert.True(Reads(text) is null, $"The schema refuses what is read: {text}");
            }
        }
    }

    [Fact]
    public void The_reader_says_the_same_as_an_independent_validator_but_for_what_no_schema_can_say()
    {
        string[][] verdicts = [.. ReferenceFile.Lines("document_schema.csv").Select(line => line.Split(',', 4))];
        Dictionary<string, string> texts = File.ReadLines(Path.Combine(Places.Reference, "document_schema.cases.tsv")).Skip(1)
            .Select(line => line.Split('\t')).ToDictionary(cells => cells[1], cells => cells[2], StringComparer.Ordinal);
        var checker = new SchemaChecker(Schema);

        Assert.Equal(verdicts.Select(v => v[3]).Skip(2), texts.Keys); // the first two are files of their own
        foreach ((string expected, string validator, string name) in verdicts.Skip(2).Select(v => (v[0], v[1], v[3])))
        {
            Assert.Equal((name, expected == "accepted"), (name, Reads(texts[name]) is not null));
            Assert.Equal((name, validator == "accepted"), (name, checker.Accepts(JsonDocument.Parse(texts[name]).RootElement)));
        }

        Assert.InRange(verdicts.Count(v => v[0] == "refused"), 50, 200);
        Assert.InRange(verdicts.Count(v => v[0] == "unsaid"), 15, 200);
    }

    [Fact]
    public void The_filled_document_has_every_member_of_every_record()
    {
        CyberStatsDocument document = CyberStatsJson.Deserialize(Filled, refuseUnknownMembers: true);
        JsonElement definitions = Schema.GetProperty("$defs");
        var met = new HashSet<string>(StringComparer.Ordinal);
        Walk(Schema, JsonDocument.Parse(Filled).RootElement, "document");
        foreach (JsonProperty definition in definitions.EnumerateObject().Where(d => d.Value.TryGetProperty("properties", out _) && !d.Name.StartsWith("bounds", StringComparison.Ordinal)))
        {
            Assert.Equal([], definition.Value.GetProperty("properties").EnumerateObject().Select(m => $"{definition.Name}.{m.Name}").Where(m => !met.Contains(m)));
        }

        Assert.Equal(document, CyberStatsJson.Deserialize(CyberStatsJson.Serialize(document), refuseUnknownMembers: true));

        void Walk(JsonElement rules, JsonElement value, string name)
        {
            if (rules.TryGetProperty("anyOf", out JsonElement any) && any[0].TryGetProperty("$ref", out _))
            {
                rules = any[0];
            }

            if (rules.TryGetProperty("$ref", out JsonElement reference))
            {
                name = reference.GetString()!["#/$defs/".Length..];
                rules = definitions.GetProperty(name);
            }

            if (value.ValueKind == JsonValueKind.Array && rules.TryGetProperty("items", out JsonElement item))
            {
                foreach (JsonElement element in value.EnumerateArray())
                {
                    Walk(item, element, name);
                }
            }
            else if (value.ValueKind == JsonValueKind.Object && rules.TryGetProperty("properties", out JsonElement members))
            {
                foreach (JsonProperty member in value.EnumerateObject())
                {
                    met.Add($"{name}.{member.Name}");
                    Walk(members.GetProperty(member.Name), member.Value, name);
                }
            }
        }
    }

    private static CyberStatsDocument? Reads(string json)
    {
        try
        {
            return CyberStatsJson.Deserialize(json, refuseUnknownMembers: true);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<(JsonNode Parent, object Place)> Places_of(JsonNode node)
    {
        IEnumerable<(object Place, JsonNode? Value)> places = node switch
        {
            JsonObject item => item.Select(m => ((object)m.Key, m.Value)),
            JsonArray list => list.Select((value, i) => ((object)i, value)),
            _ => [],
        };
        return places.SelectMany(p => (p.Value is null ? [] : Places_of(p.Value)).Prepend((node, p.Place)));
    }

    private static void Put(JsonNode parent, object place, JsonNode? value)
    {
        if (parent is JsonArray list)
        {
            list[(int)place] = value;
        }
        else
        {
            parent[(string)place] = value;
        }
    }
}
