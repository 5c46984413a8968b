using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using SharpFuzz;

namespace CyberStats.Fuzzing;

/// <summary>Runs each target in a process of its own, on copies of the libraries that tell which branches they take, and writes the report.</summary>
internal static class FuzzReport
{
    private static readonly string[] Libraries = ["CyberStats.dll", "CyberStats.Datasets.dll"];

    public static int Run(FuzzOptions options)
    {
        string folder = Directory.CreateTempSubdirectory("cyberstats-fuzzing-").FullName;
        try
        {
            foreach (string file in Directory.EnumerateFiles(AppContext.BaseDirectory))
            {
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            }

            foreach (string library in Libraries)
            {
                _ = Fuzzer.Instrument(Path.Combine(folder, library), _ => true, Options.Value).Count(); // it works as it is enumerated
            }

            string[] names = [.. FuzzTarget.All.Keys.Where(n => options.Only is null || options.Only == n)];
            var outputs = new string[names.Length];
            bool isClean = true;
            Parallel.For(0, names.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Jobs }, i =>
            {
                (outputs[i], int exit) = Child(folder, names[i], options);
                isClean &= exit == 0;
                Console.WriteLine(outputs[i]);
            });
            Write(options, outputs);
            return isClean ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (string Output, int Exit) Child(string folder, string name, FuzzOptions options)
    {
        string[] args =
        [
            Path.Combine(folder, "CyberStats.Fuzzing.dll"), "--child", "yes", "--only", name,
            "--minutes", options.Minutes.ToString(CultureInfo.InvariantCulture), "--seed", options.Seed.ToString(CultureInfo.InvariantCulture),
            "--findings", options.Findings,
        ];
        using Process child = Process.Start(new ProcessStartInfo("dotnet", args) { RedirectStandardOutput = true })!;
        string output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return (child.ExitCode is 0 or 1 ? output.Trim() : $"| {name} | ended with exit code {child.ExitCode} |||||| 1 |\n{output.Trim()}", child.ExitCode);
    }

    private static void Write(FuzzOptions options, string[] outputs)
    {
        var text = new StringBuilder();
        text.Append("# Fuzzing of the readers\n\n");
        text.Append("Files changed at random, byte by byte and as cells, values, brackets and lines; those that reach a new branch of the libraries (SharpFuzz) are changed further. ");
        text.Append("A finding is an exception that the reader does not document, rows that are neither record nor error, a result that depends on how the stream hands out its bytes, ");
        text.Append("more than 16 MiB and 8,000 bytes allocated for each byte read, or more than 5 seconds of the processor.\n\n");
        text.Append("| reader | minutes | files | branches | kept | slowest, CPU ms | most allocated per byte | findings |\n|---|---:|---:|---:|---:|---:|---:|---:|\n");
        foreach (string line in outputs.SelectMany(o => o.Split('\n')).Where(l => l.StartsWith('|')))
        {
            text.Append(line).Append('\n');
        }

        foreach (string output in outputs)
        {
            string[] lines = output.Split('\n');
            text.AppendJoin("", lines.Where(l => l.StartsWith("finding:", StringComparison.Ordinal)).Select(l => $"\n{lines[0].Split('|')[1].Trim()}: {l}\n"));
        }

        text.Append(CultureInfo.InvariantCulture, $"\nSeed {options.Seed}, {options.Jobs} at once on {Environment.ProcessorCount} processors. ");
        text.Append(CultureInfo.InvariantCulture, $"CyberStats {typeof(PartialDate).Assembly.GetName().Version?.ToString(3)}; SharpFuzz {typeof(Fuzzer).Assembly.GetName().Version?.ToString(3)}; ");
        text.Append(CultureInfo.InvariantCulture, $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.RuntimeIdentifier}; {DateTime.Now:yyyy-MM-dd}.\n");
        Directory.CreateDirectory(options.Out);
        File.WriteAllText(Path.Combine(options.Out, options.Only is null ? "fuzzing.md" : $"fuzzing-{options.Only}.md"), text.ToString());
    }
}
