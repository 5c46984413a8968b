using CyberStats.Series;
using static CyberStats.Datasets.Tests.PlainText;

namespace CyberStats.Datasets.Tests;

public class FigureCsvReaderTests
{
    private const string Header = "id,measure,value,low,high,unit,period,source,scope,base,as_of\n";

    [Fact]
    public void The_documented_form_is_read()
    {
        ImportResult<ReportedFigure> result = Read(
            Header
            + "f-1,incidents,88,,,count,2020,tracker,level=government,,2021-03-01\n"
            + "f-2,states,more than 51,,,count,2018-11-12,report,kind=state; agreement=harbour-call,,\n"
            + "f-3,losses,78 %,,,ratio,2017/2019,report,,,\n"
            + "f-4,losses,,10,20,EUR,2017,report,,all firms,\n"
            + "f-5,computers,thousands,,,count,2021-03,report,,,\n"
            + "f-6,losses,,,,money,2021,report,,,\n"
            + "f-7,delay,12,,,weeks,2021,report,,,\n"
            + "f-8,share,45,,,%,2021,report,,,\n");

        IsWhole(result);
        Assert.Equal(["value_in_words", "value_in_words", "no_value"], result.Codes());
        Assert.All(result.Issues, i => Assert.Equal(IssueSeverity.Info, i.Severity));
        Assert.Equal(["88", "at least 51", "0.78", "10 to 20", "at least 2000", "unknown", "12", "0.45"], result.Records.Select(r => r.Value.ToString()));
        Assert.Equal(
            [FigureUnit.Count, FigureUnit.Count, FigureUnit.Ratio, FigureUnit.Money, FigureUnit.Count, FigureUnit.Money, FigureUnit.Other, FigureUnit.Ratio],
            result.Records.Select(r => r.Unit));
        Assert.Equal(("more than 51", "state", "harbour-call"), (result.Records[1].Scope["word"], result.Records[1].Scope["kind"], result.Records[1].Scope["agreement"]));
        Assert.Equal(("thousands", "EUR", "weeks"), (result.Records[4].Scope["word"], result.Records[3].Scope["currency"], result.Records[6].Scope["unit"]));
        Assert.Equal((new DateOnly(2021, 3, 1), "all firms", DateRange.Parse("2017/2019")), (result.Records[0].AsOf, result.Records[3].Base, result.Records[2].Period));
        Assert.Equal(["tracker", "report"], result.Sources.Select(s => s.Id));
    }

    [Fact]
    public void Rows_that_no_figure_can_be_are_errors()
    {
        ImportResult<ReportedFigure> result = Read(
            Header
            + ",,5,,,count,2020,s,,,\n,m,5,,,count,2020,,,,\n,m,5,,,count,,s,,,\n,m,5,,,count,soon,s,,,\n,m,5.5,,,count,2020,s,,,\n,m,-5,,,count,2020,s,,,\n,m,,9,3,ratio,2020,s,,,\n");

        IsWhole(result);
        Assert.Equal(["no_measure", "no_source", "no_period", "period_unreadable", "not_a_count", "not_a_count", "bounds_out_of_order"], result.Codes());
    }

    [Fact]
    public void Doubts_are_warnings()
    {
        ImportResult<ReportedFigure> result = Read(
            Header + "a,m,much,,,count,2020,s,x,,2020\na,m,\"1,234\",,,,2020,s,,,\n,m,$5m,,,,2020,s,,,\n,m,5 %,,,,2020,s,,,\n");

        IsWhole(result);
        Assert.Equal(
            ["scope_unreadable", "value_unreadable", "no_value", "date_unreadable", "duplicate_id", "value_repaired", "no_unit", "value_repaired", "no_unit", "no_unit"],
            result.Codes());
        Assert.Equal([FigureUnit.Count, FigureUnit.Other, FigureUnit.Other, FigureUnit.Ratio], result.Records.Select(r => r.Unit));
        Assert.Equal(("much", "1,234"), (result.Records[0].Scope["word"], result.Records[1].Scope["word"]));

        ImportResult<ReportedFigure> strict = Read(Header + "a,m,\"1,234\",,,count,2020,s,,,\n", new FigureCsvOptions { RepairValues = false });
        Assert.Equal(["value_unreadable", "no_value"], strict.Codes());
    }

    [Fact]
    public void Scopes_may_have_columns_and_values_may_be_the_same_in_all_rows()
    {
        var options = new FigureCsvOptions
        {
            Columns = new FigureColumns { Measure = CsvColumn.Always("users"), Value = CsvColumn.Named("n"), Period = CsvColumn.Named("year"), Source = CsvColumn.Always("office"), Unit = CsvColumn.Always("count") },
            Scale = 1000,
        };
        ImportResult<ReportedFigure> result = Read("year,n,scope.country,Scope region\n2020,5,EST,north\n", options);

        Assert.Empty(result.Issues);
        ReportedFigure figure = Assert.Single(result.Records);
        Assert.Equal((5000d, "users", "office"), (figure.Value.Best, figure.Measure, figure.SourceId));
        Assert.Equal(["country=EST", "region=north"], figure.Scope.Select(s => $"{s.Key}={s.Value}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("measure,value\nm,1\n")]
    [InlineData("period,source\n2020,s\n")]
    public void A_table_of_something_else_is_refused(string text) =>
        Assert.Contains("measure,value,unit,period,source", Assert.Throws<InvalidDataException>(() => Read(text)).Message, StringComparison.Ordinal);

    private static ImportResult<ReportedFigure> Read(string text, FigureCsvOptions? options = null)
    {
        using Stream stream = Stream(text);
        return FigureCsvReader.Read(stream, options);
    }
}
