"""Reference values for Elicit -> elicitation.csv beside this file.

Independent of the C#: every law is found from its own parameters by mpmath at 40 digits. Lognormal: the gradient of the weighted sum of squared
logarithms in (mu, log sigma) is brought to zero from the best of many scipy searches; the sums at the other ends of these searches are compared.
PERT: minimum, mode and maximum solve the statements' own equations by Newton's method, with the incomplete beta function; over-determined ones
bring the gradient to zero. Metalog: the linear equations, or the normal equations, of Keelin (2016).
Run: /usr/bin/python3 elicitation.oracle.py
"""
import os
import sys

import mpmath
import numpy
import scipy
from mpmath import mp, mpf
from scipy import optimize

mp.dps = 40
rows = []


def z(p, upper=False):
    p = mpf(p)
    value = mp.sqrt(2) * mp.erfinv(1 - 2 * p)  # the point exceeded with p
    return value if upper else -value


def lognormal(name, statements):
    def residuals(mu, sigma):
        out = []
        for kind, p, v, w in statements:
            fitted = {"q": lambda: mu + sigma * z(p), "x": lambda: mu + sigma * z(p, True), "mean": lambda: mu + sigma ** 2 / 2,
                      "mode": lambda: mu - sigma ** 2}[kind]()
            out.append((mpf(w), fitted - mp.log(mpf(v))))
        return out

    def rest(mu, sigma):
        return sum(w * r * r for w, r in residuals(mu, sigma))

    best = None
    for s0 in numpy.exp(numpy.linspace(-4, 2.5, 14)):
        m0 = numpy.mean([float(mp.log(mpf(v))) for _, _, v, _ in statements])
        found = optimize.minimize(lambda t: float(rest(mpf(t[0]), mp.exp(mpf(t[1])))), [m0, numpy.log(s0)], method="Nelder-Mead",
                                  options={"xatol": 1e-10, "fatol": 1e-22, "maxiter": 4000})
        if best is None or found.fun < best.fun - 1e-12:
            best = found
    f = lambda mu, t: rest(mu, mp.exp(t))  # noqa: E731
    root = mp.findroot(lambda mu, t: (mp.diff(f, (mu, t), (1, 0)), mp.diff(f, (mu, t), (0, 1))), [mpf(v) for v in best.x], tol=1e-30, maxsteps=60)
    mu, sigma = root[0], mp.exp(root[1])
    rows.append((name, "mu", mu))
    rows.append((name, "sigma", sigma))
    for i, ((w, r), _) in enumerate(zip(residuals(mu, sigma), statements)):
        rows.append((name, f"ratio{i}", mp.exp(r)))
    rows.append((name, "misfit", max(mp.exp(abs(r)) for _, r in residuals(mu, sigma))))


def pert(name, statements, c=4, start=None):
    def quantile_gap(a, m, b, p, v):
        alpha, beta = 1 + c * (m - a) / (b - a), 1 + c * (b - m) / (b - a)
        return mp.betainc(alpha, beta, 0, (v - a) / (b - a), regularized=True) - p

    def height(a, m, b, kind, p):
        alpha, beta = 1 + c * (m - a) / (b - a), 1 + c * (b - m) / (b - a)
        if kind == "mean":
            return a + (b - a) * alpha / (alpha + beta)
        if kind == "mode":
            return m
        x = mp.findroot(lambda t: mp.betainc(alpha, beta, 0, t, regularized=True) - p, mpf(float(scipy.stats.beta.ppf(float(p), float(alpha), float(beta)))), tol=1e-32)
        return a + (b - a) * x

    size = max(v for _, _, v, _ in statements)
    if len(statements) == 3:
        def equations(a, m, b):
            a, m, b = a * size, m * size, b * size
            return [quantile_gap(a, m, b, mpf(p), mpf(v)) if kind == "q" else (height(a, m, b, kind, p) - v) / size for kind, p, v, _ in statements]
        root = mp.findroot(equations, [mpf(s) / size for s in start], tol=1e-30, maxsteps=100)
        a, m, b = [v * size for v in root]
    else:
        def rest(t):
            a, m, b = [mpf(v) * size for v in t]
            return sum(w * (height(a, m, b, kind, mpf(p)) / v - 1) ** 2 for kind, p, v, w in statements)
        found = optimize.minimize(lambda t: float(rest(t)), [s / size for s in start], method="Nelder-Mead", options={"xatol": 1e-9, "fatol": 1e-18, "maxiter": 4000})
        h = mpf(10) ** -12

        def gradient(*t):
            return [(rest([t[j] + (h if j == i else 0) for j in range(3)]) - rest([t[j] - (h if j == i else 0) for j in range(3)])) / (2 * h) for i in range(3)]
        mp.dps = 50
        root = mp.findroot(gradient, [mpf(v) for v in found.x], tol=1e-20, maxsteps=60)
        mp.dps = 40
        a, m, b = [v * size for v in root]
    assert a <= m <= b, name
    for what, value in (("minimum", a), ("mode", m), ("maximum", b)):
        rows.append((name, what, value))
    for i, (kind, p, v, _) in enumerate(statements):
        rows.append((name, f"ratio{i}", height(a, m, b, kind, mpf(p)) / v))


