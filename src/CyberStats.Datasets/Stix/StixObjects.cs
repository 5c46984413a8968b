using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using CyberStats.Datasets.Text;

namespace CyberStats.Datasets.Stix;

/// <summary>
/// Gathers the objects of an import, as far as a record may need them: of each the version modified last.
/// </summary>
internal sealed class StixObjects(Import import, int maxRecordBytes)
{
    private readonly Dictionary<string, StixEntry> _rowsById = new(StringComparer.Ordinal);
    private readonly List<StixEntry> _rows = [];
    private readonly Dictionary<string, StixObject> _objects = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _countsOfFile = new(StringComparer.Ordinal);
    private bool _isStix;

    /// <summary>Gets the incidents and campaigns, in the order of the file.</summary>
    public IReadOnlyList<StixEntry> Rows => _rows;

    /// <summary>Gets the number of objects of each type.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    /// <summary>Gets the other objects that are kept, in the order of the file.</summary>
    public IEnumerable<StixObject> All => _order.Select(id => _objects[id]);

    /// <summary>Finds an object that is no row; null where there is none of that type.</summary>
    public T? Find<T>(string? id)
        where T : StixObject => id is not null && _objects.TryGetValue(id, out StixObject? found) ? found as T : null;

    /// <summary>Finds a row; null where there is none.</summary>
    public StixEntry? FindRow(string id) => _rowsById.GetValueOrDefault(id);

    /// <summary>Reads the objects of a file; false, with what was found, where it is not STIX at all.</summary>
    public bool Read(InputFile file, CancellationToken cancellationToken, out string found)
    {
        _isStix = false;
        _countsOfFile.Clear();
        bool isWhole = ReadPieces(file, cancellationToken, out found);
        if (!_isStix)
        {
            return false;
        }

        if (!isWhole)
        {
            Error(found.EndsWith("read.", StringComparison.Ordinal) ? "record_too_large" : "malformed_json", file.Name, found);
        }

        foreach ((string type, int count) in _countsOfFile)
        {
            _counts[type] = _counts.GetValueOrDefault(type) + count;
        }

        return true;
    }

    private bool ReadPieces(InputFile file, CancellationToken cancellationToken, out string found)
    {
        found = "nothing";
        var pieces = new JsonPieces(file.Stream, maxRecordBytes, "objects");
        var root = new StixRoot(maxRecordBytes);
        while (pieces.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (pieces.Problem != JsonProblem.None)
            {
                _isStix |= root.IsBundle;
                found = pieces.Message!;
                return false;
            }

            if (pieces.Roots != root.Number)
            {
                Finish(root);
                root = new StixRoot(maxRecordBytes) { Number = pieces.Roots };
            }

            if (pieces.IsItem)
            {
                root.HasItems |= pieces.Member is not null;
                Add(pieces.Bytes);
                found = _isStix ? "" : $"'{Start(pieces.Bytes.Span)}'";
            }
            else
            {
                root.Add(pieces.Member!, pieces.Bytes.Span);
                found = _isStix ? "" : $"an object whose first member is '{Excerpt.Of(root.FirstMember ?? "")}'";
            }
        }

        Finish(root);
        return true;
    }

    /// <summary>Takes an object at the root that is no bundle for one of the objects.</summary>
    private void Finish(StixRoot root)
    {
        _isStix |= root.IsBundle;
        if (root.IsBundle || root.HasItems || root.FirstMember is null)
        {
            return;
        }

        if (root.IsTooLarge)
        {
            _isStix = true;
            Error("record_too_large", null, FormattableString.Invariant($"An object outside a bundle is longer than {maxRecordBytes} bytes: it was not read."));
            return;
        }

        Add(root.Object());
    }

