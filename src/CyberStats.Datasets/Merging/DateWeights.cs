namespace CyberStats.Datasets.Merging;

/// <summary>
/// What the days between the dates of two records say, given how imprecise the dates are.
/// </summary>
/// <remarks>
/// The days between are cut into cells; each has a probability for one incident, a judgement, and one for any two records, from the data. Dates that
/// leave several numbers of days possible weigh by the sum over them: two records of one year say little, two of one day much.
/// </remarks>
internal sealed class DateWeights
{
    private const double PseudoPairs = 2000; // so much do the defaults weigh against the pairs of the data
    private const int MostDatedRecords = 200_000;

    private static readonly int[] Starts = [0, 2, 8, 32, 93, 367, 1097];
    private const int Farthest = 7305; // twenty years

    // One incident on one clock; on two, such as start and disclosure, which lie apart; and any two records, as a default.
    private static readonly double[] SameClock = [0.50, 0.18, 0.14, 0.08, 0.07, 0.02, 0.01];
    private static readonly double[] OtherClock = [0.15, 0.12, 0.18, 0.18, 0.22, 0.10, 0.05];
    private static readonly double[] Default = [0.0005, 0.002, 0.008, 0.018, 0.08, 0.2, 0.6915];
    private static readonly double[] DefaultOfActor = [0.01, 0.03, 0.08, 0.12, 0.25, 0.25, 0.26]; // an actor is busy in spells

    private readonly double[] _any = new double[Starts.Length];
    private readonly double[] _ofActor = new double[Starts.Length];

    /// <summary>Learns how far apart any two records are.</summary>
    /// <param name="records">The records.</param>
    /// <param name="ofActor">Pairs of records of one actor that are hardly ever one incident.</param>
    /// <param name="pseudoPairs">As if so many pairs had shown the default for those of one actor.</param>
    public DateWeights(RecordFeatures[] records, IReadOnlyList<(RecordFeatures A, RecordFeatures B)> ofActor, double pseudoPairs)
    {
        double dated = 0;
        foreach ((RecordFeatures a, RecordFeatures b) in ofActor)
        {
            if (Gap(a, b) is { } gap && gap.Least == gap.Most)
            {
                dated++;
                _ofActor[Array.FindLastIndex(Starts, start => start <= gap.Least)]++;
            }
        }

        for (int cell = 0; cell < Starts.Length; cell++)
        {
            _ofActor[cell] = (_ofActor[cell] + (pseudoPairs * DefaultOfActor[cell])) / (dated + pseudoPairs);
        }

        int[] days = [.. records.Select(r => r.Dates.FirstOrDefault(d => d is { } x && x.First == x.Last)?.First ?? -1).Where(d => d >= 0).Order()];
        double pairs = days.Length > MostDatedRecords ? 0 : (double)days.Length * (days.Length - 1) / 2;
        double before = 0;
        for (int cell = 0; cell < Starts.Length; cell++)
        {
            double within = cell + 1 < Starts.Length ? Within(days, Starts[cell + 1] - 1) : pairs;
            _any[cell] = (Math.Max(0, within - before) + (PseudoPairs * Default[cell])) / (pairs + PseudoPairs);
            before = within;
        }
    }

    /// <summary>Compares the dates; null where one record has none.</summary>
    public DuplicateEvidence? Compare(RecordFeatures a, RecordFeatures b, bool isActorShared)
    {
        if (Gap(a, b) is not { } gap)
        {
            return null;
        }

        double any = Mass(isActorShared ? _ofActor : _any, gap.Least, gap.Most);
        double weight = Math.Round(Math.Log2(Mass(gap.Clock >= 0 ? SameClock : OtherClock, gap.Least, gap.Most) / any), 6);
        EvidenceOutcome outcome = gap.Most <= 1 ? EvidenceOutcome.Same : gap.Least <= 31 ? EvidenceOutcome.Near : EvidenceOutcome.Different;
        string which = gap.Clock switch { 0 => "start", 1 => "disclosure", 2 => "discovery", _ => "unlike clocks" };
        string days = gap.Least == gap.Most ? FormattableString.Invariant($"{gap.Least} days") : FormattableString.Invariant($"{gap.Least} to {gap.Most} days");
        return new DuplicateEvidence(EvidenceKind.Date, outcome, weight, $"{days} ({which})");
    }

    /// <summary>The fewest and the most days that can lie between, on the first clock that both have, else between all that they have; null where one has none.</summary>
    private static (int Least, int Most, int Clock)? Gap(RecordFeatures a, RecordFeatures b)
    {
        if (a.Span is not { } spanA || b.Span is not { } spanB)
        {
            return null;
        }

        int clock = 0;
        while (clock < a.Dates.Length && (a.Dates[clock] is null || b.Dates[clock] is null))
        {
            clock++;
        }

        clock = clock < a.Dates.Length ? clock : -1;
        (int First, int Last) x = clock >= 0 ? a.Dates[clock]!.Value : spanA;
        (int First, int Last) y = clock >= 0 ? b.Dates[clock]!.Value : spanB;
        return (Math.Max(0, Math.Max(x.First - y.Last, y.First - x.Last)), Math.Max(x.Last - y.First, y.Last - x.First), clock);
    }

    private static double Mass(double[] cells, int least, int most)
    {
        double sum = 0;
        for (int cell = 0; cell < Starts.Length; cell++)
        {
            int start = Starts[cell];
            int end = cell + 1 < Starts.Length ? Starts[cell + 1] : Math.Max(Farthest, Math.Max(least, most) + 1);
            int overlap = Math.Min(end, most + 1) - Math.Max(start, least);
            sum += overlap > 0 ? cells[cell] * overlap / (end - start) : 0;
        }

        return sum;
    }

    /// <summary>The number of pairs at most so many days apart, of days in order.</summary>
    private static double Within(int[] days, int reach)
    {
        double pairs = 0;
        for (int i = 0, j = 0; i < days.Length; i++)
        {
            while (days[i] - days[j] > reach)
            {
                j++;
            }

            pairs += i - j;
        }

        return pairs;
    }
}
