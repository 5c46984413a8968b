using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CyberStats.Datasets.Text;

namespace CyberStats.Datasets.Veris;

/// <summary>
/// The record that is being read: takes values out of its JSON, reports those of another form than the standard's, and keeps what has no
/// member in the model.
/// </summary>
/// <remarks>
/// The JSON is well formed, which was seen to before. A method that takes a reader finds it on the first token of a value, and leaves it on
/// the last.
/// </remarks>
internal sealed class VerisRow(IssueList issues, VerisOptions options)
{
    private const int LongestWord = 64; // bytes; longer texts are not remembered
    private const int LongestRaw = 400; // bytes of a value shown in an issue
    private const int LongestCopied = 4096; // bytes of a text that is cut to size before it is made
    private const int MostLinks = 100;

    private static readonly ImmutableSortedDictionary<string, string> Nothing =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal, StringComparer.Ordinal);

    private readonly RawCache<VerisWords> _words = new(bits: 13);
    private readonly RawCache<string> _shown = new(bits: 10);
    private readonly ImmutableSortedDictionary<string, string>.Builder _original = Nothing.ToBuilder();
    private readonly List<string> _items = [];
    private readonly char[] _text = new char[LongestCopied];
    private ReadOnlyMemory<byte> _json;
    private bool _hadControls;
    private bool _hadUndecodable;

    public IssueList Issues => issues;

    public VerisOptions Options => options;

    /// <summary>Begins a record.</summary>
    public void Begin(ReadOnlyMemory<byte> json)
    {
        _json = json;
        _original.Clear();
        _hadControls = false;
        _hadUndecodable = false;
    }

    /// <summary>Ends the record, and returns what was kept.</summary>
    public ImmutableSortedDictionary<string, string> End()
    {
        if (_hadUndecodable)
        {
            issues.Warning("undecodable_bytes", null, null, "Some bytes of the record are no text in its encoding; each stands as U+FFFD.");
        }

        if (_hadControls)
        {
            issues.Warning("control_characters", null, null, "The record has control characters, which were taken out.");
        }

        return _original.Count == 0 ? Nothing : _original.ToImmutable();
    }

    public void Keep(string path, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            _original[path] = text;
        }
    }

    /// <summary>Whether the value is an object; what is neither that nor null is reported and passed over.</summary>
    public bool IsObject(ref Utf8JsonReader reader, string path) => Is(ref reader, JsonTokenType.StartObject, path, "an object");

    /// <summary>Goes on to the value of the next member of an object; false at its end.</summary>
    public static bool NextMember(ref Utf8JsonReader reader, VerisPath path, out VerisPath member)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.EndObject)
        {
            member = path;
            return false;
        }

        member = path.Below(in reader);
        reader.Read();
        return true;
    }

    /// <summary>Returns a text without the blanks around it; null where it is blank, null or no text.</summary>
    public string? Text(ref Utf8JsonReader reader, string path)
    {
        if (!Is(ref reader, JsonTokenType.String, path, "a text"))
        {
            return null;
        }

        string text = Clean(Trimmed(in reader)).Trim();
        return text.Length == 0 ? null : text;
    }

    /// <summary>Returns a text as <see cref="Text"/> does, one that other records have too.</summary>
    public string? Word(ref Utf8JsonReader reader, string path)
    {
        if (!Is(ref reader, JsonTokenType.String, path, "a text"))
        {
            return null;
        }

        if (reader.ValueSpan.Length > LongestWord)
        {
            return Text(ref reader, path);
        }

        string text = WordOf(in reader).Joined;
        return text.Length == 0 ? null : text;
    }

    /// <summary>Returns the words of a list, or the one that stands in place of a list.</summary>
    public VerisWords Words(ref Utf8JsonReader reader, string path)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return WordOf(in reader);
        }

        if (!Is(ref reader, JsonTokenType.StartArray, path, "a list of texts"))
        {
            return VerisWords.None;
        }

        Utf8JsonReader start = reader;
        if (TryWords(ref reader, out VerisWords words))
        {
            return words;
        }

        reader = start;
        WrongKind(ref reader, path, "a list of texts");
        return VerisWords.None;
    }

    /// <summary>Returns a whole number, which may be written as a text; null, with an issue, where it is none.</summary>
    public long? Whole(ref Utf8JsonReader reader, string path)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long whole))
        {
            return whole;
        }

        if (Number(ref reader, path) is not { } number)
        {
            return null;
        }

        if (number != decimal.Truncate(number) || number is < long.MinValue or > long.MaxValue)
        {
            DropNumber(in reader, path);
            return null;
        }

        return (long)number;
    }

    /// <summary>Returns a number, which may be written as a text; null, with an issue, where it is none.</summary>
    public decimal? Number(ref Utf8JsonReader reader, string path)
    {
        decimal number;
        if (reader.TokenType == JsonTokenType.String)
        {
            string? text = Text(ref reader, path);
            if (text is null)
            {
                return null;
            }

            if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number))
            {
                issues.Info("number_as_text", path, text, "A number is written as a text; it was read as a number.");
                return number;
            }
        }
        else if (!Is(ref reader, JsonTokenType.Number, path, "a number"))
        {
            return null;
        }
        else if (reader.TryGetDecimal(out number))
        {
            return number;
        }

        DropNumber(in reader, path);
        return null;
    }

    /// <summary>Returns the country of an ISO 3166-1 alpha-2 code; unknown where the record does not know it, and where there is none, with an issue.</summary>
    public CountryCode Country(string word, string path)
    {
        if (word is VerisVocabulary.Unknown)
        {
            return default;
        }

        if (!CountryCode.TryFromAlpha2(word, out CountryCode code))
        {
            if (word == "Other")
            {
                Keep(path, word);
            }
            else
            {
                UnknownWord(path, word);
            }
        }

        return code;
    }

    /// <summary>Reports a word that the standard's list does not have, and keeps it.</summary>
    public void UnknownWord(string path, string word)
    {
        issues.Warning("unknown_value", path, word, "The word is not in the standard's list; no meaning was given to it.");
        Keep(path, word);
    }

    /// <summary>Keeps a value, and all that is in it, by its path. A plain "Unknown" is the same as nothing and is left out.</summary>
    public void KeepAll(ref Utf8JsonReader reader, VerisPath path)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                while (NextMember(ref reader, path, out VerisPath member))
                {
                    KeepAll(ref reader, member);
                }

                break;
            case JsonTokenType.StartArray:
                KeepList(ref reader, path);
                break;
            case JsonTokenType.String:
                if (Word(ref reader, path.Text) is { } text && text != VerisVocabulary.Unknown)
                {
                    Keep(path.Text, text);
                }

                break;
            case JsonTokenType.True:
                Keep(path.Text, "true");
                break;
            case JsonTokenType.False:
                Keep(path.Text, "false");
                break;
            case JsonTokenType.Number:
                Keep(path.Text, Encoding.UTF8.GetString(reader.ValueSpan));
                break;
            default:
                break; // null
        }
    }

    /// <summary>Keeps a list of words, and returns it.</summary>
    public VerisWords KeepWords(ref Utf8JsonReader reader, VerisPath path)
    {
        VerisWords words = Words(ref reader, path.Text);
        Keep(path.Text, words.IsUnknown ? null : words.Joined);
        return words;
    }

    /// <summary>Returns the ids of the dataset and of the links of a reference: addresses or other texts with semicolons between, each once.</summary>
    public ImmutableArray<string> Links(string? reference, string dataset, SourceList sources)
    {
        _items.Clear();
        _items.Add(dataset);
        int from = 0;
        while (reference is not null && from <= reference.Length)
        {
            int end = reference.IndexOf(';', from);
            end = end < 0 ? reference.Length : end;
            string link = from == 0 && end == reference.Length ? reference : reference.AsSpan(from, end - from).Trim().ToString();
            from = end + 1;
            if (link.Length == 0)
            {
                continue;
            }

            if (_items.Count > MostLinks)
            {
                issues.Warning("too_many_links", "reference", reference, FormattableString.Invariant(
                    $"The record has more than {MostLinks} references; only the first {MostLinks} were taken."));
                Keep("reference", reference);
                break;
            }

            _items.Add(sources.AddLink(link));
        }

        return [.. _items];
    }

    /// <summary>Returns a text without the blanks around it, which is then made once.</summary>
    private string Trimmed(in Utf8JsonReader reader) => reader.ValueSpan.Length <= LongestCopied
        ? _text.AsSpan(0, reader.CopyString(_text)).Trim(" \n\r\t").ToString() // other blanks are control characters
        : reader.GetString()!;

    private VerisWords WordOf(in Utf8JsonReader reader)
    {
        ReadOnlySpan<byte> raw = reader.ValueSpan;
        if (raw.Length <= LongestWord && _words.Find(raw) is { } known)
        {
            return known;
        }

        string text = reader.GetString()!;
        string clean = Clean(text);
        string word = clean.Trim();
        VerisWords words = word.Length == 0 ? VerisWords.None : new VerisWords([word]);
        return raw.Length <= LongestWord && ReferenceEquals(clean, text) && !clean.Contains('\uFFFD', StringComparison.Ordinal)
            ? _words.Keep(raw, words)
            : words; // what is reported is not remembered
    }

    /// <summary>Reads a list of words; false, with the reader anywhere, where something in it is neither text nor null.</summary>
    private bool TryWords(ref Utf8JsonReader reader, out VerisWords words)
    {
        words = VerisWords.None;
        _items.Clear();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                VerisWords word = WordOf(in reader);
                if (word.Items.Length > 0)
                {
                    words = word;
                    _items.Add(word.Joined);
                }
            }
            else if (reader.TokenType != JsonTokenType.Null)
            {
                return false;
            }
        }

        words = _items.Count > 1 ? new VerisWords([.. _items]) : words;
        return true;
    }

    private void KeepList(ref Utf8JsonReader reader, VerisPath path)
    {
        Utf8JsonReader start = reader;
        if (TryWords(ref reader, out VerisWords words))
        {
            Keep(path.Text, words.IsUnknown ? null : words.Joined);
            return;
        }

        reader = start;
        reader.Skip();
        ReadOnlySpan<byte> raw = _json.Span[(int)start.TokenStartIndex..(int)reader.BytesConsumed];
        if (_shown.Find(raw) is not { } shown)
        {
            string made = VerisShown.Of(ref start);
            shown = Clean(made);
            if (ReferenceEquals(shown, made) && !made.Contains('\uFFFD', StringComparison.Ordinal)) // what is reported is not remembered
            {
                _shown.Keep(raw, shown);
            }
        }

        if (shown is not "variety Unknown")
        {
            Keep(path.Text, shown);
        }
    }

    private bool Is(ref Utf8JsonReader reader, JsonTokenType kind, string path, string expected)
    {
        if (reader.TokenType == kind)
        {
            return true;
        }

        if (reader.TokenType != JsonTokenType.Null)
        {
            WrongKind(ref reader, path, expected);
        }

        return false;
    }

    private void WrongKind(ref Utf8JsonReader reader, string path, string expected)
    {
        string shown = Clean(VerisShown.Of(ref reader));
        issues.Warning("wrong_type", path, shown, $"Expected {expected}; the value was only kept as it stands.");
        Keep(path, shown);
    }

    private void DropNumber(in Utf8JsonReader reader, string path)
    {
        string raw = Encoding.UTF8.GetString(reader.ValueSpan[..Math.Min(reader.ValueSpan.Length, LongestRaw)]);
        issues.Warning("number_unreadable", path, raw, "The number cannot be read, or is none that can be held; it was only kept.");
        Keep(path, Clean(raw));
    }

    /// <summary>Takes control characters out of a text, and notes them and characters that were lost.</summary>
    private string Clean(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0)
        {
            return text; // most texts are plain, and this question is the quickest
        }

        _hadUndecodable |= Unwanted.IsLossy(text);
        _hadControls |= Unwanted.HasControls(text);
        return Unwanted.WithoutControls(text);
    }
}
