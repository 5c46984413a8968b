"""Reference values for IncompleteGamma and TailProbability -> tail_probability.csv beside this file.

Each tail is integrated from the density by mpmath at 40 digits (quadrature), not by the series and fractions of the code; scipy to check where
its result does not underflow. Run: /usr/bin/python3 tail_probability.oracle.py
"""
import os
import sys

import mpmath
import scipy
from mpmath import mp, mpf
from scipy import stats

mp.dps = 40
rows = []
worst = {}


def note(kind, ours, peer):
    if peer > 1e-290:
        worst[kind] = max(worst.get(kind, 0), abs(float(ours) / peer - 1))


def integral(density, low, high, width, deviation):
    """The integral of a density that falls or rises fast away from a point, in pieces that grow from there to 8 or the standard deviation."""
    points = [mpf(low)]
    step = mpf(width)
    while points[-1] < high:
        points.append(min(points[-1] + step, mpf(high)))
        step = min(2 * step, max(mpf(8), deviation))
    return mp.quad(density, points)


for nu, xs in ((1, ("1e-8", .5, 3.84, 30, 200, 1300)), (2, (.1, 6, 700)), (3, ("1e-4", 7.8, 120)), (7, (1, 14, 400)), (16, (2, 16, 90)),
               (98, (40, 98, 300)), (1000, (700, 1000, 1400)), (99997, (98000, 100000, 104000)), (2000000, (1940000, 1999000, 2003000, 2060000)), (2000000000, (1999000000, 2000040000, 2001400000))):
    for x in xs:
        a, x = mpf(nu) / 2, mpf(x) / 2
        logf = lambda t: (a - 1) * mp.log(t) - t  # noqa: E731
        most = logf(max(x, a - 1)) if a > 1 else logf(x)  # quad stops at an absolute error: the integrand is brought to 1
        first = max(mp.sqrt(a) / 4, mpf(1) / 4) if x > mpf("1e-3") else x
        upper = mp.exp(most - mp.loggamma(a)) * integral(lambda t: mp.exp(logf(t) - most), x, x + 40 * mp.sqrt(a) + 400, first, mp.sqrt(a))
        if upper < mpf("0.9"):
            loglower = mp.log1p(-upper)
        elif a < 1000:
            loglower = mp.log(mp.gammainc(a, 0, x, regularized=True))
        else:
            scale = logf(x)
            loglower = scale - mp.loggamma(a) + mp.log(integral(lambda s: mp.exp(logf(x - s) - scale), 0, min(x, 40 * mp.sqrt(a)), first, mp.sqrt(a)))
        rows.append(("chi_square", mp.nstr(2 * x, 17), nu, "0", mp.nstr(upper, 20), mp.nstr(loglower, 20)))
        note("chi_square", upper, stats.chi2.sf(float(2 * x), nu))
for d1, d2, fs in ((1, 1, (.1, 161, "1e12")), (1, 3, (2, 10, "1e8")), (1, 16, (.5, 4.49, 300)), (3, 12, (1, 3.5, 90)), (10, 40, (.3, 2, 30)), (2, 99990, (3, 20))):
    for f in fs:
        f = mpf(f)
        x = d2 / (d2 + d1 * f)
        value = mp.betainc(mpf(d2) / 2, mpf(d1) / 2, 0, x, regularized=True)
        rows.append(("fisher", mp.nstr(f, 17), d1, d2, mp.nstr(value, 20), "0"))
        note("fisher", value, stats.f.sf(float(f), d1, d2))
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "tail_probability.csv"), "w", newline="\n") as out:
    print(f"# python {sys.version.split()[0]}, mpmath {mpmath.__version__}, scipy {scipy.__version__}; largest relative difference to scipy: "
          + ", ".join(f"{k} {v:.1e}" for k, v in worst.items()), file=out)
    print("kind,statistic,freedom,denominator,upper,log_lower", file=out)
    for row in rows:
        print(",".join(map(str, row)), file=out)
