using CyberStats.Distributions;

namespace CyberStats.Tests.Distributions;

/// <summary>A law of Pareto that owes nothing to the library, for tests of laws that are made of laws.</summary>
internal sealed record TestPareto(double Scale, double Shape) : ISeverity
{
    public double Mean => Shape > 1 ? Scale * Shape / (Shape - 1) : double.PositiveInfinity;

    public double Variance => Shape > 2 ? Scale * Scale * Shape / ((Shape - 1) * (Shape - 1) * (Shape - 2)) : double.PositiveInfinity;

    public double Minimum => Scale;

    public double Maximum => double.PositiveInfinity;

    public double Density(double value) => Math.Exp(LogDensity(value));

    public double LogDensity(double value) =>
        value < Scale ? double.NegativeInfinity : Math.Log(Shape / Scale) - ((Shape + 1) * Math.Log(value / Scale));

    public double Cumulative(double value) => Math.Exp(LogCumulative(value));

    public double LogCumulative(double value)
    {
        double tail = LogSurvival(value);
        return tail == 0 ? double.NegativeInfinity : tail > -1 ? Math.Log(-CyberStats.Numerics.Elementary.ExpM1(tail)) : Math.Log(1 - Math.Exp(tail));
    }

    public double Survival(double value) => Math.Exp(LogSurvival(value));

    public double LogSurvival(double value) =>
        value <= Scale ? 0 : -Shape * (value < 2 * Scale ? CyberStats.Numerics.Elementary.LogP1((value - Scale) / Scale) : Math.Log(value / Scale));

    public double Quantile(double probability) => Scale * Math.Exp(-CyberStats.Numerics.Elementary.LogP1(-probability) / Shape);

    public double LossExceededWith(double probability) => Scale * Math.Pow(probability, -1 / Shape);

    public double LimitedMean(double limit) => limit <= Scale ? limit
        : double.IsPositiveInfinity(limit) ? Mean
        : Shape == 1 ? Scale * (1 + Math.Log(limit / Scale))
        : Scale * (Shape - Math.Exp(LogSurvival(limit) * (Shape - 1) / Shape)) / (Shape - 1);

    public double MeanExcess(double threshold) => threshold < Scale ? Mean - threshold : Shape > 1 ? threshold / (Shape - 1) : double.PositiveInfinity;

    public double Sample(Random random) => LossExceededWith(1 - random.NextDouble());
}
