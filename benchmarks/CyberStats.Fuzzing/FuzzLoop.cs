using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Trace = SharpFuzz.Common.Trace;

namespace CyberStats.Fuzzing;

/// <summary>Feeds one reader with changed files, and keeps those that reach a branch not reached before.</summary>
internal static unsafe class FuzzLoop
{
    private const int MapSize = 1 << 16;
    private const long AllowedBytes = 16L * 1024 * 1024; // buffers and tables of a reader
    private const long AllowedBytesPerByte = 8_000; // a record of a few dozen bytes can have several issues, each with its sentence
    private const double SlowSeconds = 5;
    private const int HangSeconds = 60;

    /// <summary>Gives the watched libraries a map to mark their branches in: without it they crash.</summary>
    public static void Begin() => Trace.SharedMem = (byte*)NativeMemory.AllocZeroed(MapSize);

    public static int Run(FuzzOptions options)
    {
        FuzzTarget target = FuzzTarget.All[options.Only!];
        byte* map = Trace.SharedMem;
        byte[] seen = new byte[MapSize];
        var random = new RandomStream(options.Seed, 0);
        var mutator = new Mutator(random);
        var corpus = new List<byte[]>();
        var findings = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        long runs = 0;
        double slowest = 0;
        double hungriest = 0;
        byte[] current = [];
        var running = Stopwatch.StartNew();
        long began = Stopwatch.GetTimestamp();
        using var watch = new Timer(
            _ =>
            {
                if (Stopwatch.GetElapsedTime(Interlocked.Read(ref began)).TotalSeconds > HangSeconds)
                {
                    Save(options, "hang", current);
                    Console.WriteLine(FormattableString.Invariant($"finding: hang of more than {HangSeconds} s"));
                    Environment.Exit(3);
                }
            },
            null,
            1000,
            1000);

        foreach (byte[] start in target.Starts())
        {
            Feed(start);
            corpus.Add(start);
        }

        while (running.Elapsed.TotalMinutes < options.Minutes)
        {
            // Newer files more often: they are where the last branch was found.
            int pick = random.Next(3) == 0 ? random.Next(corpus.Count) : corpus.Count - 1 - (int)(corpus.Count * Math.Pow(random.NextDouble(), 2));
            byte[] file = mutator.Change(corpus[Math.Max(pick, 0)], corpus[random.Next(corpus.Count)]);
            if (Feed(file))
            {
                corpus.Add(file);
            }
        }

        int branches = seen.Count(b => b != 0);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {options.Only} | {running.Elapsed.TotalMinutes:0.0} | {runs:N0} | {branches:N0} | {corpus.Count:N0} | {slowest * 1000:N0} | {hungriest:N0} | {findings.Count} |"));
        foreach (string finding in findings.Keys)
        {
            Console.WriteLine($"finding: {finding}");
        }

        return findings.Count == 0 ? 0 : 1;

        // Reads a file; returns whether it reached something new.
        bool Feed(byte[] file)
        {
            current = file;
            runs++;
            new Span<byte>(map, MapSize).Clear();
            Trace.PrevLocation = 0;
            Interlocked.Exchange(ref began, Stopwatch.GetTimestamp());
            TimeSpan spent = Environment.CpuUsage.TotalTime;
            long before = GC.GetAllocatedBytesForCurrentThread();
            string? broken;
            FuzzResult? result = null;
            try
            {
                result = target.Read(new MemoryStream(file, writable: false), true);
                broken = result.Broken;
            }
#pragma warning disable CA1031 // every exception is a finding
            catch (Exception e)
#pragma warning restore CA1031
            {
                broken = $"{e.GetType().Name} at {Origin(e)}";
            }

            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            double seconds = (Environment.CpuUsage.TotalTime - spent).TotalSeconds; // of the processor: the machine may be busy with other work
            slowest = Math.Max(slowest, seconds);
            if (file.Length >= 1024)
            {
                hungriest = Math.Max(hungriest, (double)allocated / file.Length);
            }

            bool isNew = SeesMore(new ReadOnlySpan<byte>(map, MapSize), seen);
            broken ??= allocated > AllowedBytes + (AllowedBytesPerByte * file.Length)
                ? FormattableString.Invariant($"memory: {allocated} bytes for {file.Length}")
                : seconds > SlowSeconds ? "slow" : null;
            if (broken is null && result is not null && (isNew || runs % 16 == 0))
            {
                string chopped;
                try
                {
                    chopped = target.Read(new Drip(file, random.Next(1, 40)), true).Text();
                }
#pragma warning disable CA1031
                catch (Exception e)
#pragma warning restore CA1031
                {
                    chopped = e.ToString();
                }

                broken = chopped == result.Text() ? null : "another result when the stream hands out its bytes in pieces";
            }

            if (broken is not null && findings.TryAdd(broken, file))
            {
                Save(options, FormattableString.Invariant($"{findings.Count}"), file);
            }

            return isNew;
        }
    }

    /// <summary>Whether a branch was taken that never was, or about twice as often as ever.</summary>
    private static bool SeesMore(ReadOnlySpan<byte> map, byte[] seen)
    {
        bool more = false;
        for (int i = map.IndexOfAnyExcept((byte)0); i >= 0 && i < map.Length; i++)
        {
            if (map[i] == 0)
            {
                int next = map[i..].IndexOfAnyExcept((byte)0);
                if (next < 0)
                {
                    break;
                }

                i += next;
            }

            byte bucket = (byte)(1 << Math.Min(7, (int)Math.Log2(map[i])));
            if ((seen[i] & bucket) == 0)
            {
                seen[i] |= bucket;
                more = true;
            }
        }

        return more;
    }

    private static string Origin(Exception e) =>
        (e.StackTrace ?? "").Split('\n').Select(l => l.Trim()).FirstOrDefault(l => l.Contains("CyberStats.", StringComparison.Ordinal)) ?? e.Message;

    private static void Save(FuzzOptions options, string name, byte[] file)
    {
        string folder = Path.Combine(options.Findings, options.Only!);
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, name), file);
    }

    /// <summary>A stream that cannot seek and hands out a few bytes at a time.</summary>
    private sealed class Drip(byte[] bytes, int size) : MemoryStream(bytes, writable: false)
    {
        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(size, buffer.Length)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(size, count));
    }
}
