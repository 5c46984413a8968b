using System.Text;
using CyberStats.Series;
using CyberStats.Tests;

namespace CyberStats.Datasets.Tests;

public class SeriesCsvTests
{
    [Fact]
    public void Writes_a_row_a_period_and_nothing_for_what_is_missing() => Cultures.Each(() => Assert.Equal(
        """
        period,start,end,count,lower,upper,exposure
        2005,2005-01-01,2005-12-31,8,8,8,1
        2006,2006-01-01,2006-12-31,,,,0
        2007,2007-01-01,2007-12-31,1.5,1.5,1.5,1

        """.ReplaceLineEndings("\r\n"),
        Text(CountSeries.Yearly(2005, [8, null, 1.5]))));

    [Fact]
    public void Writes_fiscal_years_quarters_and_weeks()
    {
        Assert.Contains("\r\n2020-07/2021-06,2020-07-01,2021-06-30,3,3,3,1\r\n", Text(CountSeries.Of(Period.FiscalYear(7), new DateOnly(2020, 7, 1), [3])), StringComparison.Ordinal);
        Assert.Contains("\r\n2020-Q3,2020-07-01,2020-09-30,3,3,3,1\r\n", Text(CountSeries.Of(Period.Quarter, new DateOnly(2020, 7, 1), [3])), StringComparison.Ordinal);
        Assert.Contains("\r\n2020-W53,2020-12-28,2021-01-03,3,3,3,1\r\n", Text(CountSeries.Of(Period.Week, new DateOnly(2021, 1, 1), [3])), StringComparison.Ordinal);
    }

    [Fact]
    public void Writes_the_bounds_of_figures_and_an_exposure_given()
    {
        var figure = new ReportedFigure("incidents", Bounds<double>.AtLeast(51), FigureUnit.Count, DateRange.Parse("2020"), "s");

        Assert.EndsWith("2020,2020-01-01,2020-12-31,,51,,1\r\n", Text(CountSeries.FromFigures([figure], Period.Year)), StringComparison.Ordinal);
        Assert.EndsWith(",8,8,8,0.25\r\n", Text(CountSeries.Yearly(2020, [8]).WithExposure([0.25])), StringComparison.Ordinal);
    }

    [Fact]
    public void Leaves_the_stream_open_and_refuses_null()
    {
        using var stream = new MemoryStream();
        SeriesCsv.Write(CountSeries.Yearly(2020, []), stream);

        Assert.True(stream.CanWrite);
        Assert.Throws<ArgumentNullException>("series", () => SeriesCsv.Write(null!, stream));
        Assert.Throws<ArgumentNullException>("stream", () => SeriesCsv.Write(CountSeries.Yearly(2020, []), null!));
    }

    private static string Text(CountSeries series)
    {
        using var stream = new MemoryStream();
        SeriesCsv.Write(series, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
