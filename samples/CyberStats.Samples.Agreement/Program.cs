using CyberStats;
using CyberStats.Agreements;

// Who was a party when? A state that left, one whose joining is dated to a span only, and one that is named as staying out.
Party[] states = [State("EST"), State("GEO"), State("RUS")];
var accord = new Agreement(
    "accord",
    "An accord on norms",
    LegalForce.PoliticalCommitment,
    [.. states],
    [
        new("EST", ParticipationAct.Signed, DateRange.Parse("2018-11-12")),
        new("EST", ParticipationAct.Withdrew, DateRange.Parse("2021-05-01")),
        new("GEO", ParticipationAct.Supported, DateRange.Parse("2018-11-12/2019-09-16")),
        new("RUS", ParticipationAct.Abstained, DateRange.Parse("2018-11-12")),
    ],
    opened: PartialDate.Parse("2018-11-12"));

foreach (int year in (int[])[2018, 2020, 2022])
{
    var day = new DateOnly(year, 12, 31);
    Console.WriteLine($"{day:yyyy-MM-dd}  {string.Join(", ", states.Select(s => $"{s.Id} {accord.StatusOf(s.Id, day)}"))}");
}

// Of a universe that the caller gives, as bounds where the dates leave it open.
ParticipationRate rate = ParticipationRate.Of(accord, states.Select(s => s.Id), PartyKind.State, new DateOnly(2018, 12, 31));
Console.WriteLine($"joined {rate.Joined} of {rate.Universe}: {rate.Rate}; take-up among those that declared: {rate.TakeUp}");
Console.WriteLine($"caveats: {string.Join(", ", rate.Caveats)}");

static Party State(string code) => new(code, CountryCode.Parse(code).Name, PartyKind.State) { Country = CountryCode.Parse(code) };
