using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// What somebody says about the size of a loss: "half of them are below 200 thousand", "one in ten exceeds 20 million", "19 million on average".
/// </summary>
public sealed record LossStatement
{
    private LossStatement(LossStatementKind kind, double probability, double exceedance, double value, double weight)
    {
        Kind = kind;
        Probability = probability;
        Exceedance = exceedance;
        Value = Require.Finite(value);
        Weight = Require.Positive(weight);
    }

    /// <summary>Gets what the statement is about.</summary>
    public LossStatementKind Kind { get; }

    /// <summary>Gets the probability of a loss up to the value; NaN unless the statement is about a quantile.</summary>
    public double Probability { get; }

    /// <summary>Gets the probability of a loss above the value; NaN unless the statement is about a quantile.</summary>
    public double Exceedance { get; }

    /// <summary>Gets the loss stated, in currency units.</summary>
    public double Value { get; }

    /// <summary>Gets how much the statement counts beside others; 1 unless given.</summary>
    public double Weight { get; }

    /// <summary>States that a loss is at most <paramref name="value"/> with the given probability.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not in [0, 1], the value not finite, or the weight not positive.</exception>
    public static LossStatement Quantile(double probability, double value, double weight = 1) =>
        new(LossStatementKind.Quantile, Require.Probability(probability), 1 - probability, value, weight);

    /// <summary>States that a loss exceeds <paramref name="value"/> with the given probability.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not in [0, 1], the value not finite, or the weight not positive.</exception>
    public static LossStatement Exceeded(double probability, double value, double weight = 1) =>
        new(LossStatementKind.Quantile, 1 - Require.Probability(probability), probability, value, weight);

    /// <summary>States that half of the losses are above <paramref name="value"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite, or the weight not positive.</exception>
    public static LossStatement Median(double value, double weight = 1) => Quantile(0.5, value, weight);

    /// <summary>States the mean loss.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite, or the weight not positive.</exception>
    public static LossStatement Mean(double value, double weight = 1) => new(LossStatementKind.Mean, double.NaN, double.NaN, value, weight);

    /// <summary>States the most likely loss.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite, or the weight not positive.</exception>
    public static LossStatement Mode(double value, double weight = 1) => new(LossStatementKind.Mode, double.NaN, double.NaN, value, weight);

    /// <summary>Returns the statement as text, in the invariant culture: for example "P(X ≤ 200000) = 0.5".</summary>
    public override string ToString() => Kind == LossStatementKind.Quantile
        ? FormattableString.Invariant($"P(X ≤ {Value}) = {Probability}")
        : FormattableString.Invariant($"{(Kind == LossStatementKind.Mean ? "mean" : "mode")} = {Value}");
}
