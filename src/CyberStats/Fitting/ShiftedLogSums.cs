using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// Sums over losses x of log(1 + θ x), and of ρ and ρ² with ρ = θ x / (1 + θ x): all that the likelihoods of Lomax's and the generalized Pareto law need.
/// </summary>
/// <remarks>The logarithm is taken of products of eight terms, since it costs more than they do.</remarks>
internal static class ShiftedLogSums
{
    private const int Lanes = 4;
    private const int Together = 8;
    private const double MostFactor = 1e38; // eight such factors are below the greatest number

    /// <summary>Returns the sums; -∞ for the first where some 1 + θ x is not above zero.</summary>
    /// <param name="sample">The losses.</param>
    /// <param name="greatest">The greatest of them, as they lie.</param>
    /// <param name="theta">θ, in the units of the sample.</param>
    public static (double Log, double Rho, double RhoSquare) Of(ScaledSample sample, double greatest, double theta)
    {
        ReadOnlySpan<double> losses = sample.Read(out double shift, out double scale);
        theta *= scale;
        double extreme = 1 + (theta * greatest);
        if (!(extreme > 0))
        {
            return (double.NegativeInfinity, 0, 0);
        }

        return extreme is > 1 / MostFactor and < MostFactor ? ByProducts(losses, shift, theta) : OneByOne(losses, shift, theta);
    }

    private static (double Log, double Rho, double RhoSquare) ByProducts(ReadOnlySpan<double> losses, double shift, double theta)
    {
        const int BlockLength = Lanes * Together * 32;
        Span<double> padded = stackalloc double[BlockLength];
        Span<double> products = stackalloc double[BlockLength / Together];
        Span<Vector256<double>> productVectors = MemoryMarshal.Cast<double, Vector256<double>>(products);
        Vector256<double> one = Vector256.Create(1.0);
        Vector256<double> factor = Vector256.Create(theta);
        Vector256<double> origin = Vector256.Create(shift);
        (double log, double rho, double rhoSquare) = (0, 0, 0);
        for (int start = 0; start < losses.Length; start += BlockLength)
        {
            scoped ReadOnlySpan<double> block = losses[start..Math.Min(start + BlockLength, losses.Length)];
            if (block.Length < BlockLength)
            {
                padded.Fill(shift); // a loss at the origin adds nothing
                block.CopyTo(padded);
                block = padded;
            }

            ReadOnlySpan<Vector256<double>> vectors = MemoryMarshal.Cast<double, Vector256<double>>(block);
            Vector256<double> first = Vector256<double>.Zero;
            Vector256<double> second = Vector256<double>.Zero;
            for (int k = 0; k < productVectors.Length; k++)
            {
                Vector256<double> product = one;
                for (int j = 0; j < Together; j++)
                {
                    Vector256<double> t = (vectors[(k * Together) + j] - origin) * factor;
                    Vector256<double> q = t + one;
                    product *= q;
                    Vector256<double> share = t / q;
                    first += share;
                    second += share * share;
                }

                productVectors[k] = product;
            }

            VectorFunctions.Log(products, products);
            double part = 0;
            foreach (double value in products)
            {
                part += value;
            }

            log += part;
            rho += Vector256.Sum(first);
            rhoSquare += Vector256.Sum(second);
        }

        return (log, rho, rhoSquare);
    }

    private static (double Log, double Rho, double RhoSquare) OneByOne(ReadOnlySpan<double> losses, double shift, double theta)
    {
        (double log, double rho, double rhoSquare) = (0, 0, 0);
        foreach (double loss in losses)
        {
            double t = theta * (loss - shift);
            double share = t / (1 + t);
            log += Elementary.LogP1(t);
            rho += share;
            rhoSquare += share * share;
        }

        return (log, rho, rhoSquare);
    }
}
