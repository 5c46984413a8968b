using System.Buffers;
using System.Text;
using System.Text.Json;

namespace CyberStats.Datasets.Stix;

/// <summary>The members of an object at the root of a text, of which only the end tells whether it is a bundle or an object by itself.</summary>
/// <param name="longest">The longest object kept, in bytes.</param>
internal sealed class StixRoot(int longest)
{
    private readonly ArrayBufferWriter<byte> _object = new();

    public int Number { get; init; }

    /// <summary>Gets or sets whether it has a member "objects" with items.</summary>
    public bool HasItems { get; set; }

    public bool IsBundle { get; private set; }

    public bool IsTooLarge { get; private set; }

    public string? FirstMember { get; private set; }

    /// <summary>Adds a member that is not an item of "objects".</summary>
    public void Add(string name, ReadOnlySpan<byte> value)
    {
        IsBundle |= name == "type" && value.SequenceEqual("\"bundle\""u8);
        IsTooLarge |= _object.WrittenCount + name.Length + value.Length + 8L > longest;
        if (IsTooLarge || IsBundle || HasItems)
        {
            FirstMember ??= name;
            return;
        }

        _object.Write(FirstMember is null ? "{"u8 : ","u8);
        _object.Write(Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(name)}\":"));
        _object.Write(value);
        FirstMember ??= name;
    }

    /// <summary>Returns the text of the object.</summary>
    public ReadOnlyMemory<byte> Object()
    {
        _object.Write("}"u8);
        return _object.WrittenMemory;
    }
}
