using System.Text;
using CsCheck;
using CyberStats.Incidents;
using static CyberStats.Datasets.Tests.CfrText;

namespace CyberStats.Datasets.Tests;

/// <summary>
/// Files that are broken, huge or made to do harm: only the exceptions that are documented, in bounded time and memory.
/// </summary>
public class CfrReaderHostileTests
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    // A small file with a bit of everything.
    private static readonly string Sample = Table(
        Row(Cells(affiliations: "Velvet Otter", description: "He said \"no\", twice.\nThen left.", response: "Denial   https://example.org/?a&amp;b")),
        "Quay probe,1/3/2020,,so,Invented ports,Palestine, State of,Espionage,Government,,,",
        "Dock probe,13/45/2020,APT 901,\"said so.,,Invented ports\"\"\",China,Sabotage,\"Government, Military\",https://example.org/b,,,,",
        Row(Cells(title: "Żubr 港", sponsor: "Israel, Palestine, State of", victims: "Ports, and \"quays\"")),
        "Pier probe,,,,Unknown,\"\",\"Korea (Republic of)\",,,,,");

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\r\n\r\n")]
    [InlineData("Title")]
    [InlineData("Title,Date")]
    [InlineData("Date,Title,Affiliations,Description,Response,Victims,Sponsor,Type,Category,Sources_1,Sources_2,Sources_3")]
    [InlineData("Title;Date;Affiliations;Description;Response;Victims;Sponsor;Type;Category;Sources_1;Sources_2;Sources_3")]
    [InlineData("Title,Date,Affiliations,Description,Response,Victims,Sponsor,Type,Category,Sources_1,Sources_2")]
    [InlineData("\nTitle,Date,Affiliations,Description,Response,Victims,Sponsor,Type,Category,Sources_1,Sources_2,Sources_3")]
    [InlineData("\"")]
    [InlineData("\"Title,Date,Affiliations,Description,Response,Victims,Sponsor,Type,Category,Sources_1,Sources_2,Sources_3")]
    [InlineData("\0\0\0\0")]
    [InlineData("<html><body>503</body></html>")]
    [InlineData("{\"a\": 1}")]
    public void Refuses_a_file_of_another_format(string text)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(text));

        Assert.Contains(Header, error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Message.Length, Header.Length, Header.Length + 250);
        Assert.DoesNotContain(error.Message, char.IsControl);
    }

    [Theory]
    [InlineData(Header)]
    [InlineData(Header + "\n")]
    [InlineData("\uFEFF" + Header + "\r\n")]
    [InlineData(" title , DATE,Affiliations,Description,Response,\"Victims\",Sponsor,Type,Category,Sources_1,Sources_2,Sources_3,More\r")]
    public void Reads_a_header_alone(string text)
    {
        ImportResult<Incident> result = Read(text);

        Assert.Equal((0, 0), (result.Rows, result.RowsWithError));
        Assert.Empty(result.Records);
        Assert.Empty(result.Issues);
        Assert.Equal("cfr", Assert.Single(result.Sources).Id);
    }

    [Fact]
    public async Task Reads_each_unicode_encoding_by_its_mark()
    {
        ImportResult<Incident> plain = Read(Sample);
        foreach (Encoding encoding in (Encoding[])
            [new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true), new UTF32Encoding(false, true)])
        {
            byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(Sample)];
            await Ends.InTime(() =>
            {
                ImportResult<Incident> marked = Read(bytes);
                Assert.Equal(plain.Records.AsEnumerable(), marked.Records);
                Assert.Equal(plain.Issues.AsEnumerable(), marked.Issues);
                Assert.Equal(plain.Records.AsEnumerable(), CfrReader.Read(new ChoppedStream(bytes, 1)).Records);
            });
        }
    }

    [Fact]
    public void Refuses_utf16_without_a_mark()
    {
        Assert.Throws<InvalidDataException>(() => Read(new UnicodeEncoding(false, false).GetBytes(Sample)));
        Assert.Throws<InvalidDataException>(() => Read(new UnicodeEncoding(true, false).GetBytes(Sample)));
    }

    [Fact]
    public void Reads_a_byte_order_mark_alone_as_an_empty_file() => Assert.All(
        (byte[][])[[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF], [0xEF, 0xBB], [0xFF], [0xFF, 0xFE, 0, 0]],
        bytes => Assert.Throws<InvalidDataException>(() => Read(bytes)));

    [Fact]
    public void Survives_a_cut_or_odd_utf16_file()
    {
        byte[] bytes = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Table(Row(Cells()))), 0x3D, 0xD8, 0x41];
        ImportResult<Incident> result = Read(bytes);

        IsConsistent(result);
        Assert.Equal("Harbour probe", result.Records[0].Title);
    }

    [Fact]
    public void Reports_bytes_that_are_no_utf8()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Table(Row(Cells(title: "\u00E9 \u00E8 \u00F1")))), .. Encoding.Latin1.GetBytes(Row(Cells(title: "Caf\u00E9")))];
        ImportResult<Incident> result = Read(bytes);

        HasIssue(result, "undecodable_bytes", IssueSeverity.Warning, 1, 3, null, "Caf\uFFFD");
        Assert.Single(result.Issues);
        Assert.Equal(["\u00E9 \u00E8 \u00F1", "Caf\uFFFD"], result.Records.Select(r => r.Title));
    }

    [Fact]
    public void Takes_out_nul_bytes_wherever_they_stand()
    {
        string row = string.Concat(Row(Cells(title: "Pier", affiliations: "Otter", sponsor: "China")).Select(c => $"\0{c}"));
        ImportResult<Incident> result = Read(Table(row, "\0", "\0,\0"));

        IsConsistent(result);
        Assert.Equal("Pier", Assert.Single(result.Records).Title);
        Assert.Contains(result.Issues, i => i is { Code: "control_characters", RecordIndex: 0 });
        Assert.Equal([1, 2], result.Issues.Where(i => i.Code == "no_title").Select(i => i.RecordIndex!.Value));
    }

    [Fact]
    public Task Reads_a_huge_cell_in_each_column() => Ends.InTime(() =>
    {
        string huge = string.Concat(Enumerable.Repeat("ab,\" \n?C; ", 100_000));
        for (int column = 0; column < 12; column++)
        {
            foreach (string cell in (string[])[huge, new string('A', 1_000_000)])
            {
                string[] cells = Cells();
                cells[column] = cell;
                ImportResult<Incident> result = ReadRows(cells, Cells(title: "Quay"));
                IsConsistent(result);
                Assert.Equal("Quay", result.Records[^1].Title);
                Assert.Equal(2, result.Records.Count);
                Assert.All(result.Issues, i => Assert.InRange(i.Message.Length + (i.Raw?.Length ?? 0), 1, 400));
            }
        }
    });

    [Fact]
    public Task Reads_a_row_of_a_million_cells() => Ends.InTime(() =>
    {
        foreach (string cell in (string[])["", "Espionage", "\"a\"", "China", " x"])
        {
            ImportResult<Incident> result = Read(Table("T,1/2/2020," + string.Join(',', Enumerable.Repeat(cell, 1_000_000)), Row(Cells())));
            IsConsistent(result);
            HasIssue(result, "cell_count", IssueSeverity.Warning, 0, 2, null, null);
            Assert.Contains(" 1000002 cells", result.Issues.First(i => i.Code == "cell_count").Message, StringComparison.Ordinal);
            Assert.Equal(["T", "Harbour probe"], result.Records.Select(r => r.Title));
            Assert.Empty(result.Records[0].Attributions.Where(_ => cell != "China"));
        }
    });

    [Fact]
    public Task Reports_each_of_very_many_blank_lines() => Ends.InTime(() =>
    {
        ImportResult<Incident> result = Read(Header + "\r\n" + string.Concat(Enumerable.Repeat("\r\n", 100_000)) + Row(Cells()));

        Assert.Equal((100_001, 100_000), (result.Rows, result.RowsWithError));
        Assert.Equal(Enumerable.Range(0, 100_000).Select(i => (i, i + 2L)), result.Issues.Select(i => (i.RecordIndex!.Value, i.Line!.Value)));
        Assert.All(result.Issues, i => Assert.Equal("empty_row", i.Code));
        Assert.Single(result.Records);
    });

    [Fact]
    public void Survives_a_quote_at_every_place()
    {
        string row = Row(Cells(description: "a, b", response: "Denial"));
        for (int at = 0; at <= row.Length; at++)
        {
            foreach (string quotes in (string[])["\"", "\"\"", "\"\"\"", "\",\"", "\"\n"])
            {
                ImportResult<Incident> result = Read(Table(Row(Cells(title: "Before")), row.Insert(at, quotes), Row(Cells(title: "After"))));
                IsConsistent(result);
                Assert.Equal("Before", result.Records[0].Title);
                bool swallowed = result.Issues.Any(i => i.Code == "unclosed_quote");
                Assert.False(swallowed && quotes == "\"\"", $"Two quotes at {at} swallowed the file.");
                Assert.Equal(!swallowed, result.Records[^1].Title == "After");
            }
        }
    }

    [Fact]
    public void Survives_a_cut_at_every_byte_and_loses_no_row_before_it()
    {
        byte[] bytes = Utf8.GetBytes(Sample);
        ImportResult<Incident> whole = Read(bytes);
        int[] ends = [.. EndsOfRows(Sample).Select(end => Utf8.GetByteCount(Sample[..end]))];
        Assert.Equal(whole.Rows + 1, ends.Length);
        for (int length = 0; length < bytes.Length; length++)
        {
            int complete = ends.Count(end => end <= length) - 1;
            ImportResult<Incident>? cut = ReadOrRefuse(bytes[..length]);
            if (complete < 0)
            {
                Assert.True(cut is null || cut.Rows == 0, $"Rows out of half a header, cut at {length}.");
                continue;
            }

            Assert.NotNull(cut);
            IsConsistent(cut);
            Assert.InRange(cut.Rows, complete, complete + 1);
            Assert.Equal(whole.Records.Take(complete), cut.Records.Take(complete));
            Assert.Equal(
                whole.Issues.Where(i => i.RecordIndex < complete), cut.Issues.Where(i => i.RecordIndex < complete));
        }
    }

    [Fact]
    public void Survives_random_changes() => Hostile.Changed(
        Utf8.GetBytes(Sample),
        stream =>
        {
            ImportResult<Incident> result = CfrReader.Read(stream);
            IsConsistent(result);
            return result;
        },
        times: 4_000);

    [Fact]
    public void Survives_random_bytes() => Gen.Byte.Array[0, 300].Sample(
        noise =>
        {
            Assert.Null(ReadOrRefuse(noise));
            IsConsistent(Read([.. Utf8.GetBytes(Header + "\n"), .. noise]));
        },
        iter: 3_000);

    [Theory]
    [InlineData("\"Quay probe,1/3/2020,,,,Estonia,China,Espionage,Government,,,")]
    [InlineData("Quay probe,1/3/2020,,\"said so,,Estonia,China,Espionage,Government,,,")]
    [InlineData("Quay probe,1/3/2020,,,,Estonia,China,Espionage,Government,,,\"")]
    [InlineData("Quay probe,1/3/2020,,\"said \"\"so\"\",,Estonia,China,Espionage,Government,,,\"\"")]
    [InlineData("Quay \"probe\",1/3/2020,,,,Estonia,China,Espionage,Government,,,\"https://example.org")]
    public void Reports_a_quote_that_no_other_closes(string row)
    {
        foreach (string rest in (string[])["", "\r\n", "\r\n" + Row(Cells(title: "Swallowed")) + "\r\n" + Row(Cells(title: "Too"))])
        {
            ImportResult<Incident> result = Read(Table(Row(Cells()), Row(Cells(title: "A", description: "1\n2"))) + row + rest);

            IsConsistent(result);
            HasIssue(result, "unclosed_quote", IssueSeverity.Error, 2, 5, null, result.Issues[^1].Raw);
            Assert.Null(result.Issues[^1].RecordId);
            Assert.Equal((3, 1), (result.Rows, result.RowsWithError));
            Assert.Equal(["Harbour probe", "A"], result.Records.Select(r => r.Title));
        }
    }

    [Fact]
    public Task An_unclosed_quote_before_hundreds_of_megabytes_takes_bounded_memory() => Ends.InTime(() =>
    {
        const int Longest = 1 << 20;
        byte[] start = Utf8.GetBytes(Table(Row(Cells())) + "Quay probe,1/3/2020,,\"said so,");
        byte[] filler = Utf8.GetBytes(string.Concat(Enumerable.Repeat("and, so on;\r\n", 5_000)));
        using var stream = new GeneratedStream(400L << 20, i => i == 0 ? start : filler);
        Read(Sample); // so that what is done once a process is not measured

        long before = GC.GetAllocatedBytesForCurrentThread();
        ImportResult<Incident> result = CfrReader.Read(stream, new CfrOptions { MaxRecordBytes = Longest });
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        IsConsistent(result);
        HasIssue(result, "row_too_large", IssueSeverity.Error, 1, 3, null, null);
        Assert.Equal("Harbour probe", Assert.Single(result.Records).Title);
        Assert.InRange(stream.Taken, Longest, 4 * Longest); // what cannot be read is not taken either
        Assert.InRange(allocated, 0, 6 * Longest); // a buffer that doubles up to twice the longest row, and its predecessors
    });

    [Fact]
    public Task A_first_line_without_end_is_refused_in_bounded_memory() => Ends.InTime(() =>
    {
        const int Longest = 1 << 20;
        foreach (byte[] filler in (byte[][])["x"u8.ToArray(), [0], "\"a"u8.ToArray(), "Title,"u8.ToArray(), ","u8.ToArray()])
        {
            byte[] block = [.. Enumerable.Repeat(filler, 10_000).SelectMany(b => b)];
            using var stream = new GeneratedStream(400L << 20, _ => block);
            long before = GC.GetAllocatedBytesForCurrentThread();
            var error = Assert.Throws<InvalidDataException>(() => CfrReader.Read(stream, new CfrOptions { MaxRecordBytes = Longest }));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 24 * Longest); // a buffer, and the places of cells and quotes in it
            Assert.InRange(stream.Taken, Longest, 4 * Longest);
            Assert.Contains("longest row", error.Message, StringComparison.Ordinal);
        }
    });

    [Fact]
    public Task Two_hundred_megabytes_of_hostile_rows_are_read_in_seconds() => Ends.InTime(() =>
    {
        string junk = string.Concat(Enumerable.Repeat("ab \"\"?;é", 1_000));
        byte[][] kinds =
        [
            Utf8.GetBytes(new string(',', 8_000) + "\r\n"),
            Utf8.GetBytes($",1/2/2020,,\"{junk}\",,Estonia,China,Espionage,Government,,,\r\n"),
            Utf8.GetBytes($",1/2/2020,\" a\"b,{junk}\n"),
            Utf8.GetBytes(",,," + string.Concat(Enumerable.Repeat("Espionage,Government,", 400)) + "\r"),
            Utf8.GetBytes(",,," + string.Concat(Enumerable.Repeat(" x,", 2_500)) + "Espionage,Government\n"),
            [.. Enumerable.Repeat((byte)0xFF, 8_000), (byte)'\n'],
        ];
        int[] order = [0, 3, 0, 1, 0, 3, 4, 0, 2, 0, 3, 0, 5, 0, 3]; // what is quick to write is likelier
        using var stream = new GeneratedStream(200L << 20, i => i == 0 ? Utf8.GetBytes(Header + "\n") : kinds[order[i % order.Length]]);
        ImportResult<Incident> result = CfrReader.Read(stream);

        Assert.Equal(200L << 20, stream.Taken);
        Assert.InRange(result.Rows, 20_000, int.MaxValue);
        Assert.Equal(result.Rows, result.Records.Count + result.Issues.Count(i => i.Severity == IssueSeverity.Error));
    });

    [Fact]
    public void A_longest_row_of_any_size_allowed_reads_a_small_file() => Assert.All(
        (int[])[1024, 1 << 20, int.MaxValue],
        longest => Assert.Single(Read(Table(Row(Cells())), new CfrOptions { MaxRecordBytes = longest }).Records));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(200)]
    public void What_the_stream_throws_passes_through(int after)
    {
        using var stream = new GeneratedStream(
            1_000_000, i => i * 20 < after ? Utf8.GetBytes((Header + "\n" + Row(Cells()) + new string('x', 400)).Substring(i * 20, 20)) : throw new IOException("The disk is gone."));

        Assert.Equal("The disk is gone.", Assert.Throws<IOException>(() => CfrReader.Read(stream)).Message);
    }

    [Fact]
    public void Leaves_the_stream_open_and_reads_from_where_it_stands()
    {
        byte[] text = Utf8.GetBytes(Table(Row(Cells())));
        using var stream = new MemoryStream([.. "not,read\n"u8, .. text]);
        stream.Position = 9;

        Assert.Single(CfrReader.Read(stream).Records);
        Assert.True(stream.CanRead);
        Assert.Equal(stream.Length, stream.Position);

        stream.Position = 0;
        Assert.Throws<InvalidDataException>(() => CfrReader.Read(stream));
        Assert.True(stream.CanRead);
    }

    [Fact]
    public void Refuses_a_stream_that_cannot_be_read()
    {
        Assert.Equal("stream", Assert.Throws<ArgumentNullException>(() => CfrReader.Read(null!)).ParamName);

        var closed = new MemoryStream();
        closed.Dispose();
        Assert.Equal("stream", Assert.Throws<ArgumentException>(() => CfrReader.Read(closed)).ParamName);

        using var writeOnly = new WriteOnlyStream();
        Assert.Equal("stream", Assert.Throws<ArgumentException>(() => CfrReader.Read(writeOnly)).ParamName);
    }

    private static ImportResult<Incident>? ReadOrRefuse(byte[] bytes)
    {
        try
        {
            return Read(bytes);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>The places where the rows of a well-formed file end, before their line breaks.</summary>
    private static IEnumerable<int> EndsOfRows(string text)
    {
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            quoted ^= text[i] == '"';
            if (!quoted && text[i] == '\r')
            {
                yield return i;
            }
        }
    }

    private sealed class WriteOnlyStream : MemoryStream
    {
        public override bool CanRead => false;
    }
}
