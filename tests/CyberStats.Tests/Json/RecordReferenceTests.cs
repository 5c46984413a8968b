using CsCheck;
using CyberStats.Json;

namespace CyberStats.Tests.Json;

public class RecordReferenceTests
{
    [Theory]
    [InlineData("agreement:paris-call", RecordKind.Agreement, "paris-call")]
    [InlineData("incident:eurepoc:1333", RecordKind.Incident, "eurepoc:1333")] // what follows the first colon
    [InlineData("actor:apt28", RecordKind.Actor, "apt28")]
    [InlineData("attribution:a", RecordKind.Attribution, "a")]
    [InlineData("response:r", RecordKind.Response, "r")]
    [InlineData("figure:f", RecordKind.Figure, "f")]
    [InlineData("vulnerability:CVE-2021-26855", RecordKind.Vulnerability, "CVE-2021-26855")]
    [InlineData("covariate:c", RecordKind.Covariate, "c")]
    [InlineData("source::", RecordKind.Source, ":")]
    public void Reads_a_kind_and_an_id(string text, RecordKind kind, string id)
    {
        RecordReference reference = RecordReference.Parse(text);

        Assert.Equal((kind, id), (reference.Kind, reference.Id));
        Assert.Equal(new RecordReference(kind, id), reference);
        Assert.Equal(text, reference.ToString());
    }

    [Fact]
    public void Has_a_word_for_every_kind() => Assert.All(
        Enum.GetValues<RecordKind>(), kind => Assert.Equal(kind, RecordReference.Parse(new RecordReference(kind, "x").ToString()).Kind));

    [Theory]
    [InlineData("")]
    [InlineData("agreement")]
    [InlineData("agreement:")]
    [InlineData("agreement: \t")]
    [InlineData(":paris-call")]
    [InlineData("Agreement:paris-call")]
    [InlineData("agreement :paris-call")]
    [InlineData("fact:f")]
    [InlineData("4:paris-call")]
    [InlineData("agreements:paris-call")]
    public void Refuses_another_form_and_says_which_is_expected(string text)
    {
        Assert.False(RecordReference.TryParse(text, null, out RecordReference read));
        Assert.Equal(default, read);
        Assert.StartsWith($"'{text.Replace('\t', '·')}' is not a reference of the form kind:id", Assert.Throws<FormatException>(() => RecordReference.Parse(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_what_it_writes_in_every_culture() => Generate.Reference.Sample(reference => Cultures.Each(() =>
        Assert.Equal(reference, RecordReference.Parse(reference.ToString(), System.Globalization.CultureInfo.CurrentCulture))));

    [Fact]
    public void Reads_any_text_without_a_surprise() => Gen.OneOf(Generate.Hostile, Generate.Hostile.Select(text => "actor:" + text), Generate.Reference.Select(r => r.ToString())).Sample(
        text => Hostile.Reads<RecordReference>(text, reference => Assert.Equal(text, reference.ToString())));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\n")]
    public void Never_has_a_blank_id(string? blank) => Refused.Argument("id", () => new RecordReference(RecordKind.Actor, blank!));

    [Theory]
    [InlineData(-1)]
    [InlineData(9)]
    public void Has_a_kind_of_the_vocabulary(int kind) => Refused.Argument("kind", () => new RecordReference((RecordKind)kind, "x"));

    [Fact]
    public void Refuses_null()
    {
        Assert.Throws<ArgumentNullException>("s", () => RecordReference.Parse(null!));
        Assert.False(RecordReference.TryParse(null, null, out _));
    }

    [Fact]
    public void The_default_refers_to_nothing()
    {
        Assert.Equal(("", ""), (default(RecordReference).Id, default(RecordReference).ToString()));
        Assert.NotEqual(default, new RecordReference(default, "x"));
    }

    [Fact]
    public void Is_equal_when_kind_and_id_are()
    {
        Assert.NotEqual(new RecordReference(RecordKind.Actor, "x"), new RecordReference(RecordKind.Source, "x"));
        Assert.NotEqual(new RecordReference(RecordKind.Actor, "x"), new RecordReference(RecordKind.Actor, "X"));
        Generate.Reference.Sample(reference => Assert.Equal(reference, Deep.Copy(reference)));
    }
}
