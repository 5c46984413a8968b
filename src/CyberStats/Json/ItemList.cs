using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CyberStats.Json;

/// <summary>The items of one list of a document, as they are read one after the other.</summary>
internal abstract class ItemList
{
    /// <summary>Gets the name of the list in the text.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the number of items read.</summary>
    public abstract int Count { get; }

    /// <summary>Gets the shape of an item.</summary>
    public abstract JsonTypeInfo ItemType { get; }

    /// <summary>Reads the item whose first token a reader stands at the quick way, and goes to its last; false, where it stood, if there is none or it gave up.</summary>
    public abstract bool TryAddQuickly(ref Utf8JsonReader reader);

    /// <summary>Reads an item by itself.</summary>
    /// <exception cref="JsonException">It is refused.</exception>
    /// <exception cref="ArgumentException">A record refuses its members.</exception>
    public abstract void Add(ReadOnlySpan<byte> utf8);
}

/// <inheritdoc/>
/// <typeparam name="T">The type of the items.</typeparam>
internal sealed class ItemList<T> : ItemList
    where T : class
{
    private readonly List<T?> _items = [];
    private readonly JsonTypeInfo<T> _type;
    private readonly QuickReader? _quickReader;

    public ItemList(JsonTypeInfo whole, QuickReader? quickReader = null)
    {
        _type = (JsonTypeInfo<T>)whole.Options.GetTypeInfo(typeof(T));
        _quickReader = quickReader;
    }

    /// <summary>Reads an item from its tokens, or throws.</summary>
    public delegate T QuickReader(ref Utf8JsonReader reader);

    public override int Count => _items.Count;

    public override JsonTypeInfo ItemType => _type;

    public override bool TryAddQuickly(ref Utf8JsonReader reader)
    {
        if (_quickReader is null)
        {
            return false;
        }

        Utf8JsonReader attempt = reader;
        try
        {
            _items.Add(_quickReader(ref attempt));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException or JsonException)
        {
            return false;
        }

        reader = attempt;
        return true;
    }

    public override void Add(ReadOnlySpan<byte> utf8) => _items.Add(JsonSerializer.Deserialize(utf8, _type));

    /// <summary>Returns the items, a null among them where the text has one.</summary>
    public ImmutableArray<T> ToArray() => ImmutableCollectionsMarshal.AsImmutableArray((T[])(object)_items.ToArray());
}
