using System.Globalization;

namespace CyberStats.Samples.Losses;

/// <summary>
/// A file of losses: one amount a line, or a date and an amount. What is left out is counted, with the first line that it was met on.
/// </summary>
internal sealed class LossFile
{
    private static readonly char[] Separators = [',', ';', '\t'];

    private readonly List<double> _amounts = [];
    private readonly List<PartialDate> _dates = [];
    private readonly SortedDictionary<string, (int Count, int Line)> _leftOut = new(StringComparer.Ordinal);

    private LossFile()
    {
    }

    /// <summary>Gets the amounts above zero, in the order of the file.</summary>
    public double[] Amounts => [.. _amounts];

    /// <summary>Gets the dates of the amounts; empty where not every amount has one.</summary>
    public IReadOnlyList<PartialDate> Dates => _dates.Count == _amounts.Count ? _dates : [];

    /// <summary>Gets the first line, if it holds names in place of an amount.</summary>
    public string? Header { get; private set; }

    /// <summary>Gets what is left out: the reason, how often, and on which line first.</summary>
    public IEnumerable<(string Reason, int Count, int Line)> LeftOut => _leftOut.Select(e => (e.Key, e.Value.Count, e.Value.Line));

    /// <summary>Gets the time from the first day of the dates to the last, in years; null where there are no dates.</summary>
    public double? Years => Dates.Count == 0 ? null : (Dates.Max(d => d.Last).DayNumber - Dates.Min(d => d.First).DayNumber + 1) / 365.25;

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It holds no amount above zero.</exception>
    public static LossFile Read(TextReader reader)
    {
        var file = new LossFile();
        bool isFirst = true;
        int number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            string text = line.Trim().TrimStart('\uFEFF');
            if (text.Length > 0 && text[0] != '#')
            {
                file.Take(text, number, isFirst);
                isFirst = false;
            }
        }

        return file._amounts.Count > 0
            ? file
            : throw new InvalidDataException(file._leftOut.Count == 0 ? "it holds no amount" : $"it holds no amount above zero, but {file.LeftOutInWords()}");
    }

    /// <summary>Returns "3 zero (first on line 7), 1 negative (first on line 9)".</summary>
    public string LeftOutInWords() =>
        string.Join(", ", LeftOut.Select(e => FormattableString.Invariant($"{e.Count} {e.Reason} (first on line {e.Line})")));

    private void Take(string text, int line, bool isFirst)
    {
        string[] cells = text.Split(Separators, StringSplitOptions.TrimEntries);
        PartialDate date = default;
        bool isDated = cells.Length == 2 && PartialDate.TryParse(cells[0], null, out date);
        bool isNumber = double.TryParse(cells[^1], NumberStyles.Float, CultureInfo.InvariantCulture, out double amount);
        string? reason = cells.Length > 2 || (cells.Length == 2 && !isDated) ? "not an amount, or a date and an amount"
            : cells[^1].Length == 0 ? "without an amount, which is not zero"
            : !isNumber || !double.IsFinite(amount) ? "not an amount, or a date and an amount"
            : amount < 0 ? "negative"
            : amount == 0 ? "zero, which no law of losses holds"
            : null;
        if (reason is null)
        {
            _amounts.Add(amount);
            if (isDated)
            {
                _dates.Add(date);
            }
        }
        else if (isFirst && !isDated && cells[^1].Length > 0 && !isNumber)
        {
            Header = text;
        }
        else
        {
            (int count, int first) = _leftOut.GetValueOrDefault(reason, (0, line));
            _leftOut[reason] = (count + 1, first);
        }
    }
}
