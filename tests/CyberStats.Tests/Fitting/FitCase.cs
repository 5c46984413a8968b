using CyberStats.Distributions;
using CyberStats.Fitting;

namespace CyberStats.Tests.Fitting;

/// <summary>A law whose fit is tested, whatever its type: one line in <see cref="All"/>, and every test of all laws holds it.</summary>
/// <param name="name">The name of the law and of its fit.</param>
/// <param name="example">A law of that kind, of losses in dollars, from which samples are drawn.</param>
internal abstract class FitCase(string name, ISeverity example)
{
    public static IReadOnlyList<FitCase> All { get; } =
    [
        new FitCase<Lognormal>("Lognormal", new Lognormal(11, 1.5), SeverityFit.Lognormal),
        new FitCase<Gamma>("Gamma", new Gamma(1.3, 1.6e-5), SeverityFit.Gamma),
        new FitCase<Weibull>("Weibull", new Weibull(0.8, 60_000), SeverityFit.Weibull),
        new FitCase<Exponential>("Exponential", new Exponential(1.4e-5), SeverityFit.Exponential),
        new FitCase<Pareto>("Pareto", new Pareto(20_000, 1.4), SeverityFit.Pareto),
        new FitCase<Lomax>("Lomax", new Lomax(90_000, 1.8), SeverityFit.Lomax),
        new FitCase<GeneralizedPareto>("GeneralizedPareto", new GeneralizedPareto(0, 60_000, 0.4), losses => SeverityFit.GeneralizedPareto(losses)),
        new FitCase<Burr>("Burr", new Burr(1.6, 0.9, 50_000), SeverityFit.Burr),
        new FitCase<LogLogistic>("LogLogistic", new LogLogistic(1.7, 50_000), SeverityFit.LogLogistic),
        new FitCase<InverseGaussian>("InverseGaussian", new InverseGaussian(80_000, 50_000), SeverityFit.InverseGaussian),
        new FitCase<GeneralizedExtremeValue>(
            "GeneralizedExtremeValue", new GeneralizedExtremeValue(200_000, 80_000, 0.2), SeverityFit.GeneralizedExtremeValue),
    ];

    public string Name { get; } = name;

    public ISeverity Example { get; } = example;

    public static FitCase Named(string name) => All.Single(c => c.Name == name);

    public abstract ISeverityFit Fit(LossSample losses);

    public abstract Estimate Profile(ISeverityFit fit, string parameter);

    /// <summary>Returns the laws of a bootstrap, and those of the same replicates drawn and fitted here one by one; null for a replicate that cannot be fitted.</summary>
    public abstract (IReadOnlyList<ISeverity> Laws, IReadOnlyList<ISeverity?> OneByOne) Bootstrap(ISeverityFit fit, BootstrapKind kind, int replicates, long seed);

    /// <summary>Returns the value of a parameter of a law of this kind.</summary>
    public static double Value(ISeverity law, string parameter) => (double)law.GetType().GetProperty(parameter)!.GetValue(law)!;

    public override string ToString() => Name;
}

/// <inheritdoc/>
internal sealed class FitCase<TLaw>(string name, TLaw example, Func<LossSample, SeverityFit<TLaw>> fit) : FitCase(name, example)
    where TLaw : class, ISeverity
{
    public override ISeverityFit Fit(LossSample losses) => fit(losses);

    public override Estimate Profile(ISeverityFit fit, string parameter) => ((SeverityFit<TLaw>)fit).Profile(parameter);

    public override (IReadOnlyList<ISeverity> Laws, IReadOnlyList<ISeverity?> OneByOne) Bootstrap(ISeverityFit fit, BootstrapKind kind, int replicates, long seed)
    {
        var typed = (SeverityFit<TLaw>)fit;
        ISeverity?[] oneByOne = [.. Enumerable.Range(0, replicates).Select(i =>
        {
            var random = new RandomStream(seed, i);
            return typed.TryFit(kind == BootstrapKind.Parametric
                ? SampleDraw.FromLaw(typed.Sample, typed.Law, random)!
                : SampleDraw.Resample(typed.Sample, random));
        })];
        return (typed.Bootstrap(kind, replicates, seed).Laws, oneByOne);
    }
}
