using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace CyberStats.Benchmarks;

/// <summary>A peer's script, which prints one JSON object a line.</summary>
internal static class Peer
{
    /// <summary>Runs a script; null where the interpreter or its packages are not installed.</summary>
    /// <exception cref="InvalidOperationException">The script printed what is no JSON object.</exception>
    public static IReadOnlyList<JsonElement>? Run(string interpreter, string script, params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo(interpreter, [script, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode == 0)
            {
                return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
            }

            Console.Error.WriteLine($"{interpreter} {script} ended with {process.ExitCode}: {errors.Result.Trim().Split('\n')[^1]}");
            return null;
        }
        catch (Win32Exception)
        {
            return null; // there is no such interpreter
        }
    }
}
