"""Reference values for autocorrelation-robust errors -> robust_errors.csv beside this file.

statsmodels' Poisson regression with cov_type HAC (Newey-West, n / (n - k)) at given lags, its optimum polished by Newton's method to 1e-14; and
harmonic seasonality: F of nested quasi-Poisson models by statsmodels' GLM. Run: /usr/bin/python3 robust_errors.oracle.py
"""
import os
import sys

import numpy as np
import scipy
import statsmodels
import statsmodels.api as sm
from scipy import stats

here = os.path.dirname(os.path.abspath(__file__))
draw = np.random.default_rng(7)
rows = []
for n, lags in ((30, 0), (36, 3), (60, 4), (120, 4), (60, 12)):
    state, means = 0.0, []
    for i in range(n):
        state = .6 * state + draw.normal() * .3
        means.append(np.exp(2 + .01 * i + state))
    y = draw.poisson(means)
    x = sm.add_constant(np.arange(n) / 12.0)
    fit = sm.Poisson(y, x).fit(method="newton", tol=1e-15, maxiter=100, disp=0, cov_type="HAC", cov_kwds={"maxlags": lags, "use_correction": True})
    rows.append(("hac", " ".join(map(str, y)), lags, *(repr(float(v)) for v in (*fit.params, *fit.bse))))
    # months from January 2015: the middle of each in its year
    days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    phase = []
    for i in range(n):
        year, month = 2015 + i // 12, i % 12
        lengths = [*days]
        lengths[1] += year % 4 == 0
        phase.append((sum(lengths[:month]) + lengths[month] / 2) / sum(lengths))
    phase = np.array(phase)
    w = np.column_stack([x, np.cos(2 * np.pi * phase), np.sin(2 * np.pi * phase)])
    wide = sm.GLM(y, w, family=sm.families.Poisson()).fit(tol=1e-14, maxiter=200)
    narrow = sm.GLM(y, x, family=sm.families.Poisson()).fit(tol=1e-14, maxiter=200)
    f = (narrow.deviance - wide.deviance) / 2 / (wide.pearson_chi2 / (n - 4))
    rows.append(("season", " ".join(map(str, y)), 1, *(repr(float(v)) for v in (f, stats.f.sf(f, 2, n - 4), wide.params[2], wide.params[3]))))
with open(os.path.join(here, "robust_errors.csv"), "w", newline="\n") as out:
    print(f"# python {sys.version.split()[0]}, statsmodels {statsmodels.__version__}, scipy {scipy.__version__}, numpy {np.__version__}", file=out)
    print("kind,counts,lags,first,second,third,fourth", file=out)
    for row in rows:
        print(",".join(map(str, row)), file=out)