    private void Add(ReadOnlyMemory<byte> json)
    {
        StixHead head = default;
        try
        {
            head = StixHead.Of(json.Span);
            if (head.Type == "bundle")
            {
                AddBundle(json);
                return;
            }

            _isStix |= head.IsObject;
            CollectionsMarshal.GetValueRefOrAddDefault(_countsOfFile, head.Type ?? "", out _)++;
            import.CheckCount(_countsOfFile.Count); // types are of the file's making
            if (head.IsOfUse)
            {
                using JsonDocument document = JsonDocument.Parse(json);
                Keep(head, new StixProperties(document.RootElement, []));
            }
        }
        catch (InvalidOperationException) // half of a surrogate pair has no text
        {
            const string What = "A text of the object holds half of a surrogate pair";
            if (head.Type is null || head.IsRow)
            {
                Error("lone_surrogate", Start(json.Span), What + ", so it gives no record.");
            }
            else
            {
                import.Issues.LeaveRecords();
                import.Issues.Warning("lone_surrogate", null, Start(json.Span), What + "; it was passed over.");
            }
        }
    }

    /// <summary>Takes the objects of a bundle that is itself an item, as where several bundles stand in an array.</summary>
    private void AddBundle(ReadOnlyMemory<byte> json)
    {
        _isStix = true;
        using JsonDocument document = JsonDocument.Parse(json);
        if (document.RootElement.TryGetProperty("objects", out JsonElement objects) && objects.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in objects.EnumerateArray())
            {
                Add(Encoding.UTF8.GetBytes(item.GetRawText()));
            }
        }
    }

    private void Keep(StixHead head, StixProperties properties)
    {
        StixObject read = head.Type switch
        {
            "incident" or "campaign" => new StixRow(properties, head.Type == "campaign"),
            "identity" => new StixIdentity(properties),
            "intrusion-set" or "threat-actor" => new StixActor(properties),
            "location" => new StixLocation(properties),
            "attack-pattern" => new StixPattern(properties),
            "impact" => new StixImpact(properties),
            "event" or "task" => new StixActivity(properties),
            _ => new StixRelation(properties),
        };
        if (read is StixRow row)
        {
            KeepRow(row);
            return;
        }

        if (read.WrongTypes.Count > 0 || read.Id.Length == 0)
        {
            import.Issues.LeaveRecords();
            import.Issues.Name(read.Id);
            NoteWrongTypes(read);
        }

        if (read.Id.Length == 0)
        {
            import.Issues.Warning("no_id", "id", read.Name, $"An object of type {head.Type} has no id, so nothing can refer to it; it was passed over.");
        }
        else if (_objects.TryAdd(read.Id, read))
        {
            _order.Add(read.Id);
            import.CheckCount(_order.Count);
        }
        else if (_objects[read.Id].Modified < read.Modified)
        {
            _objects[read.Id] = read;
        }
    }

    private void KeepRow(StixRow row)
    {
        if (row.Id.Length == 0)
        {
            Error("no_id", row.Name, "The object has no id, so it gives no record.");
        }
        else if (!_rowsById.TryGetValue(row.Id, out StixEntry? known))
        {
            known = new StixEntry(import.NextRow()) { Row = row };
            _rowsById.Add(row.Id, known);
            _rows.Add(known);
        }
        else if (known.Row.Modified == row.Modified)
        {
            known.Repeats++;
        }
        else
        {
            known.OtherVersions++;
            known.Row = known.Row.Modified < row.Modified ? row : known.Row;
        }
    }

    /// <summary>Reports the properties of another JSON type than STIX gives them.</summary>
    public void NoteWrongTypes(StixObject o)
    {
        foreach (string name in o.WrongTypes.Distinct(StringComparer.Ordinal))
        {
            import.Issues.Warning("wrong_type", name, null, "The property, or an item of it, has another JSON type than STIX gives it; it was passed over.");
        }
    }

    private void Error(string code, string? raw, string message)
    {
        import.NextRow();
        import.Issues.Error(code, null, raw, message);
    }

    private static string Start(ReadOnlySpan<byte> json) => Excerpt.Of(Encoding.UTF8.GetString(json[..Math.Min(json.Length, 240)]));
}
