using CsCheck;

namespace CyberStats.Datasets.Tests;

/// <summary>What every reader must survive: it gives a result that is consistent, or refuses with <see cref="InvalidDataException"/>.</summary>
internal static class Hostile
{
    private static readonly byte[] Odd = "\"\",\r\n\0 ;&{}[]:\\u\xEF\xFFd8a1/"u8.ToArray();

    /// <summary>A file cut at every byte.</summary>
    public static void CutEverywhere<T>(byte[] bytes, Func<Stream, ImportResult<T>> read)
    {
        for (int length = 0; length <= bytes.Length; length++)
        {
            ReadOrRefuse(bytes[..length], read);
        }
    }

    /// <summary>A file with bytes changed, put in, taken out and repeated at random; what is read twice is read alike.</summary>
    public static void Changed<T>(byte[] sample, Func<Stream, ImportResult<T>> read, int times = 3_000) =>
        Gen.Select(Gen.Int[0, sample.Length - 1], Gen.OneOf(Gen.Byte, Gen.OneOf(Odd)), Gen.Int[0, 3]).Array[1, 12].Sample(
            changes =>
            {
                var bytes = new List<byte>(sample);
                foreach ((int place, byte value, int how) in changes)
                {
                    int at = place % bytes.Count;
                    switch (how)
                    {
                        case 0: bytes[at] = value; break;
                        case 1: bytes.Insert(at, value); break;
                        case 2: bytes.RemoveAt(at); break;
                        default: bytes.InsertRange(at, bytes.GetRange(place / 2 % bytes.Count, Math.Min(40, bytes.Count - (place / 2 % bytes.Count)))); break;
                    }
                }

                if (ReadOrRefuse([.. bytes], read) is { } result)
                {
                    ImportResult<T> again = ReadOrRefuse([.. bytes], read)!;
                    Assert.True(again.Records.SequenceEqual(result.Records) && again.Issues.SequenceEqual(result.Issues), "Read differently.");
                }
            },
            iter: times);

    /// <summary>A stream that hands out few bytes at a time gives what the whole gives.</summary>
    public static void Chopped<T>(byte[] bytes, Func<Stream, ImportResult<T>> read)
    {
        using var whole = new MemoryStream(bytes, writable: false);
        ImportResult<T> expected = read(whole);
        foreach (int size in (int[])[1, 7, 4096])
        {
            using var chopped = new ChoppedStream(bytes, size);
            ImportResult<T> result = read(chopped);
            Assert.Equal(expected.Records.AsEnumerable(), result.Records);
            Assert.Equal(expected.Issues.AsEnumerable(), result.Issues);
            Assert.Equal(expected.Sources.AsEnumerable(), result.Sources);
        }
    }

    public static ImportResult<T>? ReadOrRefuse<T>(byte[] bytes, Func<Stream, ImportResult<T>> read)
    {
        try
        {
            using var stream = new MemoryStream(bytes, writable: false);
            ImportResult<T> result = read(stream);
            Consistent.Is(result);
            return result;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
