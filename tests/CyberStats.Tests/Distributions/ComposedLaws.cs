using CyberStats.Distributions;

namespace CyberStats.Tests.Distributions;

/// <summary>The laws of composed_laws.csv, by name.</summary>
internal static class ComposedLaws
{
    private const double None = double.NegativeInfinity;
    private const double All = double.PositiveInfinity;

    public static IReadOnlyDictionary<string, Func<ISeverity>> ByName { get; } = new Dictionary<string, Func<ISeverity>>(StringComparer.Ordinal)
    {
        ["pert_usual"] = () => new Pert(10_000, 200_000, 4_000_000),
        ["pert_zero"] = () => new Pert(0, 1, 10),
        ["pert_at_minimum"] = () => new Pert(0, 0, 1),
        ["pert_at_maximum"] = () => new Pert(2, 5, 5),
        ["pert_sharp"] = () => new Pert(1, 2, 4, 400),
        ["pert_uniform"] = () => new Pert(0, 7, 8, 0),
        ["cut_above"] = () => new Truncated(new Lognormal(12, 2), None, 1e6),
        ["cut_below"] = () => new Truncated(new Lognormal(12, 2), 1e6, All),
        ["cut_both"] = () => new Truncated(new Lognormal(12, 2), 1e5, 1e6),
        ["cut_far"] = () => new Truncated(new Lognormal(0, 1), 1e10, 2e10),
        ["cut_beyond"] = () => new Truncated(new Lognormal(0, 1), 1e40, 1e41),
        ["cut_narrow"] = () => new Truncated(new Lognormal(0, 1), 1, 1.0000001),
        ["cut_low"] = () => new Truncated(new Lognormal(0, 1), None, 1e-8),
        ["cut_pareto"] = () => new Truncated(new Pareto(1, 1.5), 10, 10_000),
        ["cut_pareto_one"] = () => new Truncated(new Pareto(1, 1), None, 1e9),
        ["mixed"] = () => new Mixture([.9, .1], [new Lognormal(10, 1), new Lognormal(15, 2)]),
        ["mixed_heavy"] = () => new Mixture([3, 1], [new Lognormal(8, 1.5), new Pareto(1000, 1.8)]),
        ["mixed_rare"] = () => new Mixture([1, 1e-12, 1e-3], [new Lognormal(0, .1), new Lognormal(20, 1), new Lognormal(-30, 1)]),
        ["spliced"] = () => new Spliced(new Lognormal(10, 1.5), new Pareto(100_000, 1.3), 100_000, .05),
        ["spliced_infinite"] = () => new Spliced(new Lognormal(10, 1.5), new Pareto(50_000, .9), 100_000, .1),
        ["spliced_light"] = () => new Spliced(new Lognormal(3, 2), new Lognormal(5, 1), 100, .2),
        ["metalog_logistic"] = () => new Metalog([10, 2]),
        ["metalog_four"] = () => new Metalog([5, 1, .3, -.5]),
        ["metalog_lower_two"] = () => new Metalog([12, .4], lower: 0),
        ["metalog_lower_three"] = () => new Metalog([11, .5, .2], lower: 0),
        ["metalog_lower_heavy"] = () => new Metalog([11, 1.1, .1], lower: 0),
        ["metalog_lower_seven"] = () => new Metalog([12.2, .35, .1, .4, -.6, .05, .8], lower: 5000),
        ["metalog_bounded"] = () => new Metalog([-1, .8, .1, .3, .2], 100, 5000),
        ["metalog_uniform"] = () => new Metalog([.5, 0, 0, 1]),
        ["empirical"] = () => new Empirical([3, 1, 7, 3, 100], [2, 1, 4, 1, 2]),
    };
}
