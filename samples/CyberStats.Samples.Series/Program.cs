using CyberStats;
using CyberStats.Incidents;
using CyberStats.Series;

// How many incidents a quarter, by the date of their disclosure? Four records: one is dated to the year only, and one not at all.
Incident[] records =
[
    new(IncidentId.Parse("example:1"), "Ministry", disclosed: PartialDate.Parse("2021-02-11")) { Types = [IncidentType.Espionage] },
    new(IncidentId.Parse("example:2"), "Hospital", disclosed: PartialDate.Parse("2021-03")) { Types = [IncidentType.Extortion] },
    new(IncidentId.Parse("example:3"), "Utility", disclosed: PartialDate.Parse("2021")) { Types = [IncidentType.Sabotage] },
    new(IncidentId.Parse("example:4"), "Bank") { Types = [IncidentType.FinancialTheft] },
];
var incidents = new IncidentSet(records, coverage: DateRange.Parse("2021-01/2021-09"), asOf: new DateOnly(2021, 9, 30));
CountSeries quarterly = incidents.Count(Period.Quarter, Clock.Disclosed);

for (int i = 0; i < quarterly.Length; i++)
{
    Console.WriteLine($"{quarterly.Label(i)}  {quarterly.Counts[i]?.ToString() ?? "missing"}");
}

Console.WriteLine($"left out: {string.Join(", ", quarterly.Excluded)}");

// The same with the imprecise date spread over the quarters that it can fall in.
CountSeries spread = incidents.Count(Period.Quarter, Clock.Disclosed, new CountOptions { Placement = DatePlacement.SpreadUniformly });
Console.WriteLine($"spread:   {spread}");
Console.WriteLine($"caveats:  {string.Join(", ", spread.Caveats)}");
