using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace CyberStats.Benchmarks;

/// <summary>Runs simulations of what the library's intervals keep of their promise, and writes each as a table.</summary>
internal static class Simulate
{
    public static string Help => $"""
        Usage: simulate [--only NAME] [--replicates N] [--seed N] [--out FOLDER]

          --only NAME      one simulation: {string.Join(", ", Simulations.Keys)}
          --replicates N   how many times each case is drawn; 10000 unless given
          --seed N         the seed of the random numbers; 1 unless given
          --out FOLDER     where the report goes; benchmarks/results of the project unless given

        The report is written as simulate-NAME.md. The same seed gives the same report on every machine.
        """;

    private static readonly Dictionary<string, Func<int, long, Simulation>> Simulations = new(StringComparer.Ordinal)
    {
        ["clustered-share"] = ClusteredShareSimulation.Run,
        ["time-to-reach"] = TimeToReachSimulation.Run,
        ["mann-kendall"] = MannKendallSimulation.Run,
        ["count-trend"] = CountTrendSimulation.Run,
        ["dispersion-test"] = DispersionTestSimulation.Run,
        ["change-points"] = ChangePointsSimulation.Run,
        ["theil-sen"] = TheilSenSimulation.Run,
        ["groups"] = GroupsSimulation.Run,
        ["power"] = PowerSimulation.Run,
        ["growth-curves"] = GrowthCurveSimulation.Run,
        ["change-test"] = ChangeTestSimulation.Run,
        ["cusum"] = CusumSimulation.Run,
        ["severity-fit"] = SeverityFitSimulation.Run,
        ["frequency-fit"] = FrequencyFitSimulation.Run,
        ["power-law"] = PowerLawSimulation.Run,
        ["goodness-of-fit"] = GoodnessOfFitSimulation.Run,
        ["peaks-over-threshold"] = PeaksOverThresholdSimulation.Run,
        ["undercount"] = UndercountSimulation.Run,
        ["rater-agreement"] = RaterAgreementSimulation.Run,
    };

    public static int Run(string[] args)
    {
        string? only = null;
        string folder = new CompareOptions().Out;
        int replicates = 10_000;
        long seed = 1;
        for (int i = 0; i < args.Length; i += 2)
        {
            string? value = i + 1 < args.Length ? args[i + 1] : null;
            bool isRead = (args[i], value) switch
            {
                ("--only", not null) => Simulations.ContainsKey(only = value),
                ("--replicates", not null) => int.TryParse(value, CultureInfo.InvariantCulture, out replicates) && replicates > 0,
                ("--seed", not null) => long.TryParse(value, CultureInfo.InvariantCulture, out seed),
                ("--out", not null) => (folder = value).Length > 0,
                _ => false,
            };
            if (!isRead)
            {
                Console.Error.WriteLine($"not understood: '{args[i]}{(value is null ? "" : " " + value)}'");
                Console.Error.WriteLine(Help);
                return 2;
            }
        }

        bool kept = true;
        foreach ((string name, Func<int, long, Simulation> run) in Simulations.Where(s => only is null || only == s.Key))
        {
            Simulation simulation = run(replicates, seed);
            kept &= simulation.Rows.All(row => row.IsKept is not false);
            string report = Report(simulation, replicates, seed);
            Console.WriteLine(report);
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, $"simulate-{name}.md"), report);
        }

        return kept ? 0 : 1;
    }

    private static string Report(Simulation simulation, int replicates, long seed)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {simulation.Title}\n\n{simulation.Design}\n\n");
        text.Append("| " + string.Join(" | ", simulation.Columns) + " | promise | kept |\n");
        text.Append("|---|" + string.Concat(simulation.Columns.Skip(1).Select(_ => "---:|")) + "---|---|\n");
        foreach (SimulationRow row in simulation.Rows)
        {
            string kept = row.IsKept switch { true => "yes", false => "NO", null => "" };
            text.Append(CultureInfo.InvariantCulture, $"| {row.Name} | {string.Join(" | ", row.Figures)} | {row.Promise} | {kept} |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\n{replicates} replicates of each case, seed {seed}. CyberStats {typeof(PartialDate).Assembly.GetName().Version?.ToString(3)}; ");
        text.Append(CultureInfo.InvariantCulture, $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.RuntimeIdentifier}; {DateTime.Now:yyyy-MM-dd}.\n");
        return text.ToString();
    }
}
