using System.Globalization;

namespace CyberStats.Samples.Import;

/// <summary>Plain text, at most 100 columns wide, that reads the same in a terminal and in a file.</summary>
internal sealed class Page(TextWriter output)
{
    private const int Width = 100;

    public void Heading(string text)
    {
        text = Plain(text);
        text = text.Length > Width ? text[..(Width - 3)] + "..." : text;
        output.WriteLine();
        output.WriteLine(text);
        output.WriteLine(new string('-', text.Length));
    }

    public void Line(string text = "") => output.WriteLine(Plain(text));

    /// <summary>Writes what something is, and the text, broken at blanks under its own start.</summary>
    public void Entry(string name, string text) => Text(text, $"  {name,-12}");

    /// <summary>Writes a paragraph after a start; its later lines are indented by as much.</summary>
    public void Text(string text, string start)
    {
        string line = Plain(start);
        string indent = new(' ', line.Length);
        bool isEmpty = true;
        foreach (string word in Plain(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string rest = word;
            if (!isEmpty && line.Length + 1 + rest.Length > Width)
            {
                output.WriteLine(line);
                (line, isEmpty) = (indent, true);
            }

            while (isEmpty && line.Length + rest.Length > Width) // a word that is longer than a line, such as a link
            {
                output.WriteLine(line + rest[..(Width - line.Length)]);
                (rest, line) = (rest[(Width - line.Length)..], indent);
            }

            line += isEmpty ? rest : $" {rest}";
            isEmpty = false;
        }

        output.WriteLine(line.TrimEnd());
    }

    /// <summary>Returns a count with all its digits: 16,723.</summary>
    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>Returns a count and what is counted: "1 incident", "16,723 incidents".</summary>
    public static string Count(long value, string one, string? many = null) => $"{Count(value)} {(value == 1 ? one : many ?? one + "s")}";

    /// <summary>Text from a file can be in any script; in a plain terminal a sign that it lacks is a '?'.</summary>
    private static string Plain(string text) => string.Concat(text.Select(c => c switch
    {
        >= ' ' and <= '~' => c.ToString(),
        '\u2013' or '\u2014' => "-",
        '\u2018' or '\u2019' => "'",
        '\u201C' or '\u201D' => "\"",
        '\u2026' => "...",
        '\u00B7' => ".",
        '\u00A0' or '\t' => " ",
        _ => "?",
    }));
}
