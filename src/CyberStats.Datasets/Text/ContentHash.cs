using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CyberStats.Datasets.Text;

/// <summary>Makes ids of texts: the first 16 digits of the SHA-256 of their UTF-8, a unit separator (U+001F) between two.</summary>
internal sealed class ContentHash : IDisposable
{
    private const byte Separator = 0x1F;
    private const int Digits = 16;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _bytes = new byte[4096];
    private int _length;

    /// <summary>Adds a text to what is hashed.</summary>
    public void Add(string text)
    {
        int needed = _length + 1 + Encoding.UTF8.GetMaxByteCount(text.Length);
        if (needed > _bytes.Length)
        {
            Array.Resize(ref _bytes, needed * 2);
        }

        _length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length));
        _bytes[_length++] = Separator;
    }

    /// <summary>Returns the digits, in lower case, and begins anew.</summary>
    public string Take()
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        _hash.AppendData(_bytes.AsSpan(0, Math.Max(0, _length - 1)));
        _hash.GetHashAndReset(hash);
        _length = 0;
        return string.Create(Digits, BinaryPrimitives.ReadUInt64BigEndian(hash), static (digits, value) =>
        {
            for (int i = digits.Length - 1; i >= 0; i--, value >>= 4)
            {
                digits[i] = "0123456789abcdef"[(int)(value & 0xF)];
            }
        });
    }

    public void Dispose() => _hash.Dispose();
}
