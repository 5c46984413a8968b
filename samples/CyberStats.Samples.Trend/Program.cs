using CyberStats;
using CyberStats.Growth;
using CyberStats.Series;
using CyberStats.Trends;

// Is it growing, how fast, since when, and how sure is that? Yearly incidents of a tracker, the last year seen to nine tenths.
CountSeries yearly = CountSeries.Yearly(2012, [12, 18, 32, 34, 33, 46, 80, 74, 120, 108, 132])
    .WithExposure([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0.9]);

CountTrendFit trend = CountTrend.Fit(yearly);
Console.WriteLine($"growth a year   {trend.GrowthPerYear}, the mean {trend.Doubling}");
Console.WriteLine($"endpoints only  {trend.Endpoints!.PerYear}, another number: {trend.Endpoints.From} and {trend.Endpoints.To} alone");
Console.WriteLine($"dispersion      {trend.Dispersion:0.00}, so that Poisson errors would be too small");
Console.WriteLine($"speeding up?    {trend.Acceleration} a year");
Console.WriteLine($"any trend       p = {MannKendall.Test(yearly).PValue:0.000000} (Mann-Kendall), {TheilSen.Fit(yearly)}");

// A curve that levels off, and whether the counts can tell.
GrowthCurveFit logistic = GrowthCurve.Fit(yearly, GrowthCurveKind.Logistic);
Console.WriteLine($"levels off at   {logistic.Capacity} a year: {logistic.Status}");

// A break, or a steady trend?
ChangePointPosterior change = ChangePointPosterior.Of(yearly);
Console.WriteLine($"one break       in {yearly.Label(change.PlaceAfter(change.MostProbableBreak))}, if there is one; against steady growth its odds are 10^{change.LogBayesFactorOverTrend / Math.Log(10):0}");

// Who leads, and how sure is that?
GroupRanking<string> ranks = GroupRanks.Of(GroupRates.Compare(
    [new GroupCount<string>("finance", 41), new GroupCount<string>("health", 33), new GroupCount<string>("energy", 12)]));
Console.WriteLine($"ranks           {string.Join(", ", ranks.Groups)}");

// What growth could so short a series show at all?
GrowthDetection? least = GrowthPower.SmallestGrowth(years: 11, meanPerYear: 60, new PowerOptions { Dispersion = 3 });
Console.WriteLine($"detectable      growth of {100 * least!.GrowthPerYear:0.0} % a year or more, found in {100 * least.Power:0} of 100 such series");

foreach (Caveat caveat in trend.Caveats)
{
    Console.WriteLine($"{caveat}: {caveat.Explanation}");
}
