"""Reference values for Funnel, GroupShrinkage, GroupRanks, GroupHeterogeneity.MonteCarlo and GroupMaxTest -> group_methods.csv beside this file.

Funnel limits from sums of Poisson probabilities (mpmath). Shrinkage: the negative binomial likelihood with log-gamma functions, its gradient set
to 0 in two unknowns, and the two equations of Clayton and Kaldor as they print them; quantiles as roots of the incomplete gamma function. Ranks: binomial
tails as fractions, Bonferroni's rule repeated on what is left. Monte Carlo tests: all multinomial outcomes written down.
Run: /usr/bin/python3 group_methods.oracle.py (1 minute)
"""
import itertools
import math
import os
import sys
from fractions import Fraction

import mpmath
import numpy as np
import scipy
from mpmath import mp, mpf
from scipy.optimize import minimize
from scipy.stats import norm

mp.dps = 30
rows = []


def add(kind, inputs, values):
    rows.append((kind, " ".join(repr(float(v)) for v in inputs), " ".join(repr(float(v)) for v in values)))


# --- funnel
def poisson_limit(p, mean):
    p, mean = mpf(p), mpf(mean)
    total, r = mp.exp(-mean), 0
    mass = total
    while total <= p:
        r += 1
        mass *= mean / r
        total += mass
    return max(mpf(0), r - (total - p) / mass)


def poisson_p(y, mean):
    mean = mpf(mean)
    below = mp.fsum(mean ** j * mp.exp(-mean) / mp.factorial(j) for j in range(y + 1))
    least = mp.fsum(mean ** j * mp.exp(-mean) / mp.factorial(j) for j in range(y))
    return min(mpf(1), 2 * min(below, 1 - least))


funnels = [([12, 5, 30, 8], [1, 1, 1, 1]), ([0, 7, 3, 1, 22], [2, 5, 1, .5, 8]), ([120, 95, 0, 2, 60, 44, 71], [10, 12, 3, .1, 7, 3, 9]),
           ([3, 1], [1, 2]), ([400, 510, 350, 290, 640, 480], [4, 5, 4, 3, 5, 5])]
for y, e in funnels:
    rate = mpf(sum(y)) / mpf(sum(map(mpf, e)))
    expected = [rate * x for x in e]
    k = len(y)
    z = [2 * (mp.sqrt(a) - mp.sqrt(b)) for a, b in zip(y, expected)]
    low, high = np.quantile([float(v) for v in z], [.1, .9])
    phi = mp.fsum(min(max(v, mpf(low)), mpf(high)) ** 2 for v in z) / k
    w = [4 * b for b in expected]
    tau2 = max(mpf(0), (k * phi - (k - 1)) / (mp.fsum(w) - mp.fsum(v * v for v in w) / mp.fsum(w)))
    for g in range(k):
        exact = []
        for level in ("0.95", "0.998"):
            tail = (1 - mpf(level)) / 2
            exact += [poisson_limit(tail, expected[g]) / e[g], poisson_limit(1 - tail, expected[g]) / e[g]]
        add("funnel_none", [g] + y + e, exact + [poisson_p(y[g], expected[g])])
        for kind, error in (("multiplicative", mp.sqrt(max(mpf(1), phi) / expected[g]) / 2), ("additive", mp.sqrt(1 / (4 * expected[g]) + tau2))):
            limits = []
            for level in (.95, .998):
                reach = mpf(norm.ppf((1 + level) / 2)) * error
                limits += [rate * max(mpf(0), 1 - reach) ** 2, rate * (1 + reach) ** 2]
            p = mp.erfc(abs(mp.sqrt(y[g] / expected[g]) - 1) / error / mp.sqrt(2))
            add("funnel_" + kind, [g] + y + e, limits + [p, phi, mp.sqrt(tau2)])


# --- shrinkage
def gamma_quantile(p, shape, rate):
    start = mpf(float(scipy.stats.gamma.ppf(float(p), float(shape)))) or mpf("1e-300")
    u = mp.findroot(lambda v: mp.log(mp.gammainc(shape, 0, mp.exp(v), regularized=True)) - mp.log(p), mp.log(start))
    return mp.exp(u) / rate


def likelihood(m, a, y, e):
    r = 1 / a
    return mp.fsum(mp.loggamma(o + r) - mp.loggamma(r) + o * mp.log(a * m * x) - (o + r) * mp.log(1 + a * m * x) for o, x in zip(y, e))


shrink = [([12, 5, 30, 8], [1, 1, 1, 1]), ([0, 7, 3, 1, 22], [2, 5, 1, .5, 8]), ([120, 95, 0, 2, 60, 44, 71], [10, 12, 3, .1, 7, 3, 9]),
          ([9, 10, 11, 10], [1, 1, 1, 1]), ([400, 510, 350, 290, 640, 480], [4, 5, 4, 3, 5, 5]), ([1, 0, 0, 0, 25, 0, 2], [1, 2, 1, 1, 3, 1, 1])]