def metalog(name, statements, k):
    def basis(p):
        c, w = mpf(p) - mpf(1) / 2, mp.log(mpf(p) / (1 - mpf(p)))
        full = [mpf(1), w, c * w, c]
        for i in range(5, k + 1):
            full.append(c ** ((i - 1) // 2) if i % 2 else c ** (i // 2 - 1) * w)
        return full[:k]
    y = mp.matrix([[basis(p)[j] for j in range(k)] for p, _, _ in statements])
    v = mp.matrix([mp.log(mpf(x)) for _, x, _ in statements])
    w = mp.diag([mpf(s) for _, _, s in statements])
    a = mp.lu_solve(y.T * w * y, y.T * w * v)
    for i in range(k):
        rows.append((name, f"a{i + 1}", a[i]))
    fitted = y * a
    for i, (_, x, _) in enumerate(statements):
        rows.append((name, f"ratio{i}", mp.exp(fitted[i]) / x))


lognormal("interval", [("q", (1 - .9) / 2, 10000, 1), ("x", (1 - .9) / 2, 4000000, 1)])
lognormal("median_and_mean", [("q", .5, 200000, 1), ("mean", 0, 19000000, 1)])
lognormal("median_and_mode", [("q", .5, 200000, 1), ("mode", 0, 30000, 1)])
lognormal("mean_and_mode", [("mean", 0, 200000, 1), ("mode", 0, 30000, 1)])
lognormal("report", [("q", .5, 200000, 1), ("x", .1, 20000000, 1), ("mean", 0, 19000000, 1)])
lognormal("weighted", [("q", .5, 200000, 4), ("x", .1, 20000000, 1), ("mean", 0, 19000000, .5)])
lognormal("low_likely_high", [("q", (1 - .8) / 2, 20000, 1), ("q", .5, 150000, 1), ("x", (1 - .8) / 2, 900000, 1)])
lognormal("four_quantiles", [("q", .25, 3, 1), ("q", .5, 10, 2), ("q", .9, 120, 1), ("x", .01, 800, 1)])
lognormal("all_kinds", [("q", .5, 10, 1), ("mode", 0, 4, 1), ("mean", 0, 18, 1), ("x", .05, 60, 1)])
lognormal("mean_too_high", [("x", .1, 100, 1), ("mean", 0, 40, 1), ("q", .1, 3, 1)])
pert("pert_interval", [("q", (1 - .9) / 2, 100000, 1), ("mode", 0, 200000, 1), ("q", .5 + .9 / 2, 600000, 1)], 4, (60000, 200000, 900000))
pert("pert_sharp", [("q", (1 - .5) / 2, 10, 1), ("mode", 0, 15, 1), ("q", .5 + .5 / 2, 21, 1)], 10, (1, 15, 40))
pert("pert_quantiles", [("q", .1, 3, 1), ("q", .5, 5, 1), ("q", .9, 8, 1)], 4, (1, 4.5, 12))
pert("pert_mean", [("q", .05, 3, 1), ("mean", 0, 5.4, 1), ("q", .9, 8, 1)], 4, (1.5, 4.3, 12))
pert("pert_over", [("q", .1, 3, 1), ("q", .5, 5, 2), ("mean", 0, 5.5, 1), ("q", .9, 9, 1)], 4, (1, 4.5, 14))
metalog("metalog_three", [((1 - .9) / 2, 10000, 1), (.5, 150000, 1), (.5 + .9 / 2, 2000000, 1)], 3)
metalog("metalog_five", [(.05, 2000, 1), (.25, 20000, 1), (.5, 60000, 1), (.75, 200000, 1), (.95, 3000000, 1)], 5)
metalog("metalog_over", [(.05, 2000, 1), (.25, 20000, 2), (.5, 60000, 1), (.75, 200000, 1), (.95, 3000000, 3)], 3)

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "elicitation.csv"), "w", newline="\n") as out:
    print(f"# python {sys.version.split()[0]}, mpmath {mpmath.__version__}, numpy {numpy.__version__}, scipy {scipy.__version__}", file=out)
    print("case,what,value", file=out)
    for name, what, value in rows:
        print(f"{name},{what},{mp.nstr(value, 20)}", file=out)
print(len(rows))
