"""Reference counts for CfrReader on the real file of December 2022 -> cfr_counts.csv beside this file.

Independent of the C#: parsed by pandas, and the rows whose columns have shifted are put right from their end backwards, by
finding the adjacent pair of a known type word and known category words. Only counts are written, no text of the data.
Run: /usr/bin/python3 cfr_counts.oracle.py [DATA]   (else the folder CYBERSTATS_DATA, else ../shared/data from the root)
"""
import os
import re
import sys

import pandas as pd

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = (sys.argv[1] if len(sys.argv) > 1 else os.environ.get("CYBERSTATS_DATA")
        or os.path.join(HERE, "..", "..", "..", "shared", "data"))

TYPES = {"Espionage": "espionage", "Denial of service": "disruption", "Sabotage": "sabotage",
         "Data destruction": "data_destruction", "Financial Theft": "financial_theft", "Defacement": "defacement",
         "Doxing": "data_leak"}
CATEGORIES = {"Government": "government", "Private sector": "private_sector", "Civil society": "civil_society",
              "Military": "military"}
RESPONSES = {"Denouncement": "denouncement", "Confirmation": "confirmation", "Criminal charges": "criminal_charges",
             "Sanctions": "sanctions", "Denial": "denial", "Hack Back": "hack_back", "Unknown": "unknown"}
STATES = {
    "Australia": "AUS", "Bahrain": "BHR", "Belarus": "BLR", "Bulgaria": "BGR", "Canada": "CAN", "China": "CHN",
    "Egypt": "EGY", "El Salvador": "SLV", "Ethiopia": "ETH", "France": "FRA", "Germany": "DEU", "Ghana": "GHA",
    "Hong Kong": "HKG", "India": "IND", "Indonesia": "IDN", "Iran (Islamic Republic of)": "IRN", "Israel": "ISR",
    "Japan": "JPN", "Jordan": "JOR", "Kazakhstan": "KAZ", "Korea (Democratic People's Republic of)": "PRK",
    "Korea (Republic of)": "KOR", "Lebanon": "LBN", "Lithuania": "LTU", "Mexico": "MEX", "Morocco": "MAR",
    "Myanmar": "MMR", "Netherlands": "NLD", "New Zealand": "NZL", "Pakistan": "PAK", "Palestine, State of": "PSE",
    "Panama": "PAN", "Poland": "POL", "Russian Federation": "RUS", "Saudi Arabia": "SAU", "South Sudan": "SSD",
    "Spain": "ESP", "Syrian Arab Republic": "SYR", "Taiwan": "TWN", "Thailand": "THA", "The Philippines": "PHL",
    "Togo": "TGO", "Turkey": "TUR", "Uganda": "UGA", "Ukraine": "UKR", "United Arab Emirates": "ARE",
    "United Kingdom": "GBR", "United States": "USA", "United States of America": "USA", "Uzbekistan": "UZB",
    "Vietnam": "VNM"}


def words(cell):
    return [w.strip() for w in cell.split(",") if w.strip()]


def is_category(cell):
    return all(w in CATEGORIES for w in words(cell))


def states(cell):
    """Alpha-3 codes of a list, the longest known name first, so that a comma inside a name does not part it."""
    rest, found = cell.strip().strip('"').strip(), []
    names = sorted(STATES, key=len, reverse=True)
    while rest:
        name = next((n for n in names if rest == n or rest.startswith(n + ",")), None)
        if name is None:
            raise SystemExit("a sponsor is not in the table of states")
        found.append(STATES[name])
        rest = rest[len(name):].lstrip(",").strip()
    return set(found)


def response_kind(cell):
    head = re.split(r"\s{2,}", cell.strip())[0]
    if head and head not in RESPONSES:
        raise SystemExit("a response is not a known word")
    return RESPONSES.get(head)


