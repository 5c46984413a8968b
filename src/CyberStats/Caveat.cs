using System.Diagnostics.CodeAnalysis;

namespace CyberStats;

/// <summary>
/// What a reader must know before relying on a figure: a stable code, and a sentence for people in <see cref="Explanation"/>.
/// </summary>
public readonly record struct Caveat : ICode<Caveat>
{
    private readonly string? _value;

    private Caveat(string value) => _value = value;

    /// <summary>Gets "poisson_assumed": The interval assumes Poisson counts; yearly incident counts usually vary more, so that the truth can lie outside it.</summary>
    public static Caveat PoissonAssumed { get; } = new("poisson_assumed");

    /// <summary>Gets "dispersion_assumed": The result rests on the dispersion given, which the counts themselves do not show.</summary>
    public static Caveat DispersionAssumed { get; } = new("dispersion_assumed");

    /// <summary>Gets "two_points": Two figures are not a series: what happened between them, and whether growth was steady, is not known.</summary>
    public static Caveat TwoPoints { get; } = new("two_points");

    /// <summary>Gets "definition_may_differ": The two figures may come from different sources or vintages, which need not count the same thing.</summary>
    public static Caveat DefinitionMayDiffer { get; } = new("definition_may_differ");

    /// <summary>Gets "coverage_undeclared": The coverage is not declared at both ends, so a period without a record is missing, not zero.</summary>
    public static Caveat CoverageUndeclared { get; } = new("coverage_undeclared");

    /// <summary>Gets "as_of_unknown": The day of the source is not known, so the last period counts as whole whether or not it is.</summary>
    public static Caveat AsOfUnknown { get; } = new("as_of_unknown");

    /// <summary>Gets "partial_period": At least one period is only partly covered, or not over at the as-of date; its exposure says by how much.</summary>
    public static Caveat PartialPeriod { get; } = new("partial_period");

    /// <summary>Gets "imprecise_dates_excluded": Records whose date is too imprecise for the period are left out of the counts.</summary>
    public static Caveat ImpreciseDatesExcluded { get; } = new("imprecise_dates_excluded");

    /// <summary>Gets "possible_in_upper": Records that may or may not be under way in a period are in its upper count only.</summary>
    public static Caveat PossibleInUpper { get; } = new("possible_in_upper");

    /// <summary>Gets "spread_uniformly": Records with imprecise dates are spread over the periods they can fall in, so counts are fractional.</summary>
    public static Caveat SpreadUniformly { get; } = new("spread_uniformly");

    /// <summary>Gets "undated_excluded": Records without the date asked for are left out.</summary>
    public static Caveat UndatedExcluded { get; } = new("undated_excluded");

    /// <summary>Gets "margins_exceed_total": An incident with several keys counts once under each: the groups add up to more than the incidents.</summary>
    public static Caveat MarginsExceedTotal { get; } = new("margins_exceed_total");

    /// <summary>Gets "unknown_losses": Some losses have no known amount: a total is a lower bound, never the whole.</summary>
    public static Caveat UnknownLosses { get; } = new("unknown_losses");

    /// <summary>Gets "lower_bounds_only": Some amounts are known only as "at least", so the total has no upper bound.</summary>
    public static Caveat LowerBoundsOnly { get; } = new("lower_bounds_only");

    /// <summary>Gets "currency_excluded": Losses in other currencies are left out; nothing is converted.</summary>
    public static Caveat CurrencyExcluded { get; } = new("currency_excluded");

    /// <summary>Gets "mixed_price_dates": Amounts in the money of different dates are added as they stand; nothing is adjusted for prices.</summary>
    public static Caveat MixedPriceDates { get; } = new("mixed_price_dates");

    /// <summary>Gets "demands_excluded": Ransom demands are claims, not losses, and are left out of the total.</summary>
    public static Caveat DemandsExcluded { get; } = new("demands_excluded");

    /// <summary>Gets "descriptive": A description of the records: it does not say what caused a difference.</summary>
    public static Caveat Descriptive { get; } = new("descriptive");

    /// <summary>Gets "accusations_selected": Whom a source accuses depends on what is disclosed, mostly by a few states: part of the share says who is looked at.</summary>
    public static Caveat AccusationsSelected { get; } = new("accusations_selected");

    /// <summary>Gets "unattributed_excluded": Records that accuse no state are left out of the share; the bounds put all of them on either side.</summary>
    public static Caveat UnattributedExcluded { get; } = new("unattributed_excluded");

    /// <summary>Gets "actors_unknown": Records that name no actor are taken as independent in the clustered interval, which is too narrow if they are not.</summary>
    public static Caveat ActorsUnknown { get; } = new("actors_unknown");

    /// <summary>Gets "no_abstainer": No state is on record as staying out by the opening, so that the share is 0 whatever the incidents say.</summary>
    public static Caveat NoAbstainer { get; } = new("no_abstainer");

    /// <summary>Gets "standing_uncertain": The dates of some acts leave open who had joined by then: the bounds hold both cases.</summary>
    public static Caveat StandingUncertain { get; } = new("standing_uncertain");

    /// <summary>Gets "bloc_statement": What an organisation states is not for that reason stated by each of its members.</summary>
    public static Caveat BlocStatement { get; } = new("bloc_statement");

    /// <summary>Gets "members_unknown": No membership of some organisation is known for that day, so that its states are missing.</summary>
    public static Caveat MembersUnknown { get; } = new("members_unknown");

    /// <summary>Gets "universe_exceeded": Some parties are not in the universe given, and are left out of the rate.</summary>
    public static Caveat UniverseExceeded { get; } = new("universe_exceeded");

    /// <summary>Gets "unstable": Fewer than five records, or an interval wider than 160 % of the figure: it can be far off.</summary>
    public static Caveat Unstable { get; } = new("unstable");

    /// <summary>Gets "delay_truncated": What is not yet disclosed is not on record: lags up to disclosure are too short, by how much is not known.</summary>
    public static Caveat DelayTruncated { get; } = new("delay_truncated");

    /// <summary>Gets "few_clusters": The records come in few clusters, in very unequal ones, or nearly all agree, so that the clustered interval can be too narrow.</summary>
    public static Caveat FewClusters { get; } = new("few_clusters");

    /// <summary>Gets "not_converged": The search for the likeliest values stopped before its end: the shares are approximate.</summary>
    public static Caveat NotConverged { get; } = new("not_converged");

    /// <summary>Gets "attribution_pending": Attribution takes time: of recent incidents fewer are attributed than will be.</summary>
    public static Caveat AttributionPending { get; } = new("attribution_pending");

    /// <summary>Gets "autocorrelation_untestable": The series is too short to tell whether neighbouring periods go together; if they do, a trend is found too often and intervals are too narrow.</summary>
    public static Caveat AutocorrelationUntestable { get; } = new("autocorrelation_untestable");

    /// <summary>Gets "separated": The counts above zero lie on one side of a covariate, so that nothing bounds its effect on the other.</summary>
    public static Caveat Separated { get; } = new("separated");

    /// <summary>Gets "no_dispersion": The counts leave no rest about their means, so that nothing shows how much they vary.</summary>
    public static Caveat NoDispersion { get; } = new("no_dispersion");

    /// <summary>Gets "tied_slopes": Many pairs have equal values, so that the slope, or an end of its interval, is exactly 0: show the growth of the mean beside it.</summary>
    public static Caveat TiedSlopes { get; } = new("tied_slopes");

    /// <summary>Gets "autocorrelated": Neighbouring periods go together, so that intervals that take them as independent are too narrow.</summary>
    public static Caveat Autocorrelated { get; } = new("autocorrelated");

    /// <summary>Gets "level_unattainable": With so few values the test cannot reach a level of 5 %, whatever they are.</summary>
    public static Caveat LevelUnattainable { get; } = new("level_unattainable");

    /// <summary>Gets "dispersion_unmodelled": Counts are taken to vary as Poisson's law has it: where they vary more, breaks are found that are none.</summary>
    public static Caveat DispersionUnmodelled { get; } = new("dispersion_unmodelled");

    /// <summary>Gets "trend_as_steps": Levels are taken as constant between breaks: a steady trend is cut into steps.</summary>
    public static Caveat TrendAsSteps { get; } = new("trend_as_steps");

    /// <summary>Gets "small_expected_counts": So few incidents are expected that the law behind the figure is rough.</summary>
    public static Caveat SmallExpectedCounts { get; } = new("small_expected_counts");

    /// <summary>Gets "prior_estimated": The spread between the groups is itself estimated, which the intervals leave out: with few groups they are too narrow.</summary>
    public static Caveat PriorEstimated { get; } = new("prior_estimated");

    /// <summary>Gets "capacity_not_identified": The counts do not refuse growth without end: no capacity is too large for them, and a value of it is no forecast.</summary>
    public static Caveat CapacityNotIdentified { get; } = new("capacity_not_identified");

    /// <summary>Gets "curves_not_told_apart": The counts do not tell the best curves apart: what follows from one of them need not follow from another.</summary>
    public static Caveat CurvesNotToldApart { get; } = new("curves_not_told_apart");

    /// <summary>Gets "extrapolated": The time lies outside of the data: the interval holds only if the curve goes on as it is, which nothing in them shows.</summary>
    public static Caveat Extrapolated { get; } = new("extrapolated");

    /// <summary>Gets "trend_or_break": A steady trend gives such a result as well as a break does: weigh the two before calling it a break.</summary>
    public static Caveat TrendOrBreak { get; } = new("trend_or_break");

    /// <summary>Gets "baseline_assumed": The mean in control is taken as known: where it was estimated, alarms come more or less often than stated.</summary>
    public static Caveat BaselineAssumed { get; } = new("baseline_assumed");

    /// <summary>Gets "statements_not_met": No law of the family meets the statements: some differ from it by more than the factor tolerated.</summary>
    public static Caveat StatementsNotMet { get; } = new("statements_not_met");

    /// <summary>Gets "several_laws_fit": More than one law meets the statements: the narrower is returned, and one more statement would decide.</summary>
    public static Caveat SeveralLawsFit { get; } = new("several_laws_fit");

    /// <summary>Gets "negative_losses": The law reaches below 0, where no loss lies, though all that was stated lies above.</summary>
    public static Caveat NegativeLosses { get; } = new("negative_losses");

    /// <summary>Gets "infinite_mean": The fitted tail is so heavy that its mean is infinite: totals, averages and expected shortfalls are set by the largest loss, not by the law.</summary>
    public static Caveat InfiniteMean { get; } = new("infinite_mean");

    /// <summary>Gets "mean_undecided": The data do not tell whether the mean is finite: the interval of the tail's shape holds 1.</summary>
    public static Caveat MeanUndecided { get; } = new("mean_undecided");

    /// <summary>Gets "threshold_chosen": The threshold was chosen by looking at the same losses: errors and intervals take it as given and are too narrow for that.</summary>
    public static Caveat ThresholdChosen { get; } = new("threshold_chosen");

    /// <summary>Gets "tail_extrapolated": Fewer than one loss as rare is expected among the losses given: the figure rests on the law going on beyond them, which they cannot show.</summary>
    public static Caveat TailExtrapolated { get; } = new("tail_extrapolated");

    /// <summary>Gets "threshold_straddled": Some losses are known only by bounds on both sides of the threshold, and are left out: the share above it may be off.</summary>
    public static Caveat ThresholdStraddled { get; } = new("threshold_straddled");

    /// <summary>Gets "few_units": Few units were rated more than once, nearly all ratings agree, or a rater gave one value only, so that the interval can be too narrow.</summary>
    public static Caveat FewUnits { get; } = new("few_units");

    /// <summary>Gets "at_least": The figure says how many there are at least: where some incidents are harder to find than others more are unseen, and nothing bounds them from above.</summary>
    public static Caveat AtLeast { get; } = new("at_least");

    /// <summary>Gets "lists_independent": The lists are taken to find incidents independently of one another, which they cannot show: where one follows the other, more are unseen.</summary>
    public static Caveat ListsIndependent { get; } = new("lists_independent");

    /// <summary>Gets "lists_unequal": Few lists hold very unequal shares of the incidents, where the bound can lie above the truth: a list model allows for that.</summary>
    public static Caveat ListsUnequal { get; } = new("lists_unequal");

    /// <summary>Gets "links_taken_as_true": Records are taken as rightly linked: a link that was missed makes the figure too large, a false one too small.</summary>
    public static Caveat LinksTakenAsTrue { get; } = new("links_taken_as_true");

    /// <summary>Gets "model_chosen": The model was chosen by looking at the same counts: its interval takes it as given and is too narrow for that.</summary>
    public static Caveat ModelChosen { get; } = new("model_chosen");

    /// <summary>Gets "highest_interaction_absent": That all lists together do not interact is assumed, since no counts can show it: by itself it can make the unseen many or few.</summary>
    public static Caveat HighestInteractionAbsent { get; } = new("highest_interaction_absent");

    /// <inheritdoc/>
    public static IReadOnlyList<Caveat> All { get; } =
    [
        PoissonAssumed, DispersionAssumed, TwoPoints, DefinitionMayDiffer, CoverageUndeclared, AsOfUnknown, PartialPeriod, ImpreciseDatesExcluded,
        PossibleInUpper, SpreadUniformly, UndatedExcluded, MarginsExceedTotal, UnknownLosses, LowerBoundsOnly, CurrencyExcluded, DemandsExcluded,
        MixedPriceDates, Descriptive, AccusationsSelected, UnattributedExcluded, ActorsUnknown, NoAbstainer, StandingUncertain, BlocStatement,
        MembersUnknown, UniverseExceeded, Unstable, DelayTruncated, FewClusters, NotConverged, AttributionPending,
        AutocorrelationUntestable, Autocorrelated, TiedSlopes, Separated, NoDispersion, LevelUnattainable, DispersionUnmodelled, TrendAsSteps,
        SmallExpectedCounts, PriorEstimated, CapacityNotIdentified, CurvesNotToldApart, Extrapolated, TrendOrBreak, BaselineAssumed,
        StatementsNotMet, SeveralLawsFit, NegativeLosses, InfiniteMean, MeanUndecided, ThresholdChosen, TailExtrapolated, ThresholdStraddled,
        FewUnits, AtLeast, ListsIndependent, ListsUnequal, LinksTakenAsTrue, ModelChosen, HighestInteractionAbsent,
    ];

    /// <inheritdoc/>
    public string Value => _value ?? CodeText.Unknown;

    /// <inheritdoc/>
    public bool IsKnown => Book.Contains(_value);

    /// <summary>Gets what the caveat means, as a sentence; the code itself where it is not one that ships with the library.</summary>
    public string Explanation => _value switch
    {
        "poisson_assumed" => "The interval assumes Poisson counts; yearly incident counts usually vary more, so that the truth can lie outside it.",
        "dispersion_assumed" => "The result rests on the dispersion given, which the counts themselves do not show.",
        "two_points" => "Two figures are not a series: what happened between them, and whether growth was steady, is not known.",
        "definition_may_differ" => "The two figures may come from different sources or vintages, which need not count the same thing.",
        "coverage_undeclared" => "The coverage is not declared at both ends, so a period without a record is missing, not zero.",
        "as_of_unknown" => "The day of the source is not known, so the last period counts as whole whether or not it is.",
        "partial_period" => "At least one period is only partly covered, or not over at the as-of date; its exposure says by how much.",
        "imprecise_dates_excluded" => "Records whose date is too imprecise for the period are left out of the counts.",
        "possible_in_upper" => "Records that may or may not be under way in a period are in its upper count only.",
        "spread_uniformly" => "Records with imprecise dates are spread over the periods they can fall in, so counts are fractional.",
        "undated_excluded" => "Records without the date asked for are left out.",
        "margins_exceed_total" => "An incident with several keys counts once under each: the groups add up to more than the incidents.",
        "unknown_losses" => "Some losses have no known amount: a total is a lower bound, never the whole.",
        "lower_bounds_only" => "Some amounts are known only as \"at least\", so the total has no upper bound.",
        "currency_excluded" => "Losses in other currencies are left out; nothing is converted.",
        "mixed_price_dates" => "Amounts in the money of different dates are added as they stand; nothing is adjusted for prices.",
        "demands_excluded" => "Ransom demands are claims, not losses, and are left out of the total.",
        "descriptive" => "A description of the records: it does not say what caused a difference.",
        "accusations_selected" => "Whom a source accuses depends on what is disclosed, mostly by a few states: part of the share says who is looked at.",
        "unattributed_excluded" => "Records that accuse no state are left out of the share; the bounds put all of them on either side.",
        "actors_unknown" => "Records that name no actor are taken as independent in the clustered interval, which is too narrow if they are not.",
        "no_abstainer" => "No state is on record as staying out by the opening, so that the share is 0 whatever the incidents say.",
        "standing_uncertain" => "The dates of some acts leave open who had joined by then: the bounds hold both cases.",
        "bloc_statement" => "What an organisation states is not for that reason stated by each of its members.",
        "members_unknown" => "No membership of some organisation is known for that day, so that its states are missing.",
        "universe_exceeded" => "Some parties are not in the universe given, and are left out of the rate.",
        "unstable" => "Fewer than five records, or an interval wider than 160 % of the figure: it can be far off.",
        "delay_truncated" => "What is not yet disclosed is not on record: lags up to disclosure are too short, by how much is not known.",
        "few_clusters" => "The records come in few clusters, in very unequal ones, or nearly all agree, so that the clustered interval can be too narrow.",
        "not_converged" => "The search for the likeliest values stopped before its end: the shares are approximate.",
        "attribution_pending" => "Attribution takes time: of recent incidents fewer are attributed than will be.",
        "autocorrelation_untestable" => "The series is too short to tell whether neighbouring periods go together; if they do, a trend is found too often and intervals are too narrow.",
        "separated" => "The counts above zero lie on one side of a covariate, so that nothing bounds its effect on the other.",
        "no_dispersion" => "The counts leave no rest about their means, so that nothing shows how much they vary.",
        "tied_slopes" => "Many pairs have equal values, so that the slope, or an end of its interval, is exactly 0: show the growth of the mean beside it.",
        "autocorrelated" => "Neighbouring periods go together, so that intervals that take them as independent are too narrow.",
        "level_unattainable" => "With so few values the test cannot reach a level of 5 %, whatever they are.",
        "dispersion_unmodelled" => "Counts are taken to vary as Poisson's law has it: where they vary more, breaks are found that are none.",
        "trend_as_steps" => "Levels are taken as constant between breaks: a steady trend is cut into steps.",
        "small_expected_counts" => "So few incidents are expected that the law behind the figure is rough.",
        "prior_estimated" => "The spread between the groups is itself estimated, which the intervals leave out: with few groups they are too narrow.",
        "capacity_not_identified" => "The counts do not refuse growth without end: no capacity is too large for them, and a value of it is no forecast.",
        "curves_not_told_apart" => "The counts do not tell the best curves apart: what follows from one of them need not follow from another.",
        "extrapolated" => "The time lies outside of the data: the interval holds only if the curve goes on as it is, which nothing in them shows.",
        "trend_or_break" => "A steady trend gives such a result as well as a break does: weigh the two before calling it a break.",
        "baseline_assumed" => "The mean in control is taken as known: where it was estimated, alarms come more or less often than stated.",
        "statements_not_met" => "No law of the family meets the statements: some differ from it by more than the factor tolerated.",
        "several_laws_fit" => "More than one law meets the statements: the narrower is returned, and one more statement would decide.",
        "negative_losses" => "The law reaches below 0, where no loss lies, though all that was stated lies above.",
        "infinite_mean" => "The fitted tail is so heavy that its mean is infinite: totals, averages and expected shortfalls are set by the largest loss, not by the law.",
        "mean_undecided" => "The data do not tell whether the mean is finite: the interval of the tail's shape holds 1.",
        "threshold_chosen" => "The threshold was chosen by looking at the same losses: errors and intervals take it as given and are too narrow for that.",
        "tail_extrapolated" => "Fewer than one loss as rare is expected among the losses given: the figure rests on the law going on beyond them, which they cannot show.",
        "threshold_straddled" => "Some losses are known only by bounds on both sides of the threshold, and are left out: the share above it may be off.",
        "few_units" => "Few units were rated more than once, nearly all ratings agree, or a rater gave one value only, so that the interval can be too narrow.",
        "at_least" => "The figure says how many there are at least: where some incidents are harder to find than others more are unseen, and nothing bounds them from above.",
        "lists_independent" => "The lists are taken to find incidents independently of one another, which they cannot show: where one follows the other, more are unseen.",
        "lists_unequal" => "Few lists hold very unequal shares of the incidents, where the bound can lie above the truth: a list model allows for that.",
        "links_taken_as_true" => "Records are taken as rightly linked: a link that was missed makes the figure too large, a false one too small.",
        "model_chosen" => "The model was chosen by looking at the same counts: its interval takes it as given and is too narrow for that.",
        "highest_interaction_absent" => "That all lists together do not interact is assumed, since no counts can show it: by itself it can make the unseen many or few.",
        _ => Value,
    };

    private static CodeBook<Caveat> Book { get; } = new(All, text => new Caveat(text));

    /// <inheritdoc/>
    public static Caveat Parse(string text) => Book.Parse(text);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, out Caveat code) => Book.TryParse(text, out code);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value;
}
