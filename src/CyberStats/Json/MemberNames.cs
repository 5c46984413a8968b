using System.Text;

namespace CyberStats.Json;

/// <summary>The names of the members of a record, found quickest when they come in the order in which they are written.</summary>
internal sealed class MemberNames(params string[] names)
{
    private readonly byte[][] _names = [.. names.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Gets the names, in the order of their numbers.</summary>
    public IReadOnlyList<string> All { get; } = names;

    /// <summary>Returns the number of a name; -1 where there is none such.</summary>
    /// <param name="name">The name.</param>
    /// <param name="first">The number to begin with, that after the name found before.</param>
    public int Find(ReadOnlySpan<byte> name, int first)
    {
        for (int i = first; i < _names.Length; i++)
        {
            if (name.SequenceEqual(_names[i]))
            {
                return i;
            }
        }

        for (int i = 0; i < first; i++)
        {
            if (name.SequenceEqual(_names[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
