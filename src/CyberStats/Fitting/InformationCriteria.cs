namespace CyberStats.Fitting;

/// <summary>What a likelihood is worth once the number of parameters is allowed for.</summary>
internal static class InformationCriteria
{
    public static double Aicc(double logLikelihood, int parameters, double count)
    {
        double rest = count - parameters - 1;
        return rest > 0 ? (2 * parameters) - (2 * logLikelihood) + (2.0 * parameters * (parameters + 1) / rest) : double.NaN;
    }

    public static double Bic(double logLikelihood, int parameters, double count) => (parameters * Math.Log(count)) - (2 * logLikelihood);
}
