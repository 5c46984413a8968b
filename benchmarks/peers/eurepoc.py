"""Peer for reading EuRepoC's files, in pandas.

Usage: /usr/bin/python3 eurepoc.py GLOBAL ATTRIBUTIONS RECEIVERS

Two variants: "strings", read_csv of every column as text; "typed", with dates parsed, vocabularies as categories, numbers, and lists of
Python and of words split. Every different cell of a list is read once. Reading is timed as a whole; the best way of each step was kept
(read_csv with categories at once; literal_eval on the categories; split on the categories; indices by incident for the join). One JSON
line a variant.
"""
import ast
import json
import statistics
import sys
import time

import pandas as pd

LITERALS = ["receiver_name", "receiver_country", "receiver_region", "receiver_category", "receiver_category_subcode", "initiator_name",
            "initiator_country", "initiator_category", "initiator_category_subcode", "sources_attribution", "sources_url"]
LISTS = ["incident_type", "MITRE_initial_access", "MITRE_impact", "political_response_type", "political_response_country",
         "political_response_actor", "legal_response_type", "legal_response_country", "legal_response_actor", "political_response_date",
         "legal_response_date"]
NUMBERS = ["weighted_cyber_intensity", "economic_impact_exact_value", "political_impact_affected_entities_exact_value"]
TEXTS = ["name", "description"]


def split_all(column, read):
    """The lists of a categorical column, each different cell read once."""
    values = [read(v) if v else [] for v in column.cat.categories]
    return [values[code] for code in column.cat.codes]


def typed(paths):
    header = pd.read_csv(paths[0], nrows=0).columns
    kinds = {c: "category" for c in header if c not in [*NUMBERS, *TEXTS, "ID"]} | {c: "str" for c in TEXTS} | {c: "float64" for c in NUMBERS}
    world = pd.read_csv(paths[0], dtype=kinds, keep_default_na=False, na_values={c: [""] for c in NUMBERS})
    attributions = pd.read_csv(paths[1], dtype={c: "category" for c in pd.read_csv(paths[1], nrows=0).columns if not c.endswith("_ID")}, keep_default_na=False, na_values={"attribution_ID": [""]})
    receivers = pd.read_csv(paths[2], dtype={c: "category" for c in pd.read_csv(paths[2], nrows=0).columns if c != "ID"}, keep_default_na=False)
    for frame, column in ((world, "start_date"), (world, "end_date"), (attributions, "attribution_date")):
        frame[column] = pd.to_datetime(frame[column].astype(str).replace("", None), format="%Y-%m-%d", cache=True)
    for column in LITERALS:
        world[column] = split_all(world[column], ast.literal_eval)
    for column in LISTS:
        world[column] = split_all(world[column], lambda v: v.split("; "))
    return world, attributions, receivers, attributions.groupby("incident_ID", sort=False).indices, receivers.groupby("ID", sort=False).indices


def strings(paths):
    return tuple(pd.read_csv(p, dtype=str, keep_default_na=False) for p in paths)


def measure(variant, read, paths):
    world, _, receivers, *_ = read(paths)
    times = []
    for _ in range(7):
        start = time.perf_counter()
        read(paths)
        times.append((time.perf_counter() - start) * 1000)
    intensity = pd.to_numeric(world["weighted_cyber_intensity"].replace("", None))
    return {"peer": f"pandas {pd.__version__}", "variant": variant, "median_ms": round(statistics.median(times), 3), "min_ms": round(min(times), 3),
            "rows": len(world), "receivers": len(receivers), "intensity": float(intensity.sum())}


if __name__ == "__main__":
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    for name, reader in (("typed", typed), ("strings", strings)):
        print(json.dumps(measure(name, reader, sys.argv[1:])), flush=True)
