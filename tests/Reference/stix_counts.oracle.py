#!/usr/bin/python3
"""Counts of the real STIX files: objects per type, and what their incidents and campaigns say. Figures only, no text of the files.

Usage: CYBERSTATS_DATA=FOLDER /usr/bin/python3 stix_counts.oracle.py
Writes stix_counts.csv beside itself: key,value. Plain json and dicts: nothing of the library is used.

A campaign's first and last day that is 00:00 of the first of a month in a whole-hour zone other than UTC, from UTC-12 to UTC+11, is known
to the month; the month is that of the zone. Objects that are revoked or deprecated are left out of "records" and "actors".
"""
import collections
import datetime
import glob
import json
import os
import platform
import re

DATA = os.path.join(os.environ["CYBERSTATS_DATA"], "incidents", "stix")
TECHNIQUE = re.compile(r"T\d{4}(\.\d{3})?$|TA\d{4}$")
FILES = {
    "ics": ["ics-attack-18.1.json"],
    "apt1": ["apt1.json"],
    "poisonivy": ["poisonivy.json"],
    "infrastructure": ["infrastructure.json"],
    "campaigns": sorted(glob.glob(os.path.join(DATA, "campaigns", "*.json"))),
    "intrusion_sets": sorted(glob.glob(os.path.join(DATA, "intrusion-sets", "*.json"))),
}
out = []


def withdrawn(o):
    return bool(o.get("revoked")) or bool(o.get("x_mitre_deprecated"))


def date(text):
    """(text of the date, whether it was a month written as midnight)."""
    utc = datetime.datetime.strptime(re.sub(r"\.\d+Z$", "Z", text), "%Y-%m-%dT%H:%M:%SZ")
    whole = re.search(r":00:00(\.0+)?Z$", text) is not None
    for hours in [*range(-12, 0), *range(1, 12)]:
        local = utc + datetime.timedelta(hours=hours)
        if whole and local.hour == 0 and local.day == 1:
            return local.strftime("%Y-%m"), True
    return utc.strftime("%Y-%m-%d"), False


for name, files in FILES.items():
    objects = []
    for f in files:
        with open(os.path.join(DATA, f), encoding="utf-8") as source:
            objects += json.load(source)["objects"]
    by_id = {o["id"]: o for o in objects if "id" in o}
    for kind, count in sorted(collections.Counter(o["type"] for o in objects).items()):
        out.append((f"{name}.type.{kind}", count))
    rows = [o for o in objects if o["type"] in ("incident", "campaign")]
    records = {o["id"]: o for o in rows if not withdrawn(o)}
    relations = [o for o in objects if o["type"] == "relationship" and not withdrawn(o)]
    out.append((f"{name}.rows", len(rows)))
    out.append((f"{name}.records", len(records)))
    actors = [o for o in objects if o["type"] in ("intrusion-set", "threat-actor") and not withdrawn(o)]
    out.append((f"{name}.actors", len(actors)))
    out.append((f"{name}.aliases", sum(len({a for a in o.get("aliases", []) if a != o["name"]}) for o in actors)))
    out.append((f"{name}.withdrawn_actors", sum(1 for o in objects if o["type"] in ("intrusion-set", "threat-actor") and withdrawn(o))))
    out.append((f"{name}.attributions", sum(1 for r in relations if r["source_ref"] in records and r["relationship_type"] == "attributed-to")))
    used = collections.defaultdict(set)
    no_id = withdrawn_patterns = 0
    for r in relations:
        if r["source_ref"] in records and r["relationship_type"] == "uses" and r["target_ref"].startswith("attack-pattern--"):
            pattern = by_id[r["target_ref"]]
            withdrawn_patterns += withdrawn(pattern)
            ids = [e["external_id"] for e in pattern.get("external_references", []) if TECHNIQUE.match(e.get("external_id", ""))]
            if ids:
                used[r["source_ref"]].add(ids[0])
            else:
                no_id += 1
    out.append((f"{name}.techniques", sum(len(t) for t in used.values())))
    out.append((f"{name}.techniques.distinct", len(set().union(*used.values()) if used else set())))
    out.append((f"{name}.techniques.no_id", no_id))
    out.append((f"{name}.techniques.withdrawn", withdrawn_patterns))
    references = 0
    for o in records.values():
        references += len({f"{e['source_name']}:{e['external_id']}" if e.get("external_id") else e.get("url") or e["source_name"]
                           for e in o.get("external_references", [])})
    out.append((f"{name}.references", references))
    months = 0
    starts = collections.Counter()
    ends = collections.Counter()
    for o in records.values():
        for field, counter in (("first_seen", starts), ("last_seen", ends)):
            if field in o:
                text, is_month = date(o[field])
                counter[text] += 1
                months += is_month
    out.append((f"{name}.months", months))
    for text, count in sorted(starts.items()):
        out.append((f"{name}.start.{text}", count))
    for text, count in sorted(ends.items()):
        out.append((f"{name}.end.{text}", count))
    recorded = collections.Counter(o["created"][:10] for o in records.values())
    for text, count in sorted(recorded.items()):
        out.append((f"{name}.recorded.{text}", count))

with open(os.path.splitext(os.path.splitext(os.path.abspath(__file__))[0])[0] + ".csv", "w", encoding="utf-8", newline="\n") as target:
    target.write(f"# stix_counts.oracle.py; python {platform.python_version()}\nkey,value\n")
    target.writelines(f"{key},{value}\n" for key, value in out)
print(len(out), "rows")
