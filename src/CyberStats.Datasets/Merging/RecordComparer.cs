namespace CyberStats.Datasets.Merging;

/// <summary>
/// Compares two records by all that both have, and weighs each outcome after Fellegi and Sunter.
/// </summary>
/// <remarks>
/// <para>
/// A weight is log₂(m / u): m how often two records of one incident come out so, from <see cref="DuplicateModel"/>; u how often any two do. Where a value is
/// shared u is its share among the records, so that a rare one weighs more; of several shared values the rarest counts, of the names of one actor
/// the commonest. u of likenesses of names and titles is counted over pairs drawn at random. All u lean on a default as if some fifty records, or some thousand pairs,
/// had shown it, so that few records do not seem sure.
/// </para>
/// <para>
/// What one comparison implies is not weighed again: different incidents of one actor resemble one another, so that where an actor is shared u of dates,
/// countries and types is that of pairs of one actor within one source. A shared actor implies its state, a shared name of a victim its country, and words by which both
/// records name the same in other places are left out of their titles.
/// </para>
/// </remarks>
internal sealed class RecordComparer
{
    private const double PseudoRecords = 50;
    private const double PseudoPairs = 1000;
    private const double PseudoActorPairs = 100;
    private const int SampledPairs = 20_000;
    private const double AlikeNames = 0.7; // of Dice's coefficient of trigrams: from here on spellings of one name
    private const double PartlyAlikeNames = 0.6; // of the cosine of words, rare ones weighing more
    private const double PartOfNear = 1.0 / 3; // of the near names, those that share some rare words only

    // Of titles: how alike, how often so of one incident, and of any two by default.
    private static readonly double[] TitleCuts = [0.85, 0.5, 0.2, 0];
    private static readonly double[] TitleOfOne = [0.12, 0.22, 0.26, 0.40];
    private static readonly double[] TitleOfAny = [0.001, 0.007, 0.042, 0.95];

    private readonly FeatureTable _table;
    private readonly DuplicateModel _model;
    private readonly DateWeights _dates;
    private readonly double[] _titles = new double[TitleCuts.Length];
    private readonly double _nearName;
    private readonly double _partName;
    private readonly double _countryOfActor;
    private readonly double _typeOfActor;

    public RecordComparer(FeatureTable table, DuplicateModel model)
    {
        _table = table;
        _model = model;
        List<(RecordFeatures A, RecordFeatures B)> ofActor = PairsOfActors(table.Records);
        _dates = new DateWeights(table.Records, ofActor, PseudoActorPairs);
        _countryOfActor = OfActor(ofActor, r => r.Countries, 0.3);
        _typeOfActor = OfActor(ofActor, r => r.Types, 0.5);
        long[] titles = new long[TitleCuts.Length];
        long near = 0;
        long part = 0;
        long named = 0;
        long titled = 0;
        int n = table.Records.Length;
        var random = new RandomStream(1);
        for (int i = 0; i < SampledPairs && n > 1; i++)
        {
            int first = random.Next(n);
            int second = random.Next(n - 1);
            RecordFeatures a = table.Records[first];
            RecordFeatures b = table.Records[second + (second >= first ? 1 : 0)];
            if (Likeness(a, b) is { } likeness)
            {
                titled++;
                titles[Array.FindIndex(TitleCuts, cut => likeness >= cut)]++;
            }

            if (a.VictimNames.Length > 0 && b.VictimNames.Length > 0)
            {
                named++;
                (VictimNameFeature A, VictimNameFeature B, bool IsWhole)? name = SharedName(a, b) is null ? NearName(a, b) : null;
                near += name is { IsWhole: true } ? 1 : 0;
                part += name is { IsWhole: false } ? 1 : 0;
            }
        }

        // Pairs drawn from few records repeat, and show no more than there are.
        double most = n * (n - 1.0) / 2;
        double titleShare = titled == 0 ? 0 : Math.Min(1, most / titled);
        double nameShare = named == 0 ? 0 : Math.Min(1, most / named);
        for (int cell = 0; cell < _titles.Length; cell++)
        {
            _titles[cell] = ((titles[cell] * titleShare) + (PseudoPairs * TitleOfAny[cell])) / ((titled * titleShare) + PseudoPairs);
        }

        _nearName = ((near * nameShare) + (PseudoPairs * 0.002)) / ((named * nameShare) + PseudoPairs);
        _partName = ((part * nameShare) + (PseudoPairs * 0.02)) / ((named * nameShare) + PseudoPairs);
    }

