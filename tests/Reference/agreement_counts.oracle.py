"""Reference counts for AgreementCsvReader on the real files of agreements -> agreement_counts.csv beside this file.

Independent of the C#: counts by pandas of the columns as they are. Only counts are written, no text of the data save names of treaties.
Run: /usr/bin/python3 agreement_counts.oracle.py [DATA]   (else the folder CYBERSTATS_DATA, else ../shared/data from the root)
"""
import glob
import os
import sys

import pandas as pd

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = (sys.argv[1] if len(sys.argv) > 1 else os.environ.get("CYBERSTATS_DATA")
        or os.path.join(HERE, "..", "..", "..", "shared", "data"))
FOLDER = os.path.join(DATA, "agreements")


def table(*path, **options):
    return pd.read_csv(os.path.join(FOLDER, *path), dtype=str, keep_default_na=False, **options)


paris = table("paris-call-supporters.csv")
figures = [("paris.rows", len(paris)), ("paris.dated", int((paris["date_signed"] != "").sum()))]
figures += [(f"paris.kind.{k.replace('-', '_') or 'blank'}", int(n)) for k, n in paris["category"].value_counts().sort_index().items()]
figures += [(f"paris.country.{c}", int(n)) for c, n in paris["nationality"].value_counts().sort_index().items() if c]
figures += [("paris.country.blank", int((paris["nationality"] == "").sum())),
            ("paris.withdrawn", int(paris["nationality"].isin(["ROM", "SCG", "MTG"]).sum()))]
states = paris[paris["category"] == "state"]
latest = states["date_signed"].where(states["date_signed"] != "", states["first_commit_date"])
figures += [(f"paris.states_by.{day}", int((latest <= day).sum())) for day in ["2019-11-09", "2019-11-10", "2021-12-31", "2024-12-31"]]

wipo = table("membership-to-copyright-treaties.csv")
figures += [("wipo.rows", len(wipo)), ("wipo.treaties", int(wipo["Treaty"].nunique())), ("wipo.parties", int(wipo["Contracting Party"].nunique())),
            ("wipo.signed", int((wipo["Signature Date"] != "").sum())), ("wipo.instruments", int((wipo["Instrument Date"] != "").sum())),
            ("wipo.effective", int((wipo["Entry Into Force Date"] != "").sum())),
            ("wipo.without_act", int(((wipo["Signature Date"] == "") & (wipo["Instrument Type"] == "")).sum())),
            ("wipo.signed_after_instrument", int(((wipo["Signature Date"] > wipo["Instrument Date"]) & (wipo["Instrument Date"] != "")).sum()))]
figures += [(f"wipo.instrument.{k.lower().replace(' ', '_').replace('/', '_') or 'blank'}", int(n)) for k, n in wipo["Instrument Type"].value_counts().sort_index().items()]
figures += [(f"wipo.bound.{t}", int(((wipo["Treaty"] == t) & (wipo["Instrument Date"] != "")).sum())) for t in sorted(wipo["Treaty"].unique())]
figures += [(f"wipo.in_force_2000.{t}", int(((wipo["Treaty"] == t) & (wipo["Entry Into Force Date"] != "") & (wipo["Instrument Date"] != "")
                                              & (wipo["Instrument Date"] <= "2000-12-31") & (wipo["Entry Into Force Date"] <= "2000-12-31")).sum()))
            for t in sorted(wipo["Treaty"].unique())]

for path in sorted(glob.glob(os.path.join(FOLDER, "humanrights", "*.csv"))):
    name = os.path.basename(path)[:-4]
    rights = table("humanrights", name + ".csv", encoding="cp1252")
    figures += [(f"{name}.rows", len(rights))]
    figures += [(f"{name}.{s.replace(' ', '_') or 'blank'}", int(n)) for s, n in rights["status"].str.strip().str.lower().value_counts().sort_index().items()]
    figures += [(f"{name}.parties_2000", int(((rights["status"].str.strip().str.lower() == "state party")
                                              & (pd.to_numeric(rights["year ratification or accession"], errors="coerce") <= 2000)).sum())),
                (f"{name}.undated_parties", int(((rights["status"].str.strip().str.lower() == "state party")
                                                 & (rights["year ratification or accession"].str.strip() == "")).sum()))]

for path in sorted(glob.glob(os.path.join(FOLDER, "us-breach-laws", "*.csv"))):
    name = os.path.basename(path)[:-4]
    laws = table("us-breach-laws", name + ".csv", encoding="cp1252")
    date = [c for c in laws.columns if c.lower().replace("_", " ").strip() == "effective date"][0]
    figures += [(f"{name}.rows", len(laws)), (f"{name}.dated", int((~laws[date].str.strip().isin(["0", ""])).sum()))]

with open(os.path.join(HERE, "agreement_counts.csv"), "w", newline="\n") as out:
    print(f"# python {sys.version.split()[0]}, pandas {pd.__version__}", file=out)
    print("# states_by: states of the Paris Call whose date, or else that of the first list with them, is not after the day", file=out)
    print("key,value", file=out)
    for key, value in figures:
        print(f"{key},{value}", file=out)
