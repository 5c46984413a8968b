"""Peer for reading campaigns out of a STIX bundle: json.load and a plain mapping.

Usage: python3 stix_read.py INPUT
INPUT is a bundle. The bytes are in memory before the clock starts; parsing and mapping are timed. One JSON line: records, actors,
attributions, techniques, references and months are what both sides have to find.
"""
import datetime
import io
import json
import platform
import re
import statistics
import sys
import time

TECHNIQUE = re.compile(r"T\d{4}(\.\d{3})?$")


def withdrawn(o):
    return o.get("revoked") or o.get("x_mitre_deprecated")


def date(text):
    """A date, and whether it is a month written as midnight of another zone."""
    utc = datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
    if utc.minute == utc.second == utc.microsecond == 0 and utc.hour:
        near = utc + datetime.timedelta(hours=11)
        if near.day == 1:
            return f"{near:%Y-%m}", True
    return f"{utc:%Y-%m-%d}", False


def read(raw):
    objects = json.load(io.BytesIO(raw))["objects"]
    by_id = {}
    for o in objects:
        old = by_id.get(o["id"])
        if old is None or old["modified"] < o["modified"]:
            by_id[o["id"]] = o
    relations = {}
    for o in by_id.values():
        if o["type"] == "relationship" and not withdrawn(o):
            relations.setdefault(o["source_ref"], []).append(o)
    actors = [{"id": o["id"], "name": o["name"], "aliases": [a for a in o.get("aliases", []) if a != o["name"]]}
              for o in by_id.values() if o["type"] in ("intrusion-set", "threat-actor") and not withdrawn(o)]
    records = []
    months = 0
    for o in by_id.values():
        if o["type"] not in ("incident", "campaign") or withdrawn(o):
            continue
        dates = {}
        for field in ("first_seen", "last_seen"):
            if field in o:
                dates[field], is_month = date(o[field])
                months += is_month
        attributions, techniques = [], {}
        for r in relations.get(o["id"], ()):
            target = by_id.get(r["target_ref"])
            if target is None:
                continue
            if r["relationship_type"] == "attributed-to":
                by = by_id.get(r.get("created_by_ref") or o.get("created_by_ref"), {}).get("name")
                attributions.append({"by": by, "accused": target["id"], "confidence": r.get("confidence")})
            elif r["relationship_type"] == "uses" and target["type"] == "attack-pattern":
                for e in target.get("external_references", ()):
                    if TECHNIQUE.match(e.get("external_id", "")):
                        techniques[e["external_id"]] = None
                        break
        sources = {}
        for e in o.get("external_references", ()):
            sources[f"{e['source_name']}:{e['external_id']}" if e.get("external_id") else e.get("url") or e["source_name"]] = e
        records.append({"id": o["id"], "title": o["name"], "description": o.get("description"), "recorded": o["created"][:10], **dates,
                        "attributions": attributions, "techniques": list(techniques), "sources": sources})
    return records, actors, months


def main(path):
    with open(path, "rb") as source:
        raw = source.read()
    records, actors, months = read(raw)
    end = time.perf_counter() + 1.5
    while time.perf_counter() < end:
        read(raw)
    times = []
    for _ in range(25):
        start = time.perf_counter()
        read(raw)
        times.append((time.perf_counter() - start) * 1000)
    print(json.dumps({"peer": f"python {platform.python_version()} json", "median_ms": round(statistics.median(times), 3),
                      "min_ms": round(min(times), 3), "records": len(records), "actors": len(actors),
                      "attributions": sum(len(r["attributions"]) for r in records), "techniques": sum(len(r["techniques"]) for r in records),
                      "references": sum(len(r["sources"]) for r in records), "months": months}), flush=True)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(sys.argv[1])
