using System.Globalization;
using MathNet.Numerics;

namespace CyberStats.Growth;

/// <summary>
/// What an interval of growth says of doubling and halving: the set of the times that it allows.
/// </summary>
/// <remarks>
/// Where the interval contains zero growth, the doubling times that it allows run from some years to infinity and go on as halving times:
/// a set of two pieces that meet at "no change", and no interval whose ends have different signs.
/// </remarks>
public sealed record DoublingSet
{
    /// <summary>Creates the set of a growth.</summary>
    /// <param name="logRate">The continuous growth rate per year, with its interval.</param>
    /// <exception cref="ArgumentException"><paramref name="logRate"/> has no interval.</exception>
    public DoublingSet(Estimate logRate)
    {
        if (logRate.Level == 0 || double.IsNaN(logRate.Low) || double.IsNaN(logRate.High))
        {
            throw new ArgumentException("The growth rate has no interval.", nameof(logRate));
        }

        LogRate = logRate;
        DoublingTime = Time(logRate);
        HalvingTime = Time(Reversed(logRate));
    }

    /// <summary>Gets the continuous growth rate per year.</summary>
    public Estimate LogRate { get; }

    /// <summary>Gets the doubling time in years, its upper end infinite where growth may be zero; null where the interval excludes growth.</summary>
    public Estimate? DoublingTime { get; }

    /// <summary>Gets the halving time in years, its upper end infinite where decline may be zero; null where the interval excludes decline.</summary>
    public Estimate? HalvingTime { get; }

    /// <summary>Gets whether the interval contains zero growth.</summary>
    public bool MayNotChange => LogRate.Low <= 0 && LogRate.High >= 0;

    /// <summary>Returns "doubles in 3.18 to 6.2 years", or "doubles in 5.1 years or more, or halves in 12 years or more, or does not change".</summary>
    public override string ToString()
    {
        if (double.IsNaN(LogRate.Value) && double.IsNegativeInfinity(LogRate.Low) && double.IsPositiveInfinity(LogRate.High))
        {
            return "nothing can be said";
        }

        var parts = new List<string>(3);
        Add(parts, "doubles", DoublingTime);
        Add(parts, "halves", HalvingTime);
        if (MayNotChange)
        {
            parts.Add("does not change");
        }

        return parts.Count == 0 ? "nothing can be said" : string.Join(", or ", parts);
    }

    /// <summary>The time to double at a growth rate; null where the interval excludes growth.</summary>
    internal static Estimate? Time(Estimate logRate)
    {
        if (!(logRate.High > 0))
        {
            return null;
        }

        double value = logRate.Value > 0 ? Constants.Ln2 / logRate.Value : double.IsNaN(logRate.Value) ? double.NaN : double.PositiveInfinity;
        double error = double.IsFinite(value) && value > 0 ? value / logRate.Value * logRate.StandardError : double.NaN;
        return new Estimate(
            value,
            error,
            Constants.Ln2 / logRate.High,
            logRate.Low > 0 ? Constants.Ln2 / logRate.Low : double.PositiveInfinity,
            logRate.Level);
    }

    /// <summary>The same growth seen with time reversed.</summary>
    internal static Estimate Reversed(Estimate e) => new(-e.Value, e.StandardError, -e.High, -e.Low, e.Level);

    private static void Add(List<string> parts, string verb, Estimate? time)
    {
        if (time is { } t)
        {
            parts.Add(t.Low == 0
                ? $"{verb} in any time"
                : double.IsInfinity(t.High)
                ? $"{verb} in {Years(t.Low)} years or more"
                : $"{verb} in {Years(t.Low)} to {Years(t.High)} years");
        }
    }

    private static string Years(double years) => years.ToString(years < 0.1 ? "G2" : years < 10 ? "0.##" : "0", CultureInfo.InvariantCulture);
}
