using System.Globalization;
using System.Text;
using CsvHelper;

namespace CyberStats.Benchmarks;

/// <summary>
/// The real files of EuRepoC, repeated until they have 100 MB together, every copy with ids, names and descriptions of its own. Deleted when
/// done with.
/// </summary>
internal sealed class EuRepoCData : IDisposable
{
    private const long Wanted = 100_000_000; // bytes
    private const int IdsPerCopy = 100_000; // more than the ids of one copy

    private readonly string _folder = Directory.CreateTempSubdirectory("eurepoc").FullName;

    /// <param name="data">The folder of real data.</param>
    public EuRepoCData(string data)
    {
        string source = Path.Combine(data, "incidents", "eurepoc");
        string[] names = ["EuRepoC_Global_Database_1.1.csv", "EuRepoC_Attribution_dataset_1.1.csv", "EuRepoC_Receiver_dataset_1.1.csv"];
        Copies = (int)Math.Ceiling(Wanted / (double)names.Sum(name => new FileInfo(Path.Combine(source, name)).Length));
        Global = Repeat(Path.Combine(source, names[0]), ["ID"]);
        Attributions = Repeat(Path.Combine(source, names[1]), ["incident_ID", "attribution_ID"]);
        Receivers = Repeat(Path.Combine(source, names[2]), ["ID"]);
        Bytes = ((string[])[Global, Attributions, Receivers]).Sum(file => new FileInfo(file).Length);
    }

    public int Copies { get; }

    public long Bytes { get; }

    public string Global { get; }

    public string Attributions { get; }

    public string Receivers { get; }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Repeat(string source, string[] ids)
    {
        string target = Path.Combine(_folder, Path.GetFileName(source));
        List<string[]> rows = [.. Rows(source)];
        int[] places = [.. ids.Select(id => Array.IndexOf(rows[0], id))];
        int[] texts = [Array.IndexOf(rows[0], "name"), Array.IndexOf(rows[0], "description")];
        using var writer = new StreamWriter(target, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        writer.WriteLine(string.Join(',', rows[0]));
        for (int copy = 0; copy < Copies; copy++)
        {
            foreach (string[] row in rows.Skip(1))
            {
                writer.WriteLine(string.Join(',', row.Select((cell, place) => Quoted(
                    places.Contains(place) ? Moved(cell, copy) : texts.Contains(place) ? string.Create(CultureInfo.InvariantCulture, $"{cell} {copy}") : cell))));
            }
        }

        return target;
    }

    private static string Moved(string id, int copy) =>
        id.Length == 0 ? id : (double.Parse(id, CultureInfo.InvariantCulture) + ((double)copy * IdsPerCopy)).ToString(id.Contains('.', StringComparison.Ordinal) ? "0.0" : "0", CultureInfo.InvariantCulture);

    private static string Quoted(string cell) => cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static IEnumerable<string[]> Rows(string file)
    {
        using FileStream stream = File.OpenRead(file);
        using var reader = CsvReader.Create(stream, new CsvReaderOptions { HasHeader = false }, leaveOpen: true);
        while (reader.Read())
        {
            yield return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
        }
    }
}
