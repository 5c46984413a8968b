"""Reference counts for VerisReader on the sample of the VERIS Community Database -> veris_counts.csv beside this file.

Independent of the C#: each file is parsed by json, flattened with pandas, and the rules of the reader's documentation are applied in
another way, with pandas' own dates and offsets. Only counts and sums are written, no text of the data.
Run: /usr/bin/python3 veris_counts.oracle.py [DATA]   (else the folder CYBERSTATS_DATA, else ../shared/data from the root)
"""
import json
import os
import sys
import zipfile
from calendar import monthrange
from decimal import Decimal

import pandas as pd

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = (sys.argv[1] if len(sys.argv) > 1 else os.environ.get("CYBERSTATS_DATA")
        or os.path.join(HERE, "..", "..", "..", "shared", "data"))

with zipfile.ZipFile(os.path.join(DATA, "incidents", "veris", "vcdb-sample.zip")) as archive:
    records = [json.loads(archive.read(name), parse_float=Decimal) for name in archive.namelist()]

figures = [("rows", len(records))]


def tally(prefix, keys):
    """One figure for each distinct key, in order."""
    counts = pd.Series(list(keys), dtype=object).value_counts()
    figures.extend((f"{prefix}.{key}", int(counts[key])) for key in sorted(counts.index))


def at(record, path):
    """The value at a path, None where there is none."""
    for name in path.split("."):
        record = record.get(name) if isinstance(record, dict) else None
    return record


def words(record, path):
    return at(record, path) or []


def parts(date):
    date = date or {}
    return date.get("year"), date.get("month"), date.get("day")


def span(y, m, d):
    """First and last day of a date known to a part, as timestamps."""
    if d is not None:
        return pd.Timestamp(y, m, d), pd.Timestamp(y, m, d)
    if m is not None:
        return pd.Timestamp(y, m, 1), pd.Timestamp(y, m, monthrange(y, m)[1])
    return pd.Timestamp(y, 1, 1), pd.Timestamp(y, 12, 31)


def repaired(date, latest):
    """(date as a tuple or None, code of the issue or None), by the rules for swapped and impossible parts."""
    y, m, d = parts(date)
    code = None
    if d is not None and 1950 <= d <= latest and (y is None or y <= 31):
        y, d, code = d, y, "date_parts_swapped"
    if y is None:
        return None, code or ("date_unreadable" if m or d else None)
    if not 1950 <= y <= latest:
        return None, "implausible_year"
    if m is None:
        return (y, None, None), "day_without_month" if d else code
    if not 1 <= m <= 12:
        return (y, None, None), "date_unreadable"
    if d is not None and not 1 <= d <= monthrange(y, m)[1]:
        return (y, m, None), "date_unreadable"
    return (y, m, d), code


OFFSETS = {"Months": "months", "Years": "years"}
PER_DAY = {"Seconds": 86400, "Minutes": 1440, "Hours": 24, "Days": 1}


def after(first, last, duration):
    """The span in which a time that starts in a span ends; None where it has no bound."""
    unit, value = duration["unit"], duration.get("value")
    days = lambda n: pd.Timedelta(days=int(n))
    if value is None:
        low, high = {"Days": (1, 6), "Weeks": (7, 30), "Months": (28, 365), "Years": (None, None)}.get(unit, (0, 1))
        return None if low is None else (first + days(low), last + days(high))
    value = Decimal(value)
    whole = value == int(value)
    if unit == "Weeks":
        n = value * 7
        return first + days(max(0, int(n) - 3)), last + days(int(n) + (n != int(n)) + 3)
    if unit in OFFSETS:
        if whole:
            step = pd.DateOffset(**{OFFSETS[unit]: int(value)})
            first, last = first + step, last + step
        else:
            n = value * (Decimal("30.436875") if unit == "Months" else Decimal("365.2425"))
            first, last = first + days(int(n)), last + days(int(n) + 1)
        form = "M" if unit == "Months" else "Y"
        return first.to_period(form).start_time.normalize(), last.to_period(form).end_time.normalize()
    n = value / PER_DAY[unit]
    return first + days(int(n)), last + days(int(n) + (n != int(n)))


def cover(first, last):
    """The finest date that covers a span: its precision, None where it covers two years."""
    if first.year != last.year:
        return None
    if first.month != last.month:
        return "year", first.year
    return ("month", first.year) if first.day != last.day else ("day", first.year)


issues = pd.Series(dtype=int)


def note(code, number=1):
    issues.loc[code] = issues.get(code, 0) + number


