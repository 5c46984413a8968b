"""Peer for reading CSV files, in pandas.

Usage: /usr/bin/python3 csv_readers.py KIND FILE
KIND is one of KINDS, FILE a file of that form.

Types as the library's: dates become dates, columns of a small vocabulary become categories, cells of several values become lists, amounts
become decimal numbers, the rest stays text, and blank cells are missing. Every way to say so is timed first, twice, and the fastest one
speaks for pandas. Lists and amounts are read either cell by cell or, with the column read as categories, each different cell once. Two
JSON lines: "typed", and "looser" where a cell of several values stays one category or text, an amount is a binary number, and the rows of
one agreement are not brought together.
"""
import json
import statistics
import sys
import time
from decimal import Decimal

import pandas as pd

KINDS = {
    "cissm": {"dates": {"evtDate": "%Y-%m-%d"},
              "categories": ["actor", "actor_type", "industry_code", "industry", "motive", "event_type", "event_subtype", "country", "actor_country"],
              "lists": {"event_subtype": ","}},
    "cfr": {"dates": {"Date": "%m/%d/%Y"}, "categories": ["Response", "Sponsor", "Type", "Category"],
            "lists": {"Sponsor": ", ", "Category": ", ", "Victims": ", ", "Affiliations": ", ", "Response": "  ",
                      "Sources_1": "; ", "Sources_2": "; ", "Sources_3": "; "}},
    "kev": {"dates": {"dateAdded": "%Y-%m-%d", "dueDate": "%Y-%m-%d"}, "categories": ["vendorProject", "product", "knownRansomwareCampaignUse"],
            "lists": {"cwes": ", ", "notes": " ; "}},
    "agreements": {"dates": {"Signature Date": "%Y-%m-%d", "Instrument Date": "%Y-%m-%d", "Entry Into Force Date": "%Y-%m-%d"},
                   "categories": ["Contracting Party", "Treaty", "Instrument Type"], "lists": {}, "groups": "Treaty"},
    "losses": {"dates": {}, "categories": ["type"], "lists": {}, "amounts": ["amountReceivedUSD"]},
    "figures": {"dates": {"Year": "%Y"}, "categories": ["Entity", "Code"], "lists": {}, "amounts": ["Individuals"]},
}


def options(path, kind, categories):
    names = list(pd.read_csv(path, nrows=0).columns)
    return {name: "category" if name in categories else str for name in names}


def dated(frame, kind):
    for name, form in kind["dates"].items():
        frame[name] = pd.to_datetime(frame[name], format=form)
    return frame


def parse_dates(path, kind, categories):
    return pd.read_csv(path, dtype={k: v for k, v in options(path, kind, categories).items() if k not in kind["dates"]}, parse_dates=list(kind["dates"]))


def dates_after(path, kind, categories):
    return dated(pd.read_csv(path, dtype=options(path, kind, categories)), kind)


def categories_after(path, kind, categories):
    frame = dated(pd.read_csv(path, dtype=options(path, kind, [])), kind)
    for name in categories:
        frame[name] = frame[name].astype("category")
    return frame


def arrow(path, kind, categories):
    return dated(pd.read_csv(path, dtype=options(path, kind, categories), engine="pyarrow"), kind)


def split_each(read):
    """Lists by splitting cell by cell, amounts by reading each cell."""
    def form(path, kind):
        frame = read(path, kind, [c for c in kind["categories"] if c not in kind["lists"]])
        for name, separator in kind["lists"].items():
            frame[name] = frame[name].str.split(separator, regex=False)
        for name in kind.get("amounts", []):
            frame[name] = [Decimal(text) if isinstance(text, str) else None for text in frame[name]]
        return frame
    return form


def split_once(read):
    """Lists by splitting each different cell once, amounts by reading each different cell once; a blank cell has code -1 and is missing."""
    def form(path, kind):
        frame = read(path, kind, {*kind["categories"], *kind["lists"], *kind.get("amounts", [])})
        for name, parse in [*((n, lambda v, s=s: v.split(s)) for n, s in kind["lists"].items()), *((n, Decimal) for n in kind.get("amounts", []))]:
            column = frame[name].cat
            values = [*(parse(v) for v in column.categories), None]
            frame[name] = [values[code] for code in column.codes]
        return frame
    return form


def whole(read):
    """Cells of several values left as they are, amounts as binary floating-point numbers."""
    def form(path, kind):
        frame = read(path, kind, kind["categories"])
        for name in kind.get("amounts", []):
            frame[name] = frame[name].astype(float)
        return frame
    return form


def grouped(read):
    """A frame for each agreement, as the library makes one record of all its rows."""
    def form(path, kind):
        frame = read(path, kind, kind["categories"])
        return dict(list(frame.groupby(kind["groups"], observed=True, sort=False)))
    return form


def floats(path, kind):
    """As above, with the numbers read as such."""
    types = {**options(path, kind, kind["categories"]), **{name: float for name in kind["amounts"]}}
    return dated(pd.read_csv(path, dtype=types), kind)


READS = {"parse_dates": parse_dates, "dates after": dates_after, "categories after": categories_after, "pyarrow": arrow}


def variants(kind):
    """The forms of each variant."""
    looser = {name: whole(read) for name, read in READS.items()}
    if kind.get("amounts"):
        looser["numbers at once"] = floats
    if "groups" in kind:
        return {"typed": {name: grouped(read) for name, read in READS.items()}, "looser": looser}
    return {"typed": {f"{name}, {how}": split(read) for name, read in READS.items() for how, split in (("split each", split_each), ("split once", split_once))}, "looser": looser}


def timed(form, path, kind):
    start = time.perf_counter()
    result = form(path, kind)
    taken = (time.perf_counter() - start) * 1000
    return taken, sum(map(len, result.values())) if isinstance(result, dict) else len(result)


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
    for name, forms in variants(KINDS[sys.argv[1]]).items():
        print(json.dumps(measure(name, forms, sys.argv[2], KINDS[sys.argv[1]])), flush=True)
