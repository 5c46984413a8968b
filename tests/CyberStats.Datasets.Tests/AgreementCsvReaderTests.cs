using CyberStats.Agreements;
using static CyberStats.Datasets.Tests.PlainText;

namespace CyberStats.Datasets.Tests;

public class AgreementCsvReaderTests
{
    private const string Header = "agreement,party,kind,country,act,when,note\n";

    private static readonly AgreementCsvOptions Call = new() { Columns = new AgreementColumns { Force = CsvColumn.Always("political_commitment") } };

    [Fact]
    public void Rows_of_one_agreement_become_it()
    {
        ImportResult<Agreement> result = Read(
            Header
            + "harbour-call,EST,state,EST,supported,2018-11-12,\n"
            + "harbour-call,Invented Ports Ltd,company,LVA,supported,2018-11-12/2019-09-16,seen in a list\n"
            + "harbour-call,Latvia,state,,abstained,2018-11-12,\n"
            + "harbour-call,Latvia,state,,supported,2019,\n",
            Call);

        Assert.Empty(result.Issues);
        Assert.Equal((4, 1, 0), (result.Rows, result.Records.Count, result.RowsWithError));
        Agreement agreement = result.Records[0];
        Assert.Equal(("harbour-call", "harbour-call", LegalForce.PoliticalCommitment), (agreement.Id, agreement.Title, agreement.Force));
        Assert.Equal(["EST Estonia state EST", "invented-ports-ltd Invented Ports Ltd company LVA", "LVA Latvia state LVA"], agreement.Parties.Select(p => $"{p.Id} {p.Name} {p.Kind} {p.Country}"));
        Assert.Equal(["EST"], agreement.PartiesAt(new DateOnly(2018, 12, 1)));
        Assert.Equal(3, agreement.PartiesAt(new DateOnly(2020, 1, 1)).Count);
        Assert.Equal(("seen in a list", DateRange.Parse("2018-11-12/2019-09-16")), (agreement.Acts[1].Note, agreement.Acts[1].When));
    }

    [Fact]
    public void Every_row_is_part_of_an_agreement_or_an_error()
    {
        ImportResult<Agreement> result = Read(
            Header
            + "a,EST,state,,supported,2019,\n,EST,state,,supported,2019,\na,,state,,supported,2019,\na,LVA,state,,,2019,\na,LVA,state,,danced,2019,\n,,,,,,\na,LTU,state,,withdrew,2019,\na,FIN,state,,supported,2019,\na,\"FRA",
            Call);

        Assert.Equal(["no_agreement", "no_party", "no_act", "unknown_act", "empty_row", "act_refused", "unclosed_quote"], result.Codes());
        Assert.All(result.Issues, i => Assert.Equal(IssueSeverity.Error, i.Severity));
        Agreement agreement = Assert.Single(result.Records);
        Assert.Equal(["EST", "FIN"], agreement.Parties.Select(p => p.Id)); // a row with an Error leaves nothing
        Assert.Equal((9, 7, 2), (result.Rows, result.RowsWithError, agreement.Acts.Length));
    }

    [Theory]
    [InlineData("ROM", "ROU", "country_withdrawn")]
    [InlineData("MTG", "MNE", "country_withdrawn")]
    [InlineData("SCG", "SCG", "country_withdrawn")] // several states continue it
    [InlineData("EE", "EST", "")]
    [InlineData("Estonia", "EST", "")]
    [InlineData("Atlantis", "unknown", "country_unparsed")]
    public void Countries_are_codes_or_names(string cell, string code, string issue)
    {
        ImportResult<Agreement> result = Read($"{Header}a,Invented Ports,company,{cell},supported,2019,\n", Call);

        Assert.Equal(code, result.Records[0].Parties[0].Country.Value);
        Assert.Equal(issue, string.Join(' ', result.Codes()));
        ImportResult<Agreement> asIs = Read($"{Header}a,Invented Ports,company,{cell},supported,2019,\n", Call with { MapWithdrawnCountries = false });
        Assert.Equal(cell is "ROM" or "MTG" ? cell : code, asIs.Records[0].Parties[0].Country.Value);
    }

    [Fact]
    public void Acts_of_treaties_make_a_treaty_and_other_agreements_need_a_force()
    {
        ImportResult<Agreement> result = Read(Header + "t,EST,state,,Signature,2001,\nt,EST,state,,Ratification,2003,\nu,EST,state,,signed,2001,\n");

        Assert.Equal(["force_inferred", "vocabulary", "vocabulary", "no_force"], result.Codes());
        Assert.Equal([LegalForce.BindingTreaty, default], result.Records.Select(a => a.Force));
        Assert.Equal([ParticipationAct.Signed, ParticipationAct.Ratified], result.Records[0].Acts.Select(a => a.Act));
    }

    [Fact]
    public void Acts_are_put_in_the_order_of_time()
    {
        ImportResult<Agreement> result = Read(Header + "a,EST,state,,withdrew,2020,\na,EST,state,,supported,2019,\na,LVA,state,,supported,2020,\na,LVA,state,,abstained,2018,\na,LVA,state,,supported,2020,\n", Call);

        Assert.Equal(["act_refused", "act_moved", "duplicate_candidate"], result.Codes());
        Assert.Equal(["EST supported 2019", "LVA abstained 2018", "LVA supported 2020", "LVA supported 2020"], result.Records[0].Acts.Select(a => a.ToString()));
    }

