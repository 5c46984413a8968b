"""Reference values for PoissonLimits -> poisson_limits.csv beside this file.

The exact limits of a Poisson mean by mpmath at 50 digits: roots of the tail sums of the Poisson law, not of the gamma function, found by
bisection; checked against scipy's chi-squared quantiles.
Run: /usr/bin/python3 poisson_limits.oracle.py
"""
import os
import sys

import mpmath
import scipy
from mpmath import exp, mp, mpf
from scipy.stats import chi2

mp.dps = 50


def below(count, mean):
    """P(X <= count) by summing the Poisson law."""
    term, total = exp(-mean), mpf(0)
    for k in range(count + 1):
        total += term
        term = term * mean / (k + 1)
    return total


def bisect(above, low, high):
    for _ in range(400):
        middle = (low + high) / 2
        if high - low < mpf(10) ** -45 * high:
            break
        low, high = (low, middle) if above(middle) else (middle, high)
    return (low + high) / 2


def limits(count, level):
    tail = (1 - mpf(level)) / 2
    most = mpf(count) + 20 * mp.sqrt(count + 1) + 60
    low = mpf(0) if count == 0 else bisect(lambda m: 1 - below(count - 1, m) > tail, mpf(0), most)
    return low, bisect(lambda m: below(count, m) < tail, mpf(0), most)


worst = 0
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "poisson_limits.csv"), "w", newline="\n") as out:
    rows = []
    for level in (.5, .9, .95, .99, .999999):
        for count in (0, 1, 2, 3, 5, 8, 23, 88, 400, 2500):
            low, high = limits(count, level)
            tail = (1 - level) / 2
            peer = (chi2.ppf(tail, 2 * count) / 2 if count else 0.0, chi2.isf(tail, 2 * count + 2) / 2)
            worst = max(worst, *(abs(a / float(b) - 1) for a, b in zip(peer, (low, high)) if b > 0))
            rows.append(f"{count},{level!r},{mp.nstr(low, 17)},{mp.nstr(high, 17)}")
    print(f"# python {sys.version.split()[0]}, mpmath {mpmath.__version__}, scipy {scipy.__version__}", file=out)
    print(f"# greatest relative difference of scipy: {worst:.1e}", file=out)
    print("count,level,low,high", file=out)
    print("\n".join(rows), file=out)
