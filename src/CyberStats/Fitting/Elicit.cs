using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>
/// Makes laws of losses from what experts or reports state about them.
/// </summary>
/// <remarks>
/// <para>
/// With as many statements as a law has parameters, they are met exactly. With more, the law is the nearest one, and the result says by what factor it
/// misses each of them: statements that no law of the family meets are a finding about the statements.
/// </para>
/// <para>
/// Low and high are the ends of an interval that holds a loss with the confidence that the caller states, and leaves equal probabilities on both
/// sides. People who give 90 % intervals hit far less often than in 90 % of cases (O'Hagan et al. 2006, <i>Uncertain Judgements</i>, section 4.3):
/// nothing is widened here.
/// </para>
/// </remarks>
public static class Elicit
{
    private const double UsualTolerance = 1.1;

    /// <summary>Makes a lognormal law from two or more statements.</summary>
    /// <param name="statements">Quantiles with probabilities in (0, 1), the mean, the mode; two of them at least. All values are above zero.</param>
    /// <param name="tolerance">The factor between stated and fitted from which on the result carries <see cref="Caveat.StatementsNotMet"/>; 1 or more.</param>
    /// <exception cref="ArgumentNullException"><paramref name="statements"/> or one of them is null.</exception>
    /// <exception cref="InsufficientDataException">There are fewer than two statements.</exception>
    /// <exception cref="ArgumentException">Quantiles do not rise with their probabilities, a value is not above zero, or the statements leave no spread.</exception>
    /// <remarks>
    /// The law has the least weighted sum of squared logarithms of fitted / stated. As a function of σ that is a polynomial of degree four, whose least value
    /// is found among all its turning points. Where two laws meet the statements exactly, as can be for a mean and a quantile above it, the one of
    /// smaller σ is returned with <see cref="Caveat.SeveralLawsFit"/>.
    /// </remarks>
    public static Elicited<Lognormal> Lognormal(IReadOnlyList<LossStatement> statements, double tolerance = UsualTolerance)
    {
        StatementCheck.Check(statements, 2, positive: true, open: true);
        (Lognormal law, bool isUnique) = LognormalElicitation.Solve(statements);
        return new Elicited<Lognormal>(
            law,
            statements.Select(s => Fit(law, s, Math.Exp(law.Mu - (law.Sigma * law.Sigma)))),
            CheckTolerance(tolerance),
            isUnique ? [] : [Caveat.SeveralLawsFit]);
    }

    /// <summary>Makes the lognormal law of which an interval has a stated probability.</summary>
    /// <param name="low">The lower end, in currency units; above zero.</param>
    /// <param name="high">The upper end, above <paramref name="low"/>.</param>
    /// <param name="confidence">The probability of a loss between them, in (0, 1); for example 0.9.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside of the range stated for it.</exception>
    /// <exception cref="ArgumentException">The ends are not in order.</exception>
    public static Elicited<Lognormal> Lognormal(double low, double high, double confidence)
    {
        CheckOrder(Require.Positive(low), null, Require.Positive(high), Require.Between(0, 1, confidence));
        return Lognormal([Lower(low, confidence), Upper(high, confidence)]);
    }

    /// <summary>Makes a lognormal law from an interval and the loss in the middle of it, by least squares: with two parameters it seldom meets all three.</summary>
    /// <param name="low">The lower end, in currency units; above zero.</param>
    /// <param name="likely">The loss that is exceeded as often as not: the median, not the most likely loss, which of such laws lies far below it.</param>
    /// <param name="high">The upper end.</param>
    /// <param name="confidence">The probability of a loss between the ends, in (0, 1); for example 0.9.</param>
    /// <param name="tolerance">The factor between stated and fitted from which on the result carries <see cref="Caveat.StatementsNotMet"/>; 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside of the range stated for it.</exception>
    /// <exception cref="ArgumentException">The three are not in order.</exception>
    public static Elicited<Lognormal> Lognormal(double low, double likely, double high, double confidence, double tolerance = UsualTolerance)
    {
        CheckOrder(Require.Positive(low), Require.Positive(likely), Require.Positive(high), Require.Between(0, 1, confidence));
        return Lognormal([Lower(low, confidence), LossStatement.Median(likely), Upper(high, confidence)], tolerance);
    }

