namespace CyberStats.Datasets;

/// <summary>What a reader was given: how it was packed, how much it was, and in which encodings.</summary>
public sealed class ImportInput
{
    internal ImportInput(InputPacking packing, int files, long bytes, IReadOnlyDictionary<string, int> encodings)
    {
        Packing = packing;
        Files = files;
        Bytes = bytes;
        Encodings = encodings;
    }

    /// <summary>Gets how it was packed.</summary>
    public InputPacking Packing { get; }

    /// <summary>Gets the number of files read.</summary>
    public int Files { get; }

    /// <summary>Gets the bytes of text read, unpacked.</summary>
    public long Bytes { get; }

    /// <summary>
    /// Gets how many files had each encoding: "ASCII", "UTF-8", "UTF-8 with byte order mark", "UTF-8 with undecodable bytes",
    /// "Windows-1252", "UTF-16 LE", "UTF-16 BE", "UTF-32 LE" or "UTF-32 BE".
    /// </summary>
    /// <remarks>
    /// Without a byte order mark the bytes decide, from the first that is no ASCII on: text that reads as UTF-8 is UTF-8, and where more of it
    /// does not, it is Windows-1252.
    /// </remarks>
    public IReadOnlyDictionary<string, int> Encodings { get; }

    /// <summary>Returns "zip, 2138 files, 6612345 bytes, UTF-8".</summary>
    public override string ToString() => string.Join(
        ", ",
        [
            Packing.ToString().ToLowerInvariant(),
            Files == 1 ? "1 file" : FormattableString.Invariant($"{Files} files"),
            FormattableString.Invariant($"{Bytes} bytes"),
            .. Encodings.OrderByDescending(e => e.Value).ThenBy(e => e.Key, StringComparer.Ordinal).Select(e => e.Key),
        ]);
}
