"""Reference counts for EuRepoCReader on the real files of version 1.1 -> eurepoc_counts.csv beside this file.

Independent of the C#: parsed by pandas, lists of Python by ast.literal_eval, the rules restated here. Only counts and sums are
written, no text of the data; the codes are those of ISO 3166-1 and ATT&CK.
Run: /usr/bin/python3 eurepoc_counts.oracle.py [DATA]   (else the folder CYBERSTATS_DATA, else ../shared/data from the root)
"""
import ast
import collections
import os
import re
import sys

import pandas as pd

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = (sys.argv[1] if len(sys.argv) > 1 else os.environ.get("CYBERSTATS_DATA")
        or os.path.join(HERE, "..", "..", "..", "shared", "data"))
FOLDER = os.path.join(DATA, "incidents", "eurepoc")

COUNTRIES = dict(zip("""Afghanistan|Albania|Algeria|Angola|Anguilla|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahamas|Bahrain|Bangladesh|Belarus|
Belgium|Bolivia|Bosnia and Herzegovina|Brazil|Brunei|Bulgaria|Burkina Faso|Cambodia|Canada|Chile|China|Colombia|
Congo, the Democratic Republic of the|Costa Rica|Croatia|Cuba|Cyprus|Czech Republic|Denmark|Dominican Republic|Ecuador|Egypt|El Salvador|
Estonia|Ethiopia|Fiji|Finland|France|Gabon|Georgia|Germany|Ghana|Greece|Guatemala|Guernsey|Guyana|Holy See (Vatican City State)|Honduras|
Hong Kong|Hungary|Iceland|India|Indonesia|Iran, Islamic Republic of|Iraq|Ireland|Israel|Italy|Japan|Jordan|Kazakhstan|Kenya|
Korea, Democratic People's Republic of|Korea, Republic of|Kuwait|Kyrgyzstan|Laos|Latvia|Lebanon|Libya|Lithuania|Luxembourg|Macao|Malaysia|
Maldives|Mexico|Moldova, Republic of|Mongolia|Montenegro|Morocco|Myanmar|Namibia|Nauru|Nepal|Netherlands|New Zealand|Nigeria|Norway|Oman|
Pakistan|Palestine|Panama|Paraguay|Peru|Philippines|Poland|Portugal|Puerto Rico|Qatar|Romania|Russia|Rwanda|Saudi Arabia|Serbia|Singapore|
Slovakia|South Africa|Spain|Sri Lanka|Sudan|Swaziland|Sweden|Switzerland|Syria|Taiwan|Tajikistan|Tanzania|Thailand|Togo|Tunisia|Turkey|
Turkmenistan|Uganda|Ukraine|United Arab Emirates|United Kingdom|United States|Uruguay|Uzbekistan|Venezuela|Vietnam|Yemen|Zimbabwe""".replace("\n", "").split("|"), """
AFG ALB DZA AGO AIA ARG ARM AUS AUT AZE BHS BHR BGD BLR BEL BOL BIH BRA BRN BGR BFA KHM CAN CHL CHN COL COD CRI HRV CUB CYP CZE DNK DOM ECU EGY
SLV EST ETH FJI FIN FRA GAB GEO DEU GHA GRC GTM GGY GUY VAT HND HKG HUN ISL IND IDN IRN IRQ IRL ISR ITA JPN JOR KAZ KEN PRK KOR KWT KGZ LAO LVA
LBN LBY LTU LUX MAC MYS MDV MEX MDA MNG MNE MAR MMR NAM NRU NPL NLD NZL NGA NOR OMN PAK PSE PAN PRY PER PHL POL PRT PRI QAT ROU RUS RWA SAU SRB
SGP SVK ZAF ESP LKA SDN SWZ SWE CHE SYR TWN TJK TZA THA TGO TUN TUR TKM UGA UKR ARE GBR USA URY UZB VEN VNM YEM ZWE""".split(), strict=True))
UNMARKED_REGIONS = {"Africa", "Caucasus", "Eastern Europe", "North America", "Northern Europe", "South America", "Western Europe"}
TYPES = {"Data theft": "data_breach", "Data theft & Doxing": "data_leak", "Disruption": "disruption", "Ransomware": "extortion",
         "Hijacking with Misuse": "eurepoc:hijacking_with_misuse", "Hijacking without Misuse": "eurepoc:hijacking_without_misuse"}
