using CyberStats.Distributions;

namespace CyberStats.Fitting;

/// <summary>
/// How well one law fits, beside others. Made by <see cref="FrequencyFit.Compare"/>.
/// </summary>
/// <param name="Name">The name of the method of <see cref="FrequencyFit"/> that fits the law.</param>
/// <param name="Law">The fitted law.</param>
/// <param name="Status">How the search ended.</param>
/// <param name="Parameters">The number of parameters.</param>
/// <param name="LogLikelihood">The maximized log-likelihood.</param>
/// <param name="Aic">Akaike's criterion.</param>
/// <param name="Aicc">The same corrected for few counts; NaN where there are not more than k + 1.</param>
/// <param name="Bic">The Bayesian information criterion.</param>
/// <param name="Weight">The share of the evidence by Akaike's criterion: the weights of all laws compared add up to 1.</param>
public sealed record FrequencyRank(
    string Name, IFrequency Law, FitStatus Status, int Parameters, double LogLikelihood, double Aic, double Aicc, double Bic, double Weight);