started, disclosed, discovered, ended = [], [], [], []
for r in records:
    latest = max(r["plus"]["created"], r["plus"]["modified"])
    latest = int(latest[:4])
    date, code = repaired(at(r, "timeline.incident"), latest)
    told, code2 = repaired(at(r, "plus.timeline.notification"), latest)
    for c in (code, code2):
        if c:
            note(c)
    started.append(date)
    disclosed.append(told)
    first, last = span(*date)
    if told and span(*told)[1] < first:
        note("disclosed_before_start")
    found, end = None, None
    discovery, containment = at(r, "timeline.discovery"), at(r, "timeline.containment")
    timed = lambda x: x is not None and (x["unit"] in PER_DAY or x["unit"] in OFFSETS or x["unit"] == "Weeks")
    if timed(discovery):
        reach = after(first, last, discovery)
        past = reach and reach[0].year > latest
        found = None if past else reach and cover(*reach)
        if past:
            note("implausible_duration")
        elif found is None:
            note("duration_without_date")
        if timed(containment):
            reach = reach and after(*reach, containment)
            past = reach and reach[0].year > latest
            end = None if past else reach and cover(*reach)
            if past:
                note("implausible_duration")
            elif end is None:
                note("duration_without_date")
    discovered.append(found)
    ended.append(end)

tally("started", (d[0] for d in started))
tally("started_precision", ("day" if d[2] else "month" if d[1] else "year" for d in started))
tally("disclosed", (d[0] for d in disclosed if d))
tally("disclosed_precision", ("day" if d[2] else "month" if d[1] else "year" for d in disclosed if d))
tally("discovered", (d[1] for d in discovered if d))
tally("discovered_precision", (d[0] for d in discovered if d))
tally("ended_precision", (d[0] for d in ended if d))
tally("recorded", (int(r["plus"]["created"][:4]) for r in records))

tally("status", (r["security_incident"].lower().replace(" ", "_") for r in records))
note("not_counted", sum(r["security_incident"] in ("Near miss", "False positive") for r in records))
tally("action", (c for r in records for c in r["action"] if c != "unknown"))
special = {"disruption": lambda r: "DoS" in words(r, "action.hacking.variety") + words(r, "action.malware.variety"),
           "extortion": lambda r: "Ransomware" in words(r, "action.malware.variety") or "Extortion" in words(r, "action.social.variety"),
           "data_destruction": lambda r: "Destroy data" in words(r, "action.malware.variety"),
           "information_operation": lambda r: "Propaganda" in words(r, "action.social.variety"),
           "defacement": lambda r: "Defacement" in words(r, "attribute.integrity.variety"),
           "data_breach": lambda r: at(r, "attribute.confidentiality.data_disclosure") == "Yes"}
figures += [(f"type.{name}", sum(map(test, records))) for name, test in special.items()]

table = pd.DataFrame({
    "disclosure": [at(r, "attribute.confidentiality.data_disclosure") for r in records],
    "total": pd.array([at(r, "attribute.confidentiality.data_total") for r in records], dtype="Int64"),
    "integrity": [at(r, "attribute.integrity") is not None for r in records],
    "availability": [at(r, "attribute.availability") is not None for r in records]})
yes = table["disclosure"] == "Yes"
figures += [("affects.confidentiality", int(yes.sum())), ("affects.integrity", int(table["integrity"].sum())),
            ("affects.availability", int(table["availability"].sum())),
            ("affects.none", int(((table["disclosure"] == "No") & ~table["integrity"] & ~table["availability"]
                                  & [at(r, "attribute.unknown") is None for r in records]).sum()))]
exact = table.loc[yes & table["total"].notna(), "total"]
risk = table.loc[table["disclosure"].isin(["Potentially", "Unknown"]) & table["total"].notna(), "total"]
figures += [("records.exact", len(exact)), ("records.exact.sum", int(exact.sum())), ("records.exact.max", int(exact.max())),
            ("records.at_most", len(risk)), ("records.at_most.sum", int(risk.sum())), ("records.at_most.max", int(risk.max()))]
note("records_at_risk", len(risk))

losses = []
for r in records:
    impact = r.get("impact", {})
    overall = [impact.get(k) for k in ("overall_min_amount", "overall_amount", "overall_max_amount")]
    by_variety = [x for x in impact.get("loss", []) if {"amount", "min_amount", "max_amount"} & set(x)]
    if any(v is not None for v in overall) or by_variety:
        if "iso_currency_code" not in impact:
            note("amount_without_currency")
        elif any(v is not None for v in overall):
            losses.append((impact["iso_currency_code"], overall[1]))
            if by_variety:
                note("loss_breakdown")
        else:
            losses += [(impact["iso_currency_code"], x.get("amount")) for x in by_variety]