TECHNIQUES = {"Phishing": "T1566", "Exploit Public-Facing Application": "T1190", "Supply Chain Compromise": "T1195", "Valid Accounts": "T1078",
              "External Remote Services": "T1133", "Drive-By Compromise": "T1189", "Replication Through Removable Media": "T1091",
              "Trusted Relationship": "T1199", "Hardware Additions": "T1200", "Data Exfiltration": "TA0010",
              "Data Encrypted for Impact": "T1486", "Network Denial of Service": "T1498", "Defacement": "T1491", "Data Destruction": "T1485",
              "Endpoint Denial of Service": "T1499", "Data Manipulation": "T1565", "Service Stop": "T1489", "Disk Wipe": "T1561",
              "Inhibit System Recovery": "T1490", "Resource Hijacking": "T1496", "System Shutdown/Reboot": "T1529",
              "Account Access Removal": "T1531", "Firmware Corruption": "T1495"}
ABSTAINERS = {"AUS", "CHN", "IRN", "PRK", "RUS", "USA"}
STATE = {"State", "Non-state actor, state-affiliation suggested"}
NOTHING = {"", "Unknown", "Not available"}
LAUNCH = "2018-11-12"


def read(name):
    return pd.read_csv(os.path.join(FOLDER, name), dtype=str, keep_default_na=False, encoding="utf-8")


def literal(cell):
    return ast.literal_eval(cell) if cell else []


def split(cell):
    """Items between "; ", but not inside balanced brackets."""
    if not cell:
        return []
    plain, depth, out, start = cell, 0, [], 0
    for at, c in enumerate(plain):
        depth += (c == "(") - (c == ")" and depth > 0)
        if c == ";" and depth == 0 and plain[at + 1:at + 2] in (" ", ""):
            out.append(plain[start:at].strip())
            start = at + 1
    out.append(plain[start:].strip())
    return out if depth == 0 else [w.strip() for w in plain.split("; ")]


def country(word):
    return COUNTRIES.get(word.strip())


def place_kind(word):
    if word.strip() in NOTHING:
        return None
    if country(word):
        return "country"
    return "region" if word.endswith("(region)") or word in UNMARKED_REGIONS else "other"


world, attributions, receivers = (read(f"EuRepoC_{n}_1.1.csv") for n in ("Global_Database", "Attribution_dataset", "Receiver_dataset"))
attributions["statement"] = attributions["attribution_ID"].str.replace(r"\.0$", "", regex=True)
figures = collections.OrderedDict()

# rows and joins
ids = set(world["ID"])
figures["rows"] = len(world)
figures["attribution.rows"], figures["receiver.rows"] = len(attributions), len(receivers)
figures["attribution.unmatched"] = int((~attributions["incident_ID"].isin(ids)).sum())
figures["receiver.unmatched"] = int((~receivers["ID"].isin(ids)).sum())
figures["attribution.absent"] = len(ids - set(attributions["incident_ID"]))
figures["receiver.absent"] = len(ids - set(receivers["ID"]))
figures["receiver.repeated"] = int(receivers.duplicated(["ID", "receiver_country", "receiver_name", "receiver_category", "receiver_category_subcode"]).sum())

# dates
start, end = (pd.to_datetime(world[c].replace("", None)) for c in ("start_date", "end_date"))
for name, date in (("start", start), ("end", end)):
    figures[f"{name}.blank"] = int(date.isna().sum())
    figures[f"{name}.first_of_january"] = int(((date.dt.month == 1) & (date.dt.day == 1)).sum())
    figures[f"{name}.first_of_another_month"] = int(((date.dt.month > 1) & (date.dt.day == 1)).sum())
before = end < start
figures["end.before_start"] = int(before.sum())


def reduced(date):
    """First and last day that the rule leaves possible."""
    if date.day != 1:
        return date, date
    return (date, date + pd.offsets.YearEnd()) if date.month == 1 else (date, date + pd.offsets.MonthEnd())


mended = year_only = dropped = 0
for s, e in zip(start[before], end[before]):
    if reduced(e)[1] >= reduced(s)[0]:
        mended += 1
    elif pd.Timestamp(e.year, 12, 31) >= reduced(s)[0]:
        year_only += 1
    else:
        dropped += 1
figures["end.mended"], figures["end.to_its_year"], figures["end.dropped"] = mended, year_only, dropped
years = start.dt.year.value_counts()
for y in range(int(start.dt.year.min()), int(start.dt.year.max()) + 1):
    figures[f"year.{y}"] = int(years.get(y, 0))
same = world["name"].str.strip().str.lower().duplicated()
figures["names.repeated"] = int(same.sum())
figures["descriptions.repeated"] = int((world["description"].str.lower().duplicated() & ~same).sum())

# types, intensity, techniques
types = world["incident_type"].map(lambda c: {TYPES[w] for w in split(c)})
for t in TYPES.values():
    figures[f"type.{t}"] = int(types.map(lambda s: t in s).sum())
