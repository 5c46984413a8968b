"""Reference values for ChaoLowerBound, TwoLists and ListModels -> undercount.csv beside this file.

Bounds and two-list estimates from their formulas in 30 digits, the delta-method variance of Chao's first form by numerical derivatives of the multinomial
law as a second way. List models: Newton's method on the Poisson likelihood in 30 digits; the profile by fitting the completed table anew at each number of
unseen, the multinomial likelihood with gamma functions, its top and ends by root finding; statsmodels' GLM checks the fits. All models of four lists are
listed by closure of every set of interactions, not by extension. Run: /usr/bin/python3 undercount.oracle.py (a minute)
"""
import itertools
import os
import sys

import numpy as np
import scipy
import statsmodels
import statsmodels.api as sm
from mpmath import mp, mpf, exp, log, sqrt, matrix, lu_solve, inverse, loggamma, nstr, diff

mp.dps = 30
here = os.path.dirname(os.path.abspath(__file__))
show = lambda v: nstr(mpf(v), 17)
z = sqrt(mpf(2)) * mp.erfinv(mpf("0.95"))
out = []


def lognormal(d, u, var):
    k = exp(z * sqrt(log(1 + var / u ** 2)))
    return d + u, sqrt(var), d + u / k, d + u * k


def chao(f, t, corrected):
    f1, f2, d = mpf(f[0]), mpf(f[1]), mpf(sum(f))
    a = mpf(1) if t == 0 else (mpf(t) - 1) / t
    if not corrected:
        u = a * f1 ** 2 / (2 * f2)
        var = f2 * (a / 2 * (f1 / f2) ** 2 + a ** 2 * (f1 / f2) ** 3 + a ** 2 / 4 * (f1 / f2) ** 4)
        # a second way: N = D + A f1^2 / (2 f2), the cells multinomial of total N with the unseen estimated
        g = lambda x, y: a * x ** 2 / (2 * y)
        g1, g2 = 1 + diff(g, (f1, f2), (1, 0)), 1 + diff(g, (f1, f2), (0, 1))
        rest = d - f1 - f2
        second = g1 ** 2 * f1 + g2 ** 2 * f2 + rest - (d + u) * ((g1 * f1 + g2 * f2 + rest) / (d + u)) ** 2
        assert abs(second / var - 1) < mpf("1e-20"), (second, var)
        return lognormal(d, u, var)
    u = a * f1 * (f1 - 1) / (2 * (f2 + 1))
    if f2 > 0:
        var = a * f1 * (f1 - 1) / (2 * (f2 + 1)) + a ** 2 * f1 * (2 * f1 - 1) ** 2 / (4 * (f2 + 1) ** 2) + a ** 2 * f1 ** 2 * f2 * (f1 - 1) ** 2 / (4 * (f2 + 1) ** 4)
    else:
        var = a * f1 * (f1 - 1) / 2 + a ** 2 * f1 * (2 * f1 - 1) ** 2 / 4 - a ** 2 * f1 ** 4 / (4 * (d + u))
    return lognormal(d, u, var)


hare = [25, 22, 13, 5, 1, 2]  # 68 snowshoe hares on six nights: Cormack (1989), Agresti (1994)
for f, t in [(hare, 6), (hare, 0), ([40, 12], 2), ([9, 0, 1], 3), ([2, 1], 2), ([100, 30, 8, 2], 0), ([5000, 900, 77], 3)]:
    for corrected in (True, False):
        if corrected or f[1] > 0:
            out.append(f"chao,{t} {int(corrected)},{' '.join(map(str, f))}," + ",".join(map(show, chao(f, t, corrected))))
assert abs(chao(hare, 6, False)[0] - mpf("79.8")) < .05

