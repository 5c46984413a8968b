namespace CyberStats.Datasets.Plain;

/// <summary>What a text says of a quantity, and how it had to be read.</summary>
/// <param name="Value">The value, or what bounds it.</param>
/// <param name="Repairs">What had to be undone to read the number.</param>
/// <param name="Word">Whether words say what the value is, so that the text itself is worth keeping.</param>
/// <param name="IsPercent">Whether it is in hundredths; the value is already divided.</param>
/// <param name="Money">The currency that the text names; empty where it names none, "$" where it does not say whose dollar.</param>
internal readonly record struct Quantity(Bounds<decimal> Value, QuantityRepairs Repairs, bool Word, bool IsPercent, string Money);
