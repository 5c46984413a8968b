using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// A law on (origin, up to], counted from the origin; the first of its coordinates may be given and not searched.
/// </summary>
internal sealed class LawPart<TKernel>(int first, double origin = double.NegativeInfinity, double upTo = double.PositiveInfinity, double? given = null) : ILawPart
    where TKernel : ISeverityKernel
{
    private readonly double _shift = double.IsFinite(origin) ? origin : 0;

    public int First => first;

    public int Count => TKernel.Coordinates - (given is null ? 0 : 1);

    public Jet LogMass(ReadOnlySpan<double> point)
    {
        Span<Jet> numbers = stackalloc Jet[TKernel.Coordinates];
        Read(point, numbers);
        return double.IsPositiveInfinity(upTo) ? Jet.Constant(0) : TKernel.LogCumulative<Jet>(numbers, upTo - _shift);
    }

    public Jet LogDensity(ReadOnlySpan<double> point, double loss)
    {
        if (!(loss > origin && loss <= upTo))
        {
            return Jet.Constant(double.NegativeInfinity);
        }

        Span<Jet> numbers = stackalloc Jet[TKernel.Coordinates];
        Read(point, numbers);
        return TKernel.LogDensity<Jet>(numbers, loss - _shift);
    }

    public Jet LogProbability(ReadOnlySpan<double> point, double low, double high)
    {
        double from = low <= origin ? double.NegativeInfinity : low - _shift;
        double to = Math.Min(high, upTo) - _shift;
        if (!(high > origin && low < upTo))
        {
            return Jet.Constant(double.NegativeInfinity);
        }

        if (double.IsNegativeInfinity(from) && double.IsPositiveInfinity(to))
        {
            return Jet.Constant(0);
        }

        Span<Jet> numbers = stackalloc Jet[TKernel.Coordinates];
        Read(point, numbers);
        return RowLikelihood<TKernel>.LogProbability<Jet>(numbers, from, to);
    }

    private void Read(ReadOnlySpan<double> point, Span<Jet> numbers)
    {
        int k = 0;
        if (given is { } value)
        {
            numbers[k++] = Jet.Constant(value);
        }

        for (int j = 0; k < numbers.Length; j++, k++)
        {
            numbers[k] = Jet.Variable(point[first + j], j);
        }
    }
}
