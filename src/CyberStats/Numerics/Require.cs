using System.Runtime.CompilerServices;

namespace CyberStats.Numerics;

/// <summary>
/// Argument checks. Every comparison of real numbers is written so that NaN fails it.
/// </summary>
internal static class Require
{
    /// <summary>Returns the value if it is neither NaN nor infinite.</summary>
    public static double Finite(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        double.IsFinite(value) ? value : throw OutOfRange(value, name, "a finite number");

    /// <summary>Returns the value if it is finite and above zero.</summary>
    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        double.IsFinite(value) && value > 0 ? value : throw OutOfRange(value, name, "finite and above zero");

    /// <summary>Returns the value if it is finite and not below zero.</summary>
    public static double NotNegative(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        double.IsFinite(value) && value >= 0 ? value : throw OutOfRange(value, name, "finite and not below zero");

    /// <summary>Returns the value if it is not below zero.</summary>
    public static long NotNegative(long value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value >= 0 ? value : throw OutOfRange(value, name, "not below zero");

    /// <summary>Returns the value if it lies strictly between two bounds.</summary>
    public static double Between(
        double low, double high, double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value > low && value < high
            ? value
            : throw OutOfRange(value, name, FormattableString.Invariant($"in ({low}, {high})"));

    /// <summary>Returns the value if it lies in [0, 1].</summary>
    public static double Probability(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value >= 0 && value <= 1 ? value : throw OutOfRange(value, name, "in [0, 1]");

    /// <summary>Returns the value if it lies in [low, high].</summary>
    public static int InRange(int low, int high, int value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value >= low && value <= high
            ? value
            : throw OutOfRange(value, name, FormattableString.Invariant($"from {low} to {high}"));

    /// <summary>Returns the value if it is a member of its enumeration.</summary>
    public static TEnum Defined<TEnum>(TEnum value, [CallerArgumentExpression(nameof(value))] string? name = null)
        where TEnum : struct, Enum =>
        Enum.IsDefined(value) ? value : throw OutOfRange(value, name, $"a {typeof(TEnum).Name}");

    /// <summary>Returns the text if it has at least one character that is not white space.</summary>
    public static string Text(string? value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, name);
        return value;
    }

    private static ArgumentOutOfRangeException OutOfRange(object value, string? name, string demand) =>
        new(name, value, $"'{name}' must be {demand}.");
}