    /// <summary>Makes a PERT law from three or more statements.</summary>
    /// <param name="statements">Quantiles, where the probabilities 0 and 1 are the ends of the law, the mean, the mode; three of them at least.</param>
    /// <param name="concentration">How strongly losses gather about the mode: <see cref="Distributions.Pert.Concentration"/>; above zero.</param>
    /// <param name="tolerance">The factor between stated and fitted from which on the result carries <see cref="Caveat.StatementsNotMet"/>; 1 or more.</param>
    /// <exception cref="ArgumentNullException"><paramref name="statements"/> or one of them is null.</exception>
    /// <exception cref="InsufficientDataException">There are fewer than three statements.</exception>
    /// <exception cref="ArgumentException">Quantiles do not rise with their probabilities, or the statements leave no width.</exception>
    /// <remarks>
    /// Minimum, mode and maximum are fitted by weighted least squares of the relative errors: for a given place of the mode between the ends these are
    /// linear, and the place is searched for; three statements that can be met are met to rounding. Where the law reaches below 0 though all
    /// statements are above it, the result carries <see cref="Caveat.NegativeLosses"/>.
    /// </remarks>
    public static Elicited<Pert> Pert(IReadOnlyList<LossStatement> statements, double concentration = 4, double tolerance = UsualTolerance)
    {
        StatementCheck.Check(statements, 3, positive: false, open: false);
        (Pert law, bool isUnique) = PertElicitation.Solve(statements, Require.Positive(concentration));
        var caveats = new List<Caveat>();
        if (!isUnique)
        {
            caveats.Add(Caveat.SeveralLawsFit);
        }

        if (law.Minimum < 0 && statements.All(s => s.Value >= 0))
        {
            caveats.Add(Caveat.NegativeLosses);
        }

        return new Elicited<Pert>(law, statements.Select(s => Fit(law, s, law.Mode)), CheckTolerance(tolerance), caveats);
    }

    /// <summary>Makes the PERT law of a most likely loss and an interval.</summary>
    /// <param name="low">The lower end, in currency units.</param>
    /// <param name="likely">The most likely loss, from <paramref name="low"/> to <paramref name="high"/>.</param>
    /// <param name="high">The upper end, above <paramref name="low"/>.</param>
    /// <param name="confidence">The probability of a loss between the ends, in (0, 1]; at 1 they are those of the law.</param>
    /// <param name="concentration">How strongly losses gather about the mode: <see cref="Distributions.Pert.Concentration"/>; above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside of the range stated for it.</exception>
    /// <exception cref="ArgumentException">The three are not in order.</exception>
    public static Elicited<Pert> Pert(double low, double likely, double high, double confidence, double concentration = 4)
    {
        CheckOrder(Require.Finite(low), Require.Finite(likely), Require.Finite(high), Require.Between(0, Math.BitIncrement(1), confidence));
        return Pert([Lower(low, confidence), LossStatement.Mode(likely), Upper(high, confidence)], concentration);
    }

