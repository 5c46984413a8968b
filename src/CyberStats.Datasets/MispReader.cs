using System.Text;
using System.Text.Json;
using CyberStats.Datasets.Misp;
using CyberStats.Datasets.Text;
using CyberStats.Incidents;

namespace CyberStats.Datasets;

/// <summary>
/// Reads the cluster of threat actors of the MISP galaxy: actors, and what is claimed of them.
/// </summary>
/// <remarks>
/// <para>
/// Every value becomes an actor or an issue of severity Error. A suspected state sponsor becomes an attribution by the MISP Project, about no
/// incident, in <see cref="ImportResult{T}.Attributions"/>. What an actor is said to do and to whom stays with the actor: these are no
/// incidents, and no count takes them for some. An alias can be that of several actors: <see cref="ActorIndex"/> gives them all. What has no
/// place in an actor (the description, relations to other clusters, who gave which name) stays in <see cref="Actor.Original"/>.
/// </para>
/// <para>
/// Issues of severity Error: <c>no_name</c>, <c>not_an_object</c>, <c>malformed_json</c>, <c>record_too_large</c>. Warning: <c>duplicate_id</c>,
/// <c>unknown_country</c>, <c>sponsor_unparsed</c>, <c>confidence_unreadable</c>, <c>unknown_type</c>, <c>victim_unparsed</c>,
/// <c>unexpected_type</c>, <c>duplicate_member</c>, <c>undecodable_bytes</c>, <c>control_characters</c> and, once a name that several bear,
/// <c>ambiguous_alias</c>. Info: <c>sponsor_unknown</c>, <c>confidence_default</c>, <c>confidence_without_sponsor</c>, <c>category_spelling</c>,
/// <c>no_uuid</c>, <c>duplicate_candidate</c> and, once a file, <c>mixed_shape</c> (once a member), <c>encoding_detected</c>.
/// </para>
/// </remarks>
public static class MispReader
{
    private const string Values = "values";
    private const string Type = "threat-actor";
    private const string Expected = $"Expected the MISP galaxy cluster of threat actors, a JSON object with the type '{Type}' and its '{Values}', but found ";

    /// <summary>Reads a file.</summary>
    /// <param name="stream">
    /// The file, as it is or packed by gzip or zip; its encoding is detected. It is read once from where it stands, and left open.
    /// </param>
    /// <param name="options">What to do otherwise than by default; null for the defaults.</param>
    /// <param name="cancellationToken">Asks to stop.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="stream"/> cannot be read.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is not of this format: the message says what was expected and what was found. Or its packing is damaged, or
    /// it is larger than the options allow.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller has asked to stop.</exception>
    /// <remarks>
    /// Data do not make it throw; what the stream itself throws passes through. Cost: one pass, with memory for the result and for one actor,
    /// of which <see cref="ImportOptions.MaxRecordBytes"/> is the longest.
    /// </remarks>
    public static ImportResult<Actor> Read(Stream stream, MispOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new MispOptions();
        using var import = new Import(stream, options, cancellationToken);
        var pieces = new JsonPieces(import.SingleFile("the MISP galaxy cluster of threat actors").Stream, options.MaxRecordBytes, Values);
        var sources = new SourceList(Cluster(options, null));
        var records = new MispActors(options, import.Issues, sources);
        var actors = new List<Actor>();
        var members = new StringBuilder();
        bool fits = false;
        while (pieces.Read())
        {
            if (!pieces.IsItem)
            {
                string text = TextOf(pieces.Bytes);
                if (pieces.Member == "type")
                {
                    fits = text == Type ? true : throw new InvalidDataException($"{Expected}one of the type '{Excerpt.Of(text)}'.");
                }
                else if (pieces.Member == "version")
                {
                    sources.Dataset = Cluster(options, text);
                }

                Note(members, pieces.Member!);
                continue;
            }

            if (!fits && (pieces.Problem != JsonProblem.None || pieces.Member != Values || !LooksLikeActor(pieces.Bytes)))
            {
                throw NotThisFormat(pieces, members);
            }

            fits = true;
            int index = import.NextRow();
            if (pieces.Problem != JsonProblem.None)
            {
                import.Issues.Error(pieces.Problem == JsonProblem.TooLarge ? "record_too_large" : "malformed_json", pieces.Member, null, pieces.Message!);
            }
            else if (MispEntry.TryRead(pieces.Bytes, import.Issues, out MispEntry entry) && records.Read(entry, index) is { } actor)
            {
                actors.Add(actor);
            }
        }

        if (!fits)
        {
            throw NotThisFormat(pieces, members);
        }

        records.Finish(actors);
        return import.Result(actors, sources: sources.All, attributions: records.Attributions);
    }

    private static Source Cluster(MispOptions options, string? version) =>
        new(MispActors.Id, version is null ? "MISP galaxy: threat actors" : $"MISP galaxy: threat actors, version {Excerpt.Of(version)}")
        {
            Publisher = "MISP Project",
            AsOf = options.AsOf,
        };

    /// <summary>Whether an item has a name and claims, as those of a cluster that does not tell its type have.</summary>
    private static bool LooksLikeActor(ReadOnlyMemory<byte> item)
    {
        using var value = JsonDocument.Parse(item);
        return value.RootElement.ValueKind == JsonValueKind.Object
            && value.RootElement.TryGetProperty(MispField.Name, out _)
            && value.RootElement.TryGetProperty(MispField.Meta, out _)
            && value.RootElement.TryGetProperty(MispField.Uuid, out _);
    }

    private static string TextOf(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var value = JsonDocument.Parse(json);
            return value.RootElement.ValueKind == JsonValueKind.String ? value.RootElement.GetString()! : value.RootElement.GetRawText();
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD"; // half of a surrogate pair
        }
    }

    private static void Note(StringBuilder members, string member)
    {
        if (members.Length < 200)
        {
            members.Append(members.Length == 0 ? "" : ", ").Append(Excerpt.Of(member));
        }
    }

    private static InvalidDataException NotThisFormat(JsonPieces pieces, StringBuilder members) => new(Expected + (
        pieces.Problem != JsonProblem.None ? $"no JSON: {pieces.Message}"
        : members.Length > 0 ? $"a JSON object whose members are {members}."
        : pieces.Roots > 0 ? "a JSON text without such an object."
        : "an empty file."));
}
