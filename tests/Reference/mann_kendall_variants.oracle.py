"""Reference values for MannKendall.HamedRao and Prewhitened -> mann_kendall_variants.csv beside this file.

Hamed and Rao by numpy and scipy (theilslopes, rankdata), pre-whitening with the exact law of the residuals by whole-number polynomials
(mann_kendall.oracle.py). Series with and without autocorrelation, drawn with a fixed seed and written to 3 digits.
Run: /usr/bin/python3 mann_kendall_variants.oracle.py
"""
import importlib.util
import os
import sys

import numpy as np
import scipy
from scipy.stats import norm, rankdata, theilslopes

here = os.path.dirname(os.path.abspath(__file__))
spec = importlib.util.spec_from_file_location("mann_kendall", os.path.join(here, "mann_kendall.oracle.py"))
base = importlib.util.module_from_spec(spec)
spec.loader.exec_module(base)


def correlation(x, lag):
    d = x - x.mean()
    return float((d[:-lag] * d[lag:]).sum() / (d * d).sum()) if (d * d).sum() > 0 else 0.0


def two_sided(s, groups):
    law = base.polynomial(groups)
    untied = len(law) - 1
    return float(base.mpf(sum(v for d, v in enumerate(law) if abs(untied - 2 * d) >= abs(s))) / sum(law))


rows = []
draw = np.random.default_rng(20261124)
for n, rho, slope in ((6, 0, 0), (12, .6, 0), (12, 0, .2), (20, .7, 0), (30, .5, .05), (40, .8, 0), (40, -.6, 0), (60, .6, .02), (60, 0, 0)):
    x = np.zeros(n)
    state = draw.normal()
    for i in range(n):
        x[i] = state + slope * i
        state = rho * state + draw.normal()
    x = np.round(x, 3)
    s, groups, variance, pairs, untied = base.statistic([float(v) for v in x])
    ranks = rankdata(x - theilslopes(x, np.arange(n)).slope * np.arange(n))
    limit = norm.ppf(.975) / np.sqrt(n)
    total = sum((n - k) * (n - k - 1) * (n - k - 2) * correlation(ranks, k) for k in range(1, n - 2) if abs(correlation(ranks, k)) > limit)
    corrected = float(variance) * (1 + 2 / (n * (n - 1) * (n - 2)) * total)
    p = 2 * norm.sf(abs(s - np.sign(s)) / np.sqrt(corrected)) if corrected > 0 else 1.0
    r = correlation(x, 1)
    w = x[1:] - r * x[:-1]
    ws, wgroups, *_ = base.statistic([float(v) for v in w])
    rows.append([" ".join(f"{v:.3f}" for v in x), s, repr(corrected), repr(float(p)), repr(r), ws, repr(two_sided(ws, wgroups))])
with open(os.path.join(here, "mann_kendall_variants.csv"), "w", newline="\n") as out:
    print(f"# python {sys.version.split()[0]}, numpy {np.__version__}, scipy {scipy.__version__}", file=out)
    print("values,s,hamed_rao_variance,hamed_rao_p,lag_one,whitened_s,whitened_p", file=out)
    for row in rows:
        print(",".join(map(str, row)), file=out)
