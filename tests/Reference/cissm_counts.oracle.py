"""Reference counts for CissmReader on the real file -> cissm_counts.csv beside this file.

Independent of the C#: parsed by pandas after the record that is cut inside a quote has been taken off the end; mojibake by a
regular expression over the bytes that the text would have in Windows-1252. Only counts are written, no text of the data.
Run: /usr/bin/python3 cissm_counts.oracle.py [DATA]   (else the folder CYBERSTATS_DATA, else ../shared/data from the root)
"""
import io
import os
import re
import sys

import pandas as pd

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = (sys.argv[1] if len(sys.argv) > 1 else os.environ.get("CYBERSTATS_DATA")
        or os.path.join(HERE, "..", "..", "..", "shared", "data"))

CODES = {
    "Russian Federation": "RUS", "United States of America": "USA", "Korea (the Democratic People's Republic of)": "PRK",
    "Korea (the Republic of)": "KOR", "China": "CHN", "Iran (Islamic Republic of)": "IRN", "Israel": "ISR", "Ukraine": "UKR",
    "Viet Nam": "VNM", "United Kingdom of Great Britain and Northern Ireland": "GBR", "Italy": "ITA", "India": "IND",
    "Germany": "DEU", "Canada": "CAN", "France": "FRA", "Brazil": "BRA", "Holy See": "VAT", "Bonaire, Sint Eustatius and Saba": "BES",
    "Moldova (the Republic of)": "MDA", "Tanzania, United Republic of": "TZA", "Bolivia (Plurinational State of)": "BOL",
    "Belarus": "BLR", "Pakistan": "PAK", "Turkey": "TUR", "Lebanon": "LBN", "Syrian Arab Republic": "SYR", "Saudi Arabia": "SAU"}

# Text as it was, from the bytes of Windows-1252; a control character of 0x80-0x9f is its own byte, and others have none.
BYTE = {}
for number in range(0x80, 0x100):
    try:
        BYTE[ord(bytes([number]).decode("cp1252"))] = chr(number)
    except UnicodeDecodeError:
        pass
for number in range(0x80, 0xA0):
    BYTE[number] = chr(number)
SEQUENCE = re.compile("[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
                      "|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}")
REMAINS = re.compile("[\x80-\x9f]|[\xc2\xc3](?![^\\W\\d_])")


def once(text):
    as_bytes = "".join(c if ord(c) < 0x80 else BYTE.get(ord(c), "\u0100") for c in text)
    out, at = [], 0
    for found in SEQUENCE.finditer(as_bytes):
        out += [text[at:found.start()], found.group().encode("latin-1").decode("utf-8")]
        at = found.end()
    return "".join(out) + text[at:]


def kind(text):
    seen, now = text, once(text)
    if now == text:
        return "none"
    while now != seen:
        seen, now = now, once(now)
    return "lost" if REMAINS.search(now) else "undone"


with open(os.path.join(DATA, "incidents", "cissm-truncated.csv"), encoding="utf-8", newline="") as source:
    text = source.read()
ends = [i for i, c in enumerate(text) if c == "\n"]
quotes = [0]
for c in text:
    quotes.append(quotes[-1] + (c == '"'))
cut = next(i for i in reversed(ends) if quotes[i] % 2 == 0)
whole, rest = text[:cut + 1], text[cut + 1:]
table = pd.read_csv(io.StringIO(whole), dtype=str, keep_default_na=False)
assert len(rest) > 0 and quotes[-1] % 2 == 1

# a list of motives that was split at its comma: the last cell was lost
names = list(table.columns)
first = names.index("motive")
shifted = table["country"].str.startswith("http")
for row in table.index[shifted]:
    cells = list(table.loc[row])
    assert cells[first + 2] in ("Exploitative", "Exploitive", "Disruptive", "Mixed")
    table.loc[row] = cells[:first] + [cells[first] + "," + cells[first + 1]] + cells[first + 2:] + [""]
UNKNOWN = {"Undetermined", "Unknown"}
kinds = table.applymap(kind)
figures = [("rows", len(table) + 1), ("rows.cut", 1), ("rows.whole", len(table)), ("rows.shifted", int(shifted.sum()))]
years = pd.to_datetime(table["evtDate"], format="%Y-%m-%d").dt.year.value_counts()
figures += [(f"year.{y}", int(years[y])) for y in sorted(years.index)]
assert years.sum() == len(table)
figures += [("mojibake.cells", int((kinds != "none").sum().sum())), ("mojibake.undone", int((kinds == "undone").sum().sum())),
            ("mojibake.lost", int((kinds == "lost").sum().sum())), ("mojibake.cut_record", int(kind(rest) != "none"))]
for column in ["actor", "actor_type", "organization", "motive", "event_type", "country", "actor_country"]:
    figures.append((f"undetermined.{column}", int(table[column].str.strip().isin(UNKNOWN).sum())))
