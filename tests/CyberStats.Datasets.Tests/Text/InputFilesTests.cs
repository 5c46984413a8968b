using System.Text;
using CyberStats.Datasets.Text;
using static CyberStats.Datasets.Tests.Packed;

namespace CyberStats.Datasets.Tests.Text;

public class InputFilesTests
{
    [Fact]
    public void A_plain_text_is_one_file_without_a_name() =>
        Assert.Equal([(null, "a,b\n")], Files("a,b\n"u8.ToArray(), InputPacking.Plain));

    [Fact]
    public void A_packed_text_is_one_file_without_a_name() =>
        Assert.Equal([(null, "a,b\n")], Files(Gzip("a,b\n"u8.ToArray()), InputPacking.Gzip));

    [Fact]
    public void Parts_packed_one_after_another_are_one_text() =>
        Assert.Equal([(null, "a,b\n")], Files([.. Gzip("a,"u8.ToArray()), .. Gzip("b\n"u8.ToArray())], InputPacking.Gzip));

    [Fact]
    public void An_archive_is_its_files_in_order_without_folders_and_hidden_files() => Assert.Equal(
        [("b.json", "1"), ("in/a.json", "2")],
        Files(Zip(("b.json", "1"), ("in/", ""), ("in/a.json", "2"), ("in/.hidden", "3"), ("__MACOSX/b.json", "4")), InputPacking.Zip));

    [Fact]
    public void An_empty_archive_has_no_files() => Assert.Equal([], Files(Zip(Array.Empty<(string, string)>()), InputPacking.Zip));

    [Fact]
    public void What_only_starts_as_an_archive_is_refused() =>
        Assert.Throws<InvalidDataException>(() => Files([(byte)'P', (byte)'K', 3, 4, 5, 6, 7, 8, 9, 10], InputPacking.Zip));

    [Fact]
    public void An_archive_cut_short_is_refused()
    {
        byte[] zip = Zip(("a.json", "[1, 2, 3]"));
        for (int length = 4; length < zip.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => Files(zip[..length], InputPacking.Zip));
        }
    }

    [Fact]
    public void A_packed_text_cut_short_is_refused()
    {
        byte[] gzip = Gzip(Encoding.ASCII.GetBytes(string.Join(',', Enumerable.Range(0, 5000))));
        foreach (int length in new[] { 2, 5, 10, 11, 100, 1000, gzip.Length - 9, gzip.Length - 8, gzip.Length - 1 })
        {
            Assert.Throws<InvalidDataException>(() => Files(gzip[..length], InputPacking.Gzip));
        }
    }

    [Fact]
    public void A_packed_text_with_a_changed_bit_is_refused()
    {
        byte[] gzip = Gzip(Encoding.ASCII.GetBytes(string.Join(',', Enumerable.Range(0, 5000))));
        gzip[^6] ^= 1; // in the checksum
        Assert.Throws<InvalidDataException>(() => Files(gzip, InputPacking.Gzip));
    }

    [Fact]
    public void A_packed_empty_text_is_an_empty_file() => Assert.Equal([(null, "")], Files([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0], InputPacking.Gzip));

    [Fact]
    public void A_bomb_is_refused_before_it_has_unpacked_to_much()
    {
        byte[] zeros = new byte[400_000_000];
        foreach (byte[] bomb in new[] { Gzip(zeros), Zip(("a", zeros)) })
        {
            InvalidDataException refusal = Assert.Throws<InvalidDataException>(() => Drain(bomb, new ImportOptions(), out _));
            Assert.Contains("200 times its size", refusal.Message, StringComparison.Ordinal);
        }

        Assert.Throws<InvalidDataException>(() => Drain(Gzip(zeros[..100_000]), new ImportOptions { MaxUnpackedBytes = 50_000 }, out _));
        Drain(Gzip(zeros[..60_000_000]), new ImportOptions(), out long bytes); // blank, but not large
        Assert.Equal(60_000_000, bytes);
    }

    private static void Drain(byte[] packed, ImportOptions options, out long bytes)
    {
        using var files = new InputFiles(new MemoryStream(packed), options);
        bytes = 0;
        foreach (InputFile file in files.Open())
        {
            file.Stream.CopyTo(Stream.Null);
            bytes += file.Stream.BytesRead;
        }
    }

    private static List<(string?, string)> Files(byte[] bytes, InputPacking packing)
    {
        using var files = new InputFiles(new ChoppedStream(bytes, 5), new ImportOptions());
        Assert.Equal(packing, files.Packing);
        var list = new List<(string?, string)>();
        foreach (InputFile file in files.Open())
        {
            using var reader = new StreamReader(file.Stream, leaveOpen: true);
            list.Add((file.Name, reader.ReadToEnd()));
        }

        Assert.Equal(list.Count, files.Count);
        return list;
    }
}
