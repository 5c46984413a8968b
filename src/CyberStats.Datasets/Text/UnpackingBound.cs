namespace CyberStats.Datasets.Text;

/// <summary>Refuses files that unpack to too much: "zip bombs".</summary>
/// <param name="most">The bytes that all files of an import may unpack to.</param>
/// <param name="packed">Returns the bytes of the packed file read so far.</param>
internal sealed class UnpackingBound(long most, Func<long> packed)
{
    private const long AlwaysAllowed = 64L * 1024 * 1024;
    private const int MostTimes = 200; // text of records packs to a fifth or a twentieth

    private long _unpacked;

    /// <summary>Gets whether a file was refused.</summary>
    public bool IsExceeded { get; private set; }

    /// <summary>Counts bytes.</summary>
    /// <exception cref="InvalidDataException">They are too many.</exception>
    public void Add(int bytes)
    {
        _unpacked += bytes;
        if (_unpacked > most)
        {
            IsExceeded = true;
            throw new InvalidDataException(FormattableString.Invariant($"The packed file unpacks to more than the {most} bytes allowed."));
        }

        if (_unpacked > AlwaysAllowed && _unpacked / MostTimes > packed())
        {
            IsExceeded = true;
            throw new InvalidDataException(
                FormattableString.Invariant($"The packed file unpacks to more than {MostTimes} times its size, as no text of records does."));
        }
    }
}
