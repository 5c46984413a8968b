using CyberStats.Datasets.Plain;
using CyberStats.Fitting;
using CyberStats.Losses;
using static CyberStats.Datasets.Tests.PlainText;

namespace CyberStats.Datasets.Tests;

public class LossCsvReaderTests
{
    private const string Header = "id,title,date,amount,currency,low,high,form,status,borne_by\n";

    [Fact]
    public void The_documented_form_is_read_without_an_issue()
    {
        ImportResult<DatedLoss> result = Read(
            Header
            + "a-1,Locked files,2021-05-07,4400000,USD,,,ransom_payment,actual,the operator\n"
            + "a-2,Lost sales,2021-06,,EUR,1000000,3000000,productivity,estimated,\n"
            + "a-3,,2022,5,GBP,4,6,,,\n");

        IsWhole(result);
        Assert.Empty(result.Issues);
        DatedLoss first = result.Records[0];
        Assert.Equal(("a-1", "Locked files", PartialDate.Parse("2021-05-07")), (first.Id, first.Title, first.Date));
        Assert.Equal(new Loss(LossForm.RansomPayment, Bounds<decimal>.Exactly(4_400_000), CurrencyCode.USD, LossStatus.Actual) { PriceDate = first.Date, BorneBy = "the operator" }, first.Loss);
        Assert.Equal(Bounds<decimal>.Between(1_000_000, 3_000_000), result.Records[1].Loss.Amount);
        Assert.Equal(("5 (4 to 6)", null), (result.Records[2].Loss.Amount.ToString(), result.Records[2].Title));
    }

    [Fact]
    public void Losses_make_a_sample()
    {
        ImportResult<DatedLoss> result = Read(Header + "a,,2021,10,USD,,,,,\nb,,2021,,USD,5,20,,,\nc,,2021,,USD,7,,,,\n");
        LossSample sample = LossSample.FromLosses(result.Records.Select(r => r.Loss), new MoneyBasis(CurrencyCode.USD));

        Assert.Equal((3, 1, 1, 1), (sample.Count, sample.ExactCount, sample.IntervalCount, sample.RightCensoredCount));
    }

    [Theory]
    [InlineData("2021;10;USD", ';')]
    [InlineData("2021\t10\tUSD", '\t')]
    public void The_delimiter_is_detected_and_stated(string row, char delimiter)
    {
        ImportResult<DatedLoss> result = Read($"DATE{delimiter} Amount {delimiter}\"Currency\"\r\n{row}\r\n");

        ImportIssue issue = Assert.Single(result.Issues);
        Assert.Equal(("delimiter_detected", IssueSeverity.Info, null), (issue.Code, issue.Severity, issue.RecordIndex));
        Assert.Equal(10m, Assert.Single(result.Records).Loss.Amount.Best);
    }

    [Fact]
    public void Columns_may_stand_in_any_order_and_others_are_reported()
    {
        ImportResult<DatedLoss> result = Read("colour,Amount,Currency,DATE,amount\nred,10,USD,2021,3\n");

        Assert.Equal([("extra_column", "colour"), ("duplicate_column", "amount")], result.Issues.Select(i => (i.Code, i.Field!)));
        Assert.Equal(10m, result.Records[0].Loss.Amount.Best);
    }

    [Theory]
    [InlineData("\"1,234.5\"", 1234.5)]
    [InlineData("$2.5m", 2_500_000)]
    [InlineData("3 million", 3_000_000)]
    public void Repaired_amounts_are_reported_and_kept_and_can_be_left(string cell, double amount)
    {
        ImportResult<DatedLoss> result = Read($"date,amount,currency\n2021,{cell},USD\n");

        ImportIssue issue = Assert.Single(result.Issues);
        Assert.Equal(("amount_repaired", IssueSeverity.Warning, "amount"), (issue.Code, issue.Severity, issue.Field));
        Assert.Equal((decimal)amount, result.Records[0].Loss.Amount.Best);
        Assert.Equal(cell.Trim('"'), result.Records[0].Original["amount"]);

        ImportResult<DatedLoss> strict = Read($"date,amount,currency\n2021,{cell},USD\n", new LossCsvOptions { RepairAmounts = false });
        Assert.Equal(["amount_unreadable", "no_amount"], strict.Codes());
        Assert.True(strict.Records[0].Loss.Amount.IsUnknown);
        Assert.Equal(cell.Trim('"'), strict.Records[0].Original["amount"]);
    }

