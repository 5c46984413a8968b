using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using CyberStats.Incidents;
using CyberStats.Losses;

namespace CyberStats.Json;

/// <summary>
/// Reads incidents from their tokens without anything in between: a document may hold a hundred thousand of them, and nothing else in such numbers.
/// </summary>
/// <remarks>
/// It reads what <see cref="DocumentContext"/> describes, and knows nothing of refusals: whatever it does not expect, right or wrong, makes it
/// throw, and the incident is read once more by the serializer, which has the last word. A test holds both equal.
/// </remarks>
internal sealed class IncidentTokens
{
    internal static readonly MemberNames IncidentNames = new(
        "id", "title", "occurred", "discovered", "disclosed", "recorded", "status", "types", "affects", "victims", "actor_ids", "attributions", "responses",
        "losses", "techniques", "records", "systems_affected", "entities_affected", "severity", "related", "source_ids", "original");

    internal static readonly MemberNames VictimNames = new("name", "country", "kinds", "sectors", "role");

    internal static readonly MemberNames AttributionNames = new(
        "id", "by", "accused_state", "accused_actor_id", "statement_id", "on", "basis", "stance", "responsibility", "confidence", "contested", "source_ids");

    internal static readonly MemberNames ResponseNames = new("kind", "by", "id", "on", "persons", "against", "source_ids");

    internal static readonly MemberNames LossNames = new("form", "amount", "currency", "status", "price_date", "borne_by");

    internal static readonly MemberNames PartyNames = new("id", "name", "kind", "country");

    internal static readonly MemberNames SeverityNames = new("score", "scale");

    internal static readonly MemberNames ConfidenceNames = new("score", "label");

    internal static readonly MemberNames BoundsNames = new("low", "best", "high");

    private const int LongestDate = 10;
    private const int LongestRange = 21;

    private readonly TextPool _texts = new();
    private readonly CodeCache<CountryCode> _countries = new(CountryCode.Parse);
    private readonly CodeCache<CurrencyCode> _currencies = new(CurrencyCode.Parse);
    private readonly CodeCache<IncidentType> _types = new(IncidentType.Parse);
    private readonly CodeCache<PartyKind> _kinds = new(PartyKind.Parse);
    private readonly CodeCache<Sector> _sectors = new(Sector.Parse);
    private readonly CodeCache<TechniqueId> _techniques = new(TechniqueId.Parse);
    private readonly CodeCache<AttributionBasis> _bases = new(AttributionBasis.Parse);
    private readonly CodeCache<AttributionStance> _stances = new(AttributionStance.Parse);
    private readonly CodeCache<ResponseKind> _responses = new(ResponseKind.Parse);
    private readonly CodeCache<LossForm> _forms = new(LossForm.Parse);
    private readonly CodeCache<LossStatus> _lossStatuses = new(WordConverter<LossStatus>.Parse);
    private readonly CodeCache<IncidentStatus> _statuses = new(WordConverter<IncidentStatus>.Parse);
    private readonly CodeCache<VictimRole> _roles = new(WordConverter<VictimRole>.Parse);
    private readonly CodeCache<Responsibility> _responsibilities = new(WordConverter<Responsibility>.Parse);
    private readonly CodeCache<SecurityAttributes> _attributes = new(AttributesConverter.Parse);

    // Made once: a delegate of a method of an object is otherwise a new one at each use.
    private readonly ItemReader<string> _readText;
    private readonly ItemReader<IncidentId> _readId;
    private readonly ItemReader<IncidentType> _readType;
    private readonly ItemReader<PartyKind> _readKind;
    private readonly ItemReader<Sector> _readSector;
    private readonly ItemReader<TechniqueId> _readTechnique;
    private readonly ItemReader<Victim> _readVictim;
    private readonly ItemReader<Attribution> _readAttribution;
    private readonly ItemReader<Response> _readResponse;
    private readonly ItemReader<Loss> _readLoss;
    private readonly bool _refuseUnknownMembers;

    /// <param name="refuseUnknownMembers">Whether to give up at a member that is not known here, or to pass over it.</param>
    public IncidentTokens(bool refuseUnknownMembers)
    {
        _refuseUnknownMembers = refuseUnknownMembers;
        _readText = _texts.Read;
        _readId = Id;
        _readType = _types.Read;
        _readKind = _kinds.Read;
        _readSector = _sectors.Read;
        _readTechnique = _techniques.Read;
        _readVictim = ReadVictim;
        _readAttribution = ReadAttribution;
        _readResponse = ReadResponse;
        _readLoss = ReadLoss;
    }

    private delegate T ItemReader<T>(ref Utf8JsonReader reader);

