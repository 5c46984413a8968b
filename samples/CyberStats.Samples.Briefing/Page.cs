using System.Globalization;

namespace CyberStats.Samples.Briefing;

/// <summary>Plain text, at most 100 columns wide, that reads the same in a terminal and in a file.</summary>
internal sealed class Page(TextWriter output)
{
    private const int Width = 100;

    public void Heading(string text)
    {
        output.WriteLine();
        output.WriteLine(text.ToUpperInvariant());
        output.WriteLine(new string('-', Math.Min(text.Length, Width)));
    }

    public void Line(string text = "") => output.WriteLine(text);

    /// <summary>Writes a paragraph, broken at blanks; its later lines are indented by as much as its first, and by a hanging indent.</summary>
    public void Text(string text, string indent = "", string bullet = "")
    {
        string line = indent + bullet;
        bool isEmpty = true;
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && line.Length + 1 + word.Length > Width)
            {
                output.WriteLine(line);
                line = indent + new string(' ', bullet.Length);
                isEmpty = true;
            }

            line += isEmpty ? word : $" {word}";
            isEmpty = false;
        }

        output.WriteLine(line);
    }

    /// <summary>Writes a caveat: its code, and what it means.</summary>
    public void Caveat(Caveat caveat) => Text($"{caveat}: {caveat.Explanation}", "  ", "! ");

    /// <summary>Writes what a figure is, the figure, and its interval.</summary>
    public void Figure(string name, string value, string interval) => output.WriteLine($"  {name,-34}{value,14}   {interval}");

    /// <summary>Writes a row of a bar chart; a missing value has no bar.</summary>
    public void Bar(string label, double? value, double largest, string note = "")
    {
        int length = value > 0 ? (int)Math.Round(50 * value.Value / largest) : 0;
        output.WriteLine($"  {label,-12}{(value is { } known ? Number(known) : "missing"),8}  {new string('#', length)}  {note}".TrimEnd());
    }

    public static string Number(double value) => value switch
    {
        double.PositiveInfinity => "no limit",
        _ => value.ToString(Math.Abs(value) >= 100 || value == Math.Floor(value) ? "0" : Math.Abs(value) >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture),
    };

    public static string Percent(double share) => double.IsFinite(share)
        ? string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0} %")
        : Number(share);

    public static string Interval(Estimate e, Func<double, string> text) => $"{text(e.Low)} to {text(e.High)}";
}
