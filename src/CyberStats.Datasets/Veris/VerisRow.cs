using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace CyberStats.Datasets.Veris;

/// <summary>
/// The record that is being read: takes values out of its JSON, reports those of another form than the standard's, and keeps what has no
/// member in the model.
/// </summary>
internal sealed class VerisRow(IssueList issues, VerisOptions options)
{
    private const int LongestWord = 64; // bytes; longer texts are not remembered
    private const int MostLinks = 100;

    private static readonly ImmutableSortedDictionary<string, string> Nothing =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal, StringComparer.Ordinal);

    private readonly RawCache<string> _words = new(bits: 12);
    private readonly RawCache<VerisWords> _lists = new(bits: 12);
    private readonly RawCache<string> _shown = new(bits: 10);
    private readonly ImmutableSortedDictionary<string, string>.Builder _original = Nothing.ToBuilder();

    private bool _mayHaveControls;
    private bool _hadControls;

    public IssueList Issues => issues;

    public VerisOptions Options => options;

    public VerisPath Root { get; } = VerisPath.NewRoot();

    /// <summary>Gets the record's id with its source, "vcdb:…".</summary>
    public string Id { get; set; } = "";

    /// <summary>Gets the latest year that a date of the record can have.</summary>
    public int LatestYear { get; set; }

    /// <summary>Begins a record.</summary>
    public void Begin(ReadOnlySpan<byte> json)
    {
        _original.Clear();
        _hadControls = false;
        _mayHaveControls = MayHaveControls(json);
        if (json.IndexOf("\uFFFD"u8) >= 0)
        {
            issues.Warning("undecodable_bytes", null, null, "Some bytes of the record are no text in its encoding; each stands as U+FFFD.");
        }
    }

    /// <summary>Ends the record, and returns what was kept.</summary>
    public ImmutableSortedDictionary<string, string> End()
    {
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

    /// <summary>Whether a value is an object; what is neither that nor null is reported.</summary>
    public bool IsObject(JsonElement value, string path) => Is(value, JsonValueKind.Object, path, "an object");

    /// <summary>Returns a text without the blanks around it; null where it is blank, null or no text.</summary>
    public string? Text(JsonElement value, string path)
    {
        if (!Is(value, JsonValueKind.String, path, "a text"))
        {
            return null;
        }

        ReadOnlySpan<byte> raw = JsonMarshal.GetRawUtf8Value(value);
        if (raw.Length > LongestWord || _mayHaveControls)
        {
            return Blank(Clean(value.GetString()!).Trim());
        }

        return Blank(_words.Find(raw) ?? _words.Keep(raw, value.GetString()!.Trim()));

        static string? Blank(string text) => text.Length == 0 ? null : text;
    }

    /// <summary>Returns the words of a list, or the one that stands in place of a list.</summary>
    public VerisWords Words(JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return Text(value, path) is { } single ? new VerisWords([single]) : VerisWords.None;
        }

        if (!Is(value, JsonValueKind.Array, path, "a list"))
        {
            return VerisWords.None;
        }

        ReadOnlySpan<byte> raw = JsonMarshal.GetRawUtf8Value(value);
        if (!_mayHaveControls && _lists.Find(raw) is { } known)
        {
            return known;
        }

        var items = ImmutableArray.CreateBuilder<string>(value.GetArrayLength());
        bool isClean = !_mayHaveControls;
        foreach (JsonElement item in value.EnumerateArray())
        {
            isClean &= item.ValueKind == JsonValueKind.String; // what is reported is not remembered
            if (Text(item, path) is { } word)
            {
                items.Add(word);
            }
        }

        var words = new VerisWords(items.DrainToImmutable());
        return isClean ? _lists.Keep(raw, words) : words;
    }

    /// <summary>Returns a whole number, which may be written as a text; null, with an issue, where it is none.</summary>
    public long? Whole(JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long whole))
        {
            return whole;
        }

        if (Number(value, path) is not { } number)
        {
            return null;
        }

        if (number != decimal.Truncate(number) || number is < long.MinValue or > long.MaxValue)
        {
            issues.Warning("number_unreadable", path, Raw(value), "The number is no whole number that can be held; it was dropped.");
            Keep(path, Raw(value));
            return null;
        }

        return (long)number;
    }

    /// <summary>Returns a number, which may be written as a text; null, with an issue, where it is none.</summary>
    public decimal? Number(JsonElement value, string path)
    {
        decimal number;
        if (value.ValueKind == JsonValueKind.Number)
        {
            if (value.TryGetDecimal(out number))
            {
                return number;
            }
        }
        else if (value.ValueKind == JsonValueKind.String)
        {
            string? text = Text(value, path);
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
        else
        {
            Is(value, JsonValueKind.Number, path, "a number");
            return null;
        }

        issues.Warning("number_unreadable", path, Raw(value), "The number cannot be read; it was dropped.");
        Keep(path, Raw(value));
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

    /// <summary>Reports a word that the standard's list does not have.</summary>
    public void UnknownWord(string path, string word)
    {
        issues.Warning("unknown_value", path, word, "The word is not in the standard's list; no meaning was given to it.");
        Keep(path, word);
    }

    /// <summary>Reports a value of another kind than the standard's.</summary>
    public void WrongKind(JsonElement value, string path, string expected)
    {
        issues.Warning("wrong_type", path, Raw(value), $"Expected {expected}; the value was only kept as it stands.");
        Keep(path, Clean(Raw(value)));
    }

    /// <summary>Keeps a value, and all that is in it, by its path. A plain "Unknown" is the same as nothing and is left out.</summary>
    public void KeepAll(JsonElement value, VerisPath path)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty member in value.EnumerateObject())
                {
                    KeepAll(member.Value, path.Below(member));
                }

                break;
            case JsonValueKind.Array when HoldsWordsOnly(value):
                if (Words(value, path.Text) is { IsUnknown: false } words)
                {
                    Keep(path.Text, words.Joined);
                }

                break;
            case JsonValueKind.String:
                if (Text(value, path.Text) is { } text && text != VerisVocabulary.Unknown)
                {
                    Keep(path.Text, text);
                }

                break;
            case JsonValueKind.True:
                Keep(path.Text, "true");
                break;
            case JsonValueKind.False:
                Keep(path.Text, "false");
                break;
            case JsonValueKind.Null:
                break;
            default:
                Keep(path.Text, Shown(value));
                break;
        }
    }

    /// <summary>Returns the links of a reference: web addresses or other texts with semicolons between, each once.</summary>
    public ImmutableArray<string> Links(string reference, string path, string dataset, SourceList sources)
    {
        int count = 1;
        var ids = ImmutableArray.CreateBuilder<string>(4);
        ids.Add(dataset);
        foreach (Range part in new Parts(reference))
        {
            string link = reference[part].Trim();
            if (link.Length == 0)
            {
                continue;
            }

            if (++count > MostLinks + 1)
            {
                issues.Warning("too_many_links", path, reference, FormattableString.Invariant(
                    $"The record has more than {MostLinks} references; only the first {MostLinks} were taken."));
                Keep(path, reference);
                break;
            }

            sources.AddLink(link);
            ids.Add(link);
        }

        return ids.DrainToImmutable();
    }

    /// <summary>Whether a control character can be in a text of the record, as itself or escaped; seldom true where none is.</summary>
    private static bool MayHaveControls(ReadOnlySpan<byte> json)
    {
        for (ReadOnlySpan<byte> rest = json; rest.IndexOf(@"\u00"u8) is >= 0 and var at;)
        {
            rest = rest[(at + 4)..];
            if (!rest.IsEmpty && rest[0] is (byte)'0' or (byte)'1' or >= (byte)'7' and <= (byte)'9')
            {
                return true;
            }
        }

        for (ReadOnlySpan<byte> rest = json; rest.IndexOf((byte)0xC2) is >= 0 and var at;)
        {
            rest = rest[(at + 1)..];
            if (!rest.IsEmpty && rest[0] < 0xA0)
            {
                return true;
            }
        }

        return json.Contains((byte)0x7F);
    }

    private static bool HoldsWordsOnly(JsonElement list)
    {
        foreach (JsonElement item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String)
            {
                return false;
            }
        }

        return true;
    }

    private bool Is(JsonElement value, JsonValueKind kind, string path, string expected)
    {
        if (value.ValueKind == kind)
        {
            return true;
        }

        if (value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
        {
            WrongKind(value, path, expected);
        }

        return false;
    }

    /// <summary>Takes control characters out of a text.</summary>
    private string Clean(string text)
    {
        if (!_mayHaveControls || !text.Any(IsUnwanted))
        {
            return text;
        }

        _hadControls = true;
        return string.Concat(text.Where(c => !IsUnwanted(c)));

        static bool IsUnwanted(char c) => char.IsControl(c) && c is not ('\n' or '\r' or '\t');
    }

    /// <summary>What is neither word nor list of words, as a text: "amount 120, variety Personal; variety Medical".</summary>
    private string Shown(JsonElement value)
    {
        ReadOnlySpan<byte> raw = JsonMarshal.GetRawUtf8Value(value);
        if (_mayHaveControls)
        {
            return VerisShown.Of(value, Clean);
        }

        return _shown.Find(raw) ?? _shown.Keep(raw, VerisShown.Of(value, Clean));
    }

    private static string Raw(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    /// <summary>The parts of a text between its semicolons, without a list of them.</summary>
    private ref struct Parts(string text)
    {
        private int _from;
        private int _to = -1;

        public readonly Range Current => _from.._to;

        public readonly Parts GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_to == text.Length)
            {
                return false;
            }

            _from = _to + 1;
            int next = text.IndexOf(';', _from);
            _to = next < 0 ? text.Length : next;
            return true;
        }
    }
}
