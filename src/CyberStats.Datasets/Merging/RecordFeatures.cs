using CyberStats.Incidents;

namespace CyberStats.Datasets.Merging;

/// <summary>What is compared of one record; values are numbers of a <see cref="FeatureTable"/>, in order.</summary>
internal sealed class RecordFeatures
{
    public required Incident Incident { get; init; }

    /// <summary>Gets the number of the source or of the set.</summary>
    public required int Group { get; init; }

    /// <summary>Gets the first and last day that each clock can mean: started, disclosed, discovered; null where it has no date.</summary>
    public required (int First, int Last)?[] Dates { get; init; }

    /// <summary>Gets the days from the first that any date can mean to the last; null without a date.</summary>
    public required (int First, int Last)? Span { get; init; }

    public required VictimNameFeature[] VictimNames { get; init; }

    public required int[] Countries { get; init; }

    public required int[] Actors { get; init; }

    public required int[] States { get; init; }

    public required int[] Types { get; init; }

    public required int[] Links { get; init; }

    /// <summary>Gets the words of the title.</summary>
    public required int[] Title { get; init; }

    /// <summary>Gets the words of the title and of the names of the victims.</summary>
    public required int[] Text { get; init; }

    /// <summary>Gets the words that victims, actors and countries are named with.</summary>
    public required int[] Named { get; init; }
}
