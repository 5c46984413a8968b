namespace CyberStats.Reporting;

/// <summary>
/// Log-linear models of lists: how many incidents no list holds, with lists that depend on one another.
/// </summary>
/// <remarks>
/// <para>
/// The count of each history is Poisson with a mean whose logarithm adds up an effect of each list and one of each set of lists that interact. All
/// hierarchical models are fitted: where some lists interact, so do all sets among them. No counts can show whether all lists together interact, so that
/// this is always left out; two lists allow only independence. The unseen are the mean of the empty history, e to the intercept.
/// </para>
/// <para>
/// The interval of a model holds the truth as often as it says where the model is true; that of a chosen one less often (85 to 91 % in place of 95 % by Akaike's figure
/// for three lists of 300 incidents), the one averaged over the models somewhat more: benchmarks/results/simulate-undercount.md.
/// </para>
/// <para>
/// Sources: Fienberg (1972), <i>The multiple recapture census for closed populations and incomplete 2^k contingency tables</i>; Cormack (1989, 1992) and
/// Baillargeon and Rivest (2007), <i>Rcapture: loglinear models for capture-recapture in R</i>, for the standard error and the interval; Chan, Silverman and Vincent (2021), <i>Multiple systems
/// estimation for sparse capture data</i>, for lists that hold nothing together.
/// </para>
/// <para>Cost: 8 models for 3 lists, 113 for 4, 6,893 for 5 (a second or two); from 6 lists on interactions of 2 at most can be had.</para>
/// </remarks>
/// <example>
/// <code>
/// var histories = new ListHistories(["cfr", "eurepoc", "cissm"], [60, 49, 4, 247, 112, 142, 12]);
/// ListModelTable models = ListModels.Fit(histories);
/// Console.WriteLine($"{models.Selected.Name}: {models.Selected.Total}");
/// </code>
/// </example>
public static class ListModels
{
    /// <summary>The most models that are fitted.</summary>
    public const int MostModels = 40_000;

    /// <summary>Fits all hierarchical models.</summary>
    /// <param name="histories">The histories of at least two lists, each of which holds something.</param>
    /// <param name="options">Which models, and how one is chosen; null for the defaults.</param>
    /// <exception cref="ArgumentNullException"><paramref name="histories"/> is null.</exception>
    /// <exception cref="ArgumentException">There is one list only, or there would be more than 40,000 models: let fewer lists interact.</exception>
    /// <exception cref="InsufficientDataException">A list is empty.</exception>
    public static ListModelTable Fit(ListHistories histories, ListModelOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(histories);
        options ??= new ListModelOptions();
        int k = histories.Lists.Count;
        if (k < 2)
        {
            throw new ArgumentException("One list says nothing on what it lacks; at least 2 are needed.", nameof(histories));
        }

        for (int list = 0; list < k; list++)
        {
            if (histories.HeldBy(list) == 0)
            {
                throw new InsufficientDataException($"incidents on the list '{histories.Lists[list]}'", 1, 0, nameof(histories));
            }
        }

        int most = Math.Min(options.MostInteracting ?? (k - 1), k - 1);
        int[][] models = [.. HierarchicalModels.Of(k, most, MostModels)];
        return models.Length <= MostModels
            ? new ListModelTable(histories, Array.ConvertAll(models, interactions => ListModelFit.Of(histories, interactions, options.Level)), options)
            : throw new ArgumentException(
                FormattableString.Invariant($"Of {k} lists of which up to {most} interact there are more than {MostModels} models: let fewer interact."), nameof(options));
    }
}
