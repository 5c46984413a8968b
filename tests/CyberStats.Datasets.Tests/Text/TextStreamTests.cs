using System.Text;
using CsCheck;
using CyberStats.Datasets.Text;

namespace CyberStats.Datasets.Tests.Text;

public class TextStreamTests
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    [Theory]
    [InlineData("", "ASCII")]
    [InlineData("plain", "ASCII")]
    [InlineData("é", "UTF-8")]
    [InlineData("Türkiye, Côte d'Ivoire, 日本, 🂡", "UTF-8")]
    public void Text_without_a_mark_is_UTF_8_where_it_reads_as_such(string text, string encoding) =>
        Check(Encoding.UTF8.GetBytes(text), text, encoding);

    [Theory]
    [InlineData("caf\u00E9")] // its last byte begins a character of UTF-8 that never ends
    [InlineData("\u00E9, \u00E8 and \u00F1")]
    [InlineData("\u2018quoted\u2019 \u2013 \u20AC 5")]
    public void Text_that_does_not_read_as_UTF_8_is_Windows_1252(string text) => Check(Windows1252.GetBytes(text), text, "Windows-1252");

    [Fact]
    public void The_first_byte_that_is_no_ASCII_may_come_late()
    {
        string text = new string('a', 300_000) + "\u00E9" + new string('b', 200_000);
        Check(Windows1252.GetBytes(text), text, "Windows-1252");
        Check(Encoding.UTF8.GetBytes(text), text, "UTF-8");
    }

    [Fact]
    public void A_byte_order_mark_decides_and_is_taken_away()
    {
        const string Text = "é 🂡 z";
        Check([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Text)], Text, "UTF-8 with byte order mark");
        Check([0xEF, 0xBB, 0xBF], "", "UTF-8 with byte order mark");
        Check([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text)], Text, "UTF-16 LE");
        Check([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Text)], Text, "UTF-16 BE");
        Check([0xFF, 0xFE, 0, 0, .. Encoding.UTF32.GetBytes(Text)], Text, "UTF-32 LE");
        Check([0, 0, 0xFE, 0xFF, .. new UTF32Encoding(true, false).GetBytes(Text)], Text, "UTF-32 BE");
        Check([0xEF, 0xBB, 0xBF, (byte)'a', 0xE9, (byte)'b'], "a\uFFFDb", "UTF-8 with undecodable bytes");
    }

    [Fact]
    public void A_few_bad_bytes_among_good_ones_are_replaced() =>
        Check([.. "é è ñ "u8, 0xFF, .. " ü"u8, 0xC3], "é è ñ \uFFFD ü\uFFFD", "UTF-8 with undecodable bytes");

    [Fact]
    public void A_text_cut_in_a_character_of_UTF_16_ends_in_the_replacement_character() =>
        Check([0xFF, 0xFE, (byte)'a', 0, 0x3D, 0xD8], "a\uFFFD", "UTF-16 LE");

    [Fact]
    public void What_comes_out_is_UTF_8_whatever_the_bytes_and_however_they_are_handed_out() =>
        Gen.Select(Gen.Byte.Array[0, 40].Array[0, 6], Gen.Int[1, 7]).Sample(
            (blocks, size) =>
            {
                byte[] bytes = [.. blocks.SelectMany((b, i) => i % 2 == 0 ? b : Encoding.UTF8.GetBytes($"é{i}ñ"))];
                byte[] whole = All(new MemoryStream(bytes), out string encoding);
                Assert.True(System.Text.Unicode.Utf8.IsValid(whole));
                Assert.Equal(whole, All(new ChoppedStream(bytes, size), out string other));
                Assert.Equal(encoding, other);
            },
            iter: 2000);

    [Theory]
    [InlineData("é")]
    [InlineData("港")]
    [InlineData("🂡")]
    public void No_character_is_lost_where_a_buffer_ends_in_it(string character)
    {
        // Found by fuzzing: the reader asked for 64 KiB of the 64 KiB and 4 bytes at hand, and the end of a character was taken for bytes that are none.
        for (int before = 0; before < 8; before++)
        {
            byte[] bytes = Encoding.UTF8.GetBytes($"é{new string('a', before)}{string.Concat(Enumerable.Repeat(character, 50_000))}");
            foreach (int size in new[] { 1, 2, 3, 5, 4096, 65_535, 65_536, 65_537, 200_000 })
            {
                using var text = new TextStream(new MemoryStream(bytes));
                using var all = new MemoryStream();
                byte[] buffer = new byte[size];
                for (int read; (read = text.Read(buffer)) > 0;)
                {
                    all.Write(buffer.AsSpan(0, read));
                }

                Assert.Equal("UTF-8", text.Encoding);
                Assert.True(bytes.AsSpan().SequenceEqual(all.ToArray()));
            }
        }
    }

    [Fact]
    public void The_encoding_does_not_depend_on_how_the_bytes_around_the_end_of_the_sample_are_handed_out()
    {
        for (int after = 65_530; after < 65_545; after++)
        {
            // One good character and, around the end of what is looked at, bad ones.
            byte[] bytes = [.. "é"u8, .. new byte[after - 2].Select(_ => (byte)'a'), 0xE9, 0xE9, .. new byte[100].Select(_ => (byte)'b')];
            All(new MemoryStream(bytes), out string encoding);
            foreach (int size in new[] { 1, 7, 4096, 65_538 })
            {
                All(new ChoppedStream(bytes, size), out string other);
                Assert.Equal((after, encoding), (after, other));
            }
        }
    }

    private static void Check(byte[] bytes, string text, string encoding)
    {
        foreach (int size in new[] { 1, 3, int.MaxValue })
        {
            byte[] read = All(size == int.MaxValue ? new MemoryStream(bytes) : new ChoppedStream(bytes, size), out string found);
            Assert.Equal(text, Encoding.UTF8.GetString(read));
            Assert.Equal(encoding, found);
        }
    }

    private static byte[] All(Stream bytes, out string encoding)
    {
        using var text = new TextStream(bytes);
        using var all = new MemoryStream();
        text.CopyTo(all, 1000);
        encoding = text.Encoding;
        Assert.Equal(all.Length, text.BytesRead);
        return all.ToArray();
    }
}
