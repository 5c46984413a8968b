using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace CyberStats.Benchmarks;

/// <summary>
/// Runs the library and its peers on the same input in one run, and writes a table of ratios.
/// </summary>
internal static class Compare
{
    public static string Help => $"""
        CyberStats benchmarks

        Usage: compare [--only NAME] [--python FILE] [--r FILE] [--cc FILE] [--peers FOLDER] [--data FOLDER] [--out FOLDER]
               (anything else goes to BenchmarkDotNet, for example --filter '*Series*')

          --only NAME      one comparison: {string.Join(", ", Comparisons.Keys)}
          --python FILE    an interpreter that has the Python peers' packages; python3 unless given
          --r FILE         an interpreter of R; Rscript unless given
          --cc FILE        a C compiler; gcc unless given
          --peers FOLDER   the peers' scripts; benchmarks/peers of the project unless given
          --data FOLDER    real public data, for readers; CYBERSTATS_DATA or ../shared/data beside the project unless given
          --out FOLDER     where the report goes; benchmarks/results of the project unless given

        A peer that is not installed is named as such. The report is written as compare-NAME.md.
        """;

    private static readonly Dictionary<string, Func<CompareOptions, Comparison>> Comparisons = new(StringComparer.Ordinal)
    {
        ["count-groups"] = CountGroupsComparison.Run,
        ["rank-trend"] = RankTrendComparison.Run,
        ["count-regression"] = CountRegressionComparison.Run,
        ["change-points"] = ChangePointsComparison.Run,
        ["severity-fit"] = SeverityFitComparison.Run,
        ["frequency-fit"] = FrequencyFitComparison.Run,
        ["power-law"] = PowerLawScanComparison.Run,
        ["bootstrap"] = BootstrapComparison.Run,
        ["csv"] = CsvComparison.Run,
        ["stix"] = StixComparison.Run,
        ["document"] = DocumentComparison.Run,
        ["veris"] = VerisComparison.Run,
        ["eurepoc"] = EuRepoCComparison.Run,
    };

    public static int Run(string[] args)
    {
        if (CompareOptions.Parse(args, out string complaint) is not { } options
            || (options.Only is not null && !Comparisons.ContainsKey(options.Only)))
        {
            Console.Error.WriteLine(complaint.Length > 0 ? complaint : $"no comparison is called '{CompareOptions.Parse(args, out _)?.Only}'");
            Console.Error.WriteLine(Help);
            return 2;
        }

        bool met = true;
        foreach ((string name, Func<CompareOptions, Comparison> run) in Comparisons.Where(c => options.Only is null || options.Only == c.Key))
        {
            Comparison comparison = run(options);
            met &= comparison.Rows.All(row => row.IsMet is not false);
            string report = Report(comparison);
            Console.WriteLine(report);
            Directory.CreateDirectory(options.Out);
            File.WriteAllText(Path.Combine(options.Out, $"compare-{name}.md"), report);
        }

        return met ? 0 : 1;
    }

    private static string Report(Comparison comparison)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {comparison.Title}\n\n{comparison.Input}\n\n");
        text.Append("| what | median ms | fastest ms | times ours | target | met |\n|---|---:|---:|---:|---:|---|\n");
        foreach (ComparisonRow row in comparison.Rows)
        {
            string target = row.Target is { } t ? string.Create(CultureInfo.InvariantCulture, $"≥ {t:0.##}") : "";
            string met = row.IsMet switch { true => "yes", false => "NO", null => "" };
            string figures = row.Timing is { } time
                ? string.Create(CultureInfo.InvariantCulture, $"{time.MedianMs:0.0} | {time.MinMs:0.0} | {row.Ratio.ToString(row.Ratio < 1 ? "0.00" : "0.0", CultureInfo.InvariantCulture)}")
                : "not installed | | ";
            text.Append(CultureInfo.InvariantCulture, $"| {row.Name} | {figures} | {target} | {met} |\n");
        }

        text.Append("\nRatios are of medians, in one run. ");
        text.Append(CultureInfo.InvariantCulture, $"{DateTime.Now:yyyy-MM-dd}; CyberStats {typeof(PartialDate).Assembly.GetName().Version?.ToString(3)}; ");
        text.Append(CultureInfo.InvariantCulture, $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.RuntimeIdentifier}; ");
        text.Append(CultureInfo.InvariantCulture, $"{Machine()}, {Environment.ProcessorCount} processors, {(Avx512F.IsSupported ? "AVX-512" : Avx2.IsSupported ? "AVX2" : "no AVX2")}.\n");
        return text.ToString();
    }

    private static string Machine()
    {
        const string Key = "model name";
        string? line = File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith(Key, StringComparison.Ordinal)) : null;
        return line is null ? RuntimeInformation.OSArchitecture.ToString() : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