    /// <summary>Reads the incident whose first token a reader stands at, and leaves it at the last.</summary>
    /// <exception cref="InvalidOperationException">Something else is there than expected, or the tokens end before the incident.</exception>
    /// <exception cref="ArgumentException">A record refuses its members.</exception>
    /// <exception cref="FormatException">A text or a number is not of its form.</exception>
    /// <exception cref="JsonException">The text is not well-formed.</exception>
    public Incident Read(ref Utf8JsonReader reader)
    {
        IncidentId id = default;
        string? title = null;
        DateRange? occurred = null;
        PartialDate? discovered = null;
        PartialDate? disclosed = null;
        DateOnly? recorded = null;
        IncidentStatus status = default;
        ImmutableArray<IncidentType> types = default;
        SecurityAttributes? affects = null;
        ImmutableArray<Victim> victims = default;
        ImmutableArray<string> actors = default;
        ImmutableArray<Attribution> attributions = default;
        ImmutableArray<Response> responses = default;
        ImmutableArray<Loss> losses = default;
        ImmutableArray<TechniqueId> techniques = default;
        Bounds<long> records = default;
        Bounds<long> systems = default;
        Bounds<long> entities = default;
        Severity? severity = null;
        ImmutableArray<IncidentId> related = default;
        ImmutableArray<string> sources = default;
        ImmutableSortedDictionary<string, string> original = Collections.NoText;
        Cursor cursor = Begin(ref reader);
        while (Next(ref reader, IncidentNames, ref cursor))
        {
            switch (cursor.Member)
            {
                case 0: id = Id(ref reader); break;
                case 1: title = Text(ref reader); break;
                case 2: occurred = Parsed<DateRange>(ref reader, LongestRange); break;
                case 3: discovered = Parsed<PartialDate>(ref reader, LongestDate); break;
                case 4: disclosed = Parsed<PartialDate>(ref reader, LongestDate); break;
                case 5: recorded = Day(ref reader); break;
                case 6: status = _statuses.Read(ref reader); break;
                case 7: types = Items(ref reader, _readType); break;
                case 8: affects = Attributes(ref reader); break;
                case 9: victims = Items(ref reader, _readVictim); break;
                case 10: actors = Items(ref reader, _readText); break;
                case 11: attributions = Items(ref reader, _readAttribution); break;
                case 12: responses = Items(ref reader, _readResponse); break;
                case 13: losses = Items(ref reader, _readLoss); break;
                case 14: techniques = Items(ref reader, _readTechnique); break;
                case 15: records = Bounds(ref reader, static (ref Utf8JsonReader r) => r.GetInt64()); break;
                case 16: systems = Bounds(ref reader, static (ref Utf8JsonReader r) => r.GetInt64()); break;
                case 17: entities = Bounds(ref reader, static (ref Utf8JsonReader r) => r.GetInt64()); break;
                case 18: severity = ReadSeverity(ref reader); break;
                case 19: related = Items(ref reader, _readId); break;
                case 20: sources = Items(ref reader, _readText); break;
                default: original = Texts(ref reader); break;
            }
        }

        return new Incident(id, title ?? throw Unexpected(), occurred, discovered, disclosed, recorded)
        {
            Status = status,
            Types = types,
            Affects = affects,
            Victims = victims,
            ActorIds = actors,
            Attributions = attributions,
            Responses = responses,
            Losses = losses,
            Techniques = techniques,
            Records = records,
            SystemsAffected = systems,
            EntitiesAffected = entities,
            Severity = severity,
            Related = related,
            SourceIds = sources,
            Original = original,
        };
    }

    private Victim ReadVictim(ref Utf8JsonReader reader)
    {
        string? name = null;
        CountryCode country = default;
        ImmutableArray<PartyKind> kinds = default;
        ImmutableArray<Sector> sectors = default;
        VictimRole role = default;
        Cursor cursor = Begin(ref reader);
        while (Next(ref reader, VictimNames, ref cursor))
        {
            switch (cursor.Member)
            {
                case 0: name = _texts.Read(ref reader); break;
                case 1: country = _countries.Read(ref reader); break;
                case 2: kinds = Items(ref reader, _readKind); break;
                case 3: sectors = Items(ref reader, _readSector); break;
                default: role = _roles.Read(ref reader); break;
            }
        }

        return new Victim(name) { Country = country, Kinds = kinds, Sectors = sectors, Role = role };
    }

