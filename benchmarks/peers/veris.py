"""Peer for reading VERIS incidents: json.loads and a plain mapping loop that makes of each what the library makes of it.

Usage: /usr/bin/python3 veris.py INPUT
INPUT is a JSON array of records, in memory before the time is taken. Timed are json.loads of the bytes and the mapping. One JSON line:
records, sum of exact numbers of records, types, links, kept originals, victims, actors, losses, dated discoveries: the library must count the same.
"""
import json
import statistics
import sys
import time
from calendar import monthrange
from datetime import date, timedelta

SECTORS = {**{str(n): str(n) for n in (11, 21, 22, 23, 42, 51, 52, 53, 54, 55, 56, 61, 62, 71, 72, 81, 92)},
           "31": "31-33", "32": "31-33", "33": "31-33", "44": "44-45", "45": "44-45", "48": "48-49", "49": "48-49"}
TYPES = {("hacking", "DoS"): "disruption", ("malware", "DoS"): "disruption", ("malware", "Ransomware"): "extortion",
         ("malware", "Destroy data"): "data_destruction", ("social", "Extortion"): "extortion",
         ("social", "Propaganda"): "information_operation"}
KINDS = {"Nation-state": "state", "State-affiliated": "state_affiliated", "Organized crime": "criminal", "Activist": "hacktivist",
         "Terrorist": "terrorist", "Unaffiliated": "veris:unaffiliated", "Former employee": "veris:former_employee",
         "Customer": "veris:customer", "Acquaintance": "veris:acquaintance", "Competitor": "veris:competitor",
         "Force majeure": "veris:force_majeure", "Auditor": "veris:auditor"}
DAYS = {"Seconds": 1 / 86400, "Minutes": 1 / 1440, "Hours": 1 / 24, "Days": 1, "Weeks": 7, "Months": 30.436875, "Years": 365.2425}
RATINGS = {"Insignificant": 1, "Distracting": 2, "Painful": 3, "Damaging": 4, "Catastrophic": 5}
CONFIDENCE = {"High": 85, "Medium": 50, "Low": 15, "None": 0}


def shown(value):
    if isinstance(value, list):
        return "; ".join(map(shown, value))
    if isinstance(value, dict):
        return ", ".join(f"{k} {shown(v)}" for k, v in value.items())
    return value if isinstance(value, str) else json.dumps(value)


def keep(kept, path, value, but=()):
    if isinstance(value, dict):
        for name, item in value.items():
            if name not in but:
                keep(kept, path + "." + name, item)
    elif isinstance(value, list):
        text = shown(value)
        if text and text != "variety Unknown" and any(v != "Unknown" for v in value):
            kept[path] = text
    elif isinstance(value, str):
        text = value.strip()
        if text and text != "Unknown":
            kept[path] = text
    elif value is not None:
        kept[path] = json.dumps(value)


def day(parts, latest, kept, path):
    """(precision, year, month, day), None without a year."""
    y, m, d = parts.get("year"), parts.get("month"), parts.get("day")
    odd = False
    if d is not None and 1950 <= d <= latest and (y is None or 1 <= y <= 31):
        y, d, odd = d, y, True
    if y is None or not 1950 <= y <= latest:
        if y is not None or m is not None or d is not None:
            kept[path] = shown(parts)
        return None
    if m is not None and not 1 <= m <= 12 or m is None and d is not None:
        m, odd = None, True
    if m is not None and d is not None and not 1 <= d <= monthrange(y, m)[1]:
        d, odd = None, True
    if odd:
        kept[path] = shown(parts)
    return (y, None, None) if m is None else (y, m, d)


