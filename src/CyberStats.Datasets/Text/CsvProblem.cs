namespace CyberStats.Datasets.Text;

/// <summary>What is wrong with the form of a CSV row.</summary>
internal enum CsvProblem
{
    None,

    /// <summary>A quote stands where RFC 4180 allows none; the cells are as near to the text as can be.</summary>
    StrayQuote,

    /// <summary>A quote is still open at the end of the file: the row has swallowed all that follows it.</summary>
    UnclosedQuote,

    /// <summary>The row is longer than allowed, as after an unclosed quote: neither it nor anything after it was read.</summary>
    TooLarge,
}