    private Attribution ReadAttribution(ref Utf8JsonReader reader)
    {
        string? id = null;
        Party? by = null;
        CountryCode state = default;
        string? actor = null;
        string? statement = null;
        PartialDate? on = null;
        AttributionBasis basis = default;
        AttributionStance stance = default;
        Responsibility responsibility = default;
        Confidence? confidence = null;
        bool contested = false;
        ImmutableArray<string> sources = default;
        Cursor cursor = Begin(ref reader);
        while (Next(ref reader, AttributionNames, ref cursor))
        {
            switch (cursor.Member)
            {
                case 0: id = Text(ref reader); break;
                case 1: by = ReadParty(ref reader); break;
                case 2: state = _countries.Read(ref reader); break;
                case 3: actor = _texts.Read(ref reader); break;
                case 4: statement = Text(ref reader); break;
                case 5: on = Parsed<PartialDate>(ref reader, LongestDate); break;
                case 6: basis = _bases.Read(ref reader); break;
                case 7: stance = _stances.Read(ref reader); break;
                case 8: responsibility = _responsibilities.Read(ref reader); break;
                case 9: confidence = ReadConfidence(ref reader); break;
                case 10: contested = reader.GetBoolean(); break;
                default: sources = Items(ref reader, _readText); break;
            }
        }

        return new Attribution(id ?? throw Unexpected(), by ?? throw Unexpected(), state, actor)
        {
            StatementId = statement,
            On = on,
            Basis = basis,
            Stance = stance,
            Responsibility = responsibility,
            Confidence = confidence,
            Contested = contested,
            SourceIds = sources,
        };
    }

    private Response ReadResponse(ref Utf8JsonReader reader)
    {
        ResponseKind kind = default;
        Party? by = null;
        string? id = null;
        PartialDate? on = null;
        Bounds<int> persons = default;
        CountryCode against = default;
        ImmutableArray<string> sources = default;
        Cursor cursor = Begin(ref reader);
        while (Next(ref reader, ResponseNames, ref cursor))
        {
            switch (cursor.Member)
            {
                case 0: kind = _responses.Read(ref reader); break;
                case 1: by = ReadParty(ref reader); break;
                case 2: id = Text(ref reader); break;
                case 3: on = Parsed<PartialDate>(ref reader, LongestDate); break;
                case 4: persons = Bounds(ref reader, static (ref Utf8JsonReader r) => r.GetInt32()); break;
                case 5: against = _countries.Read(ref reader); break;
                default: sources = Items(ref reader, _readText); break;
            }
        }

        return new Response(kind, by) { Id = id, On = on, Persons = persons, Against = against, SourceIds = sources };
    }

    private Loss ReadLoss(ref Utf8JsonReader reader)
    {
        LossForm form = default;
        Bounds<decimal> amount = default;
        CurrencyCode currency = default;
        LossStatus status = default;
        PartialDate? price = null;
        string? bearer = null;
        Cursor cursor = Begin(ref reader);
        while (Next(ref reader, LossNames, ref cursor))
        {
            switch (cursor.Member)
            {
                case 0: form = _forms.Read(ref reader); break;
                case 1: amount = Bounds(ref reader, static (ref Utf8JsonReader r) => r.GetDecimal()); break;
                case 2: currency = _currencies.Read(ref reader); break;
                case 3: status = _lossStatuses.Read(ref reader); break;
                case 4: price = Parsed<PartialDate>(ref reader, LongestDate); break;
                default: bearer = _texts.Read(ref reader); break;
            }
        }

        return new Loss(form, amount, currency, status) { PriceDate = price, BorneBy = bearer };
    }

    private Party ReadParty(ref Utf8JsonReader reader)
    {
        string? id = null;
        string? name = null;
        PartyKind kind = default;
        CountryCode country = default;
        Cursor cursor = Begin(ref reader);
        while (Next(ref reader, PartyNames, ref cursor))
        {
            switch (cursor.Member)
            {
                case 0: id = _texts.Read(ref reader); break;
                case 1: name = _texts.Read(ref reader); break;
                case 2: kind = _kinds.Read(ref reader); break;
                default: country = _countries.Read(ref reader); break;
            }
        }

        return new Party(id ?? throw Unexpected(), name ?? throw Unexpected(), kind) { Country = country };
    }

    private Severity ReadSeverity(ref Utf8JsonReader reader)
    {
        double? score = null;
        string? scale = null;
        Cursor cursor = Begin(ref reader);
        while (Next(ref reader, SeverityNames, ref cursor))
        {
            if (cursor.Member == 0)
            {
                score = reader.GetDouble();
            }
            else
            {
                scale = _texts.Read(ref reader);
            }
        }

        return new Severity(score ?? throw Unexpected(), scale ?? throw Unexpected());
    }

    private Confidence ReadConfidence(ref Utf8JsonReader reader)
    {
        byte? score = null;
        string? label = null;
        Cursor cursor = Begin(ref reader);
        while (Next(ref reader, ConfidenceNames, ref cursor))
        {
            if (cursor.Member == 0)
            {
                score = reader.GetByte();
            }
            else
            {
                label = _texts.Read(ref reader);
            }
        }

        return new Confidence(score ?? throw Unexpected(), label);
    }

