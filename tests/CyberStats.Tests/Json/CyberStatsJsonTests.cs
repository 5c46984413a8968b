using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using CsCheck;
using CyberStats.Agreements;
using CyberStats.Incidents;
using CyberStats.Json;
using CyberStats.Losses;
using CyberStats.Series;
using static CyberStats.Tests.Json.JsonRefusal;

namespace CyberStats.Tests.Json;

public class CyberStatsJsonTests
{
    private const string Founding =
        """
        {"id":"founding:exchange-2021","title":"x","discovered":"2021-03","losses":[{"form":"ransom_demand","amount":{"low":2000000},"currency":"USD"}]}
        """;

    private const string SmallText =
        """
        {
          "schema": "cyberstats/1",
          "sources": [
            {
              "id": "s1",
              "title": "Le « Monde »",
              "as_of": "2021-07-19",
              "url": "https://example.org/?a=1&b=2"
            }
          ],
          "facts": [
            {
              "id": "f1",
              "text": "Six states abstain.",
              "source_id": "s1",
              "records": [
                "agreement:paris-call"
              ]
            }
          ],
          "figures": [
            {
              "measure": "incidents",
              "value": {
                "best": 88
              },
              "unit": "count",
              "period": "2020",
              "source_id": "s1",
              "scope": {
                "level": "government"
              }
            }
          ],
          "incidents": [
            {
              "id": "founding:exchange-2021",
              "title": "Exchange",
              "occurred": "2021-01/2021-03-02",
              "discovered": "2021-03",
              "types": [
                "my:own"
              ],
              "affects": [
                "confidentiality",
                "availability"
              ],
              "victims": [
                {
                  "country": "USA",
                  "role": "primary"
                }
              ],
              "losses": [
                {
                  "form": "ransom_demand",
                  "amount": {
                    "low": 2000000.50
                  },
                  "currency": "USD",
                  "status": "demanded"
                }
              ],
              "records": {
                "low": 1,
                "high": 2
              }
            }
          ],
          "agreements": [
            {
              "id": "paris-call",
              "title": "Paris Call",
              "force": "political_commitment",
              "parties": [
                {
                  "id": "USA",
                  "name": "United States",
                  "kind": "state",
                  "country": "USA"
                }
              ],
              "acts": [
                {
                  "party_id": "USA",
                  "act": "abstained",
                  "when": "2018-11-12"
                }
              ],
              "opened": "2018-11-12",
              "sanctions": false
            }
          ],
          "vulnerabilities": [
            {
              "id": "CVE-2021-26855",
              "added": "2021-11-03",
              "used_by_ransomware": true
            }
          ],
          "covariates": [
            {
              "id": "c1",
              "measure": "users",
              "unit": "ratio",
              "source_id": "s1",
              "values": [
                {
                  "period": "2007",
                  "value": 0
                }
              ]
            }
          ]
        }
        """;

    private static readonly CyberStatsDocument Small = new()
    {
        Sources = [new("s1", "Le « Monde »") { AsOf = new DateOnly(2021, 7, 19), Url = new Uri("https://example.org/?a=1&b=2") }],
        Facts = [new("f1", "Six states abstain.", "s1") { Records = [RecordReference.Parse("agreement:paris-call")] }],
        Figures =
        [
            new("incidents", Bounds<double>.Exactly(88), FigureUnit.Count, DateRange.Parse("2020"), "s1")
            {
                Scope = ImmutableSortedDictionary<string, string>.Empty.Add("level", "government"),
            },
        ],
        Incidents =
        [
            new(new IncidentId("founding", "exchange-2021"), "Exchange", DateRange.Parse("2021-01/2021-03-02"), PartialDate.Parse("2021-03"))
            {
                Types = [IncidentType.Parse("my:own")],
                Affects = SecurityAttributes.Availability | SecurityAttributes.Confidentiality,
                Victims = [new Victim { Country = CountryCode.Parse("USA"), Role = VictimRole.Primary }],
                Losses = [new(LossForm.RansomDemand, Bounds<decimal>.AtLeast(2_000_000.50m), CurrencyCode.USD)],
                Records = Bounds<long>.Between(1, 2),
            },
        ],
        Agreements =
        [
            new(
                "paris-call",
                "Paris Call",
                LegalForce.PoliticalCommitment,
                [new Party("USA", "United States", PartyKind.State) { Country = CountryCode.Parse("USA") }],
                [new Participation("USA", ParticipationAct.Abstained, DateRange.Parse("2018-11-12"))],
                PartialDate.Parse("2018-11-12")) { Sanctions = false },
        ],
        Vulnerabilities = [new(CveId.Parse("CVE-2021-26855"), new DateOnly(2021, 11, 3)) { UsedByRansomware = true }],
        Covariates = [new("c1", "users", FigureUnit.Ratio, "s1") { Values = [new(DateRange.Parse("2007"), 0)] }],
    };

