namespace CyberStats.Numerics;

/// <summary>A number without derivatives.</summary>
internal readonly record struct Plain(double Value) : INumeral<Plain>
{
    public static Plain Constant(double value) => new(value);

    public static Plain operator +(in Plain a, in Plain b) => new(a.Value + b.Value);

    public static Plain operator -(in Plain a, in Plain b) => new(a.Value - b.Value);

    public static Plain operator *(in Plain a, in Plain b) => new(a.Value * b.Value);

    public static Plain operator *(in Plain a, double k) => new(a.Value * k);

    public bool IsConstant(double bound) => true;

    public Plain Plus(double constant) => new(Value + constant);

    public Plain Then(double f, double first, double second) => new(f);
}
