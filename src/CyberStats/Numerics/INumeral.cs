namespace CyberStats.Numerics;

/// <summary>
/// A number that may carry derivatives, so that a likelihood is written once and read as a value or with its exact gradient and Hessian.
/// </summary>
internal interface INumeral<T>
    where T : struct, INumeral<T>
{
    double Value { get; }

    static abstract T Constant(double value);

    static abstract T operator +(in T a, in T b);

    static abstract T operator -(in T a, in T b);

    static abstract T operator *(in T a, in T b);

    static abstract T operator *(in T a, double k);

    T Plus(double constant);

    /// <summary>Returns whether none of the derivatives is larger in size than a bound.</summary>
    bool IsConstant(double bound);

    /// <summary>Returns f of this number, given f and its first two derivatives there.</summary>
    T Then(double f, double first, double second);
}
