using System.Security.Cryptography;
using System.Text;

namespace CyberStats.Datasets.Stix;

/// <summary>The ids that the STIX files of this library use.</summary>
internal static class StixIds
{
    /// <summary>The core extension of incidents.</summary>
    public const string IncidentExtension = "extension-definition--ef765651-680c-498d-9894-99799f2fa126";

    /// <summary>The extension that adds impacts.</summary>
    public const string ImpactExtension = "extension-definition--7cc33dd6-f6a1-489b-98ea-522d351d71b9";

    /// <summary>The extension that adds events.</summary>
    public const string EventExtension = "extension-definition--4ca6de00-5b0d-45ef-a1dc-ea7279ea910e";

    /// <summary>The extension that adds tasks.</summary>
    public const string TaskExtension = "extension-definition--2074a052-8be4-4932-849e-f5e7798e0030";

    /// <summary>The source name of an external reference that holds the id which a record has in a CyberStats document.</summary>
    public const string OwnSource = "cyberstats-id";

    /// <summary>What a code or an id of this library starts with where a plain word would read as something else.</summary>
    public const string OwnPrefix = "cyberstats:";

    // Of the names from which ids are derived. It must never change: the same document gives the same ids for ever.
    private static readonly Guid Namespace = new("3f0c2a54-8d1e-5b7a-9c36-6b2e4f1d7a80");

    /// <summary>Returns "type--uuid", whose UUID is derived from a name (RFC 9562, version 5).</summary>
    public static string Derive(string type, string name)
    {
        byte[] text = Encoding.UTF8.GetBytes(name);
        byte[] bytes = new byte[16 + text.Length];
        Namespace.TryWriteBytes(bytes, bigEndian: true, out _);
        text.CopyTo(bytes, 16);
#pragma warning disable CA5350 // version 5 is defined with SHA-1; nothing secret rests on it
        Span<byte> hash = SHA1.HashData(bytes).AsSpan(0, 16);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return $"{type}--{new Guid(hash, bigEndian: true)}";
    }

    /// <summary>Returns the type in "type--uuid"; the whole text where it has no such part.</summary>
    public static ReadOnlySpan<char> TypeOf(string id)
    {
        int dashes = id.IndexOf("--", StringComparison.Ordinal);
        return dashes < 0 ? id : id.AsSpan(0, dashes);
    }

    /// <summary>Whether a text is an id of a type.</summary>
    public static bool IsIdOf(string type, string id) => id.Length == type.Length + 38
        && id.StartsWith(type, StringComparison.Ordinal) && id.AsSpan(type.Length, 2) is "--" && Guid.TryParseExact(id.AsSpan(type.Length + 2), "D", out _);
}