    [Fact]
    public void Words_are_bounds()
    {
        ImportResult<DatedLoss> result = Read("date,amount,currency\n2021,more than 5,USD\n2021,millions,USD\n2021,unknown,USD\n");

        Assert.Equal(["amount_in_words", "amount_in_words", "amount_in_words", "no_amount"], result.Codes());
        Assert.Equal(["at least 5", "at least 2000000", "unknown"], result.Records.Select(r => r.Loss.Amount.ToString()));
    }

    [Theory]
    [InlineData("2021,10,,", "no_currency")]
    [InlineData("2021,$10,,", "amount_repaired no_currency")] // whose dollars?
    [InlineData("2021,€10,USD,", "amount_repaired currency_conflict")]
    [InlineData("2021,10,12,", "currency_unreadable no_currency")]
    public void An_amount_without_a_certain_currency_is_dropped(string row, string codes)
    {
        ImportResult<DatedLoss> result = Read($"date,amount,currency,form\n{row}\n");

        Assert.Equal(codes, string.Join(' ', result.Codes()));
        DatedLoss record = Assert.Single(result.Records);
        Assert.True(record.Loss.Amount.IsUnknown);
        Assert.Contains("10", record.Original["amount"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_currency_beside_the_amount_serves_where_the_column_is_blank()
    {
        ImportResult<DatedLoss> result = Read("date,amount,currency\n2021,€10,\n2021,USD 5,\n2021,$7,CAD\n2021,3,BYR\n");

        Assert.Equal(["amount_repaired", "amount_repaired", "amount_repaired", "unknown_currency"], result.Codes());
        Assert.Equal(["EUR", "USD", "CAD", "BYR"], result.Records.Select(r => r.Loss.Currency.Value));
    }

    [Fact]
    public void Rows_that_no_loss_can_be_are_errors()
    {
        ImportResult<DatedLoss> result = Read("date,amount,currency,low,high\n2021,-5,USD,,\n2021,5,USD,6,\n2021,,USD,9,3\n,,,,\n2021,5,USD,,\n2021,5,USD,,\"");

        IsWhole(result);
        Assert.Equal(["negative_amount", "bounds_out_of_order", "bounds_out_of_order", "empty_row", "unclosed_quote"], result.Codes());
        Assert.Single(result.Records);
    }

    [Fact]
    public void What_cannot_be_read_is_unknown_and_kept()
    {
        ImportResult<DatedLoss> result = Read(Header + "a,,soon,much,USD,,,Odd Form!,wild,\na,,,5,USD,,,ransom_demand,actual,\nc,,2021,5,USD,,,theft,demanded,\n,,2021,5%,USD,,,bribes,,,x\n");

        IsWhole(result);
        Assert.Equal(
            [
                "date_unreadable", "amount_unreadable", "no_amount", "unknown_form", "unknown_status", "duplicate_id", "no_date", "status_conflict",
                "status_conflict", "cell_count", "amount_unreadable", "no_amount", "unknown_form",
            ],
            result.Codes());
        Assert.Equal(["amount", "date", "form", "status"], result.Records[0].Original.Keys);
        Assert.Equal((LossStatus.Demanded, LossStatus.Unknown), (result.Records[1].Loss.Status, result.Records[2].Loss.Status));
        Assert.Equal("bribes", result.Records[3].Loss.Form.Value);
    }

    [Fact]
    public void A_comma_between_semicolons_is_ambiguous()
    {
        ImportResult<DatedLoss> result = Read("date;amount;currency\n2021;1,234;USD\n2021;1,25;USD\n");

        Assert.Equal(["amount_ambiguous", "no_amount", "amount_repaired", "delimiter_detected"], result.Codes());
        Assert.Equal(1.25m, result.Records[1].Loss.Amount.Best);
    }

    [Theory]
    [InlineData("1.234", true)] // in a file that is separated by semicolons, over a thousand
    [InlineData("-12.345", true)]
    [InlineData("0.125", false)]
    [InlineData("1234.567", false)]
    [InlineData("1.23", false)]
    [InlineData("1.2345", false)]
    [InlineData("1234", false)]
    public void A_point_before_three_digits_can_stand_between_thousands_where_the_comma_stands_before_decimals(string text, bool isTwofold)
    {
        Assert.True(QuantityText.TryParse(text, isCommaDecimal: true, out Quantity quantity));
        Assert.Equal(isTwofold, quantity.Repairs == QuantityRepairs.Ambiguous);
        Assert.True(QuantityText.TryParse(text, isCommaDecimal: false, out Quantity other));
        Assert.Equal(QuantityRepairs.None, other.Repairs);
    }

    [Fact]
    public void Other_columns_units_and_forms_of_dates_can_be_told()
    {
        var options = new LossCsvOptions
        {
            Columns = new LossColumns
            {
                Title = CsvColumn.Named("crime"), Amount = CsvColumn.Named("loss in m$"), Currency = CsvColumn.Always("USD"), Form = CsvColumn.Always("total"),
                Date = CsvColumn.Named("day"), Status = CsvColumn.Named("firm").WithWords(("yes", "actual"), ("?", "")).OrElse("estimated"),
            },
            Unit = 1_000_000,
            DateFormat = "d/M/yyyy",
        };
        ImportResult<DatedLoss> result = Read("Crime,\"Loss\n(in M$)\",day,firm\nx,1.5,31/12/2020,YES\ny,2,1/2/2020,?\nz,3,2020,no\n", options);

        Assert.Empty(result.Issues);
        Assert.Equal([1_500_000m, 2_000_000m, 3_000_000m], result.Records.Select(r => r.Loss.Amount.Best!.Value));
        Assert.Equal(["2020-12-31", "2020-02-01", "2020"], result.Records.Select(r => r.Date.ToString()));
        Assert.Equal([LossStatus.Actual, LossStatus.Unknown, LossStatus.Estimated], result.Records.Select(r => r.Loss.Status));
        Assert.All(result.Records, r => Assert.Equal(LossForm.Total, r.Loss.Form));
        Assert.Equal(options.Columns, options.Columns with { Title = CsvColumn.Named("crime") });
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("date,currency\n2021,USD\n")]
    [InlineData("\"date,amount")]
    [InlineData("{\"amount\": 1}")]
    public void A_table_without_amounts_is_refused(string text)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(text));
        Assert.Contains("date,amount,currency,low,high", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_refuse_what_makes_no_sense()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LossCsvOptions { Unit = 0 });
        Assert.Throws<ArgumentException>(() => new LossCsvOptions { DateFormat = "" });
        Assert.Throws<ArgumentException>(() => new LossCsvOptions { DateFormat = "%" });
        Assert.Throws<ArgumentException>(() => CsvColumn.Named(" "));
        Assert.Throws<ArgumentException>(() => CsvColumn.Always(""));
        Assert.Throws<ArgumentException>(() => CsvColumn.Named("a").WithWords(("x", "1"), ("X", "2")));
        Assert.Throws<ArgumentNullException>(() => LossCsvReader.Read(null!, cancellationToken: TestContext.Current.CancellationToken));
    }

    private static ImportResult<DatedLoss> Read(string text, LossCsvOptions? options = null)
    {
        using Stream stream = Stream(text);
        return LossCsvReader.Read(stream, options);
    }
}
