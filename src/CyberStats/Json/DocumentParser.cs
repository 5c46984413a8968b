using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CyberStats.Agreements;
using CyberStats.Incidents;
using CyberStats.Series;

namespace CyberStats.Json;

/// <summary>
/// Reads a document piece by piece: of the text it keeps one buffer, in which the longest item has its place.
/// </summary>
/// <remarks>
/// Whoever has the text fills <see cref="Room"/>, says how much came with <see cref="Take"/>, and asks <see cref="Advance"/> to read as far as that
/// goes, until it says that it is done. An item of a list is read by itself, with its own type; where it is refused, the path and the line of the
/// item are put before those within.
/// </remarks>
internal sealed class DocumentParser
{
    private const int FirstSize = 64 * 1024;

    private readonly JsonTypeInfo _type;
    private readonly int _maxBytes;
    private readonly ItemList<Source> _sources;
    private readonly ItemList<Fact> _facts;
    private readonly ItemList<ReportedFigure> _figures;
    private readonly ItemList<Incident> _incidents;
    private readonly ItemList<Actor> _actors;
    private readonly ItemList<Attribution> _attributions;
    private readonly ItemList<Response> _responses;
    private readonly ItemList<Agreement> _agreements;
    private readonly ItemList<Membership> _memberships;
    private readonly ItemList<ExploitedVulnerability> _vulnerabilities;
    private readonly ItemList<CovariateSeries> _covariates;
    private readonly ItemList[] _lists;
    private readonly HashSet<string> _met = new(StringComparer.Ordinal);

