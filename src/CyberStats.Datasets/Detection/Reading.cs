using System.Text.Json;
using CyberStats.Incidents;
using CyberStats.Json;

namespace CyberStats.Datasets.Detection;

/// <summary>Hands a stream to the reader of its format.</summary>
internal static class Reading
{
    /// <summary>Reads a stream.</summary>
    /// <exception cref="InvalidDataException">It is not of the format after all, or its packing is damaged.</exception>
    public static DatasetImport Of(DatasetFormat format, Stream stream, DatasetOptions options, CancellationToken cancellationToken)
    {
        if (format == DatasetFormat.Cfr)
        {
            return OfIncidents(format, CfrReader.Read(stream, options.For(new CfrOptions()), cancellationToken));
        }

        if (format == DatasetFormat.Kev)
        {
            return DocumentDraft.Of(
                format,
                KevReader.Read(stream, options.For(new KevOptions()), cancellationToken) is var kev ? kev : throw null!,
                (draft, document) => document with { Vulnerabilities = draft.Unique(kev.Records, v => v.Id.Value, "vulnerability") });
        }

        return OfDocument(stream, options, cancellationToken);
    }

    public static DatasetImport OfIncidents(DatasetFormat format, ImportResult<Incident> result) => DocumentDraft.Of(
        format, result, (draft, document) => document with { Incidents = draft.Unique(result.Records, i => i.Id.ToString(), "incident") });
}