    [Fact]
    public void Columns_of_the_agreement_are_read_once_and_differences_reported()
    {
        ImportResult<Agreement> result = Read(
            "agreement,title,force,opened,in_force,party,party_id,kind,act,when\n"
            + "a,Harbour Treaty,binding treaty,2001-01-01,2003,Invented Ports,ports,company,ratified,2002\n"
            + "a,Other,operational,2001-01-01,2003,Invented Ports,ports,university,ratified,2004\n"
            + "b,,holy,2001,1999,Heron,,animal!,signed,soon\nb,,,,,Heron,,odd,signed,2004\nb,,,,,H-eron,,,signed,2004\nb,,,,,h eron,,university,signed,2004\n");

        Assert.Equal(
            [
                "agreement_differs", "agreement_differs", "party_differs", "unknown_force", "in_force_before_opened", "date_unreadable", "unknown_kind",
                "unknown_kind", "party_differs", "no_kind",
            ],
            result.Codes());
        Agreement treaty = result.Records[0];
        Assert.Equal(("Harbour Treaty", "binding_treaty", "2001-01-01", "2003"), (treaty.Title, treaty.Force.Value, treaty.Opened.ToString(), treaty.InForce.ToString()));
        Assert.Equal("ports", Assert.Single(treaty.Parties).Id);
        Assert.Equal(["heron", "h-eron", "h-eron-2"], result.Records[1].Parties.Select(p => p.Id));
    }

    [Fact]
    public void A_row_may_hold_several_acts_or_say_that_there_is_none()
    {
        var options = new AgreementCsvOptions
        {
            Columns = new AgreementColumns
            {
                Agreement = CsvColumn.Always("t"), Force = CsvColumn.Always("binding_treaty"), Party = CsvColumn.Named("state"), Kind = CsvColumn.Always("state"),
                Acts =
                [
                    new() { Act = CsvColumn.Always("signed"), When = CsvColumn.Named("signature"), OnlyWhenDated = true },
                    new() { Act = CsvColumn.Named("status").WithWords(("bound", "ratified"), ("no action", "")), When = CsvColumn.Named("year"), Until = CsvColumn.Named("seen"), Effective = CsvColumn.Named("force") },
                ],
            },
            DateFormat = "M/d/yyyy",
        };
        ImportResult<Agreement> result = Read(
            "state,signature,status,year,seen,force\nEST,2/1/2000,bound,2001,,2002\nLVA,,bound,,2005,\nLTU,,no action,,,\nFIN,1/1/2000,odd,,,\nSWE,,,,,\nNOR,,odd,,,\nDNK,2004,withdrew,2003,,\n", options);

        Assert.Equal(["unknown_act", "no_act", "unknown_act", "act_refused"], result.Codes());
        Assert.Equal([IssueSeverity.Warning, IssueSeverity.Error, IssueSeverity.Error, IssueSeverity.Warning], result.Issues.Select(i => i.Severity));
        Agreement agreement = result.Records[0];
        Assert.Equal((7, 2), (result.Rows, result.RowsWithError));
        Assert.Equal(["EST", "LVA", "LTU", "FIN", "DNK"], agreement.Parties.Select(p => p.Id));
        Assert.Equal(["EST signed 2000-02-01", "EST ratified 2001", "LVA ratified ../2005", "FIN signed 2000-01-01", "DNK signed 2004"], agreement.Acts.Select(a => a.ToString()));
        Assert.Equal(PartialDate.Parse("2002"), agreement.Acts[1].Effective);
    }

    [Theory]
    [InlineData("")]
    [InlineData("agreement,party\na,b\n")]
    [InlineData("party,act\na,b\n")]
    [InlineData("<html></html>")]
    public void A_table_of_something_else_is_refused(string text) =>
        Assert.Contains("agreement,party,kind,country,act,when,note", Assert.Throws<InvalidDataException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_code_that_is_none_gives_way_to_the_name_of_a_state_and_lost_characters_are_reported()
    {
        ImportResult<Agreement> result = Read($"{Header}a,East Timor,state,TP,supported,2019,\na,Quay\uFFFD,company,LVA,supported,2019,x\u0001y\n", Call);

        Assert.Equal(["country_by_name", "undecodable_bytes", "control_characters"], result.Codes());
        Assert.Equal("TLS", result.Records[0].Parties[0].Id);
        Assert.Equal("xy", result.Records[0].Acts[1].Note);
    }

    [Fact]
    public void Many_acts_of_one_party_end_in_time()
    {
        ImportResult<Agreement> result = Read(Header + string.Concat(Enumerable.Repeat("a,EST,state,,supported,2019,\n", 20_000)), Call);

        Assert.Equal((20_000, 19_800, 200), (result.Rows, result.RowsWithError, result.Records[0].Acts.Length));
    }

    private static ImportResult<Agreement> Read(string text, AgreementCsvOptions? options = null)
    {
        using Stream stream = Stream(text);
        return AgreementCsvReader.Read(stream, options);
    }
}