    private byte[] _buffer;
    private int _start; // what is before it has been read
    private int _end;
    private bool _isLast; // no more text will come
    private long _taken;
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = 64 });
    private Place _place = Place.Start;
    private ItemList? _list; // in Items
    private string _member = ""; // the member of the document that is read
    private long _line; // of the first byte of the buffer
    private long _column;
    private int _longest = 4 * 1024; // of the items so far
    private string? _schema;

    public DocumentParser(bool refuseUnknownMembers, int maxBytes)
        : this(refuseUnknownMembers, maxBytes, new byte[(int)Math.Min(FirstSize, (long)maxBytes + 1)])
    {
    }

    /// <summary>Creates a parser of a text that is all there.</summary>
    public DocumentParser(bool refuseUnknownMembers, byte[] utf8)
        : this(refuseUnknownMembers, int.MaxValue, utf8)
    {
        _end = utf8.Length;
        _isLast = true;
        SkipMark();
    }

    private DocumentParser(bool refuseUnknownMembers, int maxBytes, byte[] buffer)
    {
        _type = refuseUnknownMembers ? DocumentOptions.Strict : DocumentOptions.Lenient;
        _maxBytes = maxBytes;
        _buffer = buffer;
        RefuseUnknownMembers = refuseUnknownMembers;
        IncidentTokens? tokens = null;
        _sources = new(_type) { Name = "sources" };
        _facts = new(_type) { Name = "facts" };
        _figures = new(_type) { Name = "figures" };
        _incidents = new(_type, (ref Utf8JsonReader r) => (tokens ??= new(refuseUnknownMembers)).Read(ref r)) { Name = "incidents" };
        _actors = new(_type) { Name = "actors" };
        _attributions = new(_type) { Name = "attributions" };
        _responses = new(_type) { Name = "responses" };
        _agreements = new(_type) { Name = "agreements" };
        _memberships = new(_type) { Name = "memberships" };
        _vulnerabilities = new(_type) { Name = "vulnerabilities" };
        _covariates = new(_type) { Name = "covariates" };
        _lists =
        [
            _sources, _facts, _figures, _incidents, _actors, _attributions, _responses, _agreements, _memberships, _vulnerabilities, _covariates,
        ];
    }

    private enum Place
    {
        Start,
        Members,
        Schema,
        List,
        Items,
        Skipping,
        End,
    }

    /// <summary>Gets where the next bytes of the text go; never empty.</summary>
    public Memory<byte> Room => _buffer.AsMemory(_end);

    private bool RefuseUnknownMembers { get; }

    private string Path => _place switch
    {
        Place.Start or Place.Members or Place.End => "$",
        Place.Items => FormattableString.Invariant($"$.{_member}[{_list!.Count}]"),
        _ => $"$.{_member}",
    };

    /// <summary>Says that bytes have been put into <see cref="Room"/>; none where the text is at its end.</summary>
    /// <returns>Whether there is no room left, or nothing more to come: now is the time to <see cref="Advance"/>.</returns>
    /// <exception cref="JsonException">The text is longer than allowed.</exception>
    public bool Take(int bytes)
    {
        bool isFirst = _taken < Encoding.UTF8.Preamble.Length;
        _taken += bytes;
        _end += bytes;
        _isLast = bytes == 0;
        if (_taken > _maxBytes)
        {
            throw Refusal.Create(FormattableString.Invariant($"The text is longer than the {_maxBytes} bytes allowed."), "$");
        }

        if (isFirst && _start == 0 && (_taken >= Encoding.UTF8.Preamble.Length || _isLast))
        {
            SkipMark();
        }

        return _isLast || _end == _buffer.Length;
    }

    /// <summary>Reads as far as the bytes go.</summary>
    /// <returns>The document; null where more bytes are needed, for which there is now room.</returns>
    /// <exception cref="JsonException">The text is not JSON, or not a document.</exception>
    public CyberStatsDocument? Advance()
    {
        var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isLast, _state);
        try
        {
            while (TryStep(ref reader))
            {
            }
        }
        catch (JsonException e) when (e.Path is null)
        {
            throw Refusal.Of(e, Path); // of the reader itself, which counts lines from the beginning
        }

        _start += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
        if (_isLast)
        {
            return Document();
        }

        MakeRoom();
        return null;
    }

    /// <summary>Reads a token, or an item; false where the bytes do not suffice, and at the end.</summary>
    private bool TryStep(ref Utf8JsonReader reader)
    {
        if (_place == Place.Items)
        {
            return TryItem(ref reader);
        }

        if (!reader.Read())
        {
            return false;
        }

        switch (_place)
        {
            case Place.Start:
                _place = reader.TokenType == JsonTokenType.StartObject ? Place.Members : throw Unexpected("A document is an object", reader);
                break;
            case Place.Members when reader.TokenType == JsonTokenType.EndObject:
                _place = Place.End;
                break;
            case Place.Members:
                EnterMember(ref reader);
                break;
            case Place.Schema:
                _schema = reader.TokenType == JsonTokenType.String ? Text(in reader) : throw Unexpected("The format is a text", reader);
                _place = Place.Members;
                break;
            case Place.List:
                _place = reader.TokenType == JsonTokenType.StartArray ? Place.Items : throw Unexpected($"The {_member} are a list", reader);
                break;
            case Place.Skipping when reader.CurrentDepth == 1 && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray):
                _place = Place.Members;
                break;
        }

        return true;
    }

    private void EnterMember(ref Utf8JsonReader reader)
    {
        _member = Text(in reader);
        _list = Array.Find(_lists, list => list.Name == _member);
        bool isSchema = _member == "schema";
        if (_list is null && !isSchema)
        {
            _place = RefuseUnknownMembers
                ? throw Located($"The JSON property '{_member}' could not be mapped to any member of a document.", $"$.{_member}", reader.TokenStartIndex)
                : Place.Skipping;
            return;
        }

        if (!_met.Add(_member))
        {
            throw Located($"Duplicate property '{_member}' encountered.", $"$.{_member}", reader.TokenStartIndex);
        }

        _place = isSchema ? Place.Schema : Place.List;
    }

    private string Text(in Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            (long line, long column) = PlaceOf(reader.TokenStartIndex);
            throw Refusal.Create("A text holds bytes that are no UTF-8, or half of a surrogate pair.", Path, line, column, e);
        }
    }

    private bool TryItem(ref Utf8JsonReader reader)
    {
        Utf8JsonReader before = reader;
        if (!reader.Read())
        {
            return false;
        }

        if (reader.TokenType == JsonTokenType.EndArray)
        {
            _place = Place.Members;
            return true;
        }

        long start = reader.TokenStartIndex;
        bool mayBeCut = !_isLast && _end - _start - start < 2 * _longest;
        if ((mayBeCut || !_list!.TryAddQuickly(ref reader)) && !TryAddWhole(ref reader, start))
        {
            reader = before;
            return false;
        }

        _longest = (int)Math.Max(_longest, reader.BytesConsumed - start);
        return true;
    }

    /// <summary>Finds the end of an item and reads it by itself; false where it is not all there.</summary>
    private bool TryAddWhole(ref Utf8JsonReader reader, long start)
    {
        Utf8JsonReader end = reader;
        JsonException? malformed = null;
        try
        {
            if (!end.TrySkip())
            {
                return false;
            }
        }
        catch (JsonException e)
        {
            malformed = e; // the item by itself tells more of the place
        }

        if (malformed is null && _list!.TryAddQuickly(ref reader))
        {
            return true;
        }

        int length = malformed is null ? (int)(end.BytesConsumed - start) : _end - _start - (int)start;
        ReadOnlySpan<byte> item = _buffer.AsSpan(_start + (int)start, length);
        try
        {
            _list!.Add(item);
        }
        catch (JsonException e)
        {
            throw Located(e, start);
        }
        catch (ArgumentException e)
        {
            throw Located(BrokenRule.Locate(item.ToArray(), _list!.ItemType, e), start);
        }

        if (malformed is not null)
        {
            throw Refusal.Of(malformed, FormattableString.Invariant($"$.{_member}[{_list.Count - 1}]"));
        }

        reader = end;
        return true;
    }

    private CyberStatsDocument Document()
    {
        if (_schema is null)
        {
            throw Refusal.Create("A document says what it is: it has the member 'schema'.", "$");
        }

        try
        {
            return new CyberStatsDocument
            {
                Schema = _schema,
                Sources = _sources.ToArray(),
                Facts = _facts.ToArray(),
                Figures = _figures.ToArray(),
                Incidents = _incidents.ToArray(),
                Actors = _actors.ToArray(),
                Attributions = _attributions.ToArray(),
                Responses = _responses.ToArray(),
                Agreements = _agreements.ToArray(),
                Memberships = _memberships.ToArray(),
                Vulnerabilities = _vulnerabilities.ToArray(),
                Covariates = _covariates.ToArray(),
            };
        }
        catch (ArgumentException e)
        {
            throw Refusal.Create(BrokenRule.Sentence(e), $"$.{JsonNamingPolicy.SnakeCaseLower.ConvertName(e.ParamName!)}", null, null, e);
        }
    }

    private JsonException Unexpected(string rule, in Utf8JsonReader reader) =>
        Located($"{rule}, but {(reader.TokenType == JsonTokenType.Null ? "null" : reader.TokenType)} is found.", Path, reader.TokenStartIndex);

    private JsonException Located(string sentence, string path, long at)
    {
        (long line, long column) = PlaceOf(at);
        return Refusal.Create(sentence, path, line, column);
    }

    private JsonException Located(JsonException e, long itemStart)
    {
        (long line, long column) = PlaceOf(itemStart);
        return Refusal.Of(e, Path, line, column);
    }

    /// <summary>Returns the line and the byte in it, both from 0, of a byte counted from where the reader began.</summary>
    private (long Line, long Column) PlaceOf(long at)
    {
        ReadOnlySpan<byte> before = _buffer.AsSpan(0, _start + (int)at);
        return After(before);
    }

    private (long Line, long Column) After(ReadOnlySpan<byte> bytes)
    {
        int breaks = bytes.Count((byte)'\n');
        return breaks == 0 ? (_line, _column + bytes.Length) : (_line + breaks, bytes.Length - 1 - bytes.LastIndexOf((byte)'\n'));
    }

    /// <summary>Moves what is not read yet to the front, into a larger buffer where it would be full again at once.</summary>
    private void MakeRoom()
    {
        (_line, _column) = After(_buffer.AsSpan(0, _start));
        ReadOnlySpan<byte> rest = _buffer.AsSpan(_start, _end - _start);
        byte[] buffer = _buffer;
        if (rest.Length > _buffer.Length / 2)
        {
            long size = Math.Min(Math.Min(2L * _buffer.Length, _maxBytes + 1L), Array.MaxLength);
            buffer = new byte[Math.Max(size, rest.Length + 1L)];
        }

        rest.CopyTo(buffer);
        (_buffer, _start, _end) = (buffer, 0, rest.Length);
    }

    private void SkipMark()
    {
        if (_buffer.AsSpan(0, _end).StartsWith(Encoding.UTF8.Preamble))
        {
            _start = Encoding.UTF8.Preamble.Length;
            _column = -_start;
        }
    }
}
