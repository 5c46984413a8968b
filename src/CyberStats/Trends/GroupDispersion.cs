namespace CyberStats.Trends;

/// <summary>From what the variance of counts over their mean is learnt, where groups are compared over several periods.</summary>
public enum GroupDispersion
{
    /// <summary>
    /// From the groups compared, two at a time, with one degree of freedom a period less one: right also where large groups vary more than small
    /// ones, as they usually do, and cautious where there are few periods.
    /// </summary>
    PerPair,

    /// <summary>
    /// From all groups and periods together: sharper where there are few periods, and too narrow for large groups where these vary more than small ones.
    /// </summary>
    Common,

    /// <summary>From nothing: the counts are taken for Poisson ones.</summary>
    Poisson,
}
