using System.Text.Json;

namespace CyberStats.Datasets.Text;

/// <summary>
/// Reads a JSON text piece by piece, in memory for the largest of them: the items of an array at the root or of some arrays that are
/// members of the root object, and the other members.
/// </summary>
/// <remarks>
/// Several roots may follow one another, as in JSON lines. No text makes it throw: what the form of a piece does wrong is in
/// <see cref="Problem"/>, and ends the reading. Nesting is limited to 64 levels. Cost: one pass, and a second over what a read cuts in two.
/// </remarks>
/// <param name="stream">UTF-8 without a byte order mark; it stays open.</param>
/// <param name="maxPieceBytes">The longest piece.</param>
/// <param name="arrays">The members whose items are pieces; where there are none, an object at the root is one piece.</param>
internal sealed class JsonPieces(Stream stream, int maxPieceBytes, params string[] arrays)
{
    private const int FirstSize = 64 * 1024;
    private const int LongestSentence = 200; // it can quote the text

    private static readonly JsonReaderOptions Options = new() { MaxDepth = 64, AllowMultipleValues = true };

    private byte[] _buffer = new byte[FirstSize];
    private int _start;
    private int _end;
    private bool _isAtEnd;
    private long _offset; // of _buffer[0] in the text
    private JsonReaderState _state = new(Options);
    private Place _place = Place.Root;
    private bool _isDone;

    private enum Place
    {
        Root,
        RootArray,
        Object,
        MemberArray,
    }

    /// <summary>Gets the member that the piece is the value or an item of; null at the root.</summary>
    public string? Member { get; private set; }

    /// <summary>Gets whether the piece is an item of an array or a root, and not the value of another member.</summary>
    public bool IsItem { get; private set; }

    /// <summary>Gets the place of the piece among all items of the text, from 0; for another member, that of the next item.</summary>
    public int Index { get; private set; }

    /// <summary>Gets the number of roots that were begun.</summary>
    public int Roots { get; private set; }

    /// <summary>Gets the text of the piece, good until the next one is read; empty where there is a problem.</summary>
    public ReadOnlyMemory<byte> Bytes { get; private set; }

    /// <summary>Gets what is wrong with the piece.</summary>
    public JsonProblem Problem { get; private set; }

    /// <summary>Gets a sentence on what is wrong, with the place; null where nothing is.</summary>
    public string? Message { get; private set; }

    /// <summary>Goes on to the next piece; false at the end of the text, and after a problem.</summary>
    /// <remarks>What the stream itself throws passes through.</remarks>
    public bool Read()
    {
        if (Problem != JsonProblem.None || _isDone)
        {
            return false;
        }

        if (IsItem)
        {
            Index++;
        }

        Bytes = default;
        try
        {
            return Advance();
        }
        catch (JsonException e)
        {
            return Fail(JsonProblem.Malformed, FormattableString.Invariant(
                $"The text is no JSON from line {e.LineNumber + 1} of this piece on, {_offset + _start} bytes into the file: {FirstSentence(e.Message)}"));
        }
    }

