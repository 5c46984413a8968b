using System.Globalization;

namespace CyberStats.Samples.Losses;

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

    /// <summary>Writes what a figure is, and the figure.</summary>
    public void Figure(string name, string value) => output.WriteLine($"  {name,-34}{value,16}");

    /// <summary>Writes what a figure is, the figure, and its interval.</summary>
    public void Figure(string name, Estimate value) => output.WriteLine($"  {name,-34}{Number(value.Value),16}   {Number(value.Low)} to {Number(value.High)}");

    /// <summary>Writes a paragraph, broken at blanks.</summary>
    public void Text(string text, string bullet = "")
    {
        string line = "  " + bullet;
        bool isEmpty = true;
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && line.Length + 1 + word.Length > Width)
            {
                output.WriteLine(line);
                line = "  " + new string(' ', bullet.Length);
                isEmpty = true;
            }

            line += isEmpty ? word : $" {word}";
            isEmpty = false;
        }

        output.WriteLine(line);
    }

    /// <summary>Returns three digits and a word or sign for the size: 12,400; 1.35 million; 3.2e-05.</summary>
    public static string Number(double value) => Math.Abs(value) switch
    {
        double.NaN => "not known",
        double.PositiveInfinity => value > 0 ? "no limit" : "-no limit",
        0 => "0",
        < 1e3 => Three(value),
        < 1e6 => Math.Round(value / Place(value)) * Place(value) is var rounded ? rounded.ToString("#,0", CultureInfo.InvariantCulture) : "",
        < 1e9 => Three(value / 1e6) + " million",
        < 1e12 => Three(value / 1e9) + " billion",
        _ => value.ToString("0.00e+0", CultureInfo.InvariantCulture),
    };

    /// <summary>Returns a count with all its digits: 16,723.</summary>
    public static string Count(int value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0} %");

    public static string Probability(double p) => double.IsNaN(p) ? "-" : p < 0.0001 ? "< 0.0001" : p.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Three(double value) => value.ToString("G3", CultureInfo.InvariantCulture);

    private static double Place(double value) => Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))) - 2);
}