    [Fact]
    public void What_is_written_reads_back_equal_and_writes_the_same_text() => Generate.Document.Sample(
        document =>
        {
            string text = CyberStatsJson.Serialize(document);

            CyberStatsDocument again = CyberStatsJson.Deserialize(text, refuseUnknownMembers: true);

            Assert.Equal(Deep.Describe(document), Deep.Describe(again));
            Assert.Equal(document, again);
            Assert.Equal(text, CyberStatsJson.Serialize(again));
        },
        iter: 300);

    [Fact]
    public void A_document_has_this_text()
    {
        Assert.Equal(SmallText, CyberStatsJson.Serialize(Small));
        Assert.Equal(Small, CyberStatsJson.Deserialize(SmallText, refuseUnknownMembers: true));
    }

    [Fact]
    public void An_empty_document_has_its_format_only()
    {
        Assert.Equal("{\n  \"schema\": \"cyberstats/1\"\n}", CyberStatsJson.Serialize(new CyberStatsDocument()));
        Assert.Equal(new CyberStatsDocument(), CyberStatsJson.Deserialize("""{"schema":"cyberstats/1"}"""));
    }

    [Fact]
    public void Reads_the_incident_of_the_founding_article()
    {
        Incident incident = CyberStatsJson.Deserialize(Document($$"""
            "incidents":[{{Founding}}]
            """), refuseUnknownMembers: true).Incidents.Single();

        Assert.Equal(("founding:exchange-2021", "x", PartialDate.Parse("2021-03")), (incident.Id.ToString(), incident.Title, incident.Discovered));
        Assert.Equal(new Loss(LossForm.RansomDemand, Bounds<decimal>.AtLeast(2_000_000), CurrencyCode.USD, LossStatus.Demanded), incident.Losses.Single());
    }

    [Fact]
    public void The_order_of_members_is_free()
    {
        string backwards = """
            {"incidents":[{"losses":[{"currency":"USD","amount":{"low":2000000},"form":"ransom_demand"}],"discovered":"2021-03","title":"x","id":"founding:exchange-2021"}],"schema":"cyberstats/1"}
            """;

        Assert.Equal(CyberStatsJson.Deserialize(Document($"\"incidents\":[{Founding}]")), CyberStatsJson.Deserialize(backwards));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData(""","affects":null""", null)]
    [InlineData(""","affects":[]""", SecurityAttributes.None)] // known to be none
    [InlineData(""","affects":["integrity","integrity"]""", SecurityAttributes.Integrity)]
    [InlineData(""","affects":["availability","confidentiality"]""", SecurityAttributes.Confidentiality | SecurityAttributes.Availability)]
    public void No_attribute_is_not_an_unknown_attribute(string member, SecurityAttributes? expected)
    {
        string text = Document($$"""
            "incidents":[{"id":"a:b","title":"x"{{member}}}]
            """);
        CyberStatsDocument document = CyberStatsJson.Deserialize(text);

        Assert.Equal(expected, document.Incidents[0].Affects);
        Assert.Equal(expected is not null, CyberStatsJson.Serialize(document).Contains("\"affects\": [", StringComparison.Ordinal));
        Assert.Equal(document, CyberStatsJson.Deserialize(CyberStatsJson.Serialize(document)));
    }

    [Fact]
    public void Keeps_codes_that_this_version_does_not_list()
    {
        Incident incident = CyberStatsJson.Deserialize(Document("""
            "incidents":[{"id":"a:b","title":"x","types":["later:kind","unknown"],"techniques":["T9999.999"],"victims":[{"sectors":["naics:52"],"country":"XYZ"}]}]
            """)).Incidents[0];

        Assert.Equal(["later:kind", "unknown"], incident.Types.Select(t => t.Value));
        Assert.Equal("T9999.999", incident.Techniques[0].Value);
        Assert.Equal(("naics:52", "XYZ"), (incident.Victims[0].Sectors[0].Value, incident.Victims[0].Country.Value));
    }

