namespace CyberStats.Reporting;

/// <summary>
/// The log-linear models of some lists, and the one that was chosen. Made by <see cref="ListModels"/>.
/// </summary>
/// <remarks>
/// Models that fit alike can differ much in what is unseen: read the table, not the chosen one alone. Immutable and safe to share between threads; equality
/// is by reference.
/// </remarks>
public sealed class ListModelTable
{
    private readonly double _level;

    internal ListModelTable(ListHistories histories, IReadOnlyList<ListModel> models, ListModelOptions options)
    {
        Histories = histories;
        Criterion = options.Criterion;
        _level = options.Level;
        double[] figures = [.. models.Select(m => Criterion == ListModelCriterion.Aic ? m.Aic : m.Bic)];
        double least = figures.Where(f => !double.IsNaN(f)).DefaultIfEmpty(double.NaN).Min();
        double sum = figures.Where(f => !double.IsNaN(f)).Sum(f => Math.Exp((least - f) / 2));
        Models = [.. models.Zip(figures)
            .Select(pair => double.IsNaN(pair.Second) ? pair.First : pair.First with { Weight = Math.Exp((least - pair.Second) / 2) / sum })
            .OrderByDescending(m => m.Weight)
            .ThenBy(m => m.Parameters)];
        Independence = Models.Single(m => m.Interactions.Count == 0);
        Selected = Models[0].Weight > 0 ? Models[0] : null;
    }

    /// <summary>Gets the histories.</summary>
    public ListHistories Histories { get; }

    /// <summary>Gets the figure by which the model was chosen.</summary>
    public ListModelCriterion Criterion { get; }

    /// <summary>Gets all models, by weight: the best first, those that are not identified last.</summary>
    public IReadOnlyList<ListModel> Models { get; }

    /// <summary>Gets the model of the least criterion; null where no model is identified.</summary>
    public ListModel? Selected { get; }

    /// <summary>Gets the model in which no lists interact.</summary>
    public ListModel Independence { get; }

    /// <summary>Gets the number of models that do not say how many are unseen.</summary>
    public int NotIdentified => Models.Count(m => double.IsNaN(m.UnseenValue));

    /// <summary>Gets the smallest and the largest number of incidents that models within 2 of the least criterion give; unknown where none is identified.</summary>
    /// <remarks>By the usual rule the data do not tell such models apart.</remarks>
    public Bounds<double> AmongEquals
    {
        get
        {
            double[] totals = [.. Models.Where(m => m.Weight > 0 && m.Weight >= Models[0].Weight * Math.Exp(-1)).Select(m => Histories.Observed + m.UnseenValue)];
            return totals.Length == 0 ? default : Bounds<double>.Within(totals.Min(), totals.Max());
        }
    }

    /// <summary>Gets the mean of the models by their weights, with an error in which their differences are; null where none is identified.</summary>
    /// <remarks>
    /// The error is that of Burnham and Anderson (2002), <i>Model selection and multimodel inference</i>, equation 4.9; the interval takes the logarithm of the
    /// unseen as normal.
    /// </remarks>
    public Estimate? Averaged
    {
        get
        {
            if (Selected is null)
            {
                return null;
            }

            double unseen = Models.Where(m => m.Weight > 0).Sum(m => m.Weight * m.UnseenValue);
            double error = Models.Where(m => m.Weight > 0)
                .Sum(m => m.Weight * Math.Sqrt((m.StandardError * m.StandardError) + ((m.UnseenValue - unseen) * (m.UnseenValue - unseen))));
            return UnseenInterval.Of(Histories.Observed, unseen, error * error, _level);
        }
    }

    /// <summary>Gets what was left out, and why.</summary>
    public IReadOnlyList<Exclusion> Excluded => Histories.Excluded;

    /// <summary>Gets what a reader must know.</summary>
    public IReadOnlyList<Caveat> Caveats =>
    [
        Caveat.HighestInteractionAbsent,
        Caveat.LinksTakenAsTrue,
        .. Models.Count > 1 ? [Caveat.ModelChosen] : new[] { Caveat.ListsIndependent },
        .. NotIdentified > 0 || Models.Any(m => m.Status == ListModelStatus.AtBoundary) ? [Caveat.SmallExpectedCounts] : Array.Empty<Caveat>(),
    ];
}
