"""Reference values for GoodnessOfFit -> goodness_of_fit.csv beside this file.

Distances: the integrals of the definitions by mpmath's quadrature, piece by piece, at 70 digits; the law's cumulative distribution by mpmath; the Kaplan-Meier steps by
fractions; the likeliest law of intervals by plain EM in numpy. scipy's and the textbook's sums check the complete samples. P-values of fitted laws: statsmodels'
normal_ad (D'Agostino and Stephens' formula) and lilliefors (tables) on logarithms; of a known law: scipy's exact kstest.
Run: /usr/bin/python3 goodness_of_fit.oracle.py (20 seconds)
"""
import os
import sys
from fractions import Fraction

import mpmath as mp
import numpy as np
import scipy
import statsmodels
from mpmath import mpf
from scipy import stats
from statsmodels.stats.diagnostic import lilliefors, normal_ad

mp.mp.dps = 70  # of which the far tails, where 1 - F is 1e-36, leave some 30
here = os.path.dirname(os.path.abspath(__file__))
rng = np.random.default_rng(20)


def cdf(law, p, x):
    x = mpf(x)
    if law == "lognormal":
        return mp.ncdf((mp.log(x) - p[0]) / p[1])
    if law == "weibull":
        return -mp.expm1(-((x / p[1]) ** p[0]))
    if law == "gamma":
        return mp.gammainc(p[0], 0, p[1] * x, regularized=True)
    if law == "lomax":
        return 1 - (1 + x / p[0]) ** -mpf(p[1])
    if law == "gpd":
        return 1 - (1 + mpf(p[2]) * (x - p[0]) / p[1]) ** (-1 / mpf(p[2]))
    raise ValueError(law)


def distances(steps, n):
    """Of a function that rises linearly over [a, b] by p, for each (a, b, p) in order."""
    g, at, sup, total = mpf(0), mpf(0), mpf(0), [mpf(0)] * 3

    def piece(a, b, g0, g1):
        if b <= a:
            return
        slope = (g1 - g0) / (b - a)
        for k, w in enumerate((lambda u: 1, lambda u: 1 / (u * (1 - u)), lambda u: 1 / (1 - u))):
            # cut where the distance from an end of [0, 1] has quadrupled, so that quadrature meets smooth functions only
            cuts, c = {a, b}, 4 * a
            while 0 < c < b:
                cuts.add(c)
                c *= 4
            c = 4 * (1 - b)
            while 0 < c < 1 - a:
                cuts.add(1 - c)
                c *= 4
            cuts = sorted(cuts)
            total[k] += mp.quad(lambda u: (g0 + slope * (u - a) - u) ** 2 * w(u), cuts, method="gauss-legendre")

    for a, b, p in steps:
        piece(at, a, g, g)
        sup = max(sup, abs(g - a), abs(g + p - b))
        piece(a, b, g, g + p)
        g, at = g + p, b
    piece(at, mpf(1), mpf(1), mpf(1))
    return [sup] + [n * t for t in total]


def product_limit(points):
    """points: (u, is exact, weight)"""
    points = sorted(points, key=lambda r: (r[0], not r[1]))
    risk, above, steps = Fraction(sum(r[2] for r in points)), Fraction(1), []
    for u, exact, w in points:
        if exact:
            steps.append((u, u, mpf((above * w / risk).numerator) / (above * w / risk).denominator))
            above *= 1 - w / risk
        risk -= w
    if above > 0:
        steps.append((points[-1][0], mpf(1), mpf(above.numerator) / above.denominator))
    return steps


def likeliest(intervals):
    """The innermost intervals and their mass, by plain EM."""
    lefts, rights = sorted({a for a, b in intervals}), sorted({b for a, b in intervals})
    ends = sorted([(x, 0) for x in lefts] + [(x, 1) for x in rights])
    inner = [(ends[i][0], ends[i + 1][0]) for i in range(len(ends) - 1) if ends[i][1] == 0 and ends[i + 1][1] == 1]
    cover = np.array([[a <= l and r <= b for l, r in inner] for a, b in intervals], float)
    mass = np.full(len(inner), 1 / len(inner))
    for _ in range(400_000):
        new = mass * (cover / (cover @ mass)[:, None]).mean(axis=0)
        if np.max(np.abs(new - mass)) < 1e-16:
            break
        mass = new
    return [(l, r, mpf(m)) for (l, r), m in zip(inner, mass) if m > 1e-9]


rows, worst = [], 0.0
text = lambda v: "Infinity" if v == np.inf else repr(float(v))


