"""Kendall's tau and Theil-Sen's slope by scipy, timed. Argument: a file of doubles, little-endian.

Prints a JSON object a line: peer, what, median_ms, min_ms, and the results to compare.
"""
import json
import statistics
import sys
import time

import numpy as np
import scipy
from scipy.stats import kendalltau, theilslopes


def timed(work, runs, warm_up):
    end = time.perf_counter() + warm_up
    while time.perf_counter() < end:
        work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        result = work()
        times.append((time.perf_counter() - start) * 1000)
    return result, round(statistics.median(times), 3), round(min(times), 3)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    values = np.fromfile(sys.argv[1], dtype="<f8")
    t = np.arange(len(values), dtype=float)
    tau, median, least = timed(lambda: kendalltau(t, values, method="asymptotic"), 25, 1)
    print(json.dumps({"peer": f"scipy {scipy.__version__} kendalltau", "what": "tau", "median_ms": median, "min_ms": least,
                      "value": float(tau.statistic)}), flush=True)
    slopes, median, least = timed(lambda: theilslopes(values, t), 3, 0)
    print(json.dumps({"peer": f"scipy {scipy.__version__} theilslopes", "what": "slope", "median_ms": median, "min_ms": least,
                      "value": float(slopes.slope), "low": float(slopes.low_slope), "high": float(slopes.high_slope)}), flush=True)
