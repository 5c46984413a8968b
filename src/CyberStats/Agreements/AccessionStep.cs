namespace CyberStats.Agreements;

/// <summary>How many had joined from a day on, until the next step.</summary>
/// <param name="Day">The day.</param>
/// <param name="Certain">How many are certainly parties at its end.</param>
/// <param name="Possible">How many are parties at its end, or may be.</param>
public readonly record struct AccessionStep(DateOnly Day, int Certain, int Possible)
{
    /// <summary>Returns "2018-11-12: 33", or "2018-11-12: 33 to 39" where dates leave it open.</summary>
    public override string ToString() => Certain == Possible
        ? FormattableString.Invariant($"{Day:yyyy-MM-dd}: {Certain}")
        : FormattableString.Invariant($"{Day:yyyy-MM-dd}: {Certain} to {Possible}");
}
