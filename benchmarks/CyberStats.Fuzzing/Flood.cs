using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;

namespace CyberStats.Fuzzing;

/// <summary>Feeds each reader a gigabyte of the same thing over and over, each time in a process of its own, and writes what it took.</summary>
internal static class Flood
{
    private const long Size = 1_000_000_000;
    private const int BlockSize = 256 * 1024;

    private static readonly (string Name, Func<FuzzTarget, Stream> Stream)[] Kinds =
    [
        ("line ends", _ => Endless("", "\n")),
        ("blanks", _ => Endless("", " ")),
        ("NUL bytes", _ => Endless("", "\0")),
        ("bytes that are no UTF-8", _ => new Repeated([], [0xFF], Size)),
        ("an open quote", _ => Endless("\"", "a")),
        ("opening brackets", _ => Endless("", "[")),
        ("nested objects", _ => Endless("", "{\"a\":")),
        ("one long number", _ => Endless("", "1")),
        ("rows", target => Endless(target.Head, target.Row)),
        ("line ends after the head", target => Endless(target.Head, "\n")),
        ("commas after the head", target => Endless(target.Head, ",")),
        ("an open quote after the head", target => Endless(target.Head + "\"", "a")),
        ("empty objects after the head", target => Endless(target.Head, "{},")),
        ("one long text after the head", target => Endless(target.Head + "{\"a\":\"", "a")),
        ("an endless list after the head", target => Endless(target.Head + "{\"a\":[", "1,")),
        ("rows packed by gzip", target => new MemoryStream(Gzip(target))),
        ("zeros in a zip archive", _ => new MemoryStream(Zip())),
    ];

    /// <summary>Reads one flood in this process, and prints a line of the table.</summary>
    public static int Read(FuzzOptions options)
    {
        (string name, Func<FuzzTarget, Stream> make) = Kinds[options.Flood];
        FuzzTarget target = FuzzTarget.All[options.Only!];
        Stream stream = make(target);
        long before = Process.GetCurrentProcess().WorkingSet64;
        var watch = Stopwatch.StartNew();
        string outcome;
        bool isKept = true;
        try
        {
            FuzzResult result = target.Read(stream, false);
            outcome = result.Broken ?? result.Summary;
            isKept = result.Broken is null;
        }
#pragma warning disable CA1031 // whatever it is, it is a finding
        catch (Exception e)
#pragma warning restore CA1031
        {
            outcome = $"{e.GetType().Name}: {e.Message}";
            isKept = false;
        }

        double seconds = watch.Elapsed.TotalSeconds;
        double peak = (Process.GetCurrentProcess().PeakWorkingSet64 - before) / 1e6;
        long taken = stream is Repeated repeated ? repeated.Taken : stream.Length;
        string shown = (outcome.Length > 110 ? outcome[..110] + "…" : outcome).Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| {options.Only} | {name} | {taken / 1e6:N0} | {seconds:0.0} | {peak:N0} | {shown} |"));
        return isKept ? 0 : 1;
    }

    /// <summary>Reads every flood, each in a process of its own, and writes the report.</summary>
    public static int Run(FuzzOptions options)
    {
        var rows = new List<string>();
        int worst = 0;
        foreach (string target in FuzzTarget.All.Keys.Where(n => options.Only is null || options.Only == n))
        {
            for (int i = 0; i < Kinds.Length; i++)
            {
                string[] args =
                    [Path.Combine(AppContext.BaseDirectory, "CyberStats.Fuzzing.dll"), "--only", target, "--flood", i.ToString(CultureInfo.InvariantCulture)];
                using Process child = Process.Start(new ProcessStartInfo("dotnet", args) { RedirectStandardOutput = true })!;
                string row = child.StandardOutput.ReadToEnd().Trim();
                child.WaitForExit();
                worst = Math.Max(worst, child.ExitCode);
                rows.Add(row.StartsWith('|') ? row : FormattableString.Invariant($"| {target} | {Kinds[i].Name} |  |  |  | ended with exit code {child.ExitCode} |"));
                Console.WriteLine(rows[^1]);
            }
        }

        string report = $"""
            # Floods: a gigabyte of the same thing

            Each reader, with its default options, on {Size / 1_000_000:N0} MB made on the fly; "read" is what it took of them before it refused, for packed
            streams their packed size. Memory is the peak of the process above what it had at the start. The streams of eurepoc-joined and tables are
            taken apart into files before the reader has them, which is what their memory is for.

            | reader | flood | read, MB | seconds | memory, MB | outcome |
            |---|---|---:|---:|---:|---|
            {string.Join('\n', rows)}

            CyberStats {typeof(PartialDate).Assembly.GetName().Version?.ToString(3)}; {RuntimeInformation.FrameworkDescription} on {RuntimeInformation.RuntimeIdentifier}, {Environment.ProcessorCount} processors; {DateTime.Now:yyyy-MM-dd}.

            """;
        Directory.CreateDirectory(options.Out);
        File.WriteAllText(Path.Combine(options.Out, options.Only is null ? "flood.md" : $"flood-{options.Only}.md"), report.ReplaceLineEndings("\n"));
        return worst;
    }

    private static Repeated Endless(string head, string again) => new(Encoding.UTF8.GetBytes(head), Encoding.UTF8.GetBytes(again), Size);

    private static byte[] Gzip(FuzzTarget target)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            Endless(target.Head, target.Row).CopyTo(gzip);
        }

        return packed.ToArray();
    }

    private static byte[] Zip()
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = zip.CreateEntry("a.json").Open();
            Endless("", "\0").CopyTo(entry);
        }

        return packed.ToArray();
    }

    /// <summary>A head, and then the same bytes again and again.</summary>
    private sealed class Repeated(byte[] head, byte[] again, long size) : Stream
    {
        private readonly byte[] _block = [.. Enumerable.Range(0, (BlockSize / again.Length) + 1).SelectMany(_ => again)];
        private int _at;

        public long Taken { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => size;

        public override long Position { get => Taken; set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            ReadOnlySpan<byte> from = Taken < head.Length ? head.AsSpan((int)Taken) : _block.AsSpan(_at);
            int count = (int)Math.Min(Math.Min(buffer.Length, from.Length), size - Taken);
            from[..count].CopyTo(buffer);
            if (Taken >= head.Length)
            {
                _at = (_at + count) % _block.Length;
            }

            Taken += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