    /// <summary>Returns the evidence of a pair.</summary>
    public List<DuplicateEvidence> Compare(RecordFeatures a, RecordFeatures b)
    {
        DuplicateEvidence? actor = a.Actors.Length > 0 && b.Actors.Length > 0
            ? Shared(EvidenceKind.Actor, a.Actors, b.Actors, _model.Actor, 0.01, isCommonest: true)
            : null;
        bool isActorShared = actor?.Outcome == EvidenceOutcome.Same;
        var evidence = new List<DuplicateEvidence>(8);
        if (_dates.Compare(a, b, isActorShared) is { } date)
        {
            evidence.Add(date);
        }

        bool isNameShared = false;
        if (a.VictimNames.Length > 0 && b.VictimNames.Length > 0)
        {
            DuplicateEvidence name = VictimNames(a, b);
            isNameShared = name.Outcome == EvidenceOutcome.Same;
            evidence.Add(name);
        }

        if (a.Countries.Length > 0 && b.Countries.Length > 0)
        {
            evidence.Add(Shared(EvidenceKind.VictimCountry, a.Countries, b.Countries, _model.VictimCountry, 0.03, isNameShared, least: isActorShared ? _countryOfActor : 0));
        }

        if (actor is not null)
        {
            evidence.Add(actor);
        }

        if (a.States.Length > 0 && b.States.Length > 0)
        {
            evidence.Add(Shared(EvidenceKind.AccusedState, a.States, b.States, _model.AccusedState, 0.2, isActorShared));
        }

        if (a.Types.Length > 0 && b.Types.Length > 0)
        {
            evidence.Add(Shared(EvidenceKind.Type, a.Types, b.Types, _model.Type, 0.2, least: isActorShared ? _typeOfActor : 0));
        }

        if (Likeness(a, b) is { } likeness)
        {
            int cell = Array.FindIndex(TitleCuts, cut => likeness >= cut);
            EvidenceOutcome outcome = cell == 0 ? EvidenceOutcome.Same : cell == TitleCuts.Length - 1 ? EvidenceOutcome.Different : EvidenceOutcome.Near;
            evidence.Add(new DuplicateEvidence(EvidenceKind.Title, outcome, Bits(TitleOfOne[cell], _titles[cell]), FormattableString.Invariant($"{likeness:0.00} alike")));
        }

        if (a.Links.Length > 0 && b.Links.Length > 0)
        {
            evidence.Add(Shared(EvidenceKind.Source, a.Links, b.Links, _model.Source, 0.0002));
        }

        return evidence;
    }

    /// <summary>
    /// Pairs of records that share an actor and come from one source, which seldom holds an incident twice: how alike are different incidents of one actor?
    /// </summary>
    private static List<(RecordFeatures A, RecordFeatures B)> PairsOfActors(RecordFeatures[] records)
    {
        var pairs = new List<(RecordFeatures A, RecordFeatures B)>();
        IGrouping<(int Actor, int Group), RecordFeatures>[] groups =
            [.. records.SelectMany(r => r.Actors.Select(actor => (Actor: actor, Record: r))).GroupBy(p => (p.Actor, p.Record.Group), p => p.Record)];
        foreach (IGrouping<(int Actor, int Group), RecordFeatures> group in groups)
        {
            RecordFeatures[] all = [.. group];
            int most = Math.Max(1, SampledPairs / Math.Max(1, groups.Length)); // so that no busy actor stands for all
            for (int step = 1; step < all.Length && most > 0; step++)
            {
                for (int i = 0; i + step < all.Length && most > 0; i++, most--)
                {
                    pairs.Add((all[i], all[i + step]));
                }
            }
        }

        return pairs;
    }

    private static double OfActor(List<(RecordFeatures A, RecordFeatures B)> pairs, Func<RecordFeatures, int[]> values, double usual)
    {
        double shared = 0;
        double both = 0;
        foreach ((RecordFeatures a, RecordFeatures b) in pairs)
        {
            int[] x = values(a);
            int[] y = values(b);
            both += x.Length > 0 && y.Length > 0 ? 1 : 0;
            shared += Array.Exists(x, v => Array.BinarySearch(y, v) >= 0) ? 1 : 0;
        }

        return (shared + (PseudoActorPairs * usual)) / (both + PseudoActorPairs);
    }

    // Rounded, so that the order of the additions before it does not show.
    private static double Bits(double m, double u) => Math.Round(Math.Log2(m / u), 6);

    private double Share(int value, double usual) => Math.Min(1, (_table.CountOf(value) + (PseudoRecords * usual)) / (_table.Records.Length + PseudoRecords));