def add(kind, law, p, lows, highs=None, weights=None, above=None, up_to=None):
    global worst
    n = len(lows)
    highs = list(lows) if highs is None else list(highs)
    weights = [1] * n if weights is None else [int(w) for w in weights]
    above = [0] * n if above is None else list(above)
    up_to = [np.inf] * n if up_to is None else list(up_to)

    def point(x, a, b):
        if x == np.inf or x == b:
            return mpf(1)
        if x == 0:
            return mpf(0)
        fa = cdf(law, p, a) if a > 0 else mpf(0)
        fb = cdf(law, p, b) if b < np.inf else mpf(1)
        return (cdf(law, p, x) - fa) / (fb - fa)

    low = [point(x, a, b) for x, a, b in zip(lows, above, up_to)]
    high = [point(x, a, b) for x, a, b in zip(highs, above, up_to)]
    total = sum(weights)
    if kind == "interval":
        steps = likeliest([(a, b) for a, b, w in zip(low, high, weights) for _ in range(w)])
    else:
        steps = product_limit([(a, a == b, w) for a, b, w in zip(low, high, weights)])
    d = distances(steps, total)
    if kind == "exact":
        u = sorted(x for x, w in zip(low, weights) for _ in range(w))
        i = range(1, total + 1)
        w2 = mpf(1) / (12 * total) + sum((x - mpf(2 * k - 1) / (2 * total)) ** 2 for x, k in zip(u, i))
        a2 = -total - sum((2 * k - 1) * (mp.log(x) + mp.log(1 - u[total - k])) for x, k in zip(u, i)) / total
        au = mpf(total) / 2 - 2 * sum(u) - sum((2 - mpf(2 * k - 1) / total) * mp.log(1 - x) for x, k in zip(u, i))
        for mine, theirs in zip(d[1:], (w2, a2, au)):
            worst = max(worst, float(abs(mine / theirs - 1)))
        flat = np.array([float(x) for x in u])
        assert abs(stats.kstest(flat, "uniform").statistic / float(d[0]) - 1) < 1e-9
        assert total == 1 or abs(stats.cramervonmises(flat, "uniform").statistic / float(d[1]) - 1) < 1e-9
    rows.append([kind, law, " ".join(text(v) for v in p), *(" ".join(text(v) for v in c) for c in (lows, highs, weights, above, up_to)), *(mp.nstr(v, 20) for v in d)])


laws = {"lognormal": (2.0, 1.5), "weibull": (0.6, 30.0), "gamma": (0.7, 0.02), "lomax": (50.0, 1.3), "gpd": (0.0, 20.0, 0.4)}
draw = {
    "lognormal": lambda n: rng.lognormal(2.2, 1.3, n), "weibull": lambda n: 25 * rng.weibull(0.7, n), "gamma": lambda n: rng.gamma(0.9, 40, n),
    "lomax": lambda n: 40 * rng.pareto(1.2, n), "gpd": lambda n: stats.genpareto.rvs(0.5, scale=18, size=n, random_state=rng),
}
for law, p in laws.items():
    for n in (1, 2, 10, 40):
        add("exact", law, p, draw[law](n))
    add("exact", law, p, np.concatenate([draw[law](8), [1e-6, 1e-12, 3e3 if law in ("gamma", "weibull") else 1e9]]))
    add("exact", law, p, draw[law](9), weights=rng.integers(1, 5, 9))
    x = draw[law](60)
    x = x[(x > 12) & (x < 90)][:15]
    add("exact", law, p, x, above=[10] * len(x), up_to=[100 if i % 2 else np.inf for i in range(len(x))])
    x, c = draw[law](20), draw[law](20) * 2
    add("right", law, p, np.minimum(x, c), np.where(x <= c, x, np.inf))
    add("right", law, p, np.append(np.minimum(x, c), 500.0), np.append(np.where(x <= c, x, np.inf), np.inf), weights=rng.integers(1, 4, 21), above=[1e-3] * 21)
    x = draw[law](12)
    add("interval", law, p, [np.floor(v / 7) * 7 for v in x], [np.floor(v / 7) * 7 + 10 for v in x])

for n in (20, 60, 200):
    for shape in (0, 1, 2):
        x = np.exp(rng.standard_normal(n)) if shape == 0 else rng.gamma(1.0, 2.0, n) if shape == 1 else rng.weibull(1.2, n)
        log = np.log(x)
        cells = lambda v: " ".join(text(c) for c in v)
        a2, p = normal_ad(log)
        rows.append(["fitted-tails", "lognormal", "", cells(x), "", "", "", "", "NaN", "NaN", repr(float(a2)), repr(float(p))])
        d, p = lilliefors(log, "norm", pvalmethod="table")
        rows.append(["fitted-greatest", "lognormal", "", cells(x), "", "", "", "", repr(float(d)), repr(float(p)), "NaN", "NaN"])
        d, p = lilliefors(x, "exp", pvalmethod="table")
        rows.append(["fitted-greatest", "exponential", "", cells(x), "", "", "", "", repr(float(d)), repr(float(p)), "NaN", "NaN"])
        d, p = stats.kstest(log, "norm", mode="exact")
        rows.append(["known", "lognormal", "0.0 1.0", cells(x), "", "", "", "", repr(float(d)), repr(float(p)), "NaN", "NaN"])
with open(os.path.join(here, "goodness_of_fit.csv"), "w", newline="\n") as out:
    print(f"# python {sys.version.split()[0]}, mpmath {mp.__version__}, numpy {np.__version__}, scipy {scipy.__version__}, statsmodels {statsmodels.__version__}", file=out)
    print(f"# greatest relative difference between the integrals and the textbook's sums: {worst:.1e}", file=out)
    print("kind,law,parameters,low,high,weights,above,up_to,greatest,squares,tails,upper_tail", file=out)
    for row in rows:
        print(",".join(row), file=out)
