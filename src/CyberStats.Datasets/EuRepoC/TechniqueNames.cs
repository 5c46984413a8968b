using System.Collections.Frozen;
using CyberStats.Incidents;

namespace CyberStats.Datasets.EuRepoC;

/// <summary>The ids of ATT&amp;CK for Enterprise by the names of the techniques of its tactics Initial Access and Impact.</summary>
internal static class TechniqueNames
{
    private static readonly FrozenDictionary<string, TechniqueId> Ids = new Dictionary<string, string>
    {
        // Initial Access
        ["Content Injection"] = "T1659",
        ["Drive-By Compromise"] = "T1189",
        ["Exploit Public-Facing Application"] = "T1190",
        ["External Remote Services"] = "T1133",
        ["Hardware Additions"] = "T1200",
        ["Phishing"] = "T1566",
        ["Replication Through Removable Media"] = "T1091",
        ["Supply Chain Compromise"] = "T1195",
        ["Trusted Relationship"] = "T1199",
        ["Valid Accounts"] = "T1078",
        ["Wi-Fi Networks"] = "T1669",

        // Impact
        ["Account Access Removal"] = "T1531",
        ["Data Destruction"] = "T1485",
        ["Data Encrypted for Impact"] = "T1486",
        ["Data Exfiltration"] = "TA0010", // the dataset's word for a tactic: it says no more than that
        ["Data Manipulation"] = "T1565",
        ["Defacement"] = "T1491",
        ["Disk Wipe"] = "T1561",
        ["Email Bombing"] = "T1667",
        ["Endpoint Denial of Service"] = "T1499",
        ["Financial Theft"] = "T1657",
        ["Firmware Corruption"] = "T1495",
        ["Inhibit System Recovery"] = "T1490",
        ["Network Denial of Service"] = "T1498",
        ["Resource Hijacking"] = "T1496",
        ["Service Stop"] = "T1489",
        ["System Shutdown/Reboot"] = "T1529",
    }.ToFrozenDictionary(e => e.Key, e => TechniqueId.Parse(e.Value), StringComparer.OrdinalIgnoreCase);

    public static bool TryFind(string name, out TechniqueId id) => Ids.TryGetValue(name, out id);
}
