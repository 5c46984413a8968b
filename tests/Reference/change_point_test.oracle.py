"""Reference values for ChangePointTest -> change_point_test.csv beside this file.

Every permutation of the values written down (with repeats, as n! of them), the greatest statistic of a split of each by its definition: the difference of two
maximized Poisson log-likelihoods with 40 digits, or the explained share of the sum of squares in fractions. With unequal exposures only those
permutations that keep every value at its exposure. Values are small numbers drawn with a fixed seed.
Run: /usr/bin/python3 change_point_test.oracle.py
"""
import functools
import itertools
import os
import random
import sys
from fractions import Fraction

import mpmath
from mpmath import log, mp, mpf

mp.dps = 40


@functools.lru_cache(None)
def best(c, e):
    return c * log(mpf(c) / e) - c if c > 0 else mpf(0)


def poisson(values, exposure):
    """The greatest log-likelihood ratio over the splits, and the first place of it."""
    n, out = len(values), []
    for k in range(1, n):
        a, ea = sum(values[:k]), sum(exposure[:k])
        b, eb = sum(values[k:]), sum(exposure[k:])
        out.append(best(a, ea) + best(b, eb) - best(a + b, ea + eb))
    top = max(out)
    return top, (1 + next(i for i, v in enumerate(out) if v > top - mpf(10) ** -30)) if top > mpf(10) ** -30 else 0


def mean(values, exposure):
    n = len(values)
    m = Fraction(sum(values), n)
    total = sum((v - m) ** 2 for v in values)
    out = []
    for k in range(1, n):
        a, b = Fraction(sum(values[:k]), k), Fraction(sum(values[k:]), n - k)
        out.append((k * (a - m) ** 2 + (n - k) * (b - m) ** 2) / total if total else Fraction(0))
    top = max(out)
    return mpf(top.numerator) / top.denominator, 1 + out.index(top) if top else 0


def memo(f):
    known = {}

    def g(values, exposure):
        key = (tuple(values), tuple(exposure))
        if key not in known:
            known[key] = f(values, exposure)
        return known[key]
    return g


draw = random.Random(20261125)
cases = []
for n, most in ((2, 9), (3, 5), (4, 30), (5, 4), (5, 60), (6, 3), (6, 20), (7, 2), (7, 8), (8, 2), (8, 4)):
    shift = draw.choice((0, 0, 3))
    values = [draw.randrange(most) + (shift if i >= n // 2 else 0) for i in range(n)]
    cases += [(values, [1] * n, "Poisson"), (values, [1] * n, "Mean")]
cases += [([0, 0, 0, 0, 9, 0], [1] * 6, "Poisson"), ([0, 0, 0, 7, 8, 9], [1] * 6, "Poisson"), ([10 ** 9, 10 ** 9 + 7, 10 ** 9 - 3, 10 ** 9 + 90000], [1] * 4, "Poisson"),
          ([-3, 2, -8, 5, 1], [1] * 5, "Mean"), ([2, 3, 1, 9, 8, 4], [1, 1, 1, 1, 1, Fraction(1, 2)], "Poisson"), ([2, 3, 1, 9, 8, 4, 12], [Fraction(1, 2)] * 3 + [1] * 4, "Poisson"),
          ([1, 5, 9, 2], [Fraction(1, 4), Fraction(1, 2), 1, 2], "Poisson"), ([0, 0, 4, 2, 3, 6], [Fraction(1, 2), 1, Fraction(1, 2), 1, Fraction(1, 2), 1], "Poisson")]
rows = []
for values, exposure, kind in cases:
    statistic = memo(poisson if kind == "Poisson" else mean)
    observed, at = statistic(values, exposure)
    tops = [statistic([values[i] for i in order], exposure)[0] for order in itertools.permutations(range(len(values)))
            if all(exposure[i] == exposure[j] for i, j in enumerate(order))]
    least = mpf(10) ** -30
    low, high = observed - least, max(tops) - least
    p = mpf(sum(t >= low for t in tops)) / len(tops)
    smallest = mpf(sum(t >= high for t in tops)) / len(tops)
    rows.append((values, exposure, kind, observed, at, p, smallest))
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "change_point_test.csv"), "w", newline="\n") as out:
    print(f"# python {sys.version.split()[0]}, mpmath {mpmath.__version__}", file=out)
    print("values,exposure,statistic,greatest,break,p,smallest", file=out)
    for values, exposure, kind, observed, at, p, smallest in rows:
        print(f"{' '.join(map(str, values))},{' '.join(str(float(e)) for e in exposure)},{kind},{mp.nstr(observed, 17)},{at},{mp.nstr(p, 17)},{mp.nstr(smallest, 17)}", file=out)
