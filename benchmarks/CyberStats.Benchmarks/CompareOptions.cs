using System.Runtime.CompilerServices;

namespace CyberStats.Benchmarks;

/// <summary>The options of the command <c>compare</c>.</summary>
internal sealed record CompareOptions
{
    public string? Only { get; private init; }

    public string Python { get; private init; } = "python3";

    public string R { get; private init; } = "Rscript";

    public string Compiler { get; private init; } = "gcc";

    public string Peers { get; private init; } = Path.Combine(Benchmarks(), "peers");

    public string Data { get; private init; } =
        Environment.GetEnvironmentVariable("CYBERSTATS_DATA") ?? Path.GetFullPath(Path.Combine(Benchmarks(), "..", "..", "shared", "data"));

    public string Out { get; private init; } = Path.Combine(Benchmarks(), "results");

    /// <summary>Reads the options; null where they are wrong.</summary>
    public static CompareOptions? Parse(string[] args, out string complaint)
    {
        var options = new CompareOptions();
        complaint = "";
        for (int i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length)
            {
                complaint = $"'{args[i]}' needs a value";
                return null;
            }

            string value = args[i + 1];
            CompareOptions? next = args[i] switch
            {
                "--only" => options with { Only = value },
                "--python" => options with { Python = value },
                "--r" => options with { R = value },
                "--cc" => options with { Compiler = value },
                "--peers" => options with { Peers = value },
                "--data" => options with { Data = value },
                "--out" => options with { Out = value },
                _ => null,
            };
            if (next is null)
            {
                complaint = $"unknown option '{args[i]}'";
                return null;
            }

            options = next;
        }

        return options;
    }

    private static string Benchmarks([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, ".."));
}
