using System.Globalization;

namespace CyberStats;

/// <summary>
/// The data are valid but too few for the question asked of them.
/// </summary>
public sealed class InsufficientDataException : ArgumentException
{
    /// <summary>Creates the exception, with a message that states both counts.</summary>
    /// <param name="what">What is counted, in the plural; for example "losses above the threshold".</param>
    /// <param name="required">The smallest count that would do.</param>
    /// <param name="actual">The count that was found.</param>
    /// <param name="parameter">The argument that holds the data.</param>
    public InsufficientDataException(string what, int required, int actual, string parameter)
        : base(string.Create(CultureInfo.InvariantCulture, $"Found {actual} {what}; at least {required} are needed."), parameter)
    {
        Required = required;
        Actual = actual;
    }

    /// <summary>Gets the smallest count that would do.</summary>
    public int Required { get; }

    /// <summary>Gets the count that was found.</summary>
    public int Actual { get; }
}
