namespace CyberStats.Fitting;

/// <summary>How a parameter of a law follows from the coordinate x by which it is searched, and from the unit u of the sample.</summary>
internal enum Link
{
    /// <summary>The parameter is e^x · u^power.</summary>
    Log,

    /// <summary>The parameter is x · u^power.</summary>
    Linear,

    /// <summary>The parameter is x + log u: the mean of a logarithm.</summary>
    Shift,
}
