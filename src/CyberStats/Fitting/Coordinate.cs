namespace CyberStats.Fitting;

/// <summary>
/// A coordinate of a search: the parameter it stands for, the bounds within which it is searched, and what it means when the likelihood still rises there.
/// </summary>
/// <param name="Name">The name of the parameter.</param>
/// <param name="Link">How the parameter follows from the coordinate.</param>
/// <param name="UnitPower">1 for a parameter in currency units, -1 for one per currency unit, 0 for a pure number.</param>
/// <param name="Lowest">The lower bound.</param>
/// <param name="Highest">The upper bound.</param>
/// <param name="AtLowest">The status of a fit that ends at the lower bound.</param>
/// <param name="AtHighest">The status of a fit that ends at the upper bound.</param>
internal sealed record Coordinate(
    string Name, Link Link, int UnitPower, double Lowest, double Highest, FitStatus AtLowest = FitStatus.Degenerate, FitStatus AtHighest = FitStatus.Degenerate)
{
    /// <summary>Returns the parameter; the nearest number that a double holds.</summary>
    public double Parameter(double coordinate, double unit) => Link switch
    {
        Link.Log => Math.Clamp(Math.Exp(coordinate + (UnitPower * Math.Log(unit))), double.Epsilon, double.MaxValue),
        Link.Linear => Math.Clamp(coordinate * Math.Pow(unit, UnitPower), double.MinValue, double.MaxValue),
        Link.Logit => MathNet.Numerics.SpecialFunctions.Logistic(coordinate),
        _ => coordinate + Math.Log(unit),
    };

    /// <summary>Returns the coordinate of a parameter.</summary>
    public double Of(double parameter, double unit) => Link switch
    {
        Link.Log => Math.Log(parameter) - (UnitPower * Math.Log(unit)),
        Link.Linear => parameter / Math.Pow(unit, UnitPower),
        Link.Logit => Math.Log(parameter / (1 - parameter)),
        _ => parameter - Math.Log(unit),
    };

    /// <summary>Returns the estimate of the parameter from that of the coordinate; the interval is Wald's on the scale of the search.</summary>
    public Estimate Estimate(double coordinate, double error, double unit, double level)
    {
        double value = Parameter(coordinate, unit);
        if (!double.IsFinite(error))
        {
            return new Estimate(value, double.NaN, double.NaN, double.NaN, level);
        }

        double reach = Numerics.Quantiles.TwoSidedNormal(level) * error;
        double slope = Link switch { Link.Log => value, Link.Linear => Math.Pow(unit, UnitPower), Link.Logit => value * (1 - value), _ => 1 };
        return new Estimate(value, slope * error, Parameter(coordinate - reach, unit), Parameter(coordinate + reach, unit), level);
    }
}
