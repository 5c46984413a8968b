"""Peer for reading trackers' files, in pandas.

Usage: /usr/bin/python3 csv_readers.py KIND FILE
KIND is "cissm" or "cfr", FILE the tracker's export.

Types as the library's: the date becomes a date, columns of a small vocabulary become categories, cells of several values become lists,
the rest stays text, and blank cells are missing. Every way to say so is timed first, twice, and the fastest one speaks for pandas. Lists
are split either cell by cell or, with the column read as categories, each different cell once. Two JSON lines: "split" with lists, and
"whole" where a cell of several values stays one category or text.
"""
import json
import statistics
import sys
import time

import pandas as pd

KINDS = {
    "cissm": {"date": "evtDate", "format": "%Y-%m-%d",
              "categories": ["actor", "actor_type", "industry_code", "industry", "motive", "event_type", "event_subtype", "country", "actor_country"],
              "lists": {"event_subtype": ","}},
    "cfr": {"date": "Date", "format": "%m/%d/%Y", "categories": ["Response", "Sponsor", "Type", "Category"],
            "lists": {"Sponsor": ", ", "Category": ", ", "Victims": ", ", "Affiliations": ", ", "Response": "  ",
                      "Sources_1": "; ", "Sources_2": "; ", "Sources_3": "; "}},
}


def options(path, kind, categories):
    names = list(pd.read_csv(path, nrows=0).columns)
    return {name: "category" if name in categories else str for name in names}


def parse_dates(path, kind, categories):
    return pd.read_csv(path, dtype={k: v for k, v in options(path, kind, categories).items() if k != kind["date"]}, parse_dates=[kind["date"]])


def dates_after(path, kind, categories):
    frame = pd.read_csv(path, dtype=options(path, kind, categories))
    frame[kind["date"]] = pd.to_datetime(frame[kind["date"]], format=kind["format"])
    return frame


def categories_after(path, kind, categories):
    frame = pd.read_csv(path, dtype=options(path, kind, []))
    frame[kind["date"]] = pd.to_datetime(frame[kind["date"]], format=kind["format"])
    for name in categories:
        frame[name] = frame[name].astype("category")
    return frame


def arrow(path, kind, categories):
    frame = pd.read_csv(path, dtype=options(path, kind, categories), engine="pyarrow")
    frame[kind["date"]] = pd.to_datetime(frame[kind["date"]], format=kind["format"])
    return frame


def split_each(read):
    """Lists by splitting cell by cell."""
    def form(path, kind):
        frame = read(path, kind, [c for c in kind["categories"] if c not in kind["lists"]])
        for name, separator in kind["lists"].items():
            frame[name] = frame[name].str.split(separator, regex=False)
        return frame
    return form


def split_once(read):
    """Lists by splitting each different cell once; a blank cell has code -1 and is missing."""
    def form(path, kind):
        frame = read(path, kind, {*kind["categories"], *kind["lists"]})
        for name, separator in kind["lists"].items():
            column = frame[name].cat
            values = [*(v.split(separator) for v in column.categories), None]
            frame[name] = [values[code] for code in column.codes]
        return frame
    return form


def whole(read):
    return lambda path, kind: read(path, kind, kind["categories"])


READS = {"parse_dates": parse_dates, "dates after": dates_after, "categories after": categories_after, "pyarrow": arrow}
VARIANTS = {
    "split": {f"{name}, {how}": split(read) for name, read in READS.items() for how, split in (("split each", split_each), ("split once", split_once))},
    "whole": {name: whole(read) for name, read in READS.items()},
}


def timed(form, path, kind):
    start = time.perf_counter()
    frame = form(path, kind)
    return (time.perf_counter() - start) * 1000, len(frame)


def measure(variant, forms, path, kind):
    trial = {}
    for name, form in forms.items():
        try:
            trial[name] = min(timed(form, path, kind) for _ in range(2))
        except ImportError:
            pass  # an engine that is not installed
    best = min(trial, key=lambda name: trial[name][0])
    times = [timed(forms[best], path, kind)[0] for _ in range(7)]
    return {"peer": f"pandas {pd.__version__} read_csv, {best}", "variant": variant, "rows": trial[best][1], "median_ms": round(statistics.median(times), 3),
            "min_ms": round(min(times), 3), "forms_ms": {name: round(t[0], 1) for name, t in trial.items()}}


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in KINDS:
        raise SystemExit(__doc__)
    for name, forms in VARIANTS.items():
        print(json.dumps(measure(name, forms, sys.argv[2], KINDS[sys.argv[1]])), flush=True)
