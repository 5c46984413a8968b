namespace CyberStats.Datasets.Plain;

/// <summary>What had to be undone to read a number.</summary>
[Flags]
internal enum QuantityRepairs
{
    None = 0,

    /// <summary>Separators of thousands.</summary>
    Thousands = 1,

    /// <summary>A comma before the decimals.</summary>
    DecimalComma = 2,

    /// <summary>A sign or code of a currency.</summary>
    Currency = 4,

    /// <summary>"k", "million" and the like after the number.</summary>
    Multiple = 8,

    /// <summary>It could have been read in two ways.</summary>
    Ambiguous = 16,
}
