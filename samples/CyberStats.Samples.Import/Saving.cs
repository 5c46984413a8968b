using CyberStats.Datasets;
using CyberStats.Json;

namespace CyberStats.Samples.Import;

/// <summary>Saves what was read, in the forms that the library writes.</summary>
/// <param name="document">What was read.</param>
/// <param name="read">The files that it was read from, which are not written over.</param>
/// <param name="asOf">The day of the export; null where not given.</param>
internal sealed class Saving(CyberStatsDocument document, IReadOnlyList<string> read, DateOnly? asOf)
{
    /// <summary>Writes what an option asks for, and returns a sentence on it.</summary>
    public string Write(string option, string target) => option switch
    {
        "--save" => Save(target),
        "--tables" => Tables(target),
        _ => Stix(target),
    };

    private string Save(string target)
    {
        Beside(target, stream =>
        {
            CyberStatsJson.Serialize(document, stream);
            stream.WriteByte((byte)'\n');
        });
        return $"The document is saved in {target}.";
    }

    private string Tables(string target)
    {
        IReadOnlyList<CsvTable> tables = CsvTables.Write(document, target);
        return $"{Page.Count(tables.Count, "table")} with {Page.Count(tables.Sum(t => (long)t.Rows), "row")} are saved in the folder {target}.";
    }

    private string Stix(string target)
    {
        // The library reads no clock: the bundle is of the day of the export, or of the latest that a record or its source has.
        DateOnly day = asOf
            ?? document.Sources.Select(s => s.AsOf).Concat(document.Incidents.Select(i => i.Recorded ?? i.Disclosed?.Last ?? i.Occurred?.Start?.Last)).Max()
            ?? DateOnly.FromDateTime(DateTime.UnixEpoch);
        StixWriteResult? result = null;
        Beside(target, stream => result = StixWriter.Write(document, stream, new StixWriterOptions { Created = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero), Indented = true }));
        string lost = result!.NotWritten.Count == 0 ? "Nothing is lost." : $"It has no place for {string.Join(", ", result.NotWritten.Select(o => $"{o.Record}{(o.Member.Length == 0 ? "" : $".{o.Member}")} ({Page.Count(o.Count)})"))}.";
        return $"{Page.Count(result.ObjectCounts.Values.Sum(), "object")} of STIX are saved in {target}. {lost}";
    }

    /// <summary>Writes beside the file first, and puts that in its place when it is whole.</summary>
    private void Beside(string file, Action<Stream> write)
    {
        string target = Path.GetFullPath(file);
        if (read.Any(name => Path.GetFullPath(name) == target))
        {
            throw new IOException("it is one of the files that are read");
        }

        string beside = target + ".new";
        using (FileStream stream = File.Create(beside))
        {
            write(stream);
        }

        File.Move(beside, target, overwrite: true);
    }
}