for first, second, both in [(10, 15, 5), (200, 150, 30), (12, 9, 0), (5, 5, 5), (1, 1, 0), (3000, 40, 39)]:
    b, c, m = mpf(first - both), mpf(second - both), mpf(both)
    d = m + b + c
    s = sqrt(1 / (m + .5) + 1 / (b + .5) + 1 / (c + .5) + (m + .5) / ((b + .5) * (c + .5)))
    o = (b + .5) * (c + .5) / (m + .5)
    low, high = max(d, d - .5 + o * exp(-z * s)), d - .5 + o * exp(z * s)
    n = (mpf(first) + 1) * (mpf(second) + 1) / (m + 1) - 1
    var = (mpf(first) + 1) * (mpf(second) + 1) * b * c / ((m + 1) ** 2 * (m + 2))
    out.append(f"chapman,,{first} {second} {both},{show(n)},{show(sqrt(var))},{show(min(low, n))},{show(max(high, n))}")
    if (first, second, both) == (10, 15, 5):
        assert (int(n), round(float(low)), round(float(high))) == (28, 22, 65)  # a printed example
    if both:
        v = mpf(first) * second * b * c / m ** 3
        n = mpf(first) * second / m
        out.append(f"petersen,,{first} {second} {both},{show(n)},{show(sqrt(v))},{show(min(low, n))},{show(max(high, n))}")


def fit(x, y, start=None):
    """The likeliest coefficients and the means; Newton with halvings."""
    p = len(x[0])
    X = matrix(x)
    b = start.copy() if start is not None else matrix([log(sum(y) / len(y) + mpf("0.1"))] + [0] * (p - 1))
    value = lambda b: sum(yi * ei - exp(ei) for yi, ei in zip(y, X * b))
    now = value(b)
    for _ in range(200):
        mu = [exp(e) for e in X * b]
        score = X.T * matrix([yi - m for yi, m in zip(y, mu)])
        info = X.T * matrix([[mu[i] * X[i, j] for j in range(p)] for i in range(len(y))])
        try:
            step = lu_solve(info, score)
        except ZeroDivisionError:  # means that vanish: as near as it comes
            break
        size = mpf(1)
        while value(b + size * step) < now - mpf("1e-15") and size > mpf("1e-12"):
            size /= 2
        b = b + size * step
        now = value(b)
        if sum(s * g for s, g in zip(step, score)) < mpf("1e-30"):
            break
    return b, mu, info


def closed(model):
    return all(sub in model for term in model for n in range(2, len(term)) for sub in itertools.combinations(term, n))


def models(k):
    terms = [t for n in range(2, k) for t in itertools.combinations(range(k), n)]
    for n in range(len(terms) + 1):
        for m in itertools.combinations(terms, n):
            if closed(set(m)):
                yield m


worst = 0


