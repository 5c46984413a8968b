using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CyberStats.Datasets.Text;

/// <summary>Makes ids of texts: the first 16 digits of the SHA-256 of their UTF-8.</summary>
internal sealed class ContentHash
{
    /// <summary>What stands between two texts.</summary>
    public const string Separator = "\u001F";

    private byte[] _bytes = new byte[4096];
    private int _length;

    /// <summary>Adds a text to what is hashed.</summary>
    public void Add(string text)
    {
        int needed = _length + Encoding.UTF8.GetMaxByteCount(text.Length);
        if (needed > _bytes.Length)
        {
            Array.Resize(ref _bytes, needed * 2);
        }

        _length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length));
    }

    /// <summary>Returns the digits, in lower case, and begins anew.</summary>
    public string Take()
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_bytes.AsSpan(0, _length), hash);
        _length = 0;
        return string.Create(16, BinaryPrimitives.ReadUInt64BigEndian(hash), static (digits, value) => value.TryFormat(digits, out _, "x16", CultureInfo.InvariantCulture));
    }
}
