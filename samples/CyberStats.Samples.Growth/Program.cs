using CyberStats;
using CyberStats.Growth;

// How fast did incidents grow from 8 in 2005 to 88 in 2020, and how sure is that?
GrowthBetween growth = GrowthRate.Between(8, 88, years: 15);
Console.WriteLine($"factor          {growth.Factor}");
Console.WriteLine($"rate per year   {growth.PerYear}");
Console.WriteLine($"doubling time   {growth.DoublingTime} years");

// Yearly counts vary more than Poisson counts. With a variance of three times the mean:
Console.WriteLine($"if dispersed    {GrowthRate.Between(8, 88, years: 15, dispersion: 3).Factor}");

// From nothing to something there is no finite factor, but a bound.
Console.WriteLine($"from 0 to 5     {GrowthRate.Between(0, 5, years: 1).Factor}");

foreach (Caveat caveat in growth.Caveats)
{
    Console.WriteLine($"{caveat}: {caveat.Explanation}");
}