def model(name, counts, k, m, profile):
    global worst
    cells = list(range(1, 2 ** k))
    inside = lambda h, t: all(h >> i & 1 for i in t)
    empty = [t for t in m if sum(counts[h - 1] for h in cells if inside(h, t)) == 0]
    kept = [h for h in cells if not any(inside(h, t) for t in empty)]
    terms = [(i,) for i in range(k)] + [t for t in m if t not in empty]
    x = [[1] + [int(inside(h, t)) for t in terms] for h in kept]
    y = [mpf(counts[h - 1]) for h in kept]
    if np.linalg.matrix_rank(np.array(x, float)) < len(terms) + 1:
        out.append(f"model,{k},{name},{' '.join('+'.join(str(i) for i in t) for t in m)},NotIdentified,,,,,,")
        return
    b, mu, info = fit(x, y)
    if min(mu) < mpf("1e-9"):  # empty cells without an empty margin: no maximum
        out.append(f"model,{k},{name},{' '.join('+'.join(str(i) for i in t) for t in m)},NotIdentified,,,,,,")
        return
    u = exp(b[0])
    se = sqrt(u + u ** 2 * inverse(info)[0, 0])
    ll = sum(yi * log(mi) - mi - loggamma(yi + 1) for yi, mi in zip(y, mu))
    if len(y) > len(terms) + 1 and all(y):  # else statsmodels stops at the exact fit
        g = sm.GLM(np.array(y, float), np.array(x, float), family=sm.families.Poisson()).fit(tol=1e-14, maxiter=200)
        worst = max(worst, abs(float(np.exp(g.params[0]) / u) - 1), abs(float(g.llf / ll) - 1))
    low = high = None
    if profile:
        n = sum(y)
        full = [[1] + [0] * len(terms)] + x

        def like(v):
            bb, means, _ = fit(full, [v] + y)
            total = n + v
            return loggamma(total + 1) - loggamma(v + 1) + sum(c * log(mm / total) for c, mm in zip([v] + y, means))

        lo, hi, r = log(u) - 8, log(u) + 8, (sqrt(mpf(5)) - 1) / 2  # golden section in the logarithm
        p1, p2 = hi - r * (hi - lo), lo + r * (hi - lo)
        v1, v2 = like(exp(p1)), like(exp(p2))
        while hi - lo > mpf("1e-9"):
            if v1 >= v2:
                hi, p2, v2 = p2, p1, v1
                p1 = hi - r * (hi - lo)
                v1 = like(exp(p1))
            else:
                lo, p1, v1 = p1, p2, v2
                p2 = lo + r * (hi - lo)
                v2 = like(exp(p2))
        top = exp((lo + hi) / 2)
        best = like(top)
        loss = lambda v: 2 * (best - like(v)) - z ** 2
        ends = []
        if loss(mpf("1e-12")) <= 0:
            low = n
        else:
            low = n + mp.findroot(loss, (mpf("1e-12"), top), solver="anderson", tol=mpf("1e-14"), verify=False)
        far = top + se
        while loss(far) < 0:
            far = top + 2 * (far - top)
        high = n + mp.findroot(loss, (top, far), solver="anderson", tol=mpf("1e-14"), verify=False)
    status = "AtBoundary" if empty else "Converged"
    out.append(f"model,{k},{name},{' '.join('+'.join(str(i) for i in t) for t in m)},{status},{show(sum(y) + u)},{show(se)},{show(ll)},{'' if low is None else show(low)},{'' if high is None else show(high)},{1 + k + len(m)}")


spina = [60, 49, 4, 247, 112, 142, 12]  # births with spina bifida in New York state on three lists: Regal and Hook
sparse = [30, 22, 6, 41, 9, 0, 0]  # the second and the third list share nothing
thin = [5, 1, 3, 4, 0, 2, 1]
two = [25, 22, 13]
# diabetes in Casale Monferrato on four lists, Bruno et al. (1994), by histories 1111, 1110, ... 0001
bruno = dict(zip([sum(int(c) << i for i, c in enumerate(f"{15 - r:04b}")) for r in range(15)], [58, 157, 18, 104, 46, 650, 12, 709, 14, 20, 7, 74, 8, 182, 10]))
four = [bruno[h] for h in range(1, 16)]
for counts, k in ((two, 2), (spina, 3), (sparse, 3), (thin, 3)):
    for m in models(k):
        model(" ".join(map(str, counts)), counts, k, m, True)
for i, m in enumerate(models(4)):
    model(" ".join(map(str, four)), four, 4, m, i in (0, 20))
with open(os.path.join(here, "undercount.csv"), "w") as f:
    f.write(f"# python {sys.version.split()[0]}, mpmath {__import__('mpmath').__version__}; statsmodels {statsmodels.__version__} differs by {worst:.0e} at most from the fits\n")
    f.write("# chao: lists (0: many) and whether without bias, frequencies, total, error, low, high; chapman and petersen: the three numbers, the same\n")
    f.write("# model: lists, counts, interactions, status, total, error, log-likelihood, ends of the profile, parameters\n")
    f.write("what,kind,data,a,b,c,d,e,f,g,h\n" + "\n".join(out) + "\n")
print(len(out), worst)
