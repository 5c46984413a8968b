using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using CyberStats.Incidents;
using CyberStats.Json;
using CyberStats.Losses;

namespace CyberStats.Tests.Json;

/// <summary>Holds the quick way of reading incidents equal to the serializer's.</summary>
public class IncidentTokensTests
{
    private static readonly JsonSerializerOptions Options = DocumentOptions.Lenient.Options;

    [Fact]
    public void Knows_the_members_of_the_records_in_their_order()
    {
        Assert.Equal(Members<Incident>(), IncidentTokens.IncidentNames.All);
        Assert.Equal(Members<Victim>(), IncidentTokens.VictimNames.All);
        Assert.Equal(Members<Attribution>(), IncidentTokens.AttributionNames.All);
        Assert.Equal(Members<Response>(), IncidentTokens.ResponseNames.All);
        Assert.Equal(Members<Loss>(), IncidentTokens.LossNames.All);
        Assert.Equal(Members<Party>(), IncidentTokens.PartyNames.All);
        Assert.Equal(Members<Severity>(), IncidentTokens.SeverityNames.All);
        Assert.Equal(Members<Confidence>(), IncidentTokens.ConfidenceNames.All);
        Assert.Equal(Members<Bounds<long>>(), IncidentTokens.BoundsNames.All);
        Assert.Equal(Members<Bounds<decimal>>(), IncidentTokens.BoundsNames.All);

        static IEnumerable<string> Members<T>() => Options.GetTypeInfo(typeof(T)).Properties.OrderBy(p => p.Order).Select(p => p.Name);
    }

    [Fact]
    public void Reads_every_incident_that_the_library_writes_without_giving_up()
    {
        var tokens = new IncidentTokens(refuseUnknownMembers: true); // one for all, as in a document: what it keeps must not leak
        Generate.Incident.Sample(
            incident =>
            {
                byte[] utf8 = JsonSerializer.SerializeToUtf8Bytes(incident, Options.GetTypeInfo(typeof(Incident)));
                var reader = new Utf8JsonReader(utf8);
                reader.Read();

                Incident read = tokens.Read(ref reader);

                Assert.Equal(JsonTokenType.EndObject, reader.TokenType);
                Assert.Equal(utf8.Length, reader.BytesConsumed);
                Assert.Equal(Deep.Describe(incident), Deep.Describe(read));
                Assert.Equal(incident, read);
            },
            iter: 500);
    }

    [Fact]
    public void Reads_what_the_serializer_reads_or_gives_up() => Gen.Select(Generate.Incident, Gen.Int, Gen.Bool).Sample(
        (incident, seed, strict) =>
        {
            var random = new RandomStream(seed);
            JsonNode node = JsonSerializer.SerializeToNode(incident, Options.GetTypeInfo(typeof(Incident)))!;
            string[] others = ["null", "1", "-1", "1.0", "1e2", "\"x\"", "\"\"", "\"2021\"", "\"\\u0032021\"", "[]", "[null]", "{}", "true", "{\"low\":1,\"low\":2}", "\"unknown\""];
            JsonObject[] objects = [.. Objects(node)];
            for (int i = 0; i < 3; i++)
            {
                JsonObject item = objects[random.Next(objects.Length)];
                string[] names = [.. item.Select(m => m.Key)];
                string name = names.Length == 0 || random.Next(6) == 0 ? "later" : names[random.Next(names.Length)];
                if (random.Next(3) == 0)
                {
                    item.Remove(name);
                }
                else
                {
                    item.Remove(name); // and comes last: the order is free
                    item[name] = JsonNode.Parse(others[random.Next(others.Length)], documentOptions: default);
                }
            }

            byte[] utf8 = Encoding.UTF8.GetBytes(node.ToJsonString());
            Incident? expected = Try(() => JsonSerializer.Deserialize<Incident>(utf8, (strict ? DocumentOptions.Strict : DocumentOptions.Lenient).Options));
            Incident? quick = Try(() =>
            {
                var reader = new Utf8JsonReader(utf8);
                reader.Read();
                return new IncidentTokens(strict).Read(ref reader);
            });

            Assert.True(quick is null || quick.Equals(expected), $"Read otherwise: {node.ToJsonString()}");
        },
        iter: 3_000);

    private static Incident? Try(Func<Incident?> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException or JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject item => item.SelectMany(m => Objects(m.Value)).Prepend(item),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };
}
