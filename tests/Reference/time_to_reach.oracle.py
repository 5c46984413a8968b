"""Reference values for GrowthBetween.TimeToReach -> time_to_reach.csv beside this file.

Profile likelihood by mpmath at 40 digits: the deviance of the best pair of Poisson means under the constraint, found by Newton's method on the
Lagrange conditions, and its two crossings of z^2 phi by bisection. Fieller's limits on the log scale stand beside it, to compare.
Run: /usr/bin/python3 time_to_reach.oracle.py
"""
import os
import sys

import mpmath
from mpmath import erfinv, inf, log, mp, mpf

mp.dps = 40
CASES = [  # from, to, years, number, dispersion, level
    (8, 88, 15, 176, 1, .95), (8, 88, 15, 176, 1.6, .95), (8, 88, 15, 50, 1, .95), (8, 88, 15, 176, 1, .5), (40, 440, 10, 1000, 1, .99),
    (88, 8, 15, 4, 1, .95), (3, 9, 2, 30, 1, .95), (10, 12, 1, 20, 1, .95), (1, 120, 15, 147, 1, .95), (1000, 1100, 1, 2000, 2, .9),
]


def deviance(u, x, y, c):
    # the constraint (1-u) log a + u log b = log c; the multiplier m: a = x - m (1-u), b = y - m u
    f = lambda m: (1 - u) * log(x - m * (1 - u)) + u * log(y - m * u) - log(c)
    lo, hi = -inf, inf
    for w, k in ((1 - u, x), (u, y)):
        if w > 0:
            hi = min(hi, k / w)
        elif w < 0:
            lo = max(lo, k / w)
    # f falls in m: bracket inside the open interval
    a = lo + (mpf(10) ** -30 if lo > -inf else 0) if lo > -inf else -mpf(1)
    b = hi - mpf(10) ** -30 if hi < inf else mpf(1)
    while lo == -inf and f(a) < 0:
        a *= 2
    while hi == inf and f(b) > 0:
        b *= 2
    for _ in range(500):
        m = (a + b) / 2
        a, b = (m, b) if f(m) > 0 else (a, m)
    m = (a + b) / 2
    p, q = x - m * (1 - u), y - m * u
    return 2 * (x * log(x / p) - x + p + y * log(y / q) - y + q)


def crossing(best, direction, inside):
    step = mpf(1) / 1000 * max(1, abs(best))
    at = best
    while inside(at + direction * step):
        at += direction * step
        step *= 2
        if step > mpf(10) ** 6:
            return direction * inf
    out = at + direction * step
    for _ in range(130):
        m = (at + out) / 2
        at, out = (m, out) if inside(m) else (at, m)
    return at


rows = []
for x, y, years, c, phi, level in CASES:
    z2 = 2 * erfinv(mpf(level)) ** 2
    best = log(mpf(c) / x) / log(mpf(y) / x)
    inside = lambda u: deviance(u, mpf(x), mpf(y), mpf(c)) <= z2 * mpf(phi)
    low, high = crossing(best, -1, inside), crossing(best, 1, inside)
    fieller = lambda u: (log(mpf(x)) + u * log(mpf(y) / x) - log(mpf(c))) ** 2 <= z2 * mpf(phi) * ((1 - u) ** 2 / x + u ** 2 / y)
    beside = [crossing(best, d, fieller) for d in (-1, 1)]
    show = lambda u: ("-" if u < 0 else "") + "Infinity" if abs(u) == inf else mp.nstr((u - 1) * years, 17)
    rows.append(f"{x},{y},{years},{c},{phi!r},{level!r},{show(best)},{show(low)},{show(high)},{show(beside[0])},{show(beside[1])}")
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "time_to_reach.csv"), "w", newline="\n") as out:
    print(f"# python {sys.version.split()[0]}, mpmath {mpmath.__version__}", file=out)
    print("# the last two columns are Fieller's limits, which the library does not give", file=out)
    print("from,to,years,number,dispersion,level,value,low,high,fieller_low,fieller_high", file=out)
    print("\n".join(rows), file=out)
