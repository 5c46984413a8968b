"""Reference values for TheilSen.Fit -> theil_sen.csv beside this file.

Brute force: all slopes as exact fractions, sorted. The ranks of the interval come from all orders of the values (n <= 8) or from the recursion
of Mann (1945) in whole numbers (n < 40 without ties), or from all distinct orders of tied values. Value and ends are rounded to double last.
scipy.stats.theilslopes gives the same median; its interval rests on the normal law, so that only n >= 40 is held against it, to one rank.
Run: /usr/bin/python3 theil_sen.oracle.py
"""
import os
import sys
from collections import Counter
from fractions import Fraction as F
from itertools import permutations

import numpy
import scipy
from scipy.stats import theilslopes

rng = numpy.random.default_rng(1968)


def law(order_of):
    """Counts of arrangements by the number of discordant pairs, of pairs that differ in both."""
    xs, ys = order_of
    seen = Counter()
    for p in permutations(ys):
        seen[sum((xs[i] < xs[j] and p[i] > p[j]) or (xs[i] > xs[j] and p[i] < p[j]) for i in range(len(xs)) for j in range(i))] += 1
    return seen


def mann(n):
    row = [1]
    for m in range(2, n + 1):
        new = [0] * (len(row) + m - 1)
        for d, c in enumerate(row):
            for k in range(m):
                new[d + k] += c
        row = new
    return Counter(dict(enumerate(row)))


def reference(xs, ys, tail):
    n = len(xs)
    slopes = sorted(F(ys[j]) - F(ys[i]) and (F(ys[j]) - F(ys[i])) / (F(xs[j]) - F(xs[i])) for i in range(n) for j in range(n) if xs[i] < xs[j])
    N = len(slopes)
    med = (slopes[(N - 1) // 2] + slopes[N // 2]) / 2
    counts = law((xs, ys)) if n <= 8 else mann(n)
    different = sum(xs[i] != xs[j] and ys[i] != ys[j] for i in range(n) for j in range(i))
    # S = different - 2 D; reject beta where |S(beta)| >= k, the smallest k with P(S >= k) <= tail
    total = sum(counts.values())
    k, cum = None, 0
    for d in range(different + 1):
        cum += counts[d]
        if F(cum, total) > tail:
            break
        k = different - 2 * d
    if k is None:
        return med, None, None, N
    # the lower end is the greatest slope such that all beta below it, no slope itself, are rejected: S(beta) = above - below >= k
    m = max(m for m in range(1, N + 1) if (N - (m - 1)) - (m - 1) >= k)
    return med, slopes[m - 1], slopes[N - m], N


CASES = []
for n in (3, 4, 5, 6, 7, 8, 12, 18, 25, 39):
    CASES.append((list(range(n)), [round(float(v), 3) + i for i, v in enumerate(rng.normal(0, 5, n))]))
CASES.append(([0, 1, 3, 4, 7, 11, 12.5, 20], [3, 1, 4, 1.5, 9, 2.25, 6, 5]))          # unequal spacing
CASES.append((list(range(7)), [1, 1, 2, 2, 2, 3, 5]))                                   # equal values
CASES.append((list(range(8)), [0, 0, 0, 0, 1, 0, 0, 2]))                                # mostly equal values
CASES.append(([0, 0, 1, 2, 2, 3, 4], [1, 2, 4, 3, 7, 6, 9]))                            # equal times
CASES.append((list(range(18)), [1, 3, 10, 7.5, 4, 9, 15, 12, 18, 32, 34, 33, 46, 80, 74, 120, 108, 147]))
CASES.append((list(range(10)), [1e3, 2, 3, 4, 5.5, 6, 7, 8, 9, -1e6]))                  # two outliers

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "theil_sen.csv"), "w") as out:
    out.write(f"# python {sys.version.split()[0]}, numpy {numpy.__version__}, scipy {scipy.__version__}\n")
    out.write("tail_denominator,value,low,high,pairs,n,x1...,y1...\n")
    for xs, ys in CASES:
        for tail in (F(1, 40), F(1, 20), F(1, 200)):
            med, lo, hi, N = reference(xs, ys, tail)
            if len(set(xs)) == len(xs):
                assert abs(theilslopes(ys, xs)[0] - float(med)) <= 1e-12 * max(1, abs(float(med)))
            cells = [tail.denominator, float(med), "-Infinity" if lo is None else float(lo), "Infinity" if hi is None else float(hi), N, len(xs), *xs, *ys]
            out.write(",".join(c if isinstance(c, str) else repr(c) for c in cells) + "\n")
