using System.Globalization;
using System.Text.Json;
using CyberStats.Json;

namespace CyberStats.Benchmarks;

/// <summary>
/// Reads and writes a document of a hundred thousand incidents, against a bare pass of the platform's token reader over the same bytes.
/// </summary>
internal static class DocumentComparison
{
    private const int Count = 100_000;

    public static Comparison Run(CompareOptions options)
    {
        CyberStatsDocument document = DocumentData.Create(Count);
        using var text = new MemoryStream();
        CyberStatsJson.Serialize(document, text);
        byte[] bytes = text.ToArray();
        if (!Read(bytes).Equals(document))
        {
            throw new InvalidOperationException("The document does not read back equal.");
        }

        Timing ours = Timing.Of(() => Read(bytes));
        Timing pass = Timing.Of(() => Tokens(bytes));
        Timing write = Timing.Of(() => Write(document, bytes.Length));
        long allocated = Allocated(() => Read(bytes)) / Count;
        long written = Allocated(() => Write(document, bytes.Length)) / Count;
        return new Comparison(
            "Read a document",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Count} invented incidents, as filled as those of public trackers: {bytes.Length / 1e6:0.0} MB of indented JSON, {bytes.Length / Count} bytes an incident. ")
                + "The bare pass asks Utf8JsonReader for every token and looks at none. "
                + "Allocated is what reading one incident leaves or throws away, the incident itself included. The target is six passes: a ratio of 1/6.",
            [
                new($"CyberStats Deserialize(Stream), {Rate(bytes, ours)}, {allocated} bytes allocated an incident", ours, 1),
                new($"Utf8JsonReader, a bare pass, {Rate(bytes, pass)}", pass, pass.MedianMs / ours.MedianMs, 1 / 6.0),
                new($"CyberStats Serialize(Stream), {Rate(bytes, write)}, {written} bytes allocated an incident", write, write.MedianMs / ours.MedianMs),
            ]);
    }

    private static CyberStatsDocument Read(byte[] bytes) => CyberStatsJson.Deserialize(new MemoryStream(bytes));

    private static long Write(CyberStatsDocument document, int length)
    {
        using var stream = new MemoryStream(length);
        CyberStatsJson.Serialize(document, stream);
        return stream.Length;
    }

    private static long Tokens(byte[] bytes)
    {
        var reader = new Utf8JsonReader(bytes);
        long tokens = 0;
        while (reader.Read())
        {
            tokens++;
        }

        return tokens;
    }

    private static long Allocated<T>(Func<T> work)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        GC.KeepAlive(work());
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Rate(byte[] bytes, Timing time) => string.Create(CultureInfo.InvariantCulture, $"{bytes.Length / 1e3 / time.MedianMs:0} MB/s");
}