    private Bounds<T> Bounds<T>(ref Utf8JsonReader reader, ItemReader<T> number)
        where T : struct, INumber<T>
    {
        T? low = null;
        T? best = null;
        T? high = null;
        Cursor cursor = Begin(ref reader);
        while (Next(ref reader, BoundsNames, ref cursor))
        {
            switch (cursor.Member)
            {
                case 0: low = number(ref reader); break;
                case 1: best = number(ref reader); break;
                default: high = number(ref reader); break;
            }
        }

        return new Bounds<T>(low, best, high);
    }

    private IncidentId Id(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String || reader.ValueIsEscaped)
        {
            return IncidentId.Parse(Text(ref reader), null);
        }

        ReadOnlySpan<byte> text = reader.ValueSpan;
        int colon = text.IndexOf((byte)':');
        return colon < 0 ? throw Unexpected() : new IncidentId(_texts.Get(text[..colon]), DocumentText.Decode(text[(colon + 1)..]));
    }

    private SecurityAttributes Attributes(ref Utf8JsonReader reader)
    {
        SecurityAttributes all = SecurityAttributes.None;
        BeginItems(ref reader);
        while (NextItem(ref reader))
        {
            all |= _attributes.Read(ref reader);
        }

        return all;
    }

    private ImmutableSortedDictionary<string, string> Texts(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Unexpected();
        }

        ImmutableSortedDictionary<string, string>.Builder? texts = null;
        int count = 0;
        for (Advance(ref reader); reader.TokenType == JsonTokenType.PropertyName; Advance(ref reader))
        {
            string name = reader.ValueIsEscaped ? reader.GetString()! : _texts.Get(reader.ValueSpan);
            Advance(ref reader);
            (texts ??= Collections.NoText.ToBuilder()).Add(name, Text(ref reader));
            count++;
        }

        return texts is null ? Collections.NoText : texts.Count == count ? texts.ToImmutable() : throw Unexpected();
    }

    private static string Text(ref Utf8JsonReader reader) => reader.GetString() ?? throw Unexpected();

    private static T Parsed<T>(ref Utf8JsonReader reader, int longest)
        where T : ISpanParsable<T>
    {
        Span<char> text = stackalloc char[LongestRange];
        return reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped && reader.ValueSpan.Length <= longest
            && Ascii.ToUtf16(reader.ValueSpan, text, out int length) == System.Buffers.OperationStatus.Done
            && T.TryParse(text[..length], null, out T? value)
            ? value
            : throw Unexpected();
    }

    private static DateOnly Day(ref Utf8JsonReader reader)
    {
        PartialDate date = Parsed<PartialDate>(ref reader, LongestDate);
        return date.Precision == DatePrecision.Day ? date.First : throw Unexpected();
    }

    private static ImmutableArray<T> Items<T>(ref Utf8JsonReader reader, ItemReader<T> read)
    {
        BeginItems(ref reader);
        if (!NextItem(ref reader))
        {
            return [];
        }

        T first = read(ref reader);
        if (!NextItem(ref reader))
        {
            return [first];
        }

        List<T> items = [first];
        do
        {
            items.Add(read(ref reader));
        }
        while (NextItem(ref reader));
        return ImmutableCollectionsMarshal.AsImmutableArray(items.ToArray());
    }

    private static void BeginItems(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw Unexpected();
        }
    }

    private static bool NextItem(ref Utf8JsonReader reader)
    {
        Advance(ref reader);
        return reader.TokenType != JsonTokenType.EndArray;
    }

    private static Cursor Begin(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.StartObject ? new Cursor { Member = -1 } : throw Unexpected();

    /// <summary>Goes to the value of the next member; false at the end of the object.</summary>
    private bool Next(ref Utf8JsonReader reader, MemberNames names, ref Cursor cursor)
    {
        for (Advance(ref reader); reader.TokenType == JsonTokenType.PropertyName; Advance(ref reader))
        {
            int member = reader.ValueIsEscaped ? throw Unexpected() : names.Find(reader.ValueSpan, cursor.Member + 1);
            Advance(ref reader);
            if (member >= 0)
            {
                cursor.Member = (cursor.Seen & (1u << member)) == 0 ? member : throw Unexpected();
                cursor.Seen |= 1u << member;
                return true;
            }

            if (_refuseUnknownMembers || !reader.TrySkip())
            {
                throw Unexpected();
            }
        }

        return false;
    }

    private static void Advance(ref Utf8JsonReader reader)
    {
        if (!reader.Read())
        {
            throw Unexpected();
        }
    }

    private static InvalidOperationException Unexpected() => new("The incident is to be read by the serializer.");

    /// <summary>Where in a record a reader is, and which of its members it has met.</summary>
    private struct Cursor
    {
        public int Member;

        public uint Seen;
    }
}
