"""Negative binomial regression by statsmodels, timed. Argument: a file of doubles: counts, three covariates, the offset, one after another.

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
    y, a, b, c, offset = np.fromfile(sys.argv[1], dtype="<f8").reshape(5, -1)
    x = sm.add_constant(np.column_stack([a, b - b.mean(), c]))  # centred for the peer's sake: raw years cost it several times as many steps
    found = []
    for method in ("newton", "bfgs", "ncg", "lbfgs"):
        times = []
        for _ in range(4):
            start = time.perf_counter()
            fit = sm.NegativeBinomial(y, x, loglike_method="nb2", offset=offset).fit(method=method, maxiter=500, disp=0)
            times.append((time.perf_counter() - start) * 1000)
        times = times[1:]
        found.append((fit.llf, statistics.median(times), min(times), method, float(fit.params[1])))
    best = max(f[0] for f in found)
    llf, median, least, method, slope = min((f for f in found if f[0] > best - 0.01), key=lambda f: f[1])
    print(json.dumps({"peer": f"statsmodels {statsmodels.__version__} NegativeBinomial, {method}", "median_ms": round(median, 3), "min_ms": round(least, 3),
                      "slope": slope, "log_likelihood": float(llf)}), flush=True)