    /// <summary>Makes a metalog law from quantiles.</summary>
    /// <param name="statements">Quantiles with probabilities in (0, 1), two of them at least.</param>
    /// <param name="terms">
    /// How many coefficients, 2 to 16 and not more than statements; null: as many as there are statements or, where no law has these, as many as possible.
    /// </param>
    /// <param name="lower">The least loss; -∞ for a law without bounds.</param>
    /// <param name="upper">The greatest loss; +∞ for none.</param>
    /// <param name="tolerance">The factor between stated and fitted from which on the result carries <see cref="Caveat.StatementsNotMet"/>; 1 or more.</param>
    /// <exception cref="ArgumentNullException"><paramref name="statements"/> or one of them is null.</exception>
    /// <exception cref="InsufficientDataException">There are fewer statements than two or than terms.</exception>
    /// <exception cref="ArgumentException">
    /// Quantiles do not rise with their probabilities or lie outside of the ends, a statement is about a mean or a mode, or no law has the terms asked for.
    /// </exception>
    /// <remarks>By <see cref="Distributions.Metalog.Of"/>: weighted least squares of the logarithm of the loss where the law has a lower end.</remarks>
    public static Elicited<Metalog> Metalog(
        IReadOnlyList<LossStatement> statements,
        int? terms = null,
        double lower = 0,
        double upper = double.PositiveInfinity,
        double tolerance = UsualTolerance)
    {
        StatementCheck.Check(statements, 2, positive: false, open: true);
        if (statements.FirstOrDefault(s => s.Kind != LossStatementKind.Quantile) is LossStatement other)
        {
            throw new ArgumentException($"A metalog law is made from quantiles; there is a statement \"{other}\".", nameof(statements));
        }

        (double, double)[] quantiles = [.. statements.Select(s => (s.Probability, s.Value))];
        double[] weights = [.. statements.Select(s => s.Weight)];
        CheckTolerance(tolerance);
        for (int k = terms ?? Math.Min(statements.Count, 16); ; k--)
        {
            try
            {
                var law = Distributions.Metalog.Of(quantiles, k, lower, upper, weights);
                return new Elicited<Metalog>(law, statements.Select(s => Fit(law, s, double.NaN)), tolerance);
            }
            catch (ArgumentException error) when (error.ParamName == "coefficients" && terms is null && k > 2)
            {
                // No law has these coefficients: one term fewer bends less.
            }
        }
    }

    /// <summary>Makes the metalog law with three terms of an interval and the loss in the middle of it.</summary>
    /// <param name="low">The lower end, in currency units.</param>
    /// <param name="likely">The loss that is exceeded as often as not: the median.</param>
    /// <param name="high">The upper end.</param>
    /// <param name="confidence">The probability of a loss between the ends, in (0, 1); for example 0.9.</param>
    /// <param name="lower">The least loss; -∞ for a law without bounds.</param>
    /// <param name="upper">The greatest loss; +∞ for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside of the range stated for it.</exception>
    /// <exception cref="ArgumentException">The three are not in order or outside of the ends, or too lopsided for a law of three terms.</exception>
    public static Elicited<Metalog> Metalog(
        double low, double likely, double high, double confidence, double lower = 0, double upper = double.PositiveInfinity)
    {
        CheckOrder(Require.Finite(low), Require.Finite(likely), Require.Finite(high), Require.Between(0, 1, confidence));
        return Metalog([Lower(low, confidence), LossStatement.Median(likely), Upper(high, confidence)], 3, lower, upper);
    }

    private static LossStatement Lower(double low, double confidence) => LossStatement.Quantile((1 - confidence) / 2, low);

    private static LossStatement Upper(double high, double confidence) => LossStatement.Exceeded((1 - confidence) / 2, high);

    private static void CheckOrder(double low, double? likely, double high, double confidence)
    {
        bool isMet = low < high && (likely is not double middle || (confidence < 1 ? low < middle && middle < high : low <= middle && middle <= high));
        if (!isMet)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Low, likely and high are not in order: {low}, {(likely is null ? "" : FormattableString.Invariant($"{likely}, "))}{high}."),
                !(low < high) ? nameof(high) : nameof(likely));
        }
    }

    private static double CheckTolerance(double tolerance) => tolerance >= 1
        ? tolerance
        : throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "'tolerance' must be 1 or more.");

    private static StatementFit Fit(ISeverity law, LossStatement statement, double mode) => new(statement, statement.Kind switch
    {
        LossStatementKind.Mean => law.Mean,
        LossStatementKind.Mode => mode,
        _ => statement.Probability <= 0.5 ? law.Quantile(statement.Probability) : law.LossExceededWith(statement.Exceedance),
    });
}
