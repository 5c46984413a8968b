"""Peer for counting dated incidents into months x groups, in pandas.

Usage: /usr/bin/python3 count_groups.py INPUT
INPUT is binary, little-endian: int32 n, then n int32 days since 1970-01-01, then n int32 group indices (0 to 11).

Reading and building the frame is not timed; deriving the month and counting is. Every idiomatic form is timed first
and the fastest one speaks for pandas, separately for group names as plain strings and as a categorical. One JSON line per
variant: checksum = sum over cells of count * (months since 1970-01 * 31 + group + 1), modulo 2^31.
"""
import json
import statistics
import sys
import time

import numpy as np
import pandas as pd

GROUPS = [f"group_{i:02d}" for i in range(12)]
MODULUS = 2 ** 31


def read(path):
    with open(path, "rb") as source:
        n = int(np.fromfile(source, "<i4", 1)[0])
        days, groups = np.fromfile(source, "<i4", n), np.fromfile(source, "<i4", n)
    if len(days) != n or len(groups) != n or (n and (groups.min() < 0 or groups.max() > 11)):
        raise SystemExit("expected int32 n, n int32 days, n int32 groups from 0 to 11")
    return days, groups


def frame(days, groups, variant):
    names = np.array(GROUPS, dtype=object)[groups]
    if variant == "categorical":
        names = pd.Categorical.from_codes(groups, GROUPS)
    return pd.DataFrame({"date": days.astype("datetime64[D]").astype("datetime64[ns]"), "group": names})


def period(d):
    return d.groupby([d["date"].dt.to_period("M"), "group"], observed=True).size()


def year_and_month(d):
    return d.groupby([d["date"].dt.year * 12 + d["date"].dt.month, "group"], observed=True).size()


def truncated(d):
    return d.groupby([d["date"].to_numpy().astype("datetime64[M]"), "group"], observed=True).size()


def truncated_integer(d):
    return d.groupby([d["date"].to_numpy().astype("datetime64[M]").astype("int64"), "group"], observed=True).size()


def grouper(d):
    return d.groupby([pd.Grouper(key="date", freq="MS"), "group"], observed=True).size()


def unsorted(form):
    """The same form, spared the sorting of the groups."""
    def count(d):
        month = {"year_and_month": lambda: d["date"].dt.year * 12 + d["date"].dt.month,
                 "truncated_integer": lambda: d["date"].to_numpy().astype("datetime64[M]").astype("int64")}[form]()
        return d.groupby([month, "group"], observed=True, sort=False).size()
    return count


FORMS = {
    'dt.to_period("M")': period,
    "dt.year*12+dt.month": year_and_month,
    "dt.year*12+dt.month, sort=False": unsorted("year_and_month"),
    'astype("datetime64[M]")': truncated,
    'astype("datetime64[M]").astype("int64")': truncated_integer,
    'astype("datetime64[M]").astype("int64"), sort=False': unsorted("truncated_integer"),
    'pd.Grouper(freq="MS")': grouper,
}


def month_index(key):
    """Months since January 1970 of any of the keys above."""
    if isinstance(key, pd.Period) or isinstance(key, pd.Timestamp):
        return (key.year - 1970) * 12 + key.month - 1
    return int(key)


def checksum(counts, form):
    offset = 1970 * 12 + 1 if form.startswith("dt.year") else 0
    total = 0
    for (month, name), count in counts.items():
        total += int(count) * ((month_index(month) - offset) * 31 + GROUPS.index(name) + 1)
    return total % MODULUS


def timed(count, d):
    start = time.perf_counter()
    count(d)
    return (time.perf_counter() - start) * 1000


def measure(days, groups, variant):
    d = frame(days, groups, variant)
    sums = {name: checksum(form(d), name) for name, form in FORMS.items()}
    if len(set(sums.values())) != 1:
        raise SystemExit(f"the forms disagree: {sums}")
    trial = {name: min(timed(form, d) for _ in range(5)) for name, form in FORMS.items()}
    best = min(trial, key=trial.get)
    end = time.perf_counter() + 1
    while time.perf_counter() < end:
        FORMS[best](d)
    times = [timed(FORMS[best], d) for _ in range(25)]
    return {"peer": f"pandas {pd.__version__}", "variant": variant, "median_ms": round(statistics.median(times), 3),
            "min_ms": round(min(times), 3), "checksum": sums[best], "form": best,
            "forms_min_ms": {name: round(ms, 3) for name, ms in trial.items()}}


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    days, groups = read(sys.argv[1])
    for variant in ("object", "categorical"):
        print(json.dumps(measure(days, groups, variant)), flush=True)
