using MathNet.Numerics;

namespace CyberStats.Numerics;

/// <summary>
/// A number with its first and second derivatives in three variables, so that a curve is written once and its exact gradient and Hessian follow.
/// </summary>
/// <remarks>Source: Griewank and Walther (2008), <i>Evaluating Derivatives</i>, chapter 13: Taylor arithmetic of order two, forward.</remarks>
internal readonly record struct Jet(
    double Value, double D0, double D1, double D2, double D00, double D01, double D02, double D11, double D12, double D22) : INumeral<Jet>
{
    public static Jet Constant(double value) => new(value, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public static Jet Variable(double value, int index) =>
        new(value, index == 0 ? 1 : 0, index == 1 ? 1 : 0, index == 2 ? 1 : 0, 0, 0, 0, 0, 0, 0);

    public static Jet operator +(in Jet a, in Jet b) => new(
        a.Value + b.Value, a.D0 + b.D0, a.D1 + b.D1, a.D2 + b.D2,
        a.D00 + b.D00, a.D01 + b.D01, a.D02 + b.D02, a.D11 + b.D11, a.D12 + b.D12, a.D22 + b.D22);

    public static Jet operator -(in Jet a, in Jet b) => a + (b * -1);

    public static Jet operator *(in Jet a, double k) =>
        new(a.Value * k, a.D0 * k, a.D1 * k, a.D2 * k, a.D00 * k, a.D01 * k, a.D02 * k, a.D11 * k, a.D12 * k, a.D22 * k);

    public static Jet operator *(in Jet a, in Jet b) => new(
        a.Value * b.Value,
        (a.D0 * b.Value) + (a.Value * b.D0),
        (a.D1 * b.Value) + (a.Value * b.D1),
        (a.D2 * b.Value) + (a.Value * b.D2),
        (a.D00 * b.Value) + (2 * a.D0 * b.D0) + (a.Value * b.D00),
        (a.D01 * b.Value) + (a.D0 * b.D1) + (a.D1 * b.D0) + (a.Value * b.D01),
        (a.D02 * b.Value) + (a.D0 * b.D2) + (a.D2 * b.D0) + (a.Value * b.D02),
        (a.D11 * b.Value) + (2 * a.D1 * b.D1) + (a.Value * b.D11),
        (a.D12 * b.Value) + (a.D1 * b.D2) + (a.D2 * b.D1) + (a.Value * b.D12),
        (a.D22 * b.Value) + (2 * a.D2 * b.D2) + (a.Value * b.D22));

    /// <summary>Returns f of this number, given f and its first two derivatives there.</summary>
    public Jet Then(double f, double first, double second) => new(
        f, first * D0, first * D1, first * D2,
        (first * D00) + (second * D0 * D0),
        (first * D01) + (second * D0 * D1),
        (first * D02) + (second * D0 * D2),
        (first * D11) + (second * D1 * D1),
        (first * D12) + (second * D1 * D2),
        (first * D22) + (second * D2 * D2));

    /// <summary>Writes the derivatives by the variables that there are, and returns the value.</summary>
    public double Read(double[] gradient, double[,] hessian)
    {
        ReadOnlySpan<double> first = [D0, D1, D2];
        ReadOnlySpan<double> second = [D00, D01, D02, D01, D11, D12, D02, D12, D22];
        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] = first[i];
            for (int j = 0; j < gradient.Length; j++)
            {
                hessian[i, j] = second[(3 * i) + j];
            }
        }

        return Value;
    }

    public bool IsConstant(double bound) =>
        Math.Abs(D0) <= bound && Math.Abs(D1) <= bound && Math.Abs(D2) <= bound
        && Math.Abs(D00) <= bound && Math.Abs(D01) <= bound && Math.Abs(D02) <= bound
        && Math.Abs(D11) <= bound && Math.Abs(D12) <= bound && Math.Abs(D22) <= bound;

    public Jet Plus(double constant) => this with { Value = Value + constant };

    public Jet Exp() => Math.Exp(Value) is var e ? Then(e, e, e) : default;

    public Jet Log() => Then(Math.Log(Value), 1 / Value, -1 / (Value * Value));

    /// <summary>Returns log(1 + x).</summary>
    public Jet LogP1() => Then(Elementary.LogP1(Value), 1 / (1 + Value), -1 / ((1 + Value) * (1 + Value)));

    /// <summary>Returns 1 / (1 + exp(-x)).</summary>
    public Jet Logistic()
    {
        double s = SpecialFunctions.Logistic(Value);
        double c = SpecialFunctions.Logistic(-Value);
        return Then(s, s * c, s * c * (c - s));
    }

    /// <summary>Returns (exp(x) - 1) / x, 1 at 0.</summary>
    public Jet ExpM1Ratio()
    {
        double x = Value;
        if (Math.Abs(x) < 1)
        {
            double f = 0;
            double first = 0;
            double second = 0;
            double term = 1; // x^k / k!
            for (int k = 0; k < 22; k++)
            {
                f += term / (k + 1);
                first += term / (k + 2);
                second += term / (k + 3);
                term *= x / (k + 1);
            }

            return Then(f, first, second); // the integrals of t^j exp(x t) over [0, 1], j = 0, 1, 2
        }

        double e = Math.Exp(x);
        double ratio = (e - 1) / x;
        double slope = (e - ratio) / x;
        return Then(ratio, slope, (e - (2 * slope)) / x);
    }
}
