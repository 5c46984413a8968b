using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using CyberStats.Json;
using static CyberStats.Tests.Json.JsonRefusal;

namespace CyberStats.Tests.Json;

/// <summary>
/// Texts that are broken, huge or made to do harm: only the exception that is documented, with the place, in bounded time and memory.
/// </summary>
public class HostileJsonTests
{
    private static readonly string Party = """{"id":"USA","name":"United States"}""";

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("1")]
    [InlineData("\"cyberstats/1\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"schema\":null}")]
    [InlineData("{\"schema\":1}")]
    [InlineData("{\"schema\":\"cyberstats/2\"}")]
    [InlineData("{\"schema\":[\"cyberstats/1\"]}")]
    [InlineData("{\"Schema\":\"cyberstats/1\"}")]
    [InlineData("{\"schema\":\"cyberstats/1\",}")]
    [InlineData("{\"schema\":\"cyberstats/1\"}}")]
    [InlineData("{\"schema\":\"cyberstats/1\"}{\"schema\":\"cyberstats/1\"}")]
    [InlineData("{\"schema\":\"cyberstats/1\"}\0")]
    [InlineData("{\"schema\":\"cyberstats/1\"/**/}")]
    [InlineData("{'schema':'cyberstats/1'}")]
    [InlineData("{schema:\"cyberstats/1\"}")]
    [InlineData("\0\0\0\0")]
    [InlineData("<html><body>503</body></html>")]
    [InlineData("PK\u0003\u0004")]
    [InlineData("id,title\n1,x")]
    public void Refuses_a_text_of_another_format(string text)
    {
        Of(text);
        Of(text, refuseUnknownMembers: true);
    }

    [Fact]
    public Task A_document_cut_at_any_byte_is_refused_with_its_place() => Ends.InTime(() => Generate.Document.Sample(
        document =>
        {
            byte[] bytes = Encoding.UTF8.GetBytes(CyberStatsJson.Serialize(document));
            for (int length = 0; length < bytes.Length; length++)
            {
                using var cut = new MemoryStream(bytes, 0, length);
                var error = Assert.Throws<JsonException>(() => CyberStatsJson.Deserialize(cut));
                Assert.NotNull(error.Path);
                Assert.Contains("Path: $", error.Message, StringComparison.Ordinal);
            }
        },
        iter: 2));

    [Theory]
    [InlineData("{0}")]
    [InlineData("{{\"schema\":{0}")]
    [InlineData("{{\"schema\":\"cyberstats/1\",\"later\":{0}")]
    [InlineData("{{\"schema\":\"cyberstats/1\",\"incidents\":{0}")]
    [InlineData("{{\"schema\":\"cyberstats/1\",\"incidents\":[{0}")]
    [InlineData("{{\"schema\":\"cyberstats/1\",\"incidents\":[{{\"id\":{0}")]
    [InlineData("{{\"schema\":\"cyberstats/1\",\"incidents\":[{{\"id\":\"a:b\",\"title\":{0}")]
    [InlineData("{{\"schema\":\"cyberstats/1\",\"incidents\":[{{\"id\":\"a:b\",\"later\":{0}")]
    [InlineData("{{\"schema\":\"cyberstats/1\",\"incidents\":[{{\"affects\":{0}")]
    [InlineData("{{\"schema\":\"cyberstats/1\",\"incidents\":[{{\"affects\":[{0}")]
    [InlineData("{{\"schema\":\"cyberstats/1\",\"incidents\":[{{\"original\":{0}")]
    [InlineData("{{\"schema\":\"cyberstats/1\",\"incidents\":[{{\"original\":{{\"a\":{0}")]
    [InlineData("{{\"schema\":\"cyberstats/1\",\"incidents\":[{{\"records\":{0}")]
    [InlineData("{{\"schema\":\"cyberstats/1\",\"incidents\":[{{\"records\":{{\"low\":{0}")]
    [InlineData("{{\"schema\":\"cyberstats/1\",\"incidents\":[{{\"losses\":[{{\"amount\":{0}")]
    [InlineData("{{\"schema\":\"cyberstats/1\",\"sources\":[{{\"id\":\"\",\"title\":\"t\"}}],\"later\":{0}")]
    public void Refuses_a_hundred_thousand_levels(string start)
    {
        foreach (string level in (string[])["[", "{\"a\":"])
        {
            string open = string.Concat(Enumerable.Repeat(level, 100_000));
            string closed = open + "1" + string.Concat(Enumerable.Repeat(level == "[" ? "]" : "}", 100_000));
            foreach (string deep in (string[])[open, closed])
            {
                string text = start.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal).Replace("{0}", deep, StringComparison.Ordinal);
                Assert.Null(ReadOrRefuse(text));
                Assert.Throws<JsonException>(() => CyberStatsJson.Deserialize(text, refuseUnknownMembers: true));
            }
        }
    }

    [Fact]
    public Task Survives_another_type_in_every_place() => Ends.InTime(() => Generate.Document.Sample(
        document =>
        {
            JsonNode root = JsonNode.Parse(CyberStatsJson.Serialize(document))!;
            int places = 0;
            foreach ((JsonNode? _, Action<JsonNode?> put, Action putBack) in Places(root).ToArray())
            {
                foreach (string other in (string[])["null", "1", "-1.5", "1e400", "\"\"", "\"x\"", "[]", "[null]", "{}", "{\"a\":1}", "true"])
                {
                    put(JsonNode.Parse(other));
                    ReadsAgainOrRefuses(root.ToJsonString());
                }

                putBack();
                places++;
            }

            Assert.InRange(places, 100, 100_000);
            Assert.Equal(document, CyberStatsJson.Deserialize(root.ToJsonString())); // all is put back
        },
        iter: 1));

    [Fact]
    public Task Survives_the_absence_of_every_member() => Ends.InTime(() => Generate.Document.Sample(
        document =>
        {
            JsonNode root = JsonNode.Parse(CyberStatsJson.Serialize(document))!;
            foreach (JsonObject item in Objects(root).ToArray())
            {
                foreach ((string name, JsonNode? value) in item.ToArray())
                {
                    item.Remove(name);
                    ReadsAgainOrRefuses(root.ToJsonString());
                    item[name] = value;
                }
            }
        },
        iter: 2));

    [Fact]
    public Task Refuses_a_name_that_is_twice_in_any_object() => Ends.InTime(() => Generate.Document.Sample(
        document =>
        {
            using JsonDocument root = JsonDocument.Parse(CyberStatsJson.Serialize(document));
            int objects = Objects(JsonNode.Parse(CyberStatsJson.Serialize(document))!).Count();
            for (int i = 0; i < objects; i++)
            {
                var text = new StringBuilder();
                int turn = i;
                WriteWithOneTwice(root.RootElement, text, ref turn);
                string message = Of(text.ToString()).Message;
                Assert.True(
                    message.Contains("Duplicate property", StringComparison.Ordinal) || message.Contains("is there twice", StringComparison.Ordinal), message);
            }
        },
        iter: 3));

    [Theory]
    [InlineData(""" "later":1,"later":2 """)]
    [InlineData(""" "later":{"a":1,"a":2} """)]
    public void A_name_may_be_repeated_in_what_is_passed_over(string members) => Assert.NotNull(CyberStatsJson.Deserialize(Document(members)));

    [Theory]
    [InlineData("severity", "{\"score\":#,\"scale\":\"s\"}")]
    [InlineData("records", "{\"low\":#}")]
    [InlineData("losses", "[{\"form\":\"theft\",\"amount\":{\"best\":#},\"currency\":\"USD\"}]")]
    [InlineData("responses", "[{\"persons\":{\"high\":#}}]")]
    public void Survives_any_number(string member, string value)
    {
        string[] numbers =
        [
            "NaN", "-NaN", "Infinity", "-Infinity", "\"NaN\"", "\"Infinity\"", "\"1\"", "1e999", "-1e999", "1e-999", "1e99999999999999999999", "1e-99999999999999999999",
            new string('9', 400), "-" + new string('9', 400), "0." + new string('9', 400), "1" + new string('0', 400) + "e-400", "9223372036854775808",
            "-9223372036854775809", "79228162514264337593543950336", "2147483648", "01", "+1", ".5", "1.", "0x10", "1,5", "--1", "1e", "-", "1_000", "٣", "-0", "-0.0", "0e0",
        ];
        foreach (string number in numbers)
        {
            string text = Document($$"""
                "incidents":[{"id":"a:b","title":"x","{{member}}":{{value.Replace("#", number, StringComparison.Ordinal)}}}]
                """);
            CyberStatsDocument? read = ReadsAgainOrRefuses(text);
            bool mustFail = !char.IsAsciiDigit(number[^1]) || number is "01" or "+1" or ".5" or "--1" or "1e999" or "-1e999" or "0x10" or "1,5" or "1_000";
            Assert.False(mustFail && read is not null, $"Read {number}.");
        }
    }

    [Theory]
    [InlineData("severity", "{\"score\":#,\"scale\":\"s\"}", "$.incidents[0].severity.score")]
    [InlineData("records", "{\"low\":#}", "$.incidents[0].records.low")]
    [InlineData("losses", "[{\"form\":\"theft\",\"amount\":{\"best\":#},\"currency\":\"USD\"}]", "$.incidents[0].losses[0].amount.best")]
    public void Names_the_place_of_a_number_that_is_too_large(string member, string value, string path)
    {
        foreach (string number in (string[])["1e999", new string('9', 400)])
        {
            Assert.Equal(path, Of(Document($$"""
                "incidents":[{"id":"a:b","title":"x","{{member}}":{{value.Replace("#", number, StringComparison.Ordinal)}}}]
                """)).Path);
        }
    }

    public static TheoryData<string, string, string> BrokenRules => new()
    {
        { """ "sources":[{"id":"a","title":"t"},{"id":" ","title":"t"}] """, "$.sources[1].id", "whitespace" },
        { """ "sources":[{"id":"a","title":""}] """, "$.sources[0].title", "whitespace" },
        { """ "sources":[{"id":"a","title":"t"},{"id":"a","title":"t"}] """, "$.sources", "at index 0 and 1 have the same id, 'a'" },
        { """ "sources":[{"id":"a"}] """, "$.sources[0]", "title" },
        { """ "sources":[{"id":"a","title":"t","published":"2021-02-30"}] """, "$.sources[0].published", "'2021-02-30' is not a date" },
        { """ "facts":[{"id":"f","text":"t","source_id":"s","records":["actor:a","fact:f"]}] """, "$.facts[0].records[1]", "'fact:f' is not a reference" },
        { """ "facts":[{"id":"f","text":"t","source_id":" "}] """, "$.facts[0].source_id", "whitespace" },
        { """ "figures":[{"measure":"m","value":{"best":1.5},"unit":"count","period":"2020","source_id":"s"}] """, "$.figures[0].value", "A count is whole" },
        { """ "figures":[{"measure":"m","value":{"low":2,"high":1},"unit":"count","period":"2020","source_id":"s"}] """, "$.figures[0].value.low", "must not exceed 'high' (1)" },
        { """ "figures":[{"measure":"m","unit":"dozens","period":"2020","source_id":"s"}] """, "$.figures[0].unit", "" },
        { """ "figures":[{"measure":"m","unit":"count","period":"2021/2020","source_id":"s"}] """, "$.figures[0].period", "'2021/2020' is not a range" },
        { """ "incidents":[{"id":"ab","title":"t"}] """, "$.incidents[0].id", "'ab' is not an incident id" },
        { """ "incidents":[{"id":"a:b","title":"t"},{"id":"a:b","title":"u"}] """, "$.incidents", "'a:b'" },
        { """ "incidents":[{"id":"a:b","title":"t","occurred":"2021","discovered":"2020"}] """, "$.incidents[0].discovered", "before it started (2021)" },
        { """ "incidents":[{"id":"a:b","title":"t","affects":["confidentiality","safety"]}] """, "$.incidents[0].affects", "found 'safety'" },
        { """ "incidents":[{"id":"a:b","title":"t","records":{"low":-1}}] """, "$.incidents[0].records", "is not negative" },
        { """ "incidents":[{"id":"a:b","title":"t","related":["a:c","c"]}] """, "$.incidents[0].related[1]", "'c' is not an incident id" },
        { """ "incidents":[{"id":"a:b","title":"t","source_ids":["s",""]}] """, "$.incidents[0].source_ids", "is blank" },
        { """ "incidents":[{"id":"a:b","title":"t","original":{"a":1}}] """, "$.incidents[0].original", "Expected a text for 'a'" },
        { """ "incidents":[{"id":"a:b","title":"t","victims":[{},null]}] """, "$.incidents[0].victims", "at index 1 is null" },
        { """ "incidents":[{"id":"a:b","title":"t","victims":[{"country":"usa"}]}] """, "$.incidents[0].victims[0].country", "'usa' is not a CountryCode" },
        { """ "incidents":[{"id":"a:b","title":"t","losses":[{},{"form":"theft","amount":{"best":1}}]}] """, "$.incidents[0].losses[1].currency", "needs a currency" },
        { """ "incidents":[{"id":"a:b","title":"t","losses":[{"form":"theft","amount":{"best":-1},"currency":"USD"}]}] """, "$.incidents[0].losses[0].amount", "A loss is not negative" },
        { """ "incidents":[{"id":"a:b","title":"t","losses":[{"form":"theft","status":"demanded"}]}] """, "$.incidents[0].losses[0].status", "A ransom demand" },
        { """ "incidents":[{"id":"a:b","title":"t","responses":[{"persons":{"best":-2}}]}] """, "$.incidents[0].responses[0].persons", "number of persons" },
        { """ "incidents":[{"id":"a:b","title":"t","severity":{"score":1,"scale":""}}] """, "$.incidents[0].severity.scale", "whitespace" },
        { """ "attributions":[{"id":"a","by":{"id":"USA","name":"U"}}] """, "$.attributions[0].accused_state", "must accuse" },
        { """ "attributions":[{"id":"a","by":{"id":"USA","name":" "},"accused_state":"RUS"}] """, "$.attributions[0].by.name", "whitespace" },
        { """ "attributions":[{"id":"a","by":null,"accused_state":"RUS"}] """, "$.attributions[0].by", "null" },
        { """ "agreements":[{"id":"g","title":"t","in_force":"2017","opened":"2018"}] """, "$.agreements[0].in_force", "before it was opened (2018)" },
        { """ "agreements":[{"id":"g","title":"t","parties":[{"id":"USA","name":"U"},{"id":"USA","name":"V"}]}] """, "$.agreements[0].parties", "'USA' is listed twice" },
        { """ "agreements":[{"id":"g","title":"t","acts":[{"party_id":"USA","act":"signed"}]}] """, "$.agreements[0].acts", "'USA signed' is of a party that is not listed" },
        { """ "agreements":[{"id":"g","title":"t","force":"proposal","parties":[{"id":"USA","name":"U"}],"acts":[{"party_id":"USA","act":"ratified"}]}] """, "$.agreements[0].acts", "needs a binding_treaty, but the force is proposal" },
        { """ "agreements":[{"id":"g","title":"t","parties":[{"id":"USA","name":"U"}],"acts":[{"party_id":"USA","act":"unknown"}]}] """, "$.agreements[0].acts[0].act", "must say what was done" },
        { """ "agreements":[{"id":"g","title":"t","principles":[{"id":"p","number":2,"text":"t"}]}] """, "$.agreements[0].principles", "stands number 2" },
        { """ "agreements":[{"id":"g","title":"t","principles":[{"id":"p","number":0,"text":"t"}]}] """, "$.agreements[0].principles[0].number", "from 1" },
        { """ "memberships":[{"organization_id":"eu","member":"unknown"}] """, "$.memberships[0].member", "must name a state" },
        { """ "vulnerabilities":[{"id":"CVE-1","added":"2021-11-03"}] """, "$.vulnerabilities[0].id", "'CVE-1' is not a CveId" },
        { """ "vulnerabilities":[{"id":"unknown","added":"2021-11-03"}] """, "$.vulnerabilities[0].id", "needs an id" },
        { """ "covariates":[{"id":"c","measure":"m","unit":"count","source_id":"s","values":[{"period":"2020","value":1},{"period":"2019","value":1}]}] """, "$.covariates[0].values", "'2019: 1' comes after '2020: 1'" },
        { """ "covariates":[{"id":"c","measure":"m","unit":"count","source_id":"s","values":[{"period":"2020"}]}] """, "$.covariates[0].values[0]", "value" },
    };

    [Theory]
    [MemberData(nameof(BrokenRules))]
    public void Names_the_place_and_the_rule_that_is_broken(string members, string path, string phrase)
    {
        JsonException error = Of(Document(members));

        Assert.Equal(path, error.Path);
        Assert.Contains($"Path: {path}", error.Message, StringComparison.Ordinal);
        Assert.Contains(phrase, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("(Parameter", error.Message, StringComparison.Ordinal);
        Assert.Equal(path, Of(Document(members), refuseUnknownMembers: true).Path);
    }

    [Fact]
    public void Names_the_first_of_several_broken_rules_and_not_what_is_passed_over()
    {
        Assert.Equal("$.sources[1].id", Of(Document("\"sources\":[{\"id\":\"a\",\"title\":\"t\"},{\"id\":\"\",\"title\":\"t\"},{\"id\":\"\",\"title\":\"\"}]")).Path);
        Assert.Equal("$.sources[0].id", Of(Document("\"later\":[{\"id\":\"\",\"title\":\"t\"}],\"sources\":[{\"id\":\"\",\"title\":\"t\"}]")).Path);
        Assert.Equal("$.sources[0].id", Of(Document("\"sources\":[{\"id\":\"\",\"title\":\"x\"},5]")).Path);
    }

    [Theory]
    [InlineData("\"sources\":[{\"id\":\"a\",\"title\":\"t\",\"published\":\"x Path: $.y\"}]", "$.sources[0].published")]
    [InlineData("\"incidents\":[{\"id\":\" Path: \",\"title\":\"t\"}]", "$.incidents[0].id")]
    public void A_quoted_text_that_looks_like_a_path_hides_no_path(string members, string path) =>
        Assert.Contains($" Path: {path} (line 1, byte ", Of(Document(members)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{\"schema\":\"cyberstats/1\",\"sources\":[{\"id\":\"\",\"title\":\"x\"},")]
    [InlineData("{\"schema\":\"cyberstats/1\",\"sources\":[{\"id\":\"\",\"title\":\"x\"}]} x")]
    [InlineData("{\"schema\":\"cyberstats/1\",\"sources\":[{\"id\":\"\",\"title\":\"x\"}],\"later\":{\"a\":1,\"a\":2}}")]
    public void A_broken_rule_before_broken_text_has_a_path(string text) => Assert.Contains("Path: $", Of(text).Message, StringComparison.Ordinal);

    [Fact]
    public void A_quoted_text_that_looks_like_a_parameter_cuts_nothing() => Assert.Contains(
        "have the same id, 'a (Parameter 'b'.", Of(Document("\"sources\":[{\"id\":\"a (Parameter 'b\",\"title\":\"t\"},{\"id\":\"a (Parameter 'b\",\"title\":\"t\"}]")).Message, StringComparison.Ordinal);

    [Fact]
    public void An_act_out_of_order_is_placed_at_the_acts() => Assert.Equal(
        "$.agreements[0].acts",
        Of(Document($$"""
            "agreements":[{"id":"g","title":"t","parties":[{{Party}}],"acts":[{"party_id":"USA","act":"signed","when":"2020"},{"party_id":"USA","act":"signed","when":"2019"}]}]
            """)).Path);

    [Fact]
    public void A_score_out_of_range_is_placed_at_the_score() => Assert.Equal(
        "$.attributions[0].confidence.score",
        Of(Document($$$"""
            "attributions":[{"id":"a","by":{{{Party}}},"accused_state":"RUS","confidence":{"score":101}}]
            """)).Path);

    [Theory]
    [InlineData("\"2021-02-30\"")]
    [InlineData("\"2021\"")]
    public void Says_that_a_day_is_no_day(string day) => Assert.Contains(
        day.Trim('"'), Of(Document($$"""
            "incidents":[{"id":"a:b","title":"t","recorded":{{day}}}]
            """)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"incidents\":[{\"id\":\"a:b\",\"title\":\"t\",\"losses\":[{\"form\":\"theft\",\"amount\":{\"low\":-0.0},\"currency\":\"USD\"}]}]")]
    public void Minus_zero_is_not_negative(string members) => Assert.NotNull(CyberStatsJson.Deserialize(Document(members)));

    [Theory]
    [InlineData("\"incidents\":[{\"id\":\"#\",\"title\":\"t\"}]")]
    [InlineData("\"sources\":[{\"id\":\"a#\",\"title\":\"t\"},{\"id\":\"a#\",\"title\":\"t\"}]")]
    [InlineData("\"sources\":[{\"id\":\"a\",\"title\":\"t\",\"published\":\"#\"}]")]
    [InlineData("\"incidents\":[{\"id\":\"a:b\",\"title\":\"t\",\"affects\":[\"#\"]}]")]
    [InlineData("\"incidents\":[{\"id\":\"a:b\",\"title\":\"t\",\"original\":{\"#\":1}}]")]
    [InlineData("\"incidents\":[{\"id\":\"a:b\",\"title\":\"t\",\"original\":{\"#\":\"1\",\"#\":\"2\"}}]")]
    [InlineData("\"incidents\":[{\"id\":\"a:b\",\"title\":\"t\",\"status\":\"#\"}]")]
    [InlineData("\"agreements\":[{\"id\":\"g\",\"title\":\"t\",\"parties\":[{\"id\":\"#\",\"name\":\"n\"},{\"id\":\"#\",\"name\":\"n\"}]}]")]
    [InlineData("\"agreements\":[{\"id\":\"g\",\"title\":\"t\",\"acts\":[{\"party_id\":\"#\",\"act\":\"signed\"}]}]")]
    public void A_message_is_short_and_printable_whatever_the_text(string members)
    {
        string message = Of(Document(members.Replace("#", "\\u0007\\n" + new string('x', 1_000_000), StringComparison.Ordinal))).Message;

        Assert.InRange(message.Length, 1, 500);
        Assert.DoesNotContain(message, char.IsControl);
    }

    [Theory]
    [InlineData("\"#\":1")]
    [InlineData("\"agreements\":[{\"id\":\"g\",\"title\":\"t\",\"parties\":[{\"id\":\"#\",\"name\":\"n\"}],\"acts\":[{\"party_id\":\"#\",\"act\":\"withdrew\"}]}]")]
    public void A_message_is_short_and_printable_whatever_the_name(string members)
    {
        string message = Of(Document(members.Replace("#", "\\u0007\\n" + new string('x', 1_000_000), StringComparison.Ordinal)), refuseUnknownMembers: true).Message;

        Assert.InRange(message.Length, 1, 500);
        Assert.DoesNotContain(message, char.IsControl);
    }

    [Fact]
    public Task Random_changes_of_bytes_are_read_or_refused() => Ends.InTime(() =>
    {
        Gen<byte[]> documents = Generate.Document.Select(d => Encoding.UTF8.GetBytes(CyberStatsJson.Serialize(d)));
        Gen<byte> bytes = Gen.OneOf(Gen.Byte, Gen.OneOf("{}[]\":,\\0-9.eEnu \0aZ".Select(c => (byte)c).ToArray()));
        Gen.Select(documents, Gen.Select(Gen.Int[0, int.MaxValue], bytes, Gen.Int[0, 3]).Array[1, 4]).Sample(
            (original, changes) =>
            {
                var mutated = new List<byte>(original);
                foreach ((int at, byte value, int how) in changes)
                {
                    int place = at % mutated.Count;
                    switch (how)
                    {
                        case 0: mutated.Insert(place, value); break;
                        case 1: mutated.RemoveAt(place); break;
                        default: mutated[place] = value; break;
                    }
                }

                CyberStatsDocument? read = ReadOrRefuse([.. mutated]);
                if (read is not null)
                {
                    Assert.Equal(read, CyberStatsJson.Deserialize(CyberStatsJson.Serialize(read), refuseUnknownMembers: true));
                }

                ReadOrRefuse([.. mutated], refuseUnknownMembers: true);
            },
            iter: 2_000);
    });

    [Fact]
    public Task Any_bytes_are_refused() => Ends.InTime(() => Gen.Byte.Array[0, 200].Sample(bytes => Assert.Null(ReadOrRefuse(bytes))));

    [Fact]
    public Task The_last_of_a_hundred_thousand_incidents_is_found_broken_in_seconds() => Ends.InTime(() =>
    {
        var text = new StringBuilder("{\"schema\":\"cyberstats/1\",\"incidents\":[");
        for (int i = 0; i < 100_000; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{{\"id\":\"a:{i}\",\"title\":\"t\",\"losses\":[{{\"form\":\"theft\",\"amount\":{{\"low\":1}},\"currency\":\"USD\"}}]}},");
        }

        text.Append("{\"id\":\"a:b\",\"title\":\"t\",\"losses\":[{\"form\":\"theft\",\"amount\":{\"low\":1}}]}]}");

        Assert.Equal("$.incidents[100000].losses[0].currency", Of(text.ToString()).Path);
    });

    [Theory]
    [InlineData("\"original\":{", "\"k#\":\"v\"", "}")]
    [InlineData("\"k0\":{", "\"k#\":\"v\"", "}")]
    [InlineData("\"related\":[", "\"a:#\"", "]")]
    [InlineData("\"techniques\":[", "\"T1566.001\"", "]")]
    [InlineData("\"victims\":[", "{}", "]")]
    [InlineData("\"affects\":[", "\"integrity\"", "]")]
    public Task A_record_with_a_hundred_thousand_parts_takes_seconds_broken_or_not(string start, string part, string end) => Ends.InTime(() =>
    {
        string parts = string.Join(',', Enumerable.Range(0, 100_000).Select(i => part.Replace("#", i.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)));
        string whole = $$"""
            "incidents":[{"id":"a:b","title":"TITLE",{{start}}{{parts}}{{end}}}]
            """;

        Assert.Single(CyberStatsJson.Deserialize(Document(whole)).Incidents);
        Assert.Equal("$.incidents[0].title", Of(Document(whole.Replace("TITLE", " ", StringComparison.Ordinal))).Path);
    });

    [Theory]
    [InlineData("", " ")]
    [InlineData("{\"schema\":\"", "aaaa")]
    [InlineData("{\"schema\":\"cyberstats/1\",\"sources\":[", "\n ")]
    [InlineData("{\"schema\":\"cyberstats/1\",\"sources\":[{\"id\":\"s\",\"title\":\"", "aaaa")]
    [InlineData("{\"schema\":\"cyberstats/1\",\"sources\":[{\"later\":[1", ",1")]
    [InlineData("{\"schema\":\"cyberstats/1\",\"later\":[1", ",1")]
    [InlineData("{\"schema\":\"cyberstats/1\",\"later\":\"", "aaaa")]
    public Task What_is_beyond_the_limit_is_neither_read_nor_kept(string start, string filler) => Ends.InTime(() =>
    {
        const int Longest = 1 << 20;
        byte[] block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(filler, 10_000)));
        using var stream = new EndlessStream(Encoding.UTF8.GetBytes(start), block);
        long before = GC.GetAllocatedBytesForCurrentThread();

        var error = Assert.Throws<JsonException>(() => CyberStatsJson.Deserialize(stream, maxBytes: Longest));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 5 * Longest); // a buffer that doubles, and its predecessors
        Assert.InRange(stream.Taken, Longest, 2 * Longest);
        Assert.Equal("The text is longer than the 1048576 bytes allowed. Path: $", error.Message);
    });

    [Theory]
    [InlineData("[")]
    [InlineData("\"aaaa")]
    [InlineData("{\"schema\":\"cyberstats/1\",\"sources\":[{\"id\":\"")]
    [InlineData("\0")]
    public Task What_is_no_document_is_refused_at_once_however_long_it_is(string filler) => Ends.InTime(() =>
    {
        using var stream = new EndlessStream([], Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(filler, 10_000))));

        Assert.StartsWith("$", Assert.Throws<JsonException>(() => CyberStatsJson.Deserialize(stream)).Path!, StringComparison.Ordinal);
        Assert.InRange(stream.Taken, 1, 256 * 1024);
    });

    [Fact]
    public Task A_long_text_is_refused_in_memory_in_proportion() => Ends.InTime(() =>
    {
        string text = Document("\"sources\":[{\"id\":\"" + new string('x', 8 << 20) + "\",\"title\":\"\"}]");
        Of(Document("\"sources\":[{\"id\":\"a\",\"title\":\"\"}]")); // so that what is done once a process is not measured
        long before = GC.GetAllocatedBytesForCurrentThread();

        Of(text);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20L * text.Length);
    });

    private static CyberStatsDocument? ReadsAgainOrRefuses(string json)
    {
        CyberStatsDocument? read = ReadOrRefuse(json);
        if (read is not null)
        {
            Assert.Equal(read, CyberStatsJson.Deserialize(CyberStatsJson.Serialize(read), refuseUnknownMembers: true));
        }

        return read;
    }

    /// <summary>Returns every value below a root, with what puts another in its place and what puts it back.</summary>
    private static IEnumerable<(JsonNode? Value, Action<JsonNode?> Put, Action PutBack)> Places(JsonNode root)
    {
        if (root is JsonObject item)
        {
            foreach ((string name, JsonNode? value) in item.ToArray())
            {
                yield return (value, other => item[name] = other, () => item[name] = value);
                foreach (var inner in value is null ? [] : Places(value))
                {
                    yield return inner;
                }
            }
        }
        else if (root is JsonArray array)
        {
            for (int i = 0; i < array.Count; i++)
            {
                int index = i;
                JsonNode? value = array[i];
                yield return (value, other => array[index] = other, () => array[index] = value);
                foreach (var inner in value is null ? [] : Places(value))
                {
                    yield return inner;
                }
            }
        }
    }

    private static IEnumerable<JsonObject> Objects(JsonNode root) =>
        Places(root).Select(p => p.Value).Prepend(root).OfType<JsonObject>().Where(o => o.Count > 0);

    /// <summary>Writes an element, with the last member twice in the object whose turn it is.</summary>
    private static void WriteWithOneTwice(JsonElement element, StringBuilder text, ref int turn)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                JsonProperty[] members = [.. element.EnumerateObject()];
                bool twice = members.Length > 0 && turn-- == 0;
                text.Append('{');
                for (int i = 0; i < members.Length; i++)
                {
                    text.Append(i == 0 ? "" : ",").Append(JsonSerializer.Serialize(members[i].Name)).Append(':');
                    WriteWithOneTwice(members[i].Value, text, ref turn);
                }

                text.Append(twice ? "," + members[^1] : "").Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[');
                int count = 0;
                foreach (JsonElement item in element.EnumerateArray())
                {
                    text.Append(count++ == 0 ? "" : ",");
                    WriteWithOneTwice(item, text, ref turn);
                }

                text.Append(']');
                break;
            default:
                text.Append(element.GetRawText());
                break;
        }
    }

    /// <summary>A stream that gives a start and then a block over and over, and counts what is taken.</summary>
    private sealed class EndlessStream(byte[] start, byte[] block) : MemoryStream
    {
        public long Taken { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            ReadOnlySpan<byte> next = Taken < start.Length ? start.AsSpan((int)Taken) : block.AsSpan((int)((Taken - start.Length) % block.Length));
            int size = Math.Min(buffer.Length, next.Length);
            next[..size].CopyTo(buffer);
            Taken += size;
            return size;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    }
}
