using System.Collections.Immutable;
using CyberStats.Incidents;

namespace CyberStats.Agreements;

/// <summary>
/// How many persons were charged, over several responses.
/// </summary>
/// <remarks>A response that does not say how many persons it concerns is unknown, not zero: the total is then a lower bound.</remarks>
public sealed record PersonsCharged
{
    private PersonsCharged(int charges, int unknown, Bounds<long> persons)
    {
        Charges = charges;
        Unknown = unknown;
        Persons = persons;
    }

    /// <summary>Gets the number of responses that are criminal charges.</summary>
    public int Charges { get; }

    /// <summary>Gets the number of charges that do not say how many persons they concern.</summary>
    public int Unknown { get; }

    /// <summary>
    /// Gets the persons charged in all: exactly 0 where there are no charges, unknown where none says how many. A person charged twice counts
    /// twice.
    /// </summary>
    public Bounds<long> Persons { get; }

    /// <summary>Adds up the persons charged.</summary>
    /// <param name="responses">The responses; those that are no criminal charges are passed over.</param>
    /// <exception cref="ArgumentNullException">The responses are null.</exception>
    /// <exception cref="ArgumentException">A response is null.</exception>
    public static PersonsCharged In(IEnumerable<Response> responses)
    {
        ArgumentNullException.ThrowIfNull(responses);
        ImmutableArray<Response> all = ImmutableArray.CreateRange(responses).WithoutNull(nameof(responses));
        Bounds<int>[] charges = [.. all.Where(r => r.Kind == ResponseKind.CriminalCharges).Select(r => r.Persons)];
        int unknown = charges.Count(c => c.IsUnknown);
        return new PersonsCharged(charges.Length, unknown, charges.Length > 0 && unknown == charges.Length ? default : Sum(charges));
    }

    private static Bounds<long> Sum(Bounds<int>[] charges)
    {
        long low = charges.Sum(c => (long)(c.Least ?? 0));
        bool isLimited = charges.All(c => c.Most is not null);
        long high = isLimited ? charges.Sum(c => (long)c.Most!.Value) : 0;
        bool isTold = charges.All(c => c.Point is not null);
        long? best = isTold ? charges.Sum(c => (long)c.Point!.Value) : null;
        return isLimited && low == high ? Bounds<long>.Exactly(low) : new Bounds<long>(low, best, isLimited ? high : null);
    }
}
