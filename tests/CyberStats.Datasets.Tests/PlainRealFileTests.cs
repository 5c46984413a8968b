using System.Globalization;
using CyberStats.Agreements;
using CyberStats.Tests;

namespace CyberStats.Datasets.Tests;

/// <summary>
/// The readers of plain tables on real files of other shapes, told where to find what, against figures of another program
/// (tests/Reference/agreement_counts.oracle.py, loss_counts.oracle.py).
/// </summary>
public class PlainRealFileTests
{
    private static readonly Lazy<Dictionary<string, int>> Oracle = new(() => Lines("agreement_counts.csv")
        .Select(line => (At: line.LastIndexOf(','), line))
        .ToDictionary(e => e.line[..e.At], e => int.Parse(e.line[(e.At + 1)..], CultureInfo.InvariantCulture), StringComparer.Ordinal));

    [Fact]
    public void The_supporters_of_the_paris_call()
    {
        ImportResult<Agreement> result = Read("paris-call-supporters.csv", new AgreementCsvOptions
        {
            Columns = new AgreementColumns
            {
                Agreement = CsvColumn.Always("paris-call"), Force = CsvColumn.Always("political_commitment"), Party = CsvColumn.Named("name"),
                Kind = CsvColumn.Named("category"), Country = CsvColumn.Named("nationality"),
                Acts = [new() { Act = CsvColumn.Always("supported"), When = CsvColumn.Named("date_signed"), Until = CsvColumn.Named("first_commit_date") }],
            },
        });

        Agreement agreement = Assert.Single(result.Records);
        Assert.Equal((1222, 0), (result.Rows, result.RowsWithError));
        Assert.Equal((Oracle.Value["paris.rows"], Oracle.Value["paris.rows"]), (agreement.Parties.Length, agreement.Acts.Length));
        Assert.Equal(Oracle.Value["paris.dated"], agreement.Acts.Count(a => a.When.Start is not null));
        foreach (string kind in (string[])["state", "public_authority", "private_sector", "civil_society"])
        {
            Assert.Equal((kind, Oracle.Value[$"paris.kind.{kind}"]), (kind, agreement.Parties.Count(p => p.Kind == PartyKind.Parse(kind))));
        }

        Dictionary<string, int> codes = result.Issues.CountBy(i => i.Code).ToDictionary(StringComparer.Ordinal);
        Assert.Equal((5, 35), (Oracle.Value["paris.kind.blank"], Oracle.Value["paris.withdrawn"]));
        Assert.Equal((Oracle.Value["paris.kind.blank"], Oracle.Value["paris.withdrawn"], 2), (codes["no_kind"], codes["country_withdrawn"], codes["extra_column"]));
        Assert.Equal(3, codes.Count);
        Assert.Equal(Oracle.Value["paris.country.ROM"], agreement.Parties.Count(p => p.Country.Value == "ROU"));
        Assert.Equal(Oracle.Value["paris.country.FRA"], agreement.Parties.Count(p => p.Country.Value == "FRA"));
        Assert.Equal(Oracle.Value["paris.country.blank"], agreement.Parties.Count(p => p.Country == default));
        foreach (string day in (string[])["2019-11-09", "2019-11-10", "2021-12-31", "2024-12-31"])
        {
            DateOnly at = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            Assert.Equal(Oracle.Value[$"paris.states_by.{day}"], agreement.Parties.Where(p => p.Kind == PartyKind.State).Count(p => agreement.StatusOf(p.Id, at).IsParty));
        }
    }

