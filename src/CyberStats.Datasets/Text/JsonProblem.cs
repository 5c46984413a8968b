namespace CyberStats.Datasets.Text;

/// <summary>What is wrong with the form of a piece of JSON.</summary>
internal enum JsonProblem
{
    None,

    /// <summary>From here on the text is no JSON, or ends too early: nothing after it was read.</summary>
    Malformed,

    /// <summary>The piece is longer than allowed: neither it nor anything after it was read.</summary>
    TooLarge,
}
