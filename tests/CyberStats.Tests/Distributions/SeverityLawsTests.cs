using CyberStats.Distributions;

namespace CyberStats.Tests.Distributions;

/// <summary>The classic laws of losses under <see cref="LawChecker"/>, of usual and of extreme parameters.</summary>
public class SeverityLawsTests
{
    private static readonly ISeverity[] Every =
    [
        new Lognormal(10, 2), new Lognormal(0, 5), new Lognormal(-3, 0.01),
        new Exponential(0.25), new Exponential(1e-9),
        new Pareto(3, 1.5), new Pareto(1e6, 0.4), new Pareto(1, 30),
        new Lomax(2, 3.5), new Lomax(1e7, 0.6), new Lomax(5, 1), new Lomax(1e3, 1e5),
        new Weibull(0.3, 20), new Weibull(1, 2), new Weibull(4, 1e6), new Weibull(50, 3),
        new Gamma(0.001, 1), new Gamma(0.3, 1e-6), new Gamma(1, 2), new Gamma(7.5, 0.1), new Gamma(2500, 3), new Gamma(1e6, 10),
        new InverseGaussian(1, 1), new InverseGaussian(2e6, 2), new InverseGaussian(1, 1e6), new InverseGaussian(3, 40),
        new Burr(2, 1.5, 10), new Burr(0.5, 1.2, 1e4), new Burr(0.4, 9, 2), new Burr(20, 0.04, 1), new Burr(3, 1e5, 7),
        new LogLogistic(0.8, 5), new LogLogistic(1, 5), new LogLogistic(1.3, 1e5), new LogLogistic(30, 2),
        new GeneralizedPareto(10, 2, 0.5), new GeneralizedPareto(0, 1e6, 1.4), new GeneralizedPareto(-3, 2, 0), new GeneralizedPareto(1, 2, 1e-9),
        new GeneralizedPareto(1, 2, -1e-9), new GeneralizedPareto(5, 2, -0.3), new GeneralizedPareto(5, 2, -1), new GeneralizedPareto(5, 2, -1.7),
        new GeneralizedExtremeValue(0, 1, 0), new GeneralizedExtremeValue(1e5, 2e4, 0.3), new GeneralizedExtremeValue(5, 2, 1), new GeneralizedExtremeValue(5, 2, 2.5),
        new GeneralizedExtremeValue(5, 2, 1e-9), new GeneralizedExtremeValue(5, 2, -1e-9), new GeneralizedExtremeValue(-4, 3, -0.4), new GeneralizedExtremeValue(5, 2, -1.3),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Every.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_law_agrees_with_itself(int number) => LawChecker.Check(Every[number]);
}