for y, e in shrink:
    e = [mpf(x) for x in e]
    k = len(y)
    for kind in ("likelihood", "moments"):
        pooled = mpf(sum(y)) / mp.fsum(e)
        if kind == "likelihood":
            best = minimize(lambda v: -float(likelihood(mp.exp(v[0]), mp.exp(v[1]), y, e)), [math.log(float(pooled)), -1], method="Nelder-Mead",
                            options={"xatol": 1e-6, "fatol": 1e-10, "maxiter": 2000})
            if best.x[1] < -15:
                add("shrink_" + kind, y + e, [pooled, 0])
                continue
            root = mp.findroot(lambda u, v: [mp.diff(lambda s: likelihood(mp.exp(s), mp.exp(v), y, e), u),
                                             mp.diff(lambda s: likelihood(mp.exp(u), mp.exp(s), y, e), v)], (mpf(best.x[0]), mpf(best.x[1])), tol=1e-24)
            m, a = mp.exp(root[0]), mp.exp(root[1])
        else:
            if mp.fsum((o - pooled * x) ** 2 / x for o, x in zip(y, e)) / (k - 1) <= pooled:
                add("shrink_" + kind, y + e, [pooled, 0])
                continue

            def equations(logshape, lograte):
                nu, al = mp.exp(logshape), mp.exp(lograte)
                theta = [(o + nu) / (x + al) for o, x in zip(y, e)]
                return [nu / al - mp.fsum(theta) / k, nu / al ** 2 - mp.fsum((1 + al / x) * (t - nu / al) ** 2 for t, x in zip(theta, e)) / (k - 1)]

            v = np.array([math.log(2), math.log(2 / float(pooled))])
            for _ in range(3000):  # the paper's iteration, as a start
                nu, al = math.exp(v[0]), math.exp(v[1])
                theta = [(o + nu) / (float(x) + al) for o, x in zip(y, e)]
                mean = sum(theta) / k
                var = sum((1 + al / float(x)) * (t - nu / al) ** 2 for t, x in zip(theta, e)) / (k - 1)
                v = np.array([math.log(mean ** 2 / var), math.log(mean / var)])
            root = mp.findroot(equations, (mpf(v[0]), mpf(v[1])), tol=1e-24)
            m, a = mp.exp(root[0]) / mp.exp(root[1]), 1 / mp.exp(root[0])
        first = [(1 / a + y[0]) / (1 / (a * m) + e[0]), gamma_quantile(mpf("0.025"), 1 / a + y[0], 1 / (a * m) + e[0]),
                 gamma_quantile(mpf("0.975"), 1 / a + y[0], 1 / (a * m) + e[0])]
        add("shrink_" + kind, y + e, [m, a * m * m] + first)


# --- ranks
def tail(x, y, p):
    n = x + y
    return sum(Fraction(math.comb(n, j)) * p ** j * (1 - p) ** (n - j) for j in range(x, n + 1))


def decided(pairs, p, alpha):
    done = set()
    while True:
        left = [q for q in pairs if q not in done]
        new = {q for q in left if p[q] * len(left) <= alpha}
        if not new:
            return done
        smallest = min(new, key=lambda q: p[q])
        done.add(smallest)


alpha = Fraction(1, 20)
for y, e in [([12, 5, 30, 8], [1, 1, 1, 1]), ([0, 7, 3, 1, 22], [2, 5, 1, 1, 8]), ([50, 50, 20, 5, 2, 0], [1] * 6), ([147, 120, 63, 20, 9, 3, 1, 1], [1] * 8),
             ([3, 1], [1, 2]), ([90, 60], [1, 1]), ([40, 38, 12], [3, 1, 2])]:
    k = len(y)
    p = {(i, j): tail(y[i], y[j], Fraction(e[i], e[i] + e[j])) for i in range(k) for j in range(k) if i != j}
    whole = decided(list(p), p, alpha)
    values = []
    for g in range(k):
        own = decided([q for q in p if g in q], p, alpha)
        first = not any(p[(i, g)] * (k - 1) <= alpha for i in range(k) if i != g)
        for d in (whole, own):
            values += [1 + sum(q[1] == g for q in d), k - sum(q[0] == g for q in d)]
        values += [first]
    add("ranks", y + e, values)


# --- tests by drawing, with the exact probabilities
def outcomes(n, k):
    for bars in itertools.combinations(range(n + k - 1), k - 1):
        edges = (-1,) + bars + (n + k - 1,)
        yield [edges[i + 1] - edges[i] - 1 for i in range(k)]


def root(o, n, x):
    part = lambda a, b: a * math.log(a / b) if a > 0 else 0  # noqa: E731
    return math.sqrt(max(0, 2 * (part(o, x) + part(n - o, n - x))))


for y, e in [([5, 1, 0], [1, 1, 1]), ([1, 6, 2], [2, 1, 1]), ([0, 0, 4, 1], [1, 2, 1, 1])]:
    n, k = sum(y), len(y)
    share = [x / sum(e) for x in e]
    pearson = lambda o: sum((a - n * s) ** 2 / (n * s) for a, s in zip(o, share))  # noqa: E731
    far = lambda o: [root(a, n, n * s) for a, s in zip(o, share)]  # noqa: E731
    mine = far(y)
    order = sorted(range(k), key=lambda g: -mine[g])
    total = hetero = 0.0
    single, down = [0.0] * k, [0.0] * k
    for o in outcomes(n, k):
        mass = math.factorial(n) * math.prod(s ** a / math.factorial(a) for a, s in zip(o, share))
        total += mass
        hetero += mass * (pearson(o) >= pearson(y) - 1e-9)
        other = far(o)
        for i, g in enumerate(order):
            single[g] += mass * (max(other) >= mine[g] - 1e-9)
            down[g] += mass * (max(other[h] for h in order[i:]) >= mine[g] - 1e-9)
    assert abs(total - 1) < 1e-12
    worst = 0.0
    for g in order:
        worst = down[g] = max(worst, down[g])
    add("drawn", y + e, [hetero] + single + down)

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "group_methods.csv"), "w", newline="\n") as out:
    print(f"# python {sys.version.split()[0]}, mpmath {mpmath.__version__}, scipy {scipy.__version__}, numpy {np.__version__}", file=out)
    print("kind,inputs,values", file=out)
    for r in rows:
        print(",".join(r), file=out)
