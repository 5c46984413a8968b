"""The founding record's CSV tables as pandas reads them, against the record itself -> csv_tables.csv beside this file.

The tables are written by the sample (dotnet run -c Release --project samples/CyberStats.Samples.Document -- --tables FOLDER) and read by pandas without
a word on types. What the record holds is counted from its JSON, by Python's json alone. The script fails where the two differ: in the number of rows
of any table, in ids, codes, days, amounts, or in a type.
Run: /usr/bin/python3 csv_tables.oracle.py FOLDER
"""
import json
import os
import sys

import pandas as pd

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = sys.argv[1]
with open(os.path.join(HERE, "..", "..", "src", "CyberStats.Datasets", "founding-record.json"), encoding="utf-8") as f:
    R = json.load(f)


def table(name):
    return pd.read_csv(os.path.join(FOLDER, name + ".csv"), keep_default_na=False, na_values=[""])


def each(items, member):
    return [x for i in items for x in i.get(member, [])]


INC, AGR = R.get("incidents", []), R.get("agreements", [])
VICTIMS, ACTS = each(INC, "victims"), each(AGR, "acts")
ATTRIBUTIONS = R.get("attributions", []) + each(INC, "attributions")
RESPONSES = R.get("responses", []) + each(INC, "responses")
EXPECTED = {
    "sources": R.get("sources", []), "facts": R.get("facts", []), "fact_records": each(R.get("facts", []), "records"),
    "figures": R.get("figures", []), "figure_scopes": [k for x in R.get("figures", []) for k in x.get("scope", {})],
    "incidents": INC, "incident_types": each(INC, "types"), "incident_victims": VICTIMS, "victim_kinds": each(VICTIMS, "kinds"),
    "victim_sectors": each(VICTIMS, "sectors"), "incident_actors": each(INC, "actor_ids"), "incident_techniques": each(INC, "techniques"),
    "incident_related": each(INC, "related"), "incident_sources": each(INC, "source_ids"),
    "incident_original": [k for i in INC for k in i.get("original", {})], "losses": each(INC, "losses"),
    "attributions": ATTRIBUTIONS, "attribution_sources": each(ATTRIBUTIONS, "source_ids"),
    "responses": RESPONSES, "response_sources": each(RESPONSES, "source_ids"),
    "actors": R.get("actors", []), "actor_aliases": each(R.get("actors", []), "aliases"),
    "actor_types": each(R.get("actors", []), "types"), "actor_targets": each(R.get("actors", []), "targets"),
    "actor_target_kinds": each(each(R.get("actors", []), "targets"), "kinds"), "actor_target_sectors": each(each(R.get("actors", []), "targets"), "sectors"),
    "actor_sources": each(R.get("actors", []), "source_ids"), "actor_original": [k for a in R.get("actors", []) for k in a.get("original", {})],
    "agreements": AGR, "agreement_aliases": each(AGR, "aliases"), "agreement_topics": each(AGR, "topics"),
    "agreement_sources": each(AGR, "source_ids"), "principles": each(AGR, "principles"), "parties": each(AGR, "parties"),
    "participations": ACTS, "participation_sources": each(ACTS, "source_ids"),
    "memberships": R.get("memberships", []), "membership_sources": each(R.get("memberships", []), "source_ids"),
    "vulnerabilities": R.get("vulnerabilities", []), "vulnerability_weaknesses": each(R.get("vulnerabilities", []), "weaknesses"),
    "vulnerability_sources": each(R.get("vulnerabilities", []), "source_ids"),
    "vulnerability_original": [k for v in R.get("vulnerabilities", []) for k in v.get("original", {})],
    "covariates": R.get("covariates", []), "covariate_scopes": [k for c in R.get("covariates", []) for k in c.get("scope", {})],
    "covariate_values": each(R.get("covariates", []), "values"),
}

files = sorted(f[:-4] for f in os.listdir(FOLDER))
assert files == sorted(EXPECTED), set(files) ^ set(EXPECTED)
tables = {name: table(name) for name in EXPECTED}
for name, rows in EXPECTED.items():
    assert len(tables[name]) == len(rows), (name, len(tables[name]), len(rows))

# Ids, texts and codes, in their order.
assert list(tables["incidents"]["id"]) == [i["id"] for i in INC]
assert list(tables["incidents"]["title"]) == [i["title"] for i in INC]
assert list(tables["facts"]["text"]) == [f["text"] for f in R["facts"]]
assert list(tables["parties"]["country"].fillna("")) == [p.get("country", "") for p in each(AGR, "parties")]
assert list(tables["participations"]["act"]) == [a["act"] for a in ACTS]
assert list(tables["fact_records"]["record_kind"] + ":" + tables["fact_records"]["record_id"]) == each(R["facts"], "records")

# Numbers: missing stays missing, and is not zero.
for bound in ("low", "best", "high"):
    got = [None if pd.isna(v) else v for v in tables["figures"]["value_" + bound]]
    assert got == [f.get("value", {}).get(bound) for f in R["figures"]], bound
    got = [None if pd.isna(v) else v for v in tables["losses"]["amount_" + bound]]
    assert got == [x.get("amount", {}).get(bound) for x in each(INC, "losses")], bound

# Days are days; flags are flags; the words of a range agree with its ends.
for name in ("memberships", "participations"):
    t = tables[name]
    column = "period" if name == "memberships" else "when"
    pd.to_datetime(t[column + "_first"], format="%Y-%m-%d")
    for text, first, last in zip(t[column], t[column + "_first"], t[column + "_last"]):
        if isinstance(text, str):
            start, _, end = text.partition("/")
            assert (start == "..") == pd.isna(first) and (pd.isna(first) or first.startswith(start))
            assert ((end or start) == "..") == pd.isna(last) and (pd.isna(last) or last.startswith(end or start))
assert tables["attributions"]["contested"].dtype == bool
assert list(tables["attributions"]["attribution"]) == list(range(1, len(ATTRIBUTIONS) + 1))

with open(os.path.join(HERE, "csv_tables.csv"), "w", encoding="utf-8") as out:
    out.write(f"# python {sys.version.split()[0]}, pandas {pd.__version__}\n")
    out.write("# Rows are counted from the JSON of the record; types are those that pandas sees (int64, float64, bool, object = text).\n")
    out.write("table,rows,types\n")
    for name, t in tables.items():
        types = " ".join(f"{c}:{t[c].dtype}" for c in t.columns if t[c].notna().any())
        out.write(f"{name},{len(t)},{types}\n")
