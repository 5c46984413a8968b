"""Reference values for MixtureAndSplicedTests: mixtures of two lognormal laws, and bodies up to a threshold with tails above it.

Independent of the C# in method: mixtures by the EM algorithm from many starts (McLachlan and Peel 2000), the best of which is polished by the score
equations at 30 digits; spliced laws as two separate fits, the body cut off at the threshold and the tail of the excesses, each by scipy's Nelder-Mead and
then the score at 30 digits. Errors by second derivatives at 30 digits. Run: /usr/bin/python3 severity_parts.oracle.py
"""
import sys
import mpmath
import numpy as np
import scipy
from mpmath import mp, mpf, log, exp, sqrt, erfc, findroot, diff, matrix
from scipy.optimize import minimize

mp.dps = 30
out = open("severity_parts.csv", "w", newline="\n")
print(f"# python {sys.version.split()[0]}, mpmath {mpmath.__version__}, scipy {scipy.__version__}, numpy {np.__version__}", file=out)
print("# kind: data (set, losses), mixture (set, logLik, weight2, mu1, sigma1, mu2, sigma2, their standard errors), spliced (set, threshold, body, tail, logLik, tail probability, body, tail, standard errors)", file=out)
print("kind,set,law,values", file=out)
show = lambda v: mp.nstr(mpf(v), 17)


class Generator:  # the minimal standard of Park and Miller, so that the data do not depend on a version
    def __init__(self, seed):
        self.state = seed

    def uniform(self):
        self.state = self.state * 16807 % 2147483647
        return self.state / 2147483647

    def normal(self):
        return float(np.sqrt(-2 * np.log(self.uniform())) * np.cos(2 * np.pi * self.uniform()))


def lognormal(x, m, s):
    z = (log(x) - m) / s
    return -z * z / 2 - log(s) - log(x) - log(2 * mp.pi) / 2


def errors(f, p):
    n = len(p)
    H = matrix(n, n)
    for i in range(n):
        for j in range(i, n):
            order = [0] * n
            order[i] += 1
            order[j] += 1
            H[i, j] = H[j, i] = diff(f, tuple(p), tuple(order))
    V = (-H) ** -1
    return [sqrt(V[i, i]) for i in range(n)]


def polish(f, start):
    n = len(start)
    score = [lambda *p, i=i: diff(f, tuple(p), tuple(int(k == i) for k in range(n))) for i in range(n)]
    root = findroot(lambda *p: [s(*p) for s in score], tuple(mpf(v) for v in start), tol=1e-40, maxsteps=60)
    return [root[i] for i in range(n)]


def mixture(name, x):
    X = [mpf(v) for v in x]
    y = np.log(x)
    best = None
    for cut in np.linspace(0.05, 0.95, 19):
        q = np.quantile(y, cut)
        r = (y > q).astype(float) * 0.9 + 0.05
        for _ in range(4000):
            w = r.mean()
            m2, m1 = (r * y).sum() / r.sum(), ((1 - r) * y).sum() / (1 - r).sum()
            s2 = np.sqrt((r * (y - m2) ** 2).sum() / r.sum())
            s1 = np.sqrt(((1 - r) * (y - m1) ** 2).sum() / (1 - r).sum())
            if min(s1, s2) < 0.03 * y.std():
                break
            a = np.log(1 - w) - np.log(s1) - (y - m1) ** 2 / 2 / s1**2
            b = np.log(w) - np.log(s2) - (y - m2) ** 2 / 2 / s2**2
            r = 1 / (1 + np.exp(a - b))
            value = np.logaddexp(a, b).sum()
        else:
            if best is None or value > best[0]:
                best = (value, w, m1, s1, m2, s2)
    f = lambda w, m1, s1, m2, s2: sum(log((1 - w) * exp(lognormal(v, m1, s1)) + w * exp(lognormal(v, m2, s2))) for v in X)
    p = polish(f, best[1:])
    e = errors(f, p)
    value = f(*p)
    if p[1] > p[3]:
        p = [1 - p[0], p[3], p[4], p[1], p[2]]
        e = [e[0], e[3], e[4], e[1], e[2]]
    print(",".join(["mixture", name, "Lognormal", show(value), *[show(v) for v in p], *[show(v) for v in e]]), file=out)


def spliced(name, x, u, body, tail):
    below = [mpf(v) for v in x if v <= u]
    above = [mpf(v) for v in x if v > u]
    U = mpf(u)
    normal_log_cdf = lambda z: log(erfc(-z / sqrt(mpf(2))) / 2)
    if body == "Lognormal":
        fb = lambda m, s: sum(lognormal(v, m, s) for v in below) - len(below) * normal_log_cdf((log(U) - m) / s)
        start = [float(np.mean(np.log(x))), float(np.std(np.log(x)))]
    else:  # Weibull (shape, scale)
        fb = lambda k, c: sum(log(k / c) + (k - 1) * log(v / c) - (v / c) ** k for v in below) - len(below) * log(1 - exp(-((U / c) ** k)))
        start = [1.0, float(np.median(x))]
    if tail == "GeneralizedPareto":
        ft = lambda s, k: -len(above) * log(s) - (1 + 1 / k) * sum(log(1 + k * (v - U) / s) for v in above)
        start2 = [float(np.mean([v - u for v in above])), 0.2]
    else:  # Pareto (shape)
        ft = lambda a: sum(log(a) + a * log(U) - (a + 1) * log(v) for v in above)
        start2 = [1.0]
    mp.dps = 15
    rough = lambda f, p: minimize(lambda q: float(-f(*[mpf(v) for v in q])) if all(v > 0 for v in q[-1:]) else 1e300, p, method="Nelder-Mead", options={"xatol": 1e-10, "fatol": 1e-10, "maxiter": 4000}).x
    b0, t0 = rough(fb, start), rough(ft, start2)
    mp.dps = 30
    b, t = polish(fb, b0), polish(ft, t0)
    n, k = len(x), len(above)
    p = mpf(k) / n
    value = fb(*b) + ft(*t) + k * log(p) + (n - k) * log(1 - p)
    e = [sqrt(p * (1 - p) / n), *errors(fb, b), *errors(ft, t)]
    print(",".join(["spliced", name, f"{body} {tail}", show(u), show(value), *[show(v) for v in [p, *b, *t]], *[show(v) for v in e]]), file=out)


g = Generator(2026)
for name, n, w, m1, s1, m2, s2 in [("1", 120, 0.3, 6, 1, 10, 0.5), ("2", 200, 0.5, 12, 0.7, 14, 1.5), ("3", 80, 0.15, 5, 0.6, 9, 1.2)]:
    x = [float(f"{np.exp(m2 + s2 * g.normal()) if g.uniform() < w else np.exp(m1 + s1 * g.normal()):.6g}") for _ in range(n)]
    print(",".join(["data", name, "-", *[repr(v) for v in x]]), file=out)
    mixture(name, x)

for name, n, u in [("4", 150, 1e4), ("5", 300, 5e4)]:
    x = []
    while len(x) < n:
        v = u * g.uniform() ** -0.7 if g.uniform() < 0.15 else float(np.exp(np.log(u) - 1.5 + 1.1 * g.normal()))
        x.append(float(f"{v:.6g}"))
    print(",".join(["data", name, "-", *[repr(v) for v in x]]), file=out)
    for body in ["Lognormal", "Weibull"]:
        for tail in ["GeneralizedPareto", "Pareto"]:
            spliced(name, x, u, body, tail)
out.close()