def repair(cells):
    """(response, sponsor, type, category) of a shifted row."""
    at = next(j for j in range(3, 11) if cells[j].strip() in TYPES and cells[j + 1].strip() and is_category(cells[j + 1]))
    glued = ",".join(cells[3:at])
    # the sponsor is what stands before the type: a whole cell, or the end of a cell that swallowed a separator
    before = cells[at - 1].strip().strip('"')
    sponsor = before if before in STATES or not before else next(
        n for n in sorted(STATES, key=len, reverse=True) if before.endswith("," + n))
    # the response starts a cell or follows a swallowed separator, and is a known word, blanks and an address
    reply = re.search(r"(?:^|,)\"?(" + "|".join(RESPONSES) + r")\s{2,}http", glued)
    return (reply.group(1) if reply else "", sponsor, cells[at], cells[at + 1])


table = pd.read_csv(os.path.join(DATA, "incidents", "cfr-2022-12.csv"), dtype=str, keep_default_na=False, encoding="utf-8")
columns = list(table.columns)
assert columns[:9] == ["Title", "Date", "Affiliations", "Description", "Response", "Victims", "Sponsor", "Type", "Category"]

shifted = ~(table["Type"].str.strip().isin([*TYPES, ""]) & table["Category"].map(is_category))
fixed = table[["Response", "Sponsor", "Type", "Category"]].copy()
for row in table.index[shifted]:
    fixed.loc[row] = repair(list(table.loc[row]))

dates = pd.to_datetime(table["Date"].str.strip().replace("", None), format="%m/%d/%Y")
accused = fixed["Sponsor"].map(states)
kinds = fixed["Category"].map(lambda c: {CATEGORIES[w] for w in words(c)})
replies = fixed["Response"].map(response_kind)
types = fixed["Type"].str.strip().map(lambda t: TYPES.get(t))
titles = table["Title"].str.strip()

figures = [("rows", len(table)), ("rows.shifted", int(shifted.sum())),
           ("rows.question_marks", int(table.apply(lambda c: c.str.contains("??", regex=False)).any(axis=1).sum())),
           ("dated", int(dates.notna().sum())), ("undated", int(dates.isna().sum()))]
per_year = dates.dt.year.value_counts()
figures += [(f"year.{y}", int(per_year.get(y, 0))) for y in range(2005, 2023)]
assert per_year.sum() == sum(v for k, v in figures if k.startswith("year.")), "a date outside 2005-2022"
figures += [(f"type.{c}", int((types == c).sum())) for c in TYPES.values()] + [("type.blank", int(types.isna().sum()))]
figures += [(f"category.{c}", int(kinds.map(lambda s: c in s).sum())) for c in CATEGORIES.values()]
figures += [("category.blank", int((kinds.map(len) == 0).sum())), ("category.several", int((kinds.map(len) > 1).sum()))]
figures += [(f"response.{c}", int((replies == c).sum())) for c in RESPONSES.values()] + [("response.blank", int(replies.isna().sum()))]
figures += [("accused.any", int((accused.map(len) > 0).sum())), ("accused.none", int((accused.map(len) == 0).sum())),
            ("accused.several", int((accused.map(len) > 1).sum()))]
figures += [(f"state.{c}", int(accused.map(lambda s: c in s).sum())) for c in sorted(set(STATES.values()))]
counts = titles.value_counts()
figures += [("titles.distinct", len(counts)), ("titles.duplicated", int((counts > 1).sum())),
            ("titles.rows_sharing", int(counts[counts > 1].sum()))]

with open(os.path.join(HERE, "cfr_counts.csv"), "w", newline="\n") as out:
    print(f"# python {sys.version.split()[0]}, pandas {pd.__version__}", file=out)
    print("# cfr-2022-12.csv after putting the shifted rows right; category and state: an incident with several counts under each", file=out)
    print("# question_marks: raw rows with two question marks together in any cell; duplicated: distinct titles seen more than once", file=out)
    print("key,value", file=out)
    for key, value in figures:
        print(f"{key},{value}", file=out)
