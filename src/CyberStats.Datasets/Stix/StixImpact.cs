namespace CyberStats.Datasets.Stix;

/// <summary>One impact of an incident: an object of its own, or embedded in the incident as version 1 of the extension does.</summary>
internal sealed class StixImpact : StixObject
{
    public StixImpact(StixProperties o)
        : this(o, o.Text("impact_category"), null)
    {
    }

    /// <param name="o">The properties.</param>
    /// <param name="category">The category; null where the object does not say.</param>
    /// <param name="details">The properties of the category; null where they are in the extension of its name.</param>
    public StixImpact(StixProperties o, string? category, StixProperties? details)
        : base(o)
    {
        const string Suffix = "-ext";
        category ??= "";
        Category = category.EndsWith(Suffix, StringComparison.Ordinal) ? category[..^Suffix.Length] : category;
        Category = Category == "economic" ? Monetary : Category; // a draft of the schema calls it so
        details ??= o.Object("extensions") is { } all
            ? all.Object(Category + Suffix) ?? all.Object(Category) ?? (Category == Monetary ? all.Object("economic-ext") ?? all.Object("economic") : null)
            : null;
        Start = o.Time("start_time", "start_time_fidelity");
        End = o.Time("end_time", "end_time_fidelity");
        SupersededBy = o.Text("superseded_by_ref");
        ImpactedRefs = o.Texts("impacted_refs");
        Word = details?.Text(Category switch { "confidentiality" => "loss_type", "integrity" => "alteration", _ => "variety" });
        Level = Category == "availability" ? details?.Number("availability_impact") : null;
        Records = details?.Number("record_count");
        Least = details?.Number("min_amount");
        Most = details?.Number("max_amount");
        Currency = details?.Text("currency");
        ActualCurrency = details?.Text("currency_actual");
    }

    /// <summary>The category of losses of money.</summary>
    public const string Monetary = "monetary";

    /// <summary>Gets the category, such as "monetary", without "-ext".</summary>
    public string Category { get; }

    public StixTime Start { get; }

    public StixTime End { get; }

    public string? SupersededBy { get; }

    public string[] ImpactedRefs { get; }

    /// <summary>Gets the word that says what it was: the type of loss of confidentiality, the alteration, or the variety of cost.</summary>
    public string? Word { get; }

    /// <summary>Gets how far availability was impaired, 0 to 100, as it is written.</summary>
    public string? Level { get; }

    /// <summary>Gets the number of records, as it is written.</summary>
    public string? Records { get; }

    /// <summary>Gets the least amount, as it is written.</summary>
    public string? Least { get; }

    /// <summary>Gets the greatest amount, as it is written.</summary>
    public string? Most { get; }

    /// <summary>Gets the currency of the amounts.</summary>
    public string? Currency { get; }

    /// <summary>Gets the currency that changed hands, where it is another.</summary>
    public string? ActualCurrency { get; }
}