figures["type.blank"] = int((types.map(len) == 0).sum())
intensity = pd.to_numeric(world["weighted_cyber_intensity"].replace("", None))
figures["intensity.count"], figures["intensity.sum"] = int(intensity.notna().sum()), float(intensity.sum())
figures["intensity.max"], figures["intensity.at_max"] = float(intensity.max()), int((intensity == intensity.max()).sum())
techniques = [{TECHNIQUES[w] for c in (a, b) for w in split(c) if w not in NOTHING} for a, b in zip(world["MITRE_initial_access"], world["MITRE_impact"])]
for t in sorted(set(TECHNIQUES.values())):
    figures[f"technique.{t}"] = sum(t in s for s in techniques)


def not_known(prefix, cells, lists):
    """Incidents whose field holds each of the four words for not known."""
    words = cells.map(lambda c: set(lists(c)))
    figures[f"{prefix}.blank"] = int((cells == "").sum())
    for key, word in (("unknown", "Unknown"), ("not_available", "Not available"), ("none", "None")):
        figures[f"{prefix}.{key}"] = int(words.map(lambda s: word in s).sum())


for column in ("initiator_country", "receiver_country"):
    not_known(column, world[column], literal)
for column in ("MITRE_initial_access", "MITRE_impact", "economic_impact"):
    not_known(column, world[column], split)

# losses and counts
value = pd.to_numeric(world["economic_impact_exact_value"].replace("", None))
figures["amount.zero"], figures["amount.given"] = int((value == 0).sum()), int((value > 0).sum())
for code, word in (("EUR", "euro"), ("USD", "dollar")):
    figures[f"amount.sum.{code}"] = float(value[(value > 0) & (world["economic_impact_currency"] == word)].sum())
figures["amount.class_alone"] = int((world["economic_impact"].str.contains("Mio") & ~(value > 0)).sum())
entities = pd.to_numeric(world["political_impact_affected_entities_exact_value"].replace("", None))
bins = world["political_impact_affected_entities"].str.extract(r"^(\d+)-(\d+)$").astype(float)
figures["entities.zero"], figures["entities.given"], figures["entities.sum"] = int((entities == 0).sum()), int((entities > 0).sum()), float(entities.sum())
figures["entities.class_alone"] = int((bins[0].notna() & ~(entities > 0)).sum())
figures["entities.outside_class"] = int(((entities > 0) & bins[0].notna() & ((entities < bins[0]) | (entities > bins[1]))).sum())

# receivers
victims = receivers[(receivers.drop(columns=["ID", "receiver_region"]) != "").any(axis=1)]
figures["victims"] = len(victims)
for word, key in (("State institutions / political system", "state_institutions_political_system"), ("Critical infrastructure", "critical_infrastructure"),
                  ("Media", "media"), ("Science", "science")):
    figures[f"victims.{key}"] = int((victims["receiver_category"] == word).sum())
hit = victims.assign(code=victims["receiver_country"].map(country)).dropna(subset=["code"]).groupby("code")["ID"].nunique()
for code in sorted(hit.index):
    figures[f"victim.{code}"] = int(hit[code])
kinds = victims.assign(kind=victims["receiver_country"].map(place_kind)).drop_duplicates(["ID", "receiver_country"])
figures["victim.region"], figures["victim.no_country"] = int((kinds["kind"] == "region").sum()), int((kinds["kind"] == "other").sum())

# attributions: one for each issuer and accused of a statement
attributions["key"] = [i if i else f"line {n}" for n, i in enumerate(attributions["statement"])]


def crossed(rows, a, b):
    pairs = {(x, y) for x, y in zip(rows[a], rows[b]) if x not in NOTHING and y not in NOTHING}
    left, right = {x for x, _ in pairs}, {y for _, y in pairs}
    return len(left) > 1 and len(right) > 1 and len(pairs) == len(left) * len(right)


for column in ("attributing_actor", "attributed_initiator"):
    attributions[column] = attributions[column].str.strip()
GROUPS = {"Non-state-group", "Individual hacker(s)", "Unknown - not attributed"}
counts = collections.Counter()
accused = collections.defaultdict(set)
through_state = collections.defaultdict(set)
for (incident, _), rows in attributions.groupby(["incident_ID", "key"], sort=False):
    counts["statements"] += 1
    by_crossed = crossed(rows, "attributing_actor", "attributing_country")
    who_crossed = crossed(rows, "attributed_initiator", "attributed_initiator_country")
    counts["issuers_crossed"] += by_crossed
    counts["initiators_crossed"] += who_crossed
    any_accused = False
    for row in rows.itertuples():
        state = country(row.attributed_initiator_country)
        # a group that claims its own deed accuses no state
        own = row.attribution_basis == "Attacker confirms" and row.attributed_initiator_category in GROUPS and row.attributed_initiator not in NOTHING
        if state and not (own and not who_crossed):
            accused[incident].add(state)
            if row.attributed_initiator_category in STATE and not who_crossed:
                through_state[incident].add(state)
        any_accused |= bool(state) or row.attributed_initiator not in NOTHING
    counts["accuses_nobody"] += not any_accused
    if any_accused:
        day = rows["attribution_date"].iloc[0][5:10]
        counts["dated"] += bool(day)
        counts["to_year"] += day == "01-01"
        counts["to_month"] += day[3:] == "01" and day != "01-01"