    [Fact]
    public void The_treaties_on_copyright()
    {
        ImportResult<Agreement> result = Read("membership-to-copyright-treaties.csv", new AgreementCsvOptions
        {
            Columns = new AgreementColumns
            {
                Agreement = CsvColumn.Named("Treaty"), Force = CsvColumn.Always("binding_treaty"), Party = CsvColumn.Named("Contracting Party"),
                Kind = CsvColumn.Named("Contracting Party").WithWords(
                    ("European Union (EU)", "organization"), ("European Patent Organisation (EPO)", "organization"),
                    ("African Intellectual Property Organization (OAPI)", "organization"), ("Benelux Organization for Intellectual Property (BOIP)", "organization")).OrElse("state"),
                Acts =
                [
                    new() { Act = CsvColumn.Always("signed"), When = CsvColumn.Named("Signature Date"), OnlyWhenDated = true },
                    new()
                    {
                        Act = CsvColumn.Named("Instrument Type").WithWords(("Declaration of Continued Application", "succeeded"), ("Declaration/Notification of Succession", "succeeded")),
                        When = CsvColumn.Named("Instrument Date"), Effective = CsvColumn.Named("Entry Into Force Date"),
                    },
                ],
            },
        });

        Assert.Equal((Oracle.Value["wipo.rows"], Oracle.Value["wipo.without_act"]), (result.Rows, result.RowsWithError));
        Assert.Equal(Oracle.Value["wipo.treaties"], result.Records.Count);
        Assert.Equal(Oracle.Value["wipo.rows"] - Oracle.Value["wipo.without_act"], result.Records.Sum(a => a.Parties.Length));
        Assert.Equal(Oracle.Value["wipo.parties"], result.Records.SelectMany(a => a.Parties).DistinctBy(p => p.Name).Count());
        Participation[] acts = [.. result.Records.SelectMany(a => a.Acts)];
        Assert.Equal(
            (Oracle.Value["wipo.signed"], Oracle.Value["wipo.instrument.accession"], Oracle.Value["wipo.instrument.ratification"], Oracle.Value["wipo.instrument.acceptance"]),
            (Count(ParticipationAct.Signed), Count(ParticipationAct.Acceded), Count(ParticipationAct.Ratified), Count(ParticipationAct.Accepted)));
        Assert.Equal(
            Oracle.Value["wipo.instrument.declaration_of_continued_application"] + Oracle.Value["wipo.instrument.declaration_notification_of_succession"],
            Count(ParticipationAct.Succeeded));
        foreach (Agreement agreement in result.Records)
        {
            Assert.Equal(Oracle.Value[$"wipo.bound.{agreement.Id}"], agreement.PartiesAt(new DateOnly(2030, 1, 1)).Count);
            Assert.Equal(Oracle.Value[$"wipo.in_force_2000.{agreement.Id}"], agreement.PartiesInForceAt(new DateOnly(2000, 12, 31)).Count);
        }

        Assert.Equal(["no_act", "vocabulary"], result.Issues.Select(i => i.Code).Distinct().Order(StringComparer.Ordinal)); // "Accession" for "acceded"

        int Count(ParticipationAct act) => acts.Count(a => a.Act == act);
    }

    [Fact]
    public void The_treaties_on_human_rights()
    {
        foreach (string name in Oracle.Value.Keys.Where(k => k.StartsWith("hr_status_", StringComparison.Ordinal) && k.EndsWith(".rows", StringComparison.Ordinal)).Select(k => k[..^5]))
        {
            ImportResult<Agreement> result = Read($"humanrights/{name}.csv", new AgreementCsvOptions
            {
                Columns = new AgreementColumns
                {
                    Agreement = CsvColumn.Always(name), Force = CsvColumn.Always("binding_treaty"), Party = CsvColumn.Named("member"), Country = CsvColumn.Named("iso2"), Kind = CsvColumn.Always("state"),
                    Acts = [new() { Act = CsvColumn.Named("status").WithWords(("state party", "ratified"), ("signatory state", "signed"), ("no action", "")), When = CsvColumn.Named("year ratification or accession") }],
                },
            });

            Agreement agreement = Assert.Single(result.Records);
            Assert.Equal((name, Oracle.Value[$"{name}.rows"], 0), (name, result.Rows, result.RowsWithError));
            Assert.Equal(Oracle.Value[$"{name}.rows"], agreement.Parties.Length);
            Assert.Equal(
                (name, Oracle.Value[$"{name}.state_party"], Oracle.Value.GetValueOrDefault($"{name}.signatory_state")),
                (name, agreement.Acts.Count(a => a.Act == ParticipationAct.Ratified), agreement.Acts.Count(a => a.Act == ParticipationAct.Signed)));
            Assert.Equal((name, Oracle.Value[$"{name}.parties_2000"]), (name, agreement.PartiesAt(new DateOnly(2000, 12, 31)).Count));
            Assert.DoesNotContain(result.Issues, i => i.Severity != IssueSeverity.Info && i.Code is not "date_unreadable");
        }
    }