def after(first, last, duration):
    unit, value = duration["unit"], duration.get("value")
    if unit not in DAYS:
        return None
    if value is None:
        if unit == "Years":
            return None
        low, high = {"Days": (1, 6), "Weeks": (7, 30), "Months": (28, 365)}.get(unit, (0, 1))
        return first + timedelta(low), last + timedelta(high)
    days = value * DAYS[unit]
    low, high = int(days), -int(-days // 1)
    if unit == "Weeks":
        return first + timedelta(max(low - 3, 0)), last + timedelta(high + 3)
    if unit in ("Months", "Years"):
        if value == int(value):
            step = int(value) * (12 if unit == "Years" else 1)
            a, b = first.year * 12 + first.month - 1 + step, last.year * 12 + last.month - 1 + step
            first, last = date(a // 12, a % 12 + 1, 1), date(b // 12, b % 12 + 1, 1)
        else:
            first, last = first + timedelta(low), last + timedelta(high)
        if unit == "Years":
            return date(first.year, 1, 1), date(last.year, 12, 31)
        return date(first.year, first.month, 1), date(last.year, last.month, monthrange(last.year, last.month)[1])
    return first + timedelta(low), last + timedelta(high)


def cover(first, last):
    if first.year != last.year:
        return None
    return (first.year, None, None) if first.month != last.month else (first.year, first.month, first.day if first.day == last.day else None)


def incident(r):
    kept = {}
    get = r.get
    plus, timeline, victim = get("plus", {}), get("timeline", {}), get("victim", {})
    dataset = get("source_id", "veris").lower()
    name = dataset + ":" + r["incident_id"]
    latest = int(max(plus.get("created", ""), plus.get("modified", ""))[:4] or 2100)
    started = day(timeline.get("incident", {}), latest, kept, "timeline.incident")
    disclosed = day(plus.get("timeline", {}).get("notification") or {}, latest, kept, "plus.timeline.notification")
    found = discovered = ended = None
    for key, value in timeline.items():
        if key == "incident":
            keep(kept, "timeline.incident", {k: v for k, v in value.items() if k == "time"})
        else:
            kept["timeline." + key] = f"{value['value']} {value['unit']}" if "value" in value else value["unit"]
    if started and "discovery" in timeline:
        y, m, d = started
        found = after(date(y, m or 1, d or 1), date(y, m or 12, d or monthrange(y, m or 12)[1]), timeline["discovery"])
        discovered = found and found[0].year <= latest and cover(*found) or None
        if found and "containment" in timeline:
            end = after(*found, timeline["containment"])
            ended = end and end[0].year <= latest and cover(*end) or None
    types, harmed, records = [], set(), None
    for kind, action in get("action", {}).items():
        if kind != "unknown":
            types.append("veris:" + kind)
        keep(kept, "action." + kind, action)
        for word in action.get("variety", ()):
            if (kind, word) in TYPES and TYPES[kind, word] not in types:
                types.append(TYPES[kind, word])
    for kind, attribute in get("attribute", {}).items():
        if kind == "confidentiality":
            disclosure, total = attribute.get("data_disclosure"), attribute.get("data_total")
            keep(kept, "attribute.confidentiality", attribute, ("data_total", "data_disclosure"))
            if disclosure:
                kept["attribute.confidentiality.data_disclosure"] = disclosure
            if disclosure == "Yes":
                harmed.add("confidentiality")
            if total is not None:
                if disclosure == "No":
                    kept["attribute.confidentiality.data_total"] = str(total)
                else:
                    records = (None, total, None) if disclosure == "Yes" else (None, None, total)
        else:
            keep(kept, "attribute." + kind, attribute)
            if kind != "unknown":
                harmed.add(kind)
            if kind == "integrity" and "Defacement" in attribute.get("variety", ()):
                types.append("defacement")
    if "confidentiality" in harmed:
        types.append("data_breach")
    actors, accused = [], []
    for side, actor in get("actor", {}).items():
        keep(kept, "actor." + side, actor, ("name", "country"))
        varieties = actor.get("variety", ())
        countries = [c for c in actor.get("country", ()) if c not in ("Unknown", "Other")]
        if len(countries) > 1 or "Other" in actor.get("country", ()):
            kept[f"actor.{side}.country"] = "; ".join(actor["country"])
        kinds = {KINDS[v] for v in varieties if v in KINDS} if side == "external" else {"insider"} if side == "internal" else {"veris:partner"} if side == "partner" else set()
        kind = kinds.pop() if len(kinds) == 1 else None
        country = countries[0] if len(countries) == 1 else None
        names = [n for n in actor.get("name", ()) if n not in ("Unknown", "NA")]
        if names and countries and len(countries) == 1:
            kept[f"actor.{side}.country"] = "; ".join(actor["country"])
        for n in names:
            actors.append((dataset + ":" + "".join(c for c in n if c.isalnum()).lower(), n, kind, country))
        if not names and (kind or country):
            actors.append((f"{name}/{side}", ("; ".join(varieties) or side) + " (not named)", kind, country))
        if side == "external" and ("Nation-state" in varieties or "State-affiliated" in varieties):
            accused += [(f"{name}/{c}", dataset, c, CONFIDENCE.get(get("confidence"))) for c in countries]
    who = victim.get("victim_id")
    who = None if who in (None, "Unknown") else who.strip()
    industry = victim.get("industry", "")
    sector = SECTORS.get(industry[:2]) if industry.strip("0") else None
    if sector and sector != industry:
        kept["victim.industry"] = industry
    keep(kept, "victim", victim, ("victim_id", "country", "industry", "secondary"))
    places = [c for c in victim.get("country", ()) if c not in ("Unknown", "Other")]
    if "Other" in victim.get("country", ()):
        kept["victim.country"] = "Other"
    victims = [(who, c, sector, "primary") for c in places] or [(who, None, sector, "primary")]
    secondary, count = victim.get("secondary", {}), None
    more = secondary.get("victim_id", ())
    amount = secondary.get("amount")
    victims += [(n.strip(), None, None, "secondary") for n in more]
    keep(kept, "victim.secondary", secondary, ("victim_id", "amount"))
    if amount is not None and amount < len(more):
        kept["victim.secondary.amount"] = str(amount)
        amount = None
    if amount and not more:
        victims.append((None, None, None, "secondary"))
    count = (None, 1 + amount, None) if amount is not None else (1 + len(more), None, None) if more else None
    impact, losses, severity = get("impact", {}), [], None
    bounds = tuple(impact.get(k) for k in ("overall_min_amount", "overall_amount", "overall_max_amount"))
    currency = impact.get("iso_currency_code")
    if any(b is not None for b in bounds):
        if currency:
            losses.append(("total", bounds, currency))
        else:
            for key, b in zip(("min_", "", "max_"), bounds):
                if b is not None:
                    kept[f"impact.overall_{key}amount"] = str(b)
    else:
        parts = [(x["variety"], (x.get("min_amount"), x.get("amount"), x.get("max_amount"))) for x in impact.get("loss", ())
                 if "amount" in x or "min_amount" in x or "max_amount" in x]
        if parts and currency:
            losses += [(variety, b, currency) for variety, b in parts]
        elif currency:
            kept["impact.iso_currency_code"] = currency
    keep(kept, "impact", impact, ("overall_amount", "overall_min_amount", "overall_max_amount", "iso_currency_code"))
    severity = RATINGS.get(impact.get("overall_rating"))
    summary = get("summary", "").strip()
    if summary:
        kept["summary"] = summary
        title = summary if len(summary) <= 100 else " ".join(summary.split())
        title = title if len(title) <= 100 else title[:title[:100].rfind(" ")] + "…"
    else:
        title = f"{who or 'Unnamed victim'}, {started and started[0]}: {', '.join(t[6:] for t in types if t.startswith('veris:'))}"
    links = list(dict.fromkeys(x for x in (part.strip() for part in get("reference", "").split(";")) if x))
    for key, value in r.items():
        if key not in MAPPED:
            keep(kept, key, value)
    if "confidence" in r:
        kept["confidence"] = r["confidence"]
    if "_" in get("schema_version", ""):
        kept["schema_version"] = r["schema_version"]
    return {"id": name, "title": title, "occurred": (started, ended), "discovered": discovered, "disclosed": disclosed,
            "recorded": plus.get("created", "")[:10], "status": get("security_incident"), "types": types, "affects": harmed, "records": records,
            "victims": victims, "entities": count, "actors": actors, "attributions": accused, "losses": losses, "severity": severity,
            "sources": [dataset, *links], "original": kept}


MAPPED = {"incident_id", "source_id", "schema_version", "security_incident", "confidence", "summary", "reference", "timeline", "victim",
          "actor", "action", "attribute", "impact", "plus"}


def read(text):
    return [incident(r) for r in json.loads(text)]


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    with open(sys.argv[1], "rb") as source:
        text = source.read()
    times = []
    read(text)
    for _ in range(7):
        start = time.perf_counter()
        incidents = read(text)
        times.append((time.perf_counter() - start) * 1000)
    print(json.dumps({
        "peer": f"Python {sys.version.split()[0]} json", "median_ms": round(statistics.median(times), 3), "min_ms": round(min(times), 3),
        "counts": [len(incidents), sum(i["records"][1] or 0 for i in incidents if i["records"]), sum(len(i["types"]) for i in incidents),
                   sum(len(i["sources"]) for i in incidents), sum(len(i["original"]) for i in incidents),
                   sum(len(i["victims"]) for i in incidents), sum(len(i["actors"]) for i in incidents),
                   sum(len(i["losses"]) for i in incidents), sum(i["discovered"] is not None for i in incidents)]}))