lists = table["event_subtype"].map(lambda c: [w.strip() for w in c.split(",") if w.strip()])
figures.append(("undetermined.event_subtype", int(lists.map(lambda ws: sum(w in UNKNOWN for w in ws)).sum())))
figures.append(("not_filled", int((table[["actor", "actor_type", "organization", "motive", "event_type", "event_subtype", "source_url", "country",
                                          "actor_country", "industry_code"]].apply(lambda c: c.str.strip()) == "").sum().sum())))
for name in ["Criminal", "Hacktivist", "Nation-State", "Hobbyist", "Terrorist"]:
    figures.append((f"actor_type.{name}", int((table["actor_type"] == name).sum())))

events = table["event_type"].replace("Exploitative", "Exploitive")
figures += [(f"event_type.{w}", int((events == w).sum())) for w in ["Disruptive", "Exploitive", "Mixed"]]
figures += [("vocabulary.event_type", int((table["event_type"] == "Exploitative").sum())),
            ("unknown_type", int((~events.isin(["Disruptive", "Exploitive", "Mixed", "Undetermined"])).sum()))]
SPELLING = {"Exploitation of End Host": "Exploitation of End Hosts", "Exploitation of Sensor": "Exploitation of Sensors",
            "External Denial of Services": "External Denial of Service", "Exploitation of Application Servers": "Exploitation of Application Server"}
DISRUPTIVE = ["Message Manipulation", "External Denial of Service", "Internal Denial of Service", "Data Attack", "Physical Attack"]
EXPLOITIVE = ["Exploitation of Sensors", "Exploitation of End Hosts", "Exploitation of Network Infrastructure",
              "Exploitation of Application Server", "Exploitation of Data in Transit"]
usual = lists.map(lambda ws: [SPELLING.get(w, w) for w in ws])
figures += [(f"subtype.{w}", int(usual.map(lambda ws: w in ws).sum())) for w in DISRUPTIVE + EXPLOITIVE]
figures += [("vocabulary.event_subtype", int((lists.map(lambda ws: any(w in SPELLING for w in ws))).sum())),
            ("unknown_subtype", int(usual.map(lambda ws: sum(w not in DISRUPTIVE + EXPLOITIVE and w not in UNKNOWN for w in ws)).sum()))]

spies = table["motive"].str.contains("Espionage")
takes = events.isin(["Exploitive", "Mixed"]) | usual.map(lambda ws: any(w in EXPLOITIVE for w in ws))
harms = usual.map(lambda ws: any(w in DISRUPTIVE for w in ws))
figures += [("type.espionage", int((takes & spies).sum())), ("type.data_breach", int((takes & ~spies).sum())),
            ("type.defacement", int(usual.map(lambda ws: DISRUPTIVE[0] in ws).sum())),
            ("type.disruption", int(usual.map(lambda ws: DISRUPTIVE[1] in ws or DISRUPTIVE[2] in ws).sum())),
            ("type.data_destruction", int(usual.map(lambda ws: DISRUPTIVE[3] in ws).sum())),
            ("type.sabotage", int(usual.map(lambda ws: DISRUPTIVE[4] in ws).sum())),
            ("type.cissm:disruptive", int((events.isin(["Disruptive", "Mixed"]) & ~harms).sum()))]

state = table["actor_type"] == "Nation-State"
named = ~table["actor_country"].isin(["Undetermined", ""])
figures += [("accused.any", int((state & named).sum())), ("accused.states", int(table["actor_country"][state & named].nunique()))]
figures += [(f"accused.{code}", int((state & (table["actor_country"] == name)).sum())) for name, code in CODES.items()]
figures += [(f"victim.{code}", int((table["country"] == name).sum())) for name, code in CODES.items()]
figures += [("victim.any", int((~table["country"].isin(["Undetermined", ""])).sum())),
            ("victim.countries", int(table["country"][~table["country"].isin(["Undetermined", ""])].nunique()))]
figures += [(f"naics.{c}", int((table["industry_code"] == c).sum())) for c in sorted(table["industry_code"].unique())]
figures += [("same_description", int(table["description"].duplicated().sum())),
            ("same_event", int(table.duplicated(["evtDate", "actor", "organization", "description", "country"]).sum())),
            ("links", int(table["source_url"].str.strip().replace("", None).dropna().nunique()))]

with open(os.path.join(HERE, "cissm_counts.csv"), "w", newline="\n") as out:
    print(f"# python {sys.version.split()[0]}, pandas {pd.__version__}", file=out)
    print("# cissm-truncated.csv without its last record, which is cut inside a quote; accused: rows of nation-states by actor_country", file=out)
    print("# mojibake.lost: cells with mojibake of which signs remain once it is undone; same_*: rows that repeat an earlier one", file=out)
    print("key,value", file=out)
    for key, value in figures:
        print(f"{key},{value}", file=out)