    [Fact]
    public void Laws_on_breaches_in_another_encoding_with_names_over_two_lines()
    {
        foreach (string name in Oracle.Value.Keys.Where(k => k.EndsWith("_effective_date.rows", StringComparison.Ordinal)).Select(k => k[..^5]))
        {
            ImportResult<Agreement> result = Read($"us-breach-laws/{name}.csv", new AgreementCsvOptions
            {
                Columns = new AgreementColumns
                {
                    // what a jurisdiction has as law, read as what it supports
                    Agreement = CsvColumn.Always(name), Force = CsvColumn.Always("operational"), Kind = CsvColumn.Always("public_authority"), Country = CsvColumn.Always("USA"),
                    Party = CsvColumn.Named(name.StartsWith("harm_analysis", StringComparison.Ordinal) ? "state" : "Jurisdictions"), Note = CsvColumn.Named("Citation"),
                    Acts = [new() { Act = CsvColumn.Always("supported"), When = CsvColumn.Named("effective date").WithWords(("0", "")), OnlyWhenDated = false }],
                },
                DateFormat = "M/d/yyyy",
            });

            Agreement agreement = Assert.Single(result.Records);
            Assert.Equal((54, 0), (result.Rows, result.RowsWithError));
            bool isLost = name.StartsWith("harm_analysis", StringComparison.Ordinal); // in UTF-8, with U+FFFD where a character was
            Assert.Equal(isLost ? "UTF-8" : "Windows-1252", Assert.Single(result.Input.Encodings).Key);
            Assert.Equal(isLost, result.Issues.Any(i => i.Code == "undecodable_bytes"));
            Assert.Equal((name, Oracle.Value[$"{name}.dated"]), (name, agreement.Acts.Count(a => a.When != default)));
            Assert.Contains(agreement.Acts, a => a.Note!.Contains(isLost ? '\uFFFD' : '§', StringComparison.Ordinal));
            Assert.Equal(!isLost, result.Issues.Any(i => i.Code == "encoding_detected"));
        }
    }

    [Fact]
    public void The_files_of_losses()
    {
        foreach (string[] line in Lines("loss_counts.csv").Select(line => line.Split(',')))
        {
            (string file, LossCsvOptions options) = line[0] switch
            {
                "ransom-addresses.usd" => ("ransom-addresses.csv", Options("amountReceivedUSD", "USD", "address")),
                "ransom-addresses.btc" => ("ransom-addresses.csv", Options("amountReceivedBTC", "BTC", "address")),
                "ic3-annual" => ("2018-fbi-ic3-annual-summary.csv", Options("losses", "USD", "year", 1_000_000)),
                "ic3-age" => ("2018-fbi-ic3-loss-by-age.csv", Options("losses", "USD", "age_group")),
                "ic3-crime" => ("2018-fbi-ic3-loss-by-crime-type.csv", Options("loss", "USD", "crime", 1_000_000)),
                _ => ("2018-fbi-ic3-loss-by-state.csv", Options("loss", "USD", "state", 1_000_000)),
            };
            using FileStream stream = Places.OpenData("losses", file);
            ImportResult<DatedLoss> result = LossCsvReader.Read(stream, options, TestContext.Current.CancellationToken);

            PlainText.IsWhole(result);
            decimal[] amounts = [.. result.Records.Where(r => !r.Loss.Amount.IsUnknown).Select(r => r.Loss.Amount.Best!.Value)];
            Assert.Equal((line[0], line[1], line[2]), (line[0], $"{result.Rows}", $"{result.Rows - amounts.Length}"));
            Assert.Equal(
                (Number(line[3]), Number(line[4]), Number(line[5])), (amounts.Sum(), amounts.Min(), amounts.Max()));
            Assert.DoesNotContain(result.Issues, i => i.Code is not ("extra_column" or "duplicate_id"));
        }

        static LossCsvOptions Options(string amount, string currency, string title, decimal unit = 1) => new()
        {
            Columns = new LossColumns
            {
                Amount = CsvColumn.Named(amount), Currency = CsvColumn.Always(currency), Title = CsvColumn.Named(title), Form = CsvColumn.Always("total"),
                Date = title == "year" ? CsvColumn.Named("year") : CsvColumn.None,
            },
            Unit = unit,
        };

        static decimal Number(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private static ImportResult<Agreement> Read(string file, AgreementCsvOptions options)
    {
        using FileStream stream = Places.OpenData(["agreements", .. file.Split('/')]);
        return AgreementCsvReader.Read(stream, options);
    }

    private static IEnumerable<string> Lines(string file) => File.ReadLines(Path.Combine(Places.Reference, file)).Where(line => !line.StartsWith('#')).Skip(1);
}
