using CyberStats.Datasets.Stix;
using CyberStats.Json;

namespace CyberStats.Datasets;

/// <summary>
/// Writes the incidents of a document, with their actors, victims, attributions and losses, as a STIX 2.1 bundle.
/// </summary>
/// <remarks>
/// <para>
/// An incident, also a long campaign, becomes an object of type incident with the core extension (<c>ef765651…</c>, draft 2.1), and has an
/// event for its dates, tasks for its discovery and disclosure, and impacts (<c>7cc33dd6…</c>) for what it harmed and cost, dates with their
/// fidelity. Victims and issuers become identities with locations, actors intrusion sets or threat actors, an accused state a threat actor
/// in its country. Only attributions that name who did it, or support one that does, become <c>attributed-to</c>: a denial would turn into its
/// opposite. What STIX has no property for but a label can carry, such as the basis of an attribution, is a label.
/// </para>
/// <para>
/// Nothing is made up: where the extension requires a word that the document does not know, it says "unknown", and integrity is
/// "potential-modification", the least that the extension offers. A code for which its open vocabularies have no word is written as it is.
/// </para>
/// <para>
/// Every id is derived from the ids of the document (UUID version 5 in a namespace of this library), so that the same document gives the
/// same bundle, byte for byte, on every machine. <see cref="StixReader"/> reads the bundle back equal, but for what
/// <see cref="StixWriteResult.NotWritten"/> lists.
/// </para>
/// </remarks>
public static class StixWriter
{
    /// <summary>Writes a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="stream">Where to, in UTF-8; it stays open.</param>
    /// <param name="options">When the objects are made, and how the text looks.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="stream"/> cannot be written.</exception>
    /// <remarks>
    /// Half of a surrogate pair in a text is written as U+FFFD. Cost: one pass, with memory for an id of each party, actor, place and technique.
    /// </remarks>
    public static StixWriteResult Write(CyberStatsDocument document, Stream stream, StixWriterOptions options)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(options);
        if (!stream.CanWrite)
        {
            throw new ArgumentException("The stream cannot be written.", nameof(stream));
        }

        using var bundle = new StixBundle(stream, options);
        return new StixDocument(document, bundle).Write();
    }
}
