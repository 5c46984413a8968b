namespace CyberStats.Tests.Distributions;

/// <summary>Laws that are put together or elicited obey what every law obeys.</summary>
/// <remarks>
/// Left out: laws cut to a narrow range, whose points next to a cut have no digits left for the checks of slopes and quantiles (their reference values are in
/// <see cref="ComposedLawTests"/>), and the metalog that is uniform, whose quantiles next to an end that is not its bound carry the rounding of 1, as its documentation says.
/// </remarks>
public class ComposedLawCheckerTests
{
    public static TheoryData<string> Names =>
        [.. ComposedLaws.ByName.Keys.Where(k => !k.StartsWith("cut", StringComparison.Ordinal) && k != "metalog_uniform")];

    [Theory]
    [MemberData(nameof(Names))]
    public void Obeys_the_laws_of_a_law(string name) => LawChecker.Check(
        ComposedLaws.ByName[name](),
        continuous: name is not ("empirical" or "spliced_infinite"), // the density of the latter jumps at a point that is checked
        tolerance: name == "mixed_rare" ? 1e-8 : 1e-11); // the checker's own integral over ten decades with two peaks is no better
}