    private bool Advance()
    {
        while (true)
        {
            SkipBlanks();
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isAtEnd, _state);
            if (_isAtEnd && _start == _end && _place == Place.Root)
            {
                _isDone = true;
                return false;
            }

            if (!reader.Read())
            {
                if (_isAtEnd)
                {
                    _isDone = true;
                    return false;
                }

                if (!More())
                {
                    return true;
                }

                continue;
            }

            switch (reader.TokenType)
            {
                case JsonTokenType.EndArray:
                    _place = _place == Place.MemberArray ? Place.Object : Place.Root;
                    Consume(in reader);
                    continue;
                case JsonTokenType.EndObject:
                    _place = Place.Root;
                    Consume(in reader);
                    continue;
                case JsonTokenType.StartArray when _place == Place.Root:
                    Roots++;
                    _place = Place.RootArray;
                    Consume(in reader);
                    continue;
                case JsonTokenType.StartObject when _place == Place.Root && arrays.Length > 0:
                    Roots++;
                    _place = Place.Object;
                    Consume(in reader);
                    continue;
                case JsonTokenType.PropertyName:
                    if (!ReadMember(ref reader, out bool isArray))
                    {
                        return true;
                    }

                    if (isArray)
                    {
                        continue;
                    }

                    break;
                default:
                    if (_place == Place.Root)
                    {
                        Roots++;
                    }

                    Member = _place == Place.MemberArray ? Member : null;
                    IsItem = true;
                    break;
            }

            return ReadValue(isMember: _place == Place.Object);
        }
    }

    /// <summary>Reads the name of a member, and the bracket where it is one of the arrays; false where it is too long.</summary>
    private bool ReadMember(ref Utf8JsonReader reader, out bool isArray)
    {
        string name = NameOf(in reader);
        isArray = false;
        while (true)
        {
            var ahead = reader;
            if (ahead.Read())
            {
                isArray = ahead.TokenType == JsonTokenType.StartArray && Array.IndexOf(arrays, name) >= 0;
                Member = name;
                IsItem = false;
                if (isArray)
                {
                    _place = Place.MemberArray;
                    Consume(in ahead);
                }

                return true; // what is no such array is read again, with its name, by ReadValue
            }

            if (!More())
            {
                return false;
            }

            reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isAtEnd, _state);
            reader.Read();
        }
    }

    /// <summary>Reads the value that starts here, after its name where it is a member; always gives a piece.</summary>
    private bool ReadValue(bool isMember)
    {
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isAtEnd, _state);
            if (reader.Read() && (!isMember || reader.Read()))
            {
                int from = (int)reader.TokenStartIndex;
                if (reader.TrySkip())
                {
                    int length = (int)reader.BytesConsumed - from;
                    if (length > maxPieceBytes)
                    {
                        return TooLarge();
                    }

                    Bytes = _buffer.AsMemory(_start + from, length);
                    Consume(in reader);
                    return true;
                }
            }

            if (!More())
            {
                return true;
            }
        }
    }

    private void Consume(in Utf8JsonReader reader)
    {
        _start += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
    }

    /// <summary>White space between tokens carries no meaning; passed over here, so that no amount of it fills the buffer.</summary>
    private void SkipBlanks()
    {
        do
        {
            int blanks = _buffer.AsSpan(_start, _end - _start).IndexOfAnyExcept(" \t\r\n"u8);
            _start = blanks < 0 ? _end : _start + blanks;
        }
        while (_start == _end && Fill());
    }

    /// <summary>Makes more of the text available; false, with the problem, where the piece is too large.</summary>
    private bool More()
    {
        if (_end - _start > maxPieceBytes + 1024L)
        {
            TooLarge();
            return false;
        }

        if (_end - _start >= _buffer.Length)
        {
            byte[] larger = new byte[(int)Math.Min(2L * _buffer.Length, Math.Min(maxPieceBytes + 4096L, Array.MaxLength))];
            _buffer.AsSpan(_start, _end - _start).CopyTo(larger);
            _offset += _start;
            (_buffer, _start, _end) = (larger, 0, _end - _start);
        }

        Fill();
        return true;
    }

    /// <summary>Fills the buffer; false where the text has ended.</summary>
    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _offset += _start;
            (_start, _end) = (0, _end - _start);
        }

        int before = _end;
        while (_end < _buffer.Length && !_isAtEnd)
        {
            int read = stream.Read(_buffer.AsSpan(_end));
            _isAtEnd = read == 0;
            _end += read;
        }

        return _end > before;
    }

    private bool TooLarge() => Fail(JsonProblem.TooLarge, FormattableString.Invariant(
        $"The piece that starts {_offset + _start} bytes into the file is longer than {maxPieceBytes} bytes: neither it nor anything after it was read."));

    private bool Fail(JsonProblem problem, string message)
    {
        if (_place is Place.Root or Place.RootArray)
        {
            Member = null;
        }

        (Problem, Message, Bytes, IsItem) = (problem, message, default, true);
        return true;
    }

    private static string NameOf(in Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD"; // half of a surrogate pair in the name
        }
    }

    /// <summary>The platform's sentence without its line and byte, which count from the piece.</summary>
    private static string FirstSentence(string message)
    {
        int place = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return Excerpt.Of(place < 0 ? message : message[..place], LongestSentence);
    }
}
