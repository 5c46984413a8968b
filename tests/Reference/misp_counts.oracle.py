"""Reference counts for MispReader on the real galaxy cluster of threat actors -> misp_counts.csv beside this file.

Independent of the C#: Python's json and a plain loop; names of countries from the time zone database. Only counts are written.
Run: /usr/bin/python3 misp_counts.oracle.py [DATA]   (else the folder CYBERSTATS_DATA, else ../shared/data from the root)
"""
import collections
import json
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = (sys.argv[1] if len(sys.argv) > 1 else os.environ.get("CYBERSTATS_DATA")
        or os.path.join(HERE, "..", "..", "..", "shared", "data"))

SPONSORS = {"China": "CHN", "People's Republic of China": "CHN", "Iran (Islamic Republic of)": "IRN", "Russian Federation": "RUS",
            "Korea (Democratic People's Republic of)": "PRK", "Korea (Republic of)": "KOR", "United States": "USA", "US": "USA",
            "Palestine": "PSE", "Pakistan": "PAK", "India": "IND", "Belarus": "BLR", "France": "FRA", "United Arab Emirates": "ARE",
            "Vietnam": "VNM", "Spain": "ESP", "Israel": "ISR", "Lebanon": "LBN", "Unknown": None}

with open(os.path.join(DATA, "incidents", "misp-threat-actor.json"), encoding="utf-8") as file:
    values = json.load(file)["values"]


def listed(value):
    return [] if value is None else value if isinstance(value, list) else [value]


def claim(actor, name):
    return [text.strip() for text in listed(actor.get("meta", {}).get(name)) if text.strip()]


def shared(fold):
    bearers = collections.defaultdict(set)
    for place, actor in enumerate(values):
        for name in [actor["value"], *actor.get("meta", {}).get("synonyms", [])]:
            bearers[fold(name)].add(place)
    return sum(len(places) > 1 for places in bearers.values())


sponsors = [SPONSORS[name] for actor in values for name in claim(actor, "cfr-suspected-state-sponsor")]
states = collections.Counter(state for state in sponsors if state)
countries = collections.Counter(code for actor in values for code in claim(actor, "country"))
confidence = collections.Counter(text for actor in values for text in claim(actor, "attribution-confidence"))
types = collections.Counter(text for actor in values for text in claim(actor, "cfr-type-of-incident"))
categories = [text for actor in values for text in claim(actor, "cfr-target-category")]
spellings = collections.defaultdict(collections.Counter)
for text in categories + [text for actor in values for text in claim(actor, "targeted-sector")]:
    spellings[text.lower()][text] += 1

# Countries by the names of the time zone database, and the few others that the cluster uses.
with open("/usr/share/zoneinfo/iso3166.tab", encoding="utf-8") as file:
    countries_by_name = {line.rstrip("\n").split("\t")[1].lower() for line in file if not line.startswith("#")}
countries_by_name |= {n.lower() for n in (
    "United Kingdom", "South Korea", "North Korea", "Czech Republic", "UK", "USA", "US", "U.S.", "Myanmar", "Bosnia and Herzegovina", "Palestine", "Syria",
    "Republic of Korea", "Türkiye", "Republic of the Congo", "Democratic Republic of the Congo", "Ivory Coast", "Macedonia", "Burma", "Kosovo", "Great Britain",
    "The Netherlands", "The Philippines", "The United States", "The United Kingdom", "Brunei Darussalam", "Macau", "United States of America", "Viet Nam",
    "Macao", "Central African Republic", "Iran, Islamic Republic of", "Korea, Republic of", "Russian Federation")}
victims = [text for actor in values for name in ("cfr-suspected-victims", "suspected-victims") for text in claim(actor, name)]

figures = [("actors", len(values)), ("uuids.distinct", len({a["uuid"] for a in values})), ("names.distinct", len({a["value"] for a in values})),
           ("synonyms", sum(len({s.strip() for s in claim(a, "synonyms")} - {a["value"].strip()}) for a in values)),
           ("shared.letters_and_digits", shared(lambda s: "".join(c for c in s if c.isalnum()).lower())),
           ("shared.blanks_out", shared(lambda s: re.sub(r"\s", "", s).lower())), ("shared.case_only", shared(lambda s: s.strip().lower())),
           ("country", sum(countries.values())), ("country.blank", sum(a.get("meta", {}).get("country") == "" for a in values)),
           ("sponsor", len(sponsors)), ("sponsor.unknown", sponsors.count(None)), ("sponsor.states", sum(states.values()))]
figures += [(f"country.{code}", n) for code, n in sorted(countries.items())]
figures += [(f"sponsor.{state}", n) for state, n in sorted(states.items())]
figures += [(f"confidence.{text}", n) for text, n in sorted(confidence.items(), key=lambda item: int(item[0]))]
figures += [("confidence.not_50_without_sponsor", sum(claim(a, "attribution-confidence") not in ([], ["50"]) and not any(
    SPONSORS[s] for s in claim(a, "cfr-suspected-state-sponsor")) for a in values))]
figures += [(f"type.{text}", n) for text, n in sorted(types.items())]
figures += [("type.lists", sum(isinstance(a.get("meta", {}).get("cfr-type-of-incident"), list) for a in values)),
            ("victims", len(victims)), ("victims.no_country", sum(v.lower() not in countries_by_name for v in victims)),
            ("victims.united_states", sum(claim(a, "cfr-suspected-victims").count("United States") for a in values)),
            ("victims.germany", sum(claim(a, "cfr-suspected-victims").count("Germany") for a in values)),
            ("victims.middle_east", sum(claim(a, "cfr-suspected-victims").count("Middle East") for a in values)),
            ("categories", len(categories)), ("categories.distinct", len(set(categories))),
            ("categories.distinct_without_case", len({c.lower() for c in categories})),
            ("categories.unusual_case", sum(n for forms in spellings.values() for n in sorted(forms.values())[:-1])),
            ("category.civil_society", sum(c.lower() == "civil society" for c in categories)),
            ("category.civil_society.as_is", categories.count("Civil society")),
            ("category.private_sector", sum(c.lower() == "private sector" for c in categories)),
            ("sectors", sum(len(claim(a, "targeted-sector")) for a in values)),
            ("refs", sum(len(claim(a, "refs")) for a in values)),
            ("refs.distinct", len({r for a in values for r in claim(a, "refs")})),
            ("related", sum(len(a.get("related", [])) for a in values)), ("described", sum(bool(a.get("description", "").strip()) for a in values))]

with open(os.path.join(HERE, "misp_counts.csv"), "w", newline="\n") as out:
    print(f"# python {sys.version.split()[0]}", file=out)
    print("# shared: names, the first and the synonyms, that several actors bear, by what is compared", file=out)
    print("key,value", file=out)
    for key, value in figures:
        print(f"{key},{value}", file=out)
