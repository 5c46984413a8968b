"""Reference values for KendallDistribution and MannKendall -> mann_kendall.csv beside this file.

The law of discordant pairs by whole-number polynomials: the Gaussian multinomial coefficient as a quotient of products of (1 - q^i), divided
exactly; for up to 8 values also by writing down every arrangement. S, tau-b and (without ties) the exact p-value are checked against scipy's
kendalltau. Values are small whole numbers drawn with a fixed seed.
Run: /usr/bin/python3 mann_kendall.oracle.py
"""
import itertools
import math
import os
import random
import sys
from fractions import Fraction
from math import comb

import mpmath
import scipy
from mpmath import mp, mpf
from scipy.stats import kendalltau

mp.dps = 40


def polynomial(groups):
    """Coefficients of the Gaussian multinomial, as whole numbers."""
    n = sum(groups)
    top = [1]
    for i in range(1, n + 1):
        new = top + [0] * i
        for k, v in enumerate(top):
            new[k + i] -= v
        top = new
    for size in groups:
        for i in range(1, size + 1):
            out = []
            for k in range(len(top)):
                out.append(top[k] + (out[k - i] if k >= i else 0))
            assert all(v == 0 for v in out[len(top) - i:])
            top = out[:len(top) - i]
    return top


def statistic(values):
    s = sum((b > a) - (b < a) for a, b in itertools.combinations(values, 2))
    groups = [values.count(v) for v in sorted(set(values))]
    n = len(values)
    variance = Fraction(n * (n - 1) * (2 * n + 5) - sum(t * (t - 1) * (2 * t + 5) for t in groups), 18)
    pairs, tied = comb(n, 2), sum(comb(t, 2) for t in groups)
    return s, groups, variance, pairs, pairs - tied


rows, checked = [], 0
draw = random.Random(20261124)
sets = [[1, 2], [2, 1], [1, 1], [1, 2, 3], [3, 1, 2], [1, 2, 3, 4], [1, 1, 2, 3], [2, 2, 1, 1], [5, 4, 3, 2, 1]]
for n, most in ((5, 9), (6, 3), (7, 40), (8, 4), (8, 2), (10, 100), (12, 5), (16, 8), (18, 150), (25, 1000), (30, 6), (40, 10), (50, 10**6), (50, 12), (60, 30), (60, 2)):
    for _ in range(3):
        slope = draw.choice((0, 0, 0.3))
        sets.append([int(draw.randrange(most) + slope * i) for i in range(n)])
sets += [[1, 3, 10, 7, 4, 9, 15, 12, 18, 32, 34, 33, 46, 80, 74, 120, 108, 147]]
for values in sets:
    s, groups, variance, pairs, untied = statistic(values)
    if untied == 0:
        rows.append((values, s, variance, pairs, untied, mpf(1), mpf(1)))
        continue
    law = polynomial(groups)
    assert len(law) == untied + 1
    total = sum(law)
    p = mpf(sum(v for d, v in enumerate(law) if abs(untied - 2 * d) >= abs(s))) / total
    least = min(mpf(1), mpf(2 * law[0]) / total) if untied > 0 else mpf(1)
    if len(values) <= 8:
        every = list(itertools.permutations(values))
        assert abs(p - mpf(sum(abs(statistic(list(e))[0]) >= abs(s) for e in every)) / len(every)) < mpf(10) ** -30
    peer = kendalltau(range(len(values)), values)
    if untied == pairs:
        exact = kendalltau(range(len(values)), values, method="exact").pvalue
        assert abs(exact / p - 1) < 1e-9, (values, exact, p)
        checked += 1
    assert abs(peer.statistic - s / (pairs * untied) ** .5) < 1e-12
    rows.append((values, s, variance, pairs, untied, p, least))
off = 0.0
for groups in ([1] * 60, [10] * 6, [30, 30]):
    law = polynomial(groups)
    variance = (60 * 59 * 125 - sum(t * (t - 1) * (2 * t + 5) for t in groups)) / 18
    tail = 0
    for d, v in enumerate(law):
        tail += v
        p = 2 * tail / sum(law)
        if 1e-4 < p <= .2:
            off = max(off, abs(p - math.erfc((len(law) - 1 - 2 * d - 1) / math.sqrt(2 * variance))))
        if p > .2:
            break
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "mann_kendall.csv"), "w", newline="\n") as out:
    print(f"# python {sys.version.split()[0]}, mpmath {mpmath.__version__}, scipy {scipy.__version__}; {checked} exact p-values also by scipy", file=out)
    print(f"# greatest difference of the normal law with continuity correction at n = 60, for p in 1e-4 to 0.2: {off:.2g}", file=out)
    print("values,s,variance,pairs,untied,p,least", file=out)
    for values, s, variance, pairs, untied, p, least in rows:
        print(f"{' '.join(map(str, values))},{s},{float(variance)!r},{pairs},{untied},{mp.nstr(p, 17)},{mp.nstr(least, 17)}", file=out)