    [Theory]
    [InlineData(""" "later":{"a":[1,{"b":null}]} """, "$.later")]
    [InlineData(""" "sources":[{"id":"s","title":"t","$type":"System.String"}] """, "$.sources[0].$type")]
    [InlineData(""" "incidents":[{"id":"a:b","title":"t","accused_states":["RUS"]}] """, "$.incidents[0].accused_states")]
    [InlineData(""" "incidents":[{"id":"a:b","title":"t","records":{"low":1,"kind":"exact"}}] """, "$.incidents[0].records.kind")]
    [InlineData(""" "agreements":[{"id":"a","title":"t","Force":"proposal"}] """, "$.agreements[0].Force")]
    public void Passes_over_a_member_that_it_does_not_know_or_refuses_it(string members, string path)
    {
        Assert.NotNull(CyberStatsJson.Deserialize(Document(members)));
        Assert.Equal(path, Of(Document(members), refuseUnknownMembers: true).Path);
    }

    [Fact]
    public void Nothing_but_objects_of_the_library_comes_of_a_name_of_a_type()
    {
        Source source = CyberStatsJson.Deserialize(Document("""
            "sources":[{"$type":"System.IO.FileInfo, System.Runtime","$id":"1","id":"s","title":"t","$ref":"1"}]
            """)).Sources[0];

        Assert.Equal(new Source("s", "t"), source);
    }

    [Fact]
    public void Writes_and_reads_the_same_in_every_culture() => Generate.Document.Sample(
        document =>
        {
            string text = CyberStatsJson.Serialize(document);
            Cultures.Each(() =>
            {
                Assert.Equal(text, CyberStatsJson.Serialize(document));
                Assert.Equal(document, CyberStatsJson.Deserialize(text));
            });
        },
        iter: 30);

    [Fact]
    public void Says_what_is_wrong_the_same_in_every_culture() => Cultures.Each(() =>
    {
        Assert.Equal(
            "'low' (-1.5) must not exceed 'high' (-2.5). Path: $.figures[0].value.low",
            Of(Document(""" "figures":[{"measure":"m","value":{"low":-1.5,"high":-2.5},"unit":"ratio","period":"2020","source_id":"s"}] """)).Message);
        Assert.Equal(
            "The text is longer than the 5 bytes allowed. Path: $",
            Assert.Throws<JsonException>(() => CyberStatsJson.Deserialize(new MemoryStream(new byte[6]), maxBytes: 5)).Message);
    });

    [Fact]
    public async Task May_be_used_by_many_threads_at_once()
    {
        string text = CyberStatsJson.Serialize(Small);
        string broken = Document("\"sources\":[{\"id\":\"\",\"title\":\"t\"}]");
        await Parallel.ForAsync(0, 2_000, TestContext.Current.CancellationToken, (i, _) =>
        {
            Assert.Equal(Small, CyberStatsJson.Deserialize(text, refuseUnknownMembers: i % 2 == 0));
            Assert.Equal(text, CyberStatsJson.Serialize(Small));
            Assert.Equal("$.sources[0].id", Of(broken).Path);
            return ValueTask.CompletedTask;
        });
    }

    [Fact]
    public void A_stream_holds_the_same_text_in_utf8_without_a_mark_and_stays_open()
    {
        using var stream = new MemoryStream();
        stream.WriteByte((byte)'#');

        CyberStatsJson.Serialize(Small, stream);

        Assert.Equal([(byte)'#', .. Encoding.UTF8.GetBytes(SmallText)], stream.ToArray());
        stream.Position = 1; // from where it stands
        Assert.Equal(Small, CyberStatsJson.Deserialize(stream));
        Assert.True(stream.CanRead);
    }

    [Fact]
    public void Reads_a_byte_order_mark_in_a_stream_and_in_a_text()
    {
        using var marked = new MemoryStream([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(SmallText)]);

        Assert.Equal(Small, CyberStatsJson.Deserialize(marked));
        Assert.Equal(Small, CyberStatsJson.Deserialize("\uFEFF" + SmallText));
        Of("\uFEFF\uFEFF" + SmallText);
        Of("\uFEFF");
    }

    [Fact]
    public void Refuses_utf16_in_a_stream() => Assert.All(
        (Encoding[])[Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32],
        encoding => Assert.Null(ReadOrRefuse([.. encoding.GetPreamble(), .. encoding.GetBytes(SmallText)])));

