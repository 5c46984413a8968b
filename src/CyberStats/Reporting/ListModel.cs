namespace CyberStats.Reporting;

/// <summary>
/// One log-linear model of lists. Made by <see cref="ListModels"/>.
/// </summary>
/// <remarks>Immutable and safe to share between threads; the interval is made when it is first asked for.</remarks>
public sealed record ListModel
{
    private readonly ListHistories _histories;
    private readonly int[] _interactions;

    internal ListModel(ListHistories histories, int[] interactions, int[] empty, int parameters, int freedom)
    {
        _histories = histories;
        _interactions = interactions;
        Interactions = Array.ConvertAll(interactions, histories.NameOf);
        EmptyInteractions = Array.ConvertAll(empty, histories.NameOf);
        Parameters = parameters;
        Freedom = freedom;
    }

    /// <summary>Gets whether the model says how many are unseen. Read this before any other member.</summary>
    public ListModelStatus Status { get; internal init; }

    /// <summary>Gets the name: the largest sets of lists that interact, and the lists that do not, such as "[cfr+eurepoc] [cissm]".</summary>
    public string Name
    {
        get
        {
            IEnumerable<int> alone = Enumerable.Range(0, _histories.Lists.Count).Select(list => 1 << list);
            int[] all = [.. alone, .. _interactions];
            return string.Join(' ', all.Where(term => !all.Any(other => other != term && (other & term) == term)).Select(term => $"[{_histories.NameOf(term)}]"));
        }
    }

    /// <summary>Gets the sets of lists that interact, such as "cfr+eurepoc"; none where the lists are independent.</summary>
    public IReadOnlyList<string> Interactions { get; }

    /// <summary>Gets those of them whose lists hold nothing together.</summary>
    public IReadOnlyList<string> EmptyInteractions { get; }

    /// <summary>Gets the number of parameters, those that are infinite among them.</summary>
    public int Parameters { get; }

    /// <summary>Gets how many histories there are more than parameters; 0 where the counts are met exactly, so that nothing is left to speak against the model.</summary>
    public int Freedom { get; }

    /// <summary>Gets the log-likelihood of the counts; NaN where the model has none.</summary>
    public double LogLikelihood { get; internal init; } = double.NaN;

    /// <summary>Gets twice what the log-likelihood lacks to that of the counts themselves; NaN where the model has none.</summary>
    public double Deviance { get; internal init; } = double.NaN;

    /// <summary>Gets −2 log L + 2 p; NaN where the model has no likelihood.</summary>
    public double Aic => (-2 * LogLikelihood) + (2 * Parameters);

    /// <summary>Gets −2 log L + p log n; NaN where the model has no likelihood.</summary>
    public double Bic => (-2 * LogLikelihood) + (Parameters * Math.Log(_histories.Observed));

    /// <summary>Gets the share of the model by the criterion among those that are identified: exp(−Δ / 2), 1 in total; 0 where it is not.</summary>
    public double Weight { get; internal init; }

    /// <summary>Gets the number of incidents, seen and unseen, with the interval of the profile likelihood; null where the model does not say.</summary>
    /// <remarks>
    /// The value is the number seen and e to the intercept, its error has the Poisson error of the unseen in it. The interval holds all numbers at which the
    /// multinomial likelihood is near its top, never less than were seen; +∞ where the likelihood sets no end.
    /// </remarks>
    public Estimate? Total => Profile?.Value;

    /// <summary>Gets the number of incidents that no list holds; null where the model does not say.</summary>
    public Estimate? Unseen => Total is { } total
        ? new Estimate(UnseenValue, total.StandardError, Math.Min(UnseenValue, total.Low - _histories.Observed), Math.Max(UnseenValue, total.High - _histories.Observed), total.Level)
        : null;

    internal double UnseenValue { get; init; } = double.NaN;

    internal double StandardError { get; init; } = double.NaN;

    internal Lazy<Estimate>? Profile { get; init; }

    /// <inheritdoc/>
    public bool Equals(ListModel? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Parameters, Name);

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;
}
