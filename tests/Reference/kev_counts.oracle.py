"""Reference counts for KevReader on the real catalogue of August 2025 -> kev_counts.csv beside this file.

Independent of the C#: the JSON by Python's json, the CSV by pandas, and the two compared cell by cell. Only counts are written.
Run: /usr/bin/python3 kev_counts.oracle.py [DATA]   (else the folder CYBERSTATS_DATA, else ../shared/data from the root)
"""
import json
import os
import re
import sys

import pandas as pd

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = (sys.argv[1] if len(sys.argv) > 1 else os.environ.get("CYBERSTATS_DATA")
        or os.path.join(HERE, "..", "..", "..", "shared", "data"))
NAME = os.path.join(DATA, "vulnerabilities", "known_exploited_vulnerabilities")

with open(NAME + ".json", encoding="utf-8") as file:
    catalogue = json.load(file)
table = pd.DataFrame(catalogue["vulnerabilities"])
other = pd.read_csv(NAME + ".csv", dtype=str, keep_default_na=False, encoding="utf-8")
flat = table.assign(cwes=table["cwes"].map(", ".join))
assert list(flat.columns) == list(other.columns) and flat.equals(other), "the JSON and the CSV differ"

added = pd.to_datetime(table["dateAdded"], format="%Y-%m-%d")
due = pd.to_datetime(table["dueDate"], format="%Y-%m-%d")
url = re.compile(r"https?://\S*[^\s,\"]")  # a comma or a quote after an address is no part of it


def links(note):
    return {m for piece in note.split(";") for m in url.findall(piece)}


def is_free_text(note):
    return any(url.sub("", piece).strip(" ,\"\t\r\n\u00a0") for piece in note.split(";"))


per_day, months = added.value_counts(), added.dt.to_period("M")
span = pd.period_range(months.min(), months.max(), freq="M")
per_month = months.value_counts().reindex(span, fill_value=0)
later = per_month.iloc[12:].median()
loading = [i for i in range(12) if per_month.iloc[i] > 2 * later]

figures = [("rows", len(table)), ("count", catalogue["count"]), ("ids.distinct", table["cveID"].nunique()),
           ("due.before_added", int((due < added).sum())), ("due.blank", int((table["dueDate"] == "").sum())),
           ("ransomware.known", int((table["knownRansomwareCampaignUse"] == "Known").sum())),
           ("ransomware.unknown", int((table["knownRansomwareCampaignUse"] == "Unknown").sum())),
           ("weaknesses.none", int((table["cwes"].map(len) == 0).sum())),
           ("weaknesses.all", int(table["cwes"].map(lambda c: len(set(c))).sum())),
           ("weaknesses.distinct", len({c for row in table["cwes"] for c in row})),
           ("notes.free_text", int(table["notes"].map(is_free_text).sum())),
           ("lost_characters", int(flat.apply(lambda c: c.str.contains("\ufffd", regex=False)).any(axis=1).sum())),
           ("links.all", int(table["notes"].map(lambda n: len(links(n))).sum())),
           ("links.distinct", len(set().union(*table["notes"].map(links)))),
           ("vendors.distinct", int(table["vendorProject"].str.strip().nunique())),
           ("first_day", int(per_day[added.min()])), ("launch.months", loading[-1] + 1),
           ("launch.entries", int(per_month.iloc[: loading[-1] + 1].sum())), ("later.median_month_times_2", int(2 * later))]
figures += [(f"year.{y}", int((added.dt.year == y).sum())) for y in range(2021, 2026)]
figures += [("month.2022-03", int(per_month[pd.Period("2022-03")])), ("month.2022-07", int(per_month[pd.Period("2022-07")]))]
cve_year = table["cveID"].str[4:8].astype(int)
figures += [("cve_year.least", int(cve_year.min())), ("cve_year.most", int(cve_year.max())),
            ("days_to_due", int((due - added).dt.days.sum()))]

with open(os.path.join(HERE, "kev_counts.csv"), "w", newline="\n") as out:
    print(f"# python {sys.version.split()[0]}, pandas {pd.__version__}", file=out)
    print("# the JSON and the CSV hold the same cells; links: addresses in the notes, once a row; free_text: notes that hold more than addresses", file=out)
    print("# launch: to the last of the first 12 months with more than twice the entries of the median month after them", file=out)
    print("key,value", file=out)
    for key, value in figures:
        print(f"{key},{value}", file=out)
