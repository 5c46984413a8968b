using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using CsCheck;

#pragma warning disable RS0030 // here alone

namespace CyberStats;

/// <summary>
/// Random tests that draw the same inputs in every run, so that none of them fails by luck: each theory row has its own stream of them, by its name.
/// </summary>
/// <remarks>
/// CsCheck alone draws by the clock, and its seed is that of one input. These methods stand in its place without a change to a test, because the compiler
/// finds extensions of the namespace around a test before those of a "using"; the use of its own is banned. To explore: CYBERSTATS_SEED is any
/// text, each another set of inputs; CYBERSTATS_SAMPLES = 10 draws ten times as many. CsCheck_Seed repeats the one input that a failure names.
/// </remarks>
internal static class RepeatableSample
{
    private static readonly string Seed = Environment.GetEnvironmentVariable("CYBERSTATS_SEED") ?? "1";

    /// <summary>Gets how many times as many inputs are drawn as the tests say.</summary>
    public static double Times { get; } = double.Parse(Environment.GetEnvironmentVariable("CYBERSTATS_SAMPLES") ?? "1", CultureInfo.InvariantCulture);

    /// <summary>Runs a test on drawn inputs, one after the other; what fails goes to CsCheck, which looks for a simpler one.</summary>
    public static void Sample<T>(this Gen<T> gen, Action<T> test, long iter = 100, [CallerMemberName] string caller = "")
    {
        iter = Math.Max(1, (long)(iter * Times));
        if (Check.Seed is not null)
        {
            Check.Sample(gen, test, iter: iter, threads: 1);
            return;
        }

        PCG random = Stream(TestContext.Current.Test?.TestDisplayName ?? caller);
        for (long i = 0; i < iter; i++)
        {
            string seed = random.ToString();
            try
            {
                test(gen.Generate(random, null, out _));
            }
            catch (Exception e)
            {
                Check.Sample(gen, test, seed: seed, iter: iter, threads: 1);
                throw new CsCheckException($"The input of CsCheck_Seed={seed} failed, and not when tried again.", e);
            }
        }
    }

    /// <inheritdoc cref="Sample{T}(Gen{T}, Action{T}, long, string)"/>
    public static void Sample<T>(this Gen<T> gen, Func<T, bool> test, long iter = 100, [CallerMemberName] string caller = "") =>
        gen.Sample(t => Assert.True(test(t)), iter, caller);

    /// <inheritdoc cref="Sample{T}(Gen{T}, Action{T}, long, string)"/>
    public static void Sample<T1, T2>(this Gen<(T1, T2)> gen, Action<T1, T2> test, long iter = 100, [CallerMemberName] string caller = "") =>
        gen.Sample(t => test(t.Item1, t.Item2), iter, caller);

    /// <inheritdoc cref="Sample{T}(Gen{T}, Action{T}, long, string)"/>
    public static void Sample<T1, T2, T3>(this Gen<(T1, T2, T3)> gen, Action<T1, T2, T3> test, long iter = 100, [CallerMemberName] string caller = "") =>
        gen.Sample(t => test(t.Item1, t.Item2, t.Item3), iter, caller);

    /// <inheritdoc cref="Sample{T}(Gen{T}, Action{T}, long, string)"/>
    public static void Sample<T1, T2, T3, T4>(
        this Gen<(T1, T2, T3, T4)> gen, Action<T1, T2, T3, T4> test, long iter = 100, [CallerMemberName] string caller = "") =>
        gen.Sample(t => test(t.Item1, t.Item2, t.Item3, t.Item4), iter, caller);

    /// <inheritdoc cref="Sample{T}(Gen{T}, Action{T}, long, string)"/>
    public static void Sample<T1, T2, T3, T4, T5>(
        this Gen<(T1, T2, T3, T4, T5)> gen, Action<T1, T2, T3, T4, T5> test, long iter = 100, [CallerMemberName] string caller = "") =>
        gen.Sample(t => test(t.Item1, t.Item2, t.Item3, t.Item4, t.Item5), iter, caller);

    private static PCG Stream(string name)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{Seed}\n{name}"));
        return new(BinaryPrimitives.ReadUInt32LittleEndian(hash), BinaryPrimitives.ReadUInt64LittleEndian(hash.AsSpan(4)));
    }
}
