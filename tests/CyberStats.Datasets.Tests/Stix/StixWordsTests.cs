using CyberStats.Datasets.Stix;
using CyberStats.Incidents;
using CyberStats.Losses;

namespace CyberStats.Datasets.Tests.Stix;

public class StixWordsTests
{
    [Theory]
    [InlineData("espionage", "espionage")]
    [InlineData("ransomware", "extortion")]
    [InlineData("Denial-of-Service", "disruption")]
    [InlineData("Unauthorized  Release", "data_leak")]
    [InlineData("worm-spreading", "stix:worm-spreading")]
    [InlineData("veris:hacking", "veris:hacking")]
    [InlineData("cyberstats:odd", "odd")]
    [InlineData("unknown", "unknown")]
    public void Reads_words(string word, string code)
    {
        Assert.True(StixVocabulary.Types.TryRead(word, out IncidentType type));
        Assert.Equal(code, type.Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a&b")]
    [InlineData("a:b:c")]
    [InlineData("cyberstats:")]
    public void Refuses_what_is_no_code(string word) => Assert.False(StixVocabulary.Types.TryRead(word, out _));

    [Theory]
    [InlineData("extortion", "ransomware")]
    [InlineData("data_destruction", "destruction")]
    [InlineData("ip_theft", "ip_theft")]
    [InlineData("stix:worm-spreading", "worm-spreading")]
    [InlineData("stix:ransomware", "stix:ransomware")] // the plain word means extortion
    [InlineData("stix:espionage", "stix:espionage")]
    [InlineData("veris:hacking", "veris:hacking")]
    [InlineData("odd", "cyberstats:odd")]
    [InlineData("unknown", "unknown")]
    public void Writes_words_that_read_back(string code, string word)
    {
        IncidentType type = IncidentType.Parse(code);

        Assert.Equal(word, StixVocabulary.Types.Write(type));
        Assert.True(StixVocabulary.Types.TryRead(word, out IncidentType back));
        Assert.Equal(type, back);
    }

    [Fact]
    public void Every_shipped_code_reads_back()
    {
        Assert.All(IncidentType.All, c => Assert.Equal(c, Back(StixVocabulary.Types, c)));
        Assert.All(LossForm.All.Append(default), c => Assert.Equal(c, Back(StixVocabulary.Forms, c)));
        Assert.All(ActorKind.All.Append(default), c => Assert.Equal(c, Back(StixVocabulary.ActorKinds, c)));
        Assert.All(Sector.All.Append(default), c => Assert.Equal(c, Back(StixVocabulary.Sectors, c)));
        Assert.All(PartyKind.All.Append(default), c => Assert.Equal(c, Back(StixVocabulary.PartyKinds, c)));
        Assert.All(AttributionBasis.All.Append(default), c => Assert.Equal(c, Back(StixVocabulary.Bases, c)));
        Assert.All(AttributionStance.All.Append(default), c => Assert.Equal(c, Back(StixVocabulary.Stances, c)));

        static TCode Back<TCode>(StixWords<TCode> words, TCode code)
            where TCode : struct, ICode<TCode>, IEquatable<TCode> => words.TryRead(words.Write(code), out TCode back) ? back : throw new InvalidOperationException(code.Value);
    }

    [Fact]
    public void Derived_ids_are_those_of_version_5()
    {
        string id = StixIds.Derive("incident", "cfr:1");

        Assert.Matches("^incident--[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", id);
        Assert.Equal("incident--772ea22f-c3d6-5a62-873a-1ca292ef429f", id); // uuid.uuid5 of Python, in the same namespace
        Assert.NotEqual(id, StixIds.Derive("incident", "cfr:2"));
        Assert.True(StixIds.IsIdOf("incident", id));
        Assert.False(StixIds.IsIdOf("campaign", id) || StixIds.IsIdOf("incident", id[..^1]) || StixIds.IsIdOf("incident", id.ToUpperInvariant().Replace("INCIDENT", "indicate", StringComparison.Ordinal)));
    }
}
