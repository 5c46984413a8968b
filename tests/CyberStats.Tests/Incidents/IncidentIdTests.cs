using System.Globalization;
using CyberStats.Incidents;

namespace CyberStats.Tests.Incidents;

public class IncidentIdTests
{
    [Theory]
    [InlineData("eurepoc:1333", "eurepoc", "1333")]
    [InlineData("cfr:a:b", "cfr", "a:b")] // what follows the first colon
    [InlineData("x::", "x", ":")]
    public void Reads_a_source_and_the_id_there(string text, string source, string local)
    {
        IncidentId id = IncidentId.Parse(text);

        Assert.Equal((source, local), (id.Source, id.Local));
        Assert.Equal(new IncidentId(source, local), id);
        Assert.Equal(text, id.ToString());
    }

    [Fact]
    public void Reads_what_it_writes_in_every_culture() => Generate.IncidentId.Sample(id => Cultures.Each(() =>
    {
        Assert.Equal(id, IncidentId.Parse(id.ToString()));
        Assert.Equal(id, IncidentId.Parse(id.ToString().AsSpan(), CultureInfo.CurrentCulture));
        Assert.True(IncidentId.TryParse(id.ToString(), CultureInfo.CurrentCulture, out IncidentId read));
        Assert.Equal(id, read);
    }));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\n")]
    public void Never_has_a_blank_part(string? blank)
    {
        Refused.Argument("source", () => new IncidentId(blank!, "1333"));
        Refused.Argument("local", () => new IncidentId("eurepoc", blank!));
    }

    [Fact]
    public void Has_no_colon_in_its_source()
    {
        Refused.Argument("source", () => new IncidentId("a:b", "c"));
        Assert.Equal("b:c", new IncidentId("a", "b:c").Local);
    }

    [Fact]
    public void Is_equal_when_both_parts_are()
    {
        Assert.NotEqual(new IncidentId("a", "1"), new IncidentId("b", "1"));
        Assert.NotEqual(new IncidentId("a", "1"), new IncidentId("a", "2"));
        Assert.NotEqual(new IncidentId("a", "x"), new IncidentId("a", "X"));
        Generate.IncidentId.Sample(id =>
        {
            IncidentId copy = Deep.Copy(id);
            Assert.Equal(id, copy);
            Assert.Equal(id.GetHashCode(), copy.GetHashCode());
            Assert.NotEqual(id, default);
        });
    }

    [Fact]
    public void Default_has_two_empty_parts()
    {
        Assert.Equal(("", "", ""), (default(IncidentId).Source, default(IncidentId).Local, default(IncidentId).ToString()));
        Assert.Throws<FormatException>(() => IncidentId.Parse(default(IncidentId).ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData(":")]
    [InlineData("1333")]
    [InlineData(":1333")]
    [InlineData("eurepoc:")]
    [InlineData(" :1333")]
    [InlineData("eurepoc: ")]
    public void Reads_no_other_form(string text)
    {
        Assert.False(IncidentId.TryParse(text, null, out IncidentId id));
        Assert.Equal(default, id);
        Assert.Throws<FormatException>(() => IncidentId.Parse(text));
    }

    [Fact]
    public void Reads_any_text_without_a_surprise() => Generate.Hostile.Sample(
        text => Hostile.Reads<IncidentId>(text, id => Assert.Equal(text, id.ToString())));

    [Fact]
    public void Refuses_null()
    {
        Assert.Throws<ArgumentNullException>("s", () => IncidentId.Parse(null!));
        Assert.False(IncidentId.TryParse(null, null, out _));
    }
}
