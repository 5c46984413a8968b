"""A negative binomial law fitted by statsmodels, timed. Argument: a file of doubles: the counts.

Prints one JSON object: the fastest of the methods that reach the greatest likelihood found.
"""
import json
import statistics
import sys
import time
import warnings

import numpy as np
import statsmodels
import statsmodels.api as sm

if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    warnings.simplefilter("ignore")
    y = np.fromfile(sys.argv[1], dtype="<f8")
    x = np.ones((len(y), 1))
    found = []
    for method in ("newton", "bfgs", "ncg", "lbfgs"):
        times = []
        for _ in range(4):
            start = time.perf_counter()
            fit = sm.NegativeBinomial(y, x, loglike_method="nb2").fit(method=method, maxiter=500, disp=0)
            times.append((time.perf_counter() - start) * 1000)
        times = times[1:]
        found.append((fit.llf, statistics.median(times), min(times), method, [float(v) for v in fit.params]))
    best = max(f[0] for f in found)
    llf, median, least, method, params = min((f for f in found if f[0] > best - 0.01), key=lambda f: f[1])
    print(json.dumps({"peer": f"statsmodels {statsmodels.__version__} NegativeBinomial, {method}", "median_ms": round(median, 3), "min_ms": round(least, 3),
                      "mean": float(np.exp(params[0])), "size": 1 / params[1], "log_likelihood": float(llf)}), flush=True)
