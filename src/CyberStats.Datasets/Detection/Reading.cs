using System.Text.Json;
using CyberStats.Agreements;
using CyberStats.Datasets.Text;
using CyberStats.Incidents;
using CyberStats.Json;
using CyberStats.Series;

namespace CyberStats.Datasets.Detection;

/// <summary>Hands a stream to the reader of its format, and makes a document of what that gives.</summary>
internal static class Reading
{
    private delegate DatasetImport Reader(DatasetFormat format, Stream stream, DatasetOptions options, CancellationToken cancellationToken);

    private static readonly Dictionary<DatasetFormat, Reader> Readers = new()
    {
        [DatasetFormat.Document] = OfDocument,
        [DatasetFormat.Tables] = (_, _, _, _) => throw new InvalidDataException("The tables of this library belong together and are read as a folder: open that."),
        [DatasetFormat.Cfr] = (format, stream, options, token) => OfIncidents(format, CfrReader.Read(stream, options.For(new CfrOptions()), token)),
        [DatasetFormat.Veris] = (format, stream, options, token) => OfIncidents(format, VerisReader.Read(stream, options.For(new VerisOptions()), token)),
        [DatasetFormat.EuRepoC] = (format, stream, options, token) => OfIncidents(format, EuRepoCReader.Read(stream, options.For(new EuRepoCOptions()), token)),
        [DatasetFormat.Cissm] = (format, stream, options, token) => OfIncidents(format, CissmReader.Read(stream, options.For(new CissmOptions()), token)),
        [DatasetFormat.Stix] = (format, stream, options, token) => OfStix(StixReader.Read(stream, options.For(new StixOptions()), token)),
        [DatasetFormat.Kev] = (format, stream, options, token) =>
        {
            ImportResult<ExploitedVulnerability> result = KevReader.Read(stream, options.For(new KevOptions()), token);
            return DocumentDraft.Of(format, result, (draft, document) => document with { Vulnerabilities = draft.Unique(result.Records, v => v.Id.Value, "vulnerability") });
        },
        [DatasetFormat.Misp] = (format, stream, options, token) =>
        {
            ImportResult<Actor> result = MispReader.Read(stream, options.For(new MispOptions()), token);
            return DocumentDraft.Of(format, result, (draft, document) => document with { Actors = draft.Unique(result.Records, a => a.Id, "actor") });
        },
        [DatasetFormat.Agreements] = (format, stream, options, token) =>
        {
            ImportResult<Agreement> result = AgreementCsvReader.Read(stream, options.For(new AgreementCsvOptions()), token);
            return DocumentDraft.Of(format, result, (draft, document) => document with { Agreements = draft.Unique(result.Records, a => a.Id, "agreement") });
        },
        [DatasetFormat.Figures] = (format, stream, options, token) =>
        {
            ImportResult<ReportedFigure> result = FigureCsvReader.Read(stream, options.For(new FigureCsvOptions()), token);
            return DocumentDraft.Of(format, result, (draft, document) => document with { Figures = draft.Unique(result.Records, f => f.Id, "figure") });
        },
        [DatasetFormat.Losses] = (format, stream, options, token) =>
        {
            ImportResult<DatedLoss> result = LossCsvReader.Read(stream, options.For(new LossCsvOptions()), token);
            return DocumentDraft.Of(format, result, (_, document) => document, losses: result.Records);
        },
    };

    /// <summary>Reads a stream.</summary>
    /// <exception cref="InvalidDataException">It is not of the format after all, or its packing is damaged.</exception>
    public static DatasetImport Of(DatasetFormat format, Stream stream, DatasetOptions options, CancellationToken cancellationToken) =>
        Readers[format](format, stream, options, cancellationToken);

    /// <summary>Makes a document of incidents.</summary>
    public static DatasetImport OfIncidents(DatasetFormat format, ImportResult<Incident> result) =>
        DocumentDraft.Of(format, result, (draft, document) => document with { Incidents = draft.Unique(result.Records, i => i.Id.ToString(), "incident") });

    /// <summary>Makes a document of what bundles hold.</summary>
    public static DatasetImport OfStix(StixImport result) => DocumentDraft.Of(
        DatasetFormat.Stix,
        result,
        (draft, document) => document with { Incidents = draft.Unique(result.Records, i => i.Id.ToString(), "incident") },
        objects: result.ObjectCounts);

    private static DatasetImport OfDocument(DatasetFormat format, Stream stream, DatasetOptions options, CancellationToken cancellationToken)
    {
        using var import = new Import(stream, options, cancellationToken);
        CyberStatsDocument document;
        try
        {
            document = CyberStatsJson.Deserialize(import.SingleFile("a CyberStats document").Stream, cancellationToken: cancellationToken);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"Expected a CyberStats document, but found: {e.Message}", e);
        }

        return OfDocument(format, document, import);
    }

    /// <summary>Reads the tables of a folder.</summary>
    public static DatasetImport OfTables(string folder, DatasetOptions options, CancellationToken cancellationToken)
    {
        using var import = new Import(InputPacking.Folder, options, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        CyberStatsDocument document = CsvTables.Read(table => Paths.OpenIfThere(Path.Combine(folder, table + ".csv")) is { } file
            ? import.Entered(new InputFile(table, new TextStream(file))).Stream
            : null);
        return OfDocument(DatasetFormat.Tables, document, import);
    }

    private static DatasetImport OfDocument(DatasetFormat format, CyberStatsDocument document, Import import)
    {
        int records = document.Incidents.Length + document.Agreements.Length + document.Figures.Length + document.Facts.Length + document.Vulnerabilities.Length
            + document.Actors.Length + document.Attributions.Length + document.Responses.Length + document.Memberships.Length + document.Covariates.Length;
        for (int i = 0; i < records; i++)
        {
            import.NextRow();
        }

        import.Issues.LeaveRecords();
        if (document.UnresolvedReferences() is { Count: > 0 } unresolved)
        {
            import.Issues.Info("unresolved_reference", null, unresolved[0].ToString(), FormattableString.Invariant(
                $"{unresolved.Count} references are to records that the document does not hold; a part of a document is a document too."));
        }

        ImportResult<CyberStatsDocument> result = import.Result<CyberStatsDocument>([document]);
        return new DatasetImport(format, document)
        {
            Rows = records,
            RecordCount = records,
            Issues = result.Issues,
            IssueCounts = result.IssueCounts,
            Input = result.Input,
        };
    }
}
