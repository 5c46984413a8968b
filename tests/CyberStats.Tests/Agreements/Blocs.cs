using CyberStats.Agreements;

namespace CyberStats.Tests.Agreements;

/// <summary>The members of the European Union and of NATO, with the days on which they joined and left since 2013, and the issuers of July 2021.</summary>
internal static class Blocs
{
    public static Party Eu { get; } = new("eu", "European Union", PartyKind.Organization);

    public static Party Nato { get; } = new("nato", "NATO", PartyKind.Organization);

    /// <summary>Who named China on 19 July 2021: six states and two organisations.</summary>
    public static IReadOnlyList<Party> IssuersOfJuly2021 { get; } = [.. "USA GBR AUS JPN NZL CAN".Split(' ').Select(State), Eu, Nato];

    public static IReadOnlyList<Membership> All { get; } =
    [
        .. "AUT BEL BGR HRV CYP CZE DNK EST FIN FRA DEU GRC HUN IRL ITA LVA LTU LUX MLT NLD POL PRT ROU SVK SVN ESP SWE".Split(' ')
            .Select(m => Member(Eu, m, "2013-07-01/..")), // the last of them joined on that day; the others earlier
        Member(Eu, "GBR", "1973-01-01/2020-01-31"),
        .. "USA CAN BEL DNK FRA ISL ITA LUX NLD NOR PRT GBR GRC TUR DEU ESP POL HUN CZE BGR EST LVA LTU ROU SVK SVN ALB HRV".Split(' ')
            .Select(m => Member(Nato, m, "2009-04-01/..")),
        Member(Nato, "MNE", "2017-06-05/.."),
        Member(Nato, "MKD", "2020-03-27/.."),
    ];

    public static CountryCode[] Codes(string codes) => [.. codes.Split(' ').Select(CountryCode.Parse)];

    public static Party State(string code) => new(code, code, PartyKind.State) { Country = CountryCode.Parse(code) };

    public static Membership Member(Party organization, string state, string period) =>
        new(organization.Id, CountryCode.Parse(state), DateRange.Parse(period));
}