    private DuplicateEvidence Shared(EvidenceKind kind, int[] a, int[] b, double m, double usual, bool isImplied = false, bool isCommonest = false, double least = 0)
    {
        int shared = -1;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (a[i] == b[j])
            {
                bool isBetter = shared < 0 || (isCommonest ? _table.CountOf(a[i]) > _table.CountOf(shared) : _table.CountOf(a[i]) < _table.CountOf(shared));
                shared = isBetter ? a[i] : shared;
                i++;
                j++;
            }
            else if (a[i] < b[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        if (shared >= 0)
        {
            return new DuplicateEvidence(kind, EvidenceOutcome.Same, isImplied ? 0 : Bits(m, Math.Max(least, Share(shared, usual))), _table.TextOf(shared));
        }

        // Whatever the other has, it shares a value of the first by chance at most so often.
        double chance = Math.Min(0.9, Math.Max(least, Math.Min(a.Sum(v => Share(v, usual)), b.Sum(v => Share(v, usual)))));
        return new DuplicateEvidence(kind, EvidenceOutcome.Different, Bits(1 - m, 1 - chance), $"{_table.TextOf(a[0])} and {_table.TextOf(b[0])}");
    }

    private DuplicateEvidence VictimNames(RecordFeatures a, RecordFeatures b)
    {
        if (SharedName(a, b) is { } same)
        {
            return new DuplicateEvidence(EvidenceKind.VictimName, EvidenceOutcome.Same, Bits(_model.VictimName, Share(same, 0.002)), _table.TextOf(same));
        }

        if (NearName(a, b) is { } near)
        {
            return new DuplicateEvidence(
                EvidenceKind.VictimName, EvidenceOutcome.Near, near.IsWhole ? Bits(_model.NearVictimName * (1 - PartOfNear), _nearName) : Bits(_model.NearVictimName * PartOfNear, _partName), $"{_table.TextOf(near.A.Name)} and {_table.TextOf(near.B.Name)}");
        }

        double rest = Math.Max(0.05, 1 - _model.VictimName - _model.NearVictimName);
        return new DuplicateEvidence(
            EvidenceKind.VictimName, EvidenceOutcome.Different, Bits(rest, 1 - _nearName - _partName), $"{_table.TextOf(a.VictimNames[0].Name)} and {_table.TextOf(b.VictimNames[0].Name)}");
    }

    /// <summary>The rarest name that both have.</summary>
    private int? SharedName(RecordFeatures a, RecordFeatures b)
    {
        int? shared = null;
        foreach (VictimNameFeature x in a.VictimNames)
        {
            foreach (VictimNameFeature y in b.VictimNames)
            {
                if (x.Name == y.Name && (shared is not { } s || _table.CountOf(x.Name) < _table.CountOf(s)))
                {
                    shared = x.Name;
                }
            }
        }

        return shared;
    }

    /// <summary>
    /// Two names that are spelled alike, or of which one is a part or the initials of the other; else the two that share most by their rare words, if that is enough.
    /// </summary>
    private (VictimNameFeature A, VictimNameFeature B, bool IsWhole)? NearName(RecordFeatures a, RecordFeatures b)
    {
        (VictimNameFeature A, VictimNameFeature B, bool IsWhole)? best = null;
        double most = PartlyAlikeNames;
        foreach (VictimNameFeature x in a.VictimNames)
        {
            foreach (VictimNameFeature y in b.VictimNames)
            {
                if ((x.Initials >= 0 && x.Initials == y.Single) || (y.Initials >= 0 && y.Initials == x.Single) || IsPart(x, y) || IsPart(y, x)
                    || NameText.Dice(x.Trigrams, y.Trigrams) >= AlikeNames)
                {
                    return (x, y, true);
                }

                double likeness = Cosine(x.Words, y.Words, _ => true);
                if (likeness >= most)
                {
                    most = likeness;
                    best = (x, y, false);
                }
            }
        }

        return best;
    }

    /// <summary>Whether all words of a name are in another, and one of them is rare enough to mean something.</summary>
    private bool IsPart(VictimNameFeature part, VictimNameFeature whole)
    {
        int rare = Math.Max(3, _table.Records.Length / 100);
        return part.Words.Length < whole.Words.Length
            && Array.TrueForAll(part.Words, w => Array.BinarySearch(whole.Words, w) >= 0)
            && Array.Exists(part.Words, w => _table.CountOf(w) <= rare);
    }

    /// <summary>
    /// The cosine of two titles, rare words weighing more; where only one record names its victims, whose names the title of the other may hold, with their
    /// words. Null where nothing but the names that both records give elsewhere is left of one.</summary>
    private double? Likeness(RecordFeatures a, RecordFeatures b)
    {
        bool isOneNamed = (a.VictimNames.Length == 0) != (b.VictimNames.Length == 0);
        double likeness = Cosine(isOneNamed ? a.Text : a.Title, isOneNamed ? b.Text : b.Title, word => Array.BinarySearch(a.Named, word) < 0 || Array.BinarySearch(b.Named, word) < 0);
        return double.IsNaN(likeness) ? null : likeness;
    }

    private double Cosine(int[] a, int[] b, Func<int, bool> isCounted)
    {
        double shared = 0;
        double ofA = 0;
        double ofB = 0;
        int i = 0;
        int j = 0;
        while (i < a.Length || j < b.Length)
        {
            int x = i < a.Length ? a[i] : int.MaxValue;
            int y = j < b.Length ? b[j] : int.MaxValue;
            int word = Math.Min(x, y);
            double weight = isCounted(word) ? Rarity(word) : 0;
            shared += x == y ? weight : 0;
            ofA += x <= y ? weight : 0;
            ofB += y <= x ? weight : 0;
            i += x <= y ? 1 : 0;
            j += y <= x ? 1 : 0;
        }

        return ofA > 0 && ofB > 0 ? Math.Round(shared / Math.Sqrt(ofA * ofB), 9) : double.NaN;
    }

    private double Rarity(int word)
    {
        double rarity = Math.Log((_table.Records.Length + 2.0) / (_table.CountOf(word) + 1.0));
        return rarity * rarity;
    }
}
