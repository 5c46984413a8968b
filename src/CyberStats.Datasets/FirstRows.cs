using System.Runtime.InteropServices;

namespace CyberStats.Datasets;

/// <summary>Remembers in which row each text stood first.</summary>
/// <remarks>
/// Of a text that is new, as most are, only its slot is looked at: one place in little memory, where a dictionary looks at two in much. The
/// slots are shared out over tables by the first bits of the hash, so that none grows large at once.
/// </remarks>
/// <param name="isCaseIgnored">Whether texts that differ only in case are the same.</param>
internal sealed class FirstRows(bool isCaseIgnored = false)
{
    private const int Tables = 64;
    private const int FirstSize = 32; // slots

    private readonly StringComparison _comparison = isCaseIgnored ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
    private readonly Slot[][] _tables = new Slot[Tables][];
    private readonly int[] _counts = new int[Tables];
    private readonly BlockList<(string Text, int Row)> _texts = new();

    /// <summary>Gets how many different texts are remembered.</summary>
    public int Count => _texts.Count;

    /// <summary>Returns the first row of a text; null, and it is remembered, where this is the first.</summary>
    public int? Earlier(string text, int row)
    {
        int hash = HashOf(text);
        uint table = (uint)hash % Tables;
        Slot[] slots = _tables[table] ??= new Slot[FirstSize];
        int place = FirstPlace(slots, hash);
        for (; slots[place].Number > 0; place = (place + 1) & (slots.Length - 1))
        {
            if (slots[place].Hash == hash && string.Equals(_texts[slots[place].Number - 1].Text, text, _comparison))
            {
                return _texts[slots[place].Number - 1].Row;
            }
        }

        _texts.Add((text, row));
        slots[place] = new Slot(hash, _texts.Count);
        if (++_counts[table] > slots.Length / 3 * 2)
        {
            _tables[table] = Grown(slots);
        }

        return null;
    }

    private static Slot[] Grown(Slot[] slots)
    {
        var larger = new Slot[slots.Length * 2];
        foreach (Slot slot in slots)
        {
            if (slot.Number > 0)
            {
                int place = FirstPlace(larger, slot.Hash);
                while (larger[place].Number > 0)
                {
                    place = (place + 1) & (larger.Length - 1);
                }

                larger[place] = slot;
            }
        }

        return larger;
    }

    private static int FirstPlace(Slot[] slots, int hash) => (int)((uint)hash / Tables) & (slots.Length - 1);

    /// <summary>A hash that differs from run to run, so that no file can be made to have all its texts in one place.</summary>
    private int HashOf(string text)
    {
        if (isCaseIgnored)
        {
            return text.GetHashCode(StringComparison.OrdinalIgnoreCase);
        }

        var hash = default(HashCode);
        hash.AddBytes(MemoryMarshal.AsBytes(text.AsSpan()));
        return hash.ToHashCode();
    }

    /// <summary>The hash of a text, and its number from 1; 0 where the slot is free.</summary>
    private readonly record struct Slot(int Hash, int Number);
}
