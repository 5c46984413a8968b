"""Peer for reading trackers' files, in pandas.

Usage: /usr/bin/python3 csv_readers.py KIND FILE
KIND is "cissm" or "cfr", FILE the tracker's export.

Types as the library's: the date becomes a date, columns of a small vocabulary become categories, the rest stays text, and blank
cells are missing. Every way to say so is timed first, and the fastest one speaks for pandas.
"""
import json
import statistics
import sys
import time

import pandas as pd

KINDS = {
    "cissm": {"date": "evtDate", "format": "%Y-%m-%d",
              "categories": ["actor", "actor_type", "industry_code", "industry", "motive", "event_type", "event_subtype", "country", "actor_country"]},
    "cfr": {"date": "Date", "format": "%m/%d/%Y", "categories": ["Response", "Sponsor", "Type", "Category"]},
}


def options(path, kind, category):
    names = list(pd.read_csv(path, nrows=0).columns)
    return {name: "category" if category and name in kind["categories"] else str for name in names}


def parse_dates(path, kind):
    return pd.read_csv(path, dtype={k: v for k, v in options(path, kind, True).items() if k != kind["date"]}, parse_dates=[kind["date"]])


def dates_after(path, kind):
    frame = pd.read_csv(path, dtype=options(path, kind, True))
    frame[kind["date"]] = pd.to_datetime(frame[kind["date"]], format=kind["format"])
    return frame


def categories_after(path, kind):
    frame = pd.read_csv(path, dtype=options(path, kind, False))
    frame[kind["date"]] = pd.to_datetime(frame[kind["date"]], format=kind["format"])
    for name in kind["categories"]:
        frame[name] = frame[name].astype("category")
    return frame


def arrow(path, kind):
    frame = pd.read_csv(path, dtype=options(path, kind, True), engine="pyarrow")
    frame[kind["date"]] = pd.to_datetime(frame[kind["date"]], format=kind["format"])
    return frame


FORMS = {"parse_dates": parse_dates, "dates after": dates_after, "categories after": categories_after, "pyarrow": arrow}


def timed(form, path, kind):
    start = time.perf_counter()
    frame = form(path, kind)
    return (time.perf_counter() - start) * 1000, len(frame)


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in KINDS:
        raise SystemExit(__doc__)
    kind, path = KINDS[sys.argv[1]], sys.argv[2]
    trial = {}
    for name, form in FORMS.items():
        try:
            trial[name] = timed(form, path, kind)
        except ImportError:
            pass  # an engine that is not installed
    best = min(trial, key=lambda name: trial[name][0])
    times = [timed(FORMS[best], path, kind)[0] for _ in range(7)]
    print(json.dumps({"peer": f"pandas {pd.__version__} read_csv, {best}", "rows": trial[best][1], "median_ms": round(statistics.median(times), 3),
                      "min_ms": round(min(times), 3), "forms_ms": {name: round(t[0], 1) for name, t in trial.items()}}))
