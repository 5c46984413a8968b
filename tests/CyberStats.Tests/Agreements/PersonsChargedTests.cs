using CsCheck;
using CyberStats.Agreements;
using CyberStats.Incidents;

namespace CyberStats.Tests.Agreements;

public class PersonsChargedTests
{
    private static readonly Gen<Bounds<int>> Persons = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 4], Gen.Int[0, 4]).Select((n, more, kind) => kind switch
    {
        0 => default,
        1 => Bounds<int>.Exactly(n),
        2 => Bounds<int>.Between(n, n + more),
        3 => Bounds<int>.AtLeast(n),
        _ => new Bounds<int>(n, n, null),
    });

    // Twelve officers on 2018-07-13 and four on 2021-07-19.
    [Fact]
    public void Twelve_and_four_are_sixteen()
    {
        PersonsCharged charged = PersonsCharged.In([Charge(Bounds<int>.Exactly(12)), Charge(Bounds<int>.Exactly(4)), new Response(ResponseKind.Sanctions) { Persons = Bounds<int>.Exactly(7) }]);

        Assert.Equal(Bounds<long>.Exactly(16), charged.Persons);
        Assert.Equal((2, 0), (charged.Charges, charged.Unknown));
        Assert.Equal(charged, PersonsCharged.In([Charge(Bounds<int>.Exactly(4)), Charge(Bounds<int>.Exactly(12))]));
    }

    [Fact]
    public void One_that_does_not_say_makes_the_total_a_lower_bound()
    {
        PersonsCharged charged = PersonsCharged.In([Charge(Bounds<int>.Exactly(12)), Charge(Bounds<int>.Exactly(4)), Charge(default)]);

        Assert.Equal(Bounds<long>.AtLeast(16), charged.Persons);
        Assert.Equal((3, 1), (charged.Charges, charged.Unknown));
    }

    [Fact]
    public void Ranges_and_best_values_add_up_end_by_end()
    {
        Assert.Equal(Bounds<long>.Between(13, 16), Sum(Bounds<int>.Exactly(12), Bounds<int>.Between(1, 4)));
        Assert.Equal(new Bounds<long>(14, 16, null), Sum(new Bounds<int>(10, 12, null), Bounds<int>.Exactly(4)));
        Assert.Equal(new Bounds<long>(3, 5, 9), Sum(new Bounds<int>(1, 2, 5), new Bounds<int>(2, 3, 4)));
        Assert.Equal(Bounds<long>.Between(4, 13), Sum(Bounds<int>.AtMost(9), Bounds<int>.Exactly(4)));
        Assert.Equal(4294967294, Sum(Bounds<int>.Exactly(int.MaxValue), Bounds<int>.Exactly(int.MaxValue)).Best);
    }

    [Fact]
    public void Without_charges_nobody_is_charged_and_where_none_says_it_is_unknown()
    {
        Assert.Equal(Bounds<long>.Exactly(0), PersonsCharged.In([]).Persons);
        Assert.Equal(Bounds<long>.Exactly(0), PersonsCharged.In([new Response(ResponseKind.Denial)]).Persons);
        Assert.True(PersonsCharged.In([Charge(default), Charge(default)]).Persons.IsUnknown);
        Assert.Equal((2, 2), (PersonsCharged.In([Charge(default), Charge(default)]).Charges, PersonsCharged.In([Charge(default), Charge(default)]).Unknown));
    }

    [Fact]
    public void The_bounds_are_those_of_the_sums_in_any_order() => Persons.Array[1, 6].Where(p => p.Any(b => !b.IsUnknown)).Sample(persons =>
    {
        Bounds<long> total = Sum(persons);

        Assert.Equal(persons.Sum(p => (long)(p.Low ?? p.Best ?? 0)), total.Least);
        Assert.Equal(persons.All(p => p.Kind is BoundsKind.Exact or BoundsKind.Interval) ? persons.Sum(p => (long)(p.High ?? p.Best)!.Value) : null, total.Most);
        Assert.Equal(total, Sum([.. persons.AsEnumerable().Reverse()]));
    });

    [Fact]
    public void Null_is_refused_by_name() => Refused.Argument("responses", () => PersonsCharged.In(null!));

    private static Bounds<long> Sum(params Bounds<int>[] persons) => PersonsCharged.In(persons.Select(Charge)).Persons;

    private static Response Charge(Bounds<int> persons) => new(ResponseKind.CriminalCharges) { Persons = persons };
}