    [Fact]
    public void Reads_a_stream_that_gives_one_byte_at_a_time()
    {
        using var slow = new OneByteStream([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(SmallText)]);

        Assert.Equal(Small, CyberStatsJson.Deserialize(slow));
    }

    [Fact]
    public void Reads_no_more_bytes_than_allowed()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(SmallText);

        Assert.Equal(Small, CyberStatsJson.Deserialize(new MemoryStream(bytes), maxBytes: bytes.Length));
        Assert.Equal(Small, CyberStatsJson.Deserialize(new MemoryStream(bytes), maxBytes: Array.MaxLength));
        Assert.Equal("$", Assert.Throws<JsonException>(() => CyberStatsJson.Deserialize(new MemoryStream(bytes), maxBytes: bytes.Length - 1)).Path);
        Assert.Throws<JsonException>(() => CyberStatsJson.Deserialize(new OneByteStream(bytes), maxBytes: bytes.Length - 1));
        Assert.Throws<JsonException>(() => CyberStatsJson.Deserialize(new MemoryStream(bytes), maxBytes: 1));
    }

    [Fact]
    public void Refuses_arguments_that_make_no_sense()
    {
        Assert.Throws<ArgumentNullException>("document", () => CyberStatsJson.Serialize(null!));
        Assert.Throws<ArgumentNullException>("document", () => CyberStatsJson.Serialize(null!, Stream.Null));
        Assert.Throws<ArgumentNullException>("stream", () => CyberStatsJson.Serialize(Small, null!));
        Assert.Throws<ArgumentNullException>("json", () => CyberStatsJson.Deserialize((string)null!));
        Assert.Throws<ArgumentNullException>("stream", () => CyberStatsJson.Deserialize((Stream)null!));
        Refused.Argument("maxBytes", () => CyberStatsJson.Deserialize(Stream.Null, maxBytes: 0));
        Refused.Argument("maxBytes", () => CyberStatsJson.Deserialize(Stream.Null, maxBytes: -1));
    }

    [Fact]
    public void What_the_stream_throws_passes_through()
    {
        var closed = new MemoryStream();
        closed.Dispose();

        Assert.Throws<ObjectDisposedException>(() => CyberStatsJson.Deserialize(closed));
    }

    [Theory]
    [InlineData("\u0001\u001F\u007F\u0085\u2028\u2029")]
    [InlineData("\0")]
    [InlineData("\"\\/'<>&+`")]
    [InlineData("é 中 Ж خ 👩‍💻 \U0010FFFF")]
    [InlineData("\uFEFF\uFFFE\uFFFF")]
    [InlineData("e\u0301 is not é")]
    [InlineData("\u202E\u200B\u00AD")]
    [InlineData("  leading and trailing \r\n")]
    public void Keeps_any_text(string text)
    {
        var document = new CyberStatsDocument
        {
            Sources = [new("s" + text, "t" + text) { Publisher = text }],
            Incidents = [new(new IncidentId("x", "b" + text), "c" + text) { Original = ImmutableSortedDictionary<string, string>.Empty.Add(text, text) }],
        };

        Assert.Equal(document, CyberStatsJson.Deserialize(CyberStatsJson.Serialize(document)));
    }

    [Fact]
    public void Writes_people_s_letters_as_they_are() =>
        Assert.Contains("\"Łódź é 中 <&>'\"", CyberStatsJson.Serialize(new CyberStatsDocument { Sources = [new("s", "Łódź é 中 <&>'")] }), StringComparison.Ordinal);

    [Fact]
    public void A_half_of_a_surrogate_pair_is_refused_in_reading_where_it_is_escaped()
    {
        Assert.Equal("$.sources[0].title", Of(Document("\"sources\":[{\"id\":\"s\",\"title\":\"\\ud83d\"}]")).Path);
        Assert.Equal("$.incidents[0].id", Of(Document("\"incidents\":[{\"id\":\"a:\\ude00\",\"title\":\"x\"}]")).Path);
        Of(Document("\"incidents\":[{\"id\":\"a:b\",\"title\":\"x\",\"original\":{\"\\ud83d\":\"x\"}}]"));
        Of(Document("\"incidents\":[{\"id\":\"a:b\",\"title\":\"x\",\"affects\":[\"\\ud83d\"]}]"));
        Of(Document("\"sources\":[{\"id\":\"\",\"title\":\"x\",\"\\ud83d\":1}]"));
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_refused() => Assert.All(
        (byte[])[0xFF, 0xC0, 0x80, 0xED],
        wrong => Assert.Null(ReadOrRefuse([.. "{\"schema\":\"cyberstats/1\",\"sources\":[{\"id\":\"s\",\"title\":\""u8, wrong, .. "\"}]}"u8])));

    [Fact]
    public void A_half_of_a_surrogate_pair_is_not_written_as_another_text()
    {
        var document = new CyberStatsDocument { Sources = [new("\uD83D", "t"), new("\uD83E", "t")] };
        Exception? refusal = Record.Exception(() => CyberStatsJson.Serialize(document));

        Assert.True(refusal is ArgumentException || CyberStatsJson.Deserialize(CyberStatsJson.Serialize(document)).Equals(document));
    }

    [Fact]
    public void A_half_of_a_surrogate_pair_is_refused_in_a_text() => Of(Document("\"sources\":[{\"id\":\"s\",\"title\":\"\uD83D\"}]"));

    [Fact]
    public void A_map_of_texts_never_holds_null() => Refused.Argument(
        "Original", () => new Incident(new IncidentId("a", "b"), "t") { Original = ImmutableSortedDictionary<string, string>.Empty.Add("a", null!) });

    [Fact]
    public void Names_in_a_map_are_compared_as_they_are_written()
    {
        // By a culture the first three are one, and so are the next two, and the last two.
        string[] names = ["co-op", "co\u00ADop", "coop", "é", "e\u0301", "A", "a"];
        var texts = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, names.Select((n, i) => KeyValuePair.Create(n, $"{(char)('0' + i)}")));
        var document = new CyberStatsDocument { Incidents = [new(new IncidentId("x", "1"), "t") { Original = texts }] };

        CyberStatsDocument again = CyberStatsJson.Deserialize(CyberStatsJson.Serialize(document));

        Assert.Equal(7, again.Incidents[0].Original.Count);
        Assert.Equal(document, again);
        Assert.Equal("0", again.Incidents[0].Original["co-op"]);
    }

    [Fact]
    public void Extreme_numbers_read_back_as_they_are()
    {
        double[] doubles = [0, -0.0, 5e-324, -5e-324, double.MaxValue, double.MinValue, 0.1, 1.0 / 3, 1e21, 123456789012345680, double.Epsilon, 2.2250738585072014e-308];
        var document = new CyberStatsDocument
        {
            Incidents =
            [
                new(new IncidentId("x", "1"), "t")
                {
                    Records = Bounds<long>.AtMost(long.MaxValue),
                    Losses =
                    [
                        new(LossForm.Theft, new Bounds<decimal>(0.0000000000000000000000000001m, 1.50m, decimal.MaxValue), CurrencyCode.USD),
                        new(LossForm.Theft, Bounds<decimal>.Exactly(79_228_162_514_264_337_593_543_950_334.0m), CurrencyCode.USD),
                    ],
                },
            ],
            Responses = [new(default) { Persons = Bounds<int>.AtLeast(int.MaxValue) }],
            Figures = [new("m", new Bounds<double>(double.MinValue, -0.0, double.MaxValue), FigureUnit.Ratio, DateRange.Parse("0001/9999-12-31"), "s")],
            Covariates =
            [
                new("c", "m", FigureUnit.Other, "s") { Values = [.. doubles.Select((d, i) => new CovariateValue(DateRange.At(new PartialDate(i + 1)), d))] },
            ],
        };

        CyberStatsDocument again = CyberStatsJson.Deserialize(CyberStatsJson.Serialize(document));

        Assert.Equal(doubles.Select(BitConverter.DoubleToInt64Bits), again.Covariates[0].Values.Select(v => BitConverter.DoubleToInt64Bits(v.Value)));
        Assert.Equal(document, again);
        Assert.True(double.IsNegative(again.Figures[0].Value.Best!.Value));
    }

    [Fact]
    public void The_earliest_day_and_year_are_no_unknown()
    {
        var document = new CyberStatsDocument
        {
            Incidents = [new(new IncidentId("x", "1"), "t", DateRange.At(new PartialDate(1)), new PartialDate(1), new PartialDate(1), DateOnly.MinValue)],
            Vulnerabilities = [new(CveId.Parse("CVE-2021-26855"), DateOnly.MinValue) { Due = DateOnly.MinValue }],
            Sources = [new("s", "t") { Published = default(PartialDate), AsOf = DateOnly.MinValue }],
        };

        Assert.Equal(document, CyberStatsJson.Deserialize(CyberStatsJson.Serialize(document)));
    }

    [Fact]
    public void A_score_of_zero_and_no_are_not_left_out()
    {
        var document = new CyberStatsDocument
        {
            Incidents =
            [
                new(new IncidentId("x", "1"), "t")
                {
                    Severity = new Severity(0, "s"),
                    Records = Bounds<long>.Exactly(0),
                    Attributions = [new("a", new Party("p", "P"), CountryCode.Parse("RUS")) { Confidence = new Confidence(0) }],
                },
            ],
            Agreements = [new("a", "A") { Sanctions = false }],
        };

        CyberStatsDocument again = CyberStatsJson.Deserialize(CyberStatsJson.Serialize(document));

        Assert.Equal((0, 0L), (again.Incidents[0].Severity!.Score, again.Incidents[0].Records.Best));
        Assert.Equal((byte)0, again.Incidents[0].Attributions[0].Confidence!.Value.Score);
        Assert.False(again.Agreements[0].Sanctions);
    }

    [Fact]
    public void Records_whose_members_are_all_unknown_read_back()
    {
        var document = new CyberStatsDocument
        {
            Incidents = [new(new IncidentId("x", "1"), "t") { Victims = [new Victim()], Losses = [new(default, default, default)], Types = [default] }],
            Responses = [new(default)],
        };

        Assert.Equal(document, CyberStatsJson.Deserialize(CyberStatsJson.Serialize(document), refuseUnknownMembers: true));
    }

    [Theory]
    [InlineData("confirmed", IncidentStatus.Confirmed)]
    [InlineData("suspected", IncidentStatus.Suspected)]
    [InlineData("near_miss", IncidentStatus.NearMiss)]
    [InlineData("false_positive", IncidentStatus.FalsePositive)]
    public void Reads_the_words_of_a_closed_vocabulary(string word, IncidentStatus status) =>
        Assert.Equal(status, CyberStatsJson.Deserialize(Status($"\"{word}\"")).Incidents[0].Status);

    [Theory]
    [InlineData("2")]
    [InlineData("\"2\"")]
    [InlineData("\"\"")]
    [InlineData("\"real\"")]
    [InlineData("\"NEAR_MISS\"")]
    [InlineData("\"near-miss\"")]
    [InlineData("null")]
    public void Refuses_what_is_no_word_of_a_closed_vocabulary(string value) => Assert.Equal("$.incidents[0].status", Of(Status(value)).Path);

    [Theory]
    [InlineData("\"suspected,near_miss\"")]
    [InlineData("\"confirmed, suspected\"")]
    [InlineData("\" suspected \"")]
    [InlineData("\"Suspected\"")]
    [InlineData("\"NearMiss\"")]
    [InlineData("\"nearmiss\"")]
    [InlineData("\"near_miss,\"")]
    public void Refuses_several_words_and_words_in_another_writing(string value) => Assert.Equal("$.incidents[0].status", Of(Status(value)).Path);

    [Theory]
    [InlineData("/var/report.pdf", UriKind.Absolute)]
    [InlineData("C:/report.pdf", UriKind.Relative)]
    [InlineData("//server/report.pdf", UriKind.Absolute)]
    public void An_address_that_is_a_path_reads_back_or_is_refused(string address, UriKind kind)
    {
        Assert.SkipUnless(Uri.TryCreate(address, kind, out Uri? url), "This system takes it for another kind.");
        Source? source = null;
        Exception? refusal = Record.Exception(() => source = new Source("s", "t") { Url = url });
        if (refusal is null)
        {
            var document = new CyberStatsDocument { Sources = [source!] };
            Assert.Equal(document, CyberStatsJson.Deserialize(CyberStatsJson.Serialize(document)));
        }
    }

    [Theory]
    [InlineData("https://example.org/a?b=c&d=%7E#e")]
    [InlineData("https://EXAMPLE.org/ä ö")]
    [InlineData("mailto:a@example.org")]
    public void An_address_is_written_as_it_was_given(string address)
    {
        var document = new CyberStatsDocument { Sources = [new("s", "t") { Url = new Uri(address) }] };

        Assert.Equal(address, CyberStatsJson.Deserialize(CyberStatsJson.Serialize(document)).Sources[0].Url!.OriginalString);
    }

    private static string Status(string value) => Document($$"""
        "incidents":[{"id":"a:b","title":"x","status":{{value}}}]
        """);

    private sealed class OneByteStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(1, buffer.Length)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(1, count));
    }
}
