using CyberStats.Agreements;
using CyberStats.Incidents;

namespace CyberStats.Samples.Briefing;

/// <summary>Whether those that stay out of an agreement are accused more often, as far as a tracker tells.</summary>
internal static class AbstainersReport
{
    public static void Write(Page page, IncidentSet incidents, Agreement call)
    {
        AbstainersShareResult share = AbstainersShare.Of(incidents, call);
        page.Heading($"The abstainers of the {call.Aliases.FirstOrDefault() ?? call.Title} among the accused");
        page.Line($"  {share.Count} of the {share.Of} incidents that accuse a state name one of those");
        page.Text($"that stay out: {string.Join(", ", share.Abstainers.Select(c => c.Name).Order(StringComparer.Ordinal))}", "  ");
        page.Line($"  of the rest {share.NamingParties} name a state that is on record as having joined, {share.NamingOthers} only others");
        page.Line($"  {share.Unattributed} accuse no state");
        page.Line();
        page.Figure("whatever the unattributed are", "", $"{Page.Percent(share.LowerBound)} to {Page.Percent(share.UpperBound)}");
        page.Figure("share of those attributed", Page.Percent(share.Value), $"{Page.Percent(share.Low)} to {Page.Percent(share.High)} (Wilson)");
        page.Figure(
            "incidents of one actor together",
            Page.Percent(share.ByActor.Value),
            FormattableString.Invariant($"{Page.Interval(share.ByActor, Page.Percent)} ({share.ActorClusters} groups)"));

        AbstainersShareChange change = AbstainersShare.BeforeAndAfter(incidents, call, Clock.Disclosed);
        page.Line();
        page.Line($"  Before and after {call.Opened}, descriptive: no effect of the agreement can be read from it.");
        (string, AbstainersShareResult)[] parts = [("before", change.Before), ("after", change.After)];
        foreach ((string when, AbstainersShareResult part) in parts)
        {
            page.Figure($"{when}, whatever the unattributed", "", $"{Page.Percent(part.LowerBound)} to {Page.Percent(part.UpperBound)}");
            page.Figure($"{when}: {part.Count} of {part.Of}", Page.Percent(part.Value), $"{Page.Percent(part.Low)} to {Page.Percent(part.High)}");
        }

        page.Figure("difference", Page.Percent(change.Difference.Value), Page.Interval(change.Difference, Page.Percent));
        page.Line($"  left out: {(change.Excluded.Count == 0 ? "none" : string.Join(", ", change.Excluded))}");
        page.Line();
        foreach (Caveat caveat in change.Caveats)
        {
            page.Caveat(caveat);
        }
    }
}