frame = pd.DataFrame(losses, columns=["currency", "amount"])
for currency, group in frame.groupby("currency"):
    figures += [(f"loss.{currency}", len(group)), (f"loss.{currency}.sum", sum(group["amount"])), (f"loss.{currency}.max", max(group["amount"]))]

tally("rating", (at(r, "impact.overall_rating") for r in records if at(r, "impact.overall_rating") not in (None, "Unknown")))

SECTORS = {**{str(n): "31-33" for n in (31, 32, 33)}, "44": "44-45", "45": "44-45", "48": "48-49", "49": "48-49"}
industries = [r["victim"]["industry"] for r in records]
tally("sector", (SECTORS.get(i[:2], i[:2]) for i in industries if i.strip("0")))
figures.append(("sector.none", sum(not i.strip("0") for i in industries)))
tally("country", (c for r in records for c in r["victim"]["country"] if c != "Unknown"))
figures += [("victim.named", sum(r["victim"].get("victim_id", "Unknown") != "Unknown" for r in records)),
            ("secondary.named", sum(len(words(r, "victim.secondary.victim_id")) for r in records)),
            ("secondary.counted", sum((at(r, "victim.secondary.amount") or 0) for r in records)),
            ("secondary.count.max", max((at(r, "victim.secondary.amount") or 0) for r in records))]
note("count_below_names", sum(at(r, "victim.secondary.amount") is not None
                              and at(r, "victim.secondary.amount") < len(words(r, "victim.secondary.victim_id")) for r in records))

state = [r for r in records if {"Nation-state", "State-affiliated"} & set(words(r, "actor.external.variety"))]
accused = [set(words(r, "actor.external.country")) - {"Unknown", "Other"} for r in state]
tally("accused", (c for s in accused for c in s))
figures += [("accused.incidents", sum(map(bool, accused)))]
note("no_sponsor", sum(not s for s in accused))
named = pd.DataFrame([("".join(c for c in name if c.isalnum()).lower(), side, kinds, country)
                      for r in records for side, who in r["actor"].items() for name in (who.get("name") or []) if name not in ("Unknown", "NA")
                      for kinds in [tuple(sorted(set(who.get("variety", [])) - {"Unknown", "Other"})) if side == "external" else (side,)]
                      for country in [set(who.get("country", [])) - {"Unknown", "Other"}]], columns=["name", "side", "kinds", "country"])
figures.append(("actors.named", named["name"].nunique()))
several = lambda values: len(set(values)) > 1
note("actor_differs", int((named.groupby("name")["kinds"].agg(lambda k: several(x for x in k if len(x) == 1))
                           | named.groupby("name")["country"].agg(lambda c: several(tuple(x) for x in c if len(x) == 1))).any()))
tally("confidence", (r["confidence"] for r in records if "confidence" in r))

links = [[x.strip() for x in r.get("reference", "").split(";") if x.strip()] for r in records]
figures += [("links", sum(len(set(x)) for x in links)), ("links.distinct", len({x for s in links for x in s})),
            ("links.most", max(len(set(x)) for x in links))]
note("schema_version_form", sum("_" in r["schema_version"] for r in records))
controls = set(range(32)) - {9, 10, 13} | set(range(127, 160))


def used(r):
    """The texts that the reader uses or keeps: all but most of what stands under plus."""
    for key, value in r.items():
        if key == "plus":
            yield from (value.get("master_id", ""),)
        elif isinstance(value, dict):
            yield from used({k: v for k, v in value.items() if k != "plus"})
        elif isinstance(value, list):
            for item in value:
                yield from used({"item": item})
        elif isinstance(value, str):
            yield value


note("control_characters", sum(any(ord(c) in controls for text in used(r) for c in text) for r in records))
figures += [("summaries", sum(bool(r.get("summary", "").strip()) for r in records)),
            ("titles.cut", sum(len(" ".join(r.get("summary", "").split())) > 100 for r in records))]
figures += [(f"issue.{code}", int(issues[code])) for code in sorted(issues.index) if issues[code]]

with open(os.path.join(HERE, "veris_counts.csv"), "w", newline="\n") as out:
    print(f"# python {sys.version.split()[0]}, pandas {pd.__version__}", file=out)
    print("# vcdb-sample.zip; started, disclosed, discovered, recorded: records by year; a record with several words counts under each", file=out)
    print("key,value", file=out)
    for key, value in figures:
        print(f"{key},{value}", file=out)
