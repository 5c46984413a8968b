namespace CyberStats.Fitting;

/// <summary>
/// Refuses statements that contradict each other, whatever the law.
/// </summary>
internal static class StatementCheck
{
    /// <summary>Throws unless there are enough statements and quantiles rise with their probabilities.</summary>
    /// <param name="statements">The statements.</param>
    /// <param name="required">How many there must be.</param>
    /// <param name="positive">Whether every value must be above zero.</param>
    /// <param name="open">Whether probabilities must be in (0, 1).</param>
    public static void Check(IReadOnlyList<LossStatement> statements, int required, bool positive, bool open)
    {
        ArgumentNullException.ThrowIfNull(statements);
        foreach (LossStatement statement in statements)
        {
            ArgumentNullException.ThrowIfNull(statement, nameof(statements));
            if ((positive && statement.Value <= 0) || (open && statement.Kind == LossStatementKind.Quantile && !(statement.Probability > 0 && statement.Exceedance > 0)))
            {
                throw new ArgumentException($"No such law can meet the statement \"{statement}\".", nameof(statements));
            }
        }

        if (statements.Count < required)
        {
            throw new InsufficientDataException("statements", required, statements.Count, nameof(statements));
        }

        // By the smaller of the two probabilities, so that those near 1 are told apart.
        LossStatement[] quantiles =
        [
            .. statements.Where(s => s.Kind == LossStatementKind.Quantile).OrderBy(s => s.Probability).ThenByDescending(s => s.Exceedance),
        ];
        for (int i = 1; i < quantiles.Length; i++)
        {
            bool rises = quantiles[i].Probability > quantiles[i - 1].Probability || quantiles[i].Exceedance < quantiles[i - 1].Exceedance;
            if (!rises || quantiles[i].Value <= quantiles[i - 1].Value)
            {
                throw new ArgumentException(
                    $"Losses must rise with the probability of not exceeding them: \"{quantiles[i - 1]}\" and \"{quantiles[i]}\".", nameof(statements));
            }
        }
    }
}