for key in ("statements", "accuses_nobody", "issuers_crossed", "initiators_crossed", "dated", "to_year", "to_month"):
    figures[f"attribution.{key}"] = int(counts[key])
figures["attribution.ids_repeated"] = int((attributions[attributions["statement"] != ""].groupby("statement").size() > 1).sum())
figures["attribution.rows_of_greatest"] = int(attributions[attributions["statement"] != ""].groupby("statement").size().max())
named = attributions.assign(kind=attributions["attributed_initiator_country"].map(place_kind)).drop_duplicates(["incident_ID", "attributed_initiator_country"])
figures["accused.region"], figures["accused.no_country"] = int((named["kind"] == "region").sum()), int((named["kind"] == "other").sum())
settled = {i: {country(w) for w in literal(c)} - {None} for i, c in zip(world["ID"], world["initiator_country"])}
settled_state = {}
for i, c, k in zip(world["ID"], world["initiator_country"], world["initiator_category"]):
    c, k = literal(c), literal(k)
    settled_state[i] = {country(x) for x, y in zip(c, k) if y in STATE} - {None} if len(c) == len(k) else set()
for prefix, sets in (("accused", accused), ("settled", settled)):
    tally = collections.Counter(s for i in ids for s in sets.get(i, ()))
    for code in sorted(tally):
        figures[f"{prefix}.{code}"] = tally[code]

# who is accused after the launch of the Paris Call
after = list(world["ID"][start >= LAUNCH])
figures["launch.after"] = len(after)
for prefix, sets in (("issuers", accused), ("issuers.state", through_state), ("settled", settled), ("settled.state", settled_state)):
    known = [sets[i] for i in after if sets.get(i)]
    figures[f"launch.{prefix}.accused"] = len(known)
    figures[f"launch.{prefix}.abstainers"] = sum(bool(s & ABSTAINERS) for s in known)

# responses and lists that do not run parallel
for prefix in ("political_response", "legal_response"):
    made = unfit = unlike = 0
    for row in world.to_dict("records"):
        lists = [split(row[f"{prefix}_{c}"]) for c in ("type", "date", "type_subcode", "country", "actor")]
        n = max(len(lists[0]), len(lists[1]))
        unfit += sum(bool(x) and len(x) != n for x in lists[2:]) if n else 0
        here = sum(1 for k in range(n) if not lists[0] or lists[0][k] != "No justification under IL")
        made += here
        unlike += here != int(row[f"number_of_{prefix}s"])
    figures[f"{prefix}.made"], figures[f"{prefix}.lists_unfit"], figures[f"{prefix}.count_differs"] = made, unfit, unlike
uneven = collections.Counter()
for row in world.to_dict("records"):
    outer = literal(row["receiver_country"])
    inner = [x for x in (literal(row[c]) for c in ("receiver_name", "receiver_category", "receiver_category_subcode")) if x]
    uneven["receiver"] += any(len(x) != len(outer) for x in inner) or any(len({len(x[k]) for x in inner}) > 1 for k in range(len(outer)))
    lengths = {len(x) for x in (literal(row[c]) for c in ("initiator_name", "initiator_country", "initiator_category")) if x}
    uneven["initiator"] += len(lengths) > 1
    lengths = {len(x) for x in (split(row[c]) for c in (
        "attribution_date", "attribution_type", "attribution_basis", "attributing_actor", "attributing_country", "attributed_initiator",
        "attributed_initiator_country", "attributed_initiator_category")) if x}
    uneven["attribution"] += len(lengths) > 1
for key, n in uneven.items():
    figures[f"uneven.{key}"] = int(n)
links = [[u for u in dict.fromkeys(literal(a) + literal(b)) if u.strip()] for a, b in zip(world["sources_url"], world["sources_attribution"])]
figures["links"], figures["links.distinct"] = sum(map(len, links)), len({u.strip() for r in links for u in r})

with open(os.path.join(HERE, "eurepoc_counts.csv"), "w", newline="\n") as out:
    print(f"# python {sys.version.split()[0]}, pandas {pd.__version__}", file=out)
    print("# EuRepoC 1.1; type, technique, victim, accused, settled by code: incidents; settled: by the initiators of the global file", file=out)
    print("# attribution.*: statements, that is rows of one incident and id; launch.*: starts from 2018-11-12; .state: State or state-affiliated only", file=out)
    print("key,value", file=out)
    for key, number in figures.items():
        print(f"{key},{number:.10g}", file=out)
