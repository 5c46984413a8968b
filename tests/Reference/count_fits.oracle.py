"""Reference values for fits of laws of counts -> count_fits.csv beside this file.

The log-likelihood is written down from the definition of each law with log-gamma functions, all parameters free, at 40 digits; scipy finds where its maximum
and the ends of the profile intervals are near, mpmath solves for them: the score for the maximum, "so much below the maximum, score of the others 0" for an end.
Standard errors by the inverse of the second derivatives. R's MASS::fitdistr checks the maxima it can find. Run: /usr/bin/python3 count_fits.oracle.py (some minutes)
"""
import os
import subprocess
import sys
from collections import Counter
from multiprocessing import Pool

import mpmath
import numpy
import scipy
from mpmath import diff, exp, findroot, log, log1p, loggamma, matrix, mp, mpf, sqrt
from scipy.optimize import brentq, minimize
from scipy.special import gammaln

mp.dps = 40
CUT = mpf("3.8414588206941259584") / 2  # chi-square of one degree, 95 %; checked below
SETS = {
    "tracker": [1, 3, 10, 7, 4, 9, 15, 12, 18, 32, 34, 33, 46, 80, 74, 120, 108, 147],
    "poisson30": [2, 3, 1, 0, 2, 4, 5, 3, 2, 1, 0, 3, 2, 2, 6, 1, 3, 4, 2, 0, 1, 2, 5, 3, 3, 2, 1, 2, 7, 0],
    "inflated": [0] * 40 + [1] * 6 + [2] * 9 + [3] * 8 + [4] * 5 + [6] * 2 + [9],
    "claims": [0] * 103704 + [1] * 14075 + [2] * 1766 + [3] * 255 + [4] * 45 + [5] * 6 + [6] * 2,
    "heavy": [0] * 25 + [1] * 11 + [2] * 5 + [3] * 4 + [5] * 2 + [8, 11, 17, 40, 95],
    "large": [10234, 9876, 15321, 8123, 12001, 11873, 9034, 13555, 10021, 7011, 16000, 9999],
    "five": [3, 0, 1, 7, 2],
    "rare": [1] * 30 + [2] * 4 + [3],
    "mild": [5, 9, 1, 8, 19, 9, 11, 28, 13, 24],
    "even": [4, 5, 6, 5, 4, 5, 7, 5],
}
TRIALS = {"poisson30": 20, "five": 7, "even": 8, "inflated": 9}
LAWS = ["Poisson", "NegativeBinomial", "Geometric", "Binomial", "ZeroTruncatedPoisson", "ZeroTruncatedNegativeBinomial", "ZeroTruncatedGeometric",
        "ZeroModifiedPoisson", "ZeroModifiedNegativeBinomial", "ZeroModifiedGeometric"]


def masses(law, p, y, lib, trials):
    """(log P(y), log P(0)) of the law before its zeros are changed; lib has log, log1p and the log of gamma."""
    ln, ln1, lg = lib
    if law.endswith("Poisson"):
        return y * ln(p[0]) - p[0] - lg(y + 1), -p[0]
    if law.endswith("NegativeBinomial"):
        m, s = p[0], p[1]
        return lg(y + s) - lg(s) - lg(y + 1) + y * ln(m / (m + s)) - s * ln1(m / s), -s * ln1(m / s)
    if law.endswith("Geometric"):
        return y * ln(p[0] / (1 + p[0])) - ln1(p[0]), -ln1(p[0])
    return lg(trials + 1) - lg(y + 1) - lg(trials - y + 1) + (y * ln(p[0]) if y else 0) + ((trials - y) * ln(1 - p[0]) if trials - y else 0), None


MP = (log, log1p, loggamma)
FAST = (numpy.log, numpy.log1p, gammaln)


def log_likelihood(law, table, p, lib, trials=None):
    total = 0
    ln = lib[0]
    for y, f in table.items():
        mass, zero = masses(law, p, mpf(y) if lib is MP else float(y), lib, trials)
        if law.startswith("ZeroTruncated"):
            mass = mass - ln(1 - (exp(zero) if lib is MP else numpy.exp(zero)))
        elif law.startswith("ZeroModified"):
            z = p[-1]
            mass = ln(z) if y == 0 else mass - ln(1 - (exp(zero) if lib is MP else numpy.exp(zero))) + ln(1 - z)
        total += f * mass
    return total


def names(law):
    body = {"Poisson": ["Mean"], "NegativeBinomial": ["Mean", "Size"], "Geometric": ["Mean"], "Binomial": ["Probability"]}
    own = [b for k, b in body.items() if law == k or (law.startswith("Zero") and law.endswith(k))][0]
    return own + (["ZeroProbability"] if law.startswith("ZeroModified") else [])


class Fit:
    """Parameters on the scale of logarithms, or of log-odds."""

    def __init__(self, law, table, trials):
        self.law, self.table, self.trials, self.names = law, table, trials, names(law)

    def inside(self, u, lib):
        e = exp if lib is MP else numpy.exp
        return [1 / (1 + e(-v)) if "Prob" in n else e(v) for v, n in zip(u, self.names)]

    def value(self, u, lib=MP):
        return log_likelihood(self.law, self.table, self.inside(u, lib), lib, self.trials)

    def slope(self, u, k):
        return diff(lambda v: self.value([v if i == k else w for i, w in enumerate(u)]), u[k])

    def start(self):
        n = sum(self.table.values())
        mean = sum(y * f for y, f in self.table.items()) / n
        u = [numpy.log(mean / self.trials / (1 - mean / self.trials)) if name == "Probability" else 0.0 if name != "Mean" else numpy.log(mean) for name in self.names]
        best = None
        for size in (-3.0, -1.0, 0.0, 2.0):
            v = [size if name == "Size" else w for w, name in zip(u, self.names)]
            with numpy.errstate(all="ignore"):
                r = minimize(lambda x: -self.value(x, FAST) if numpy.isfinite(self.value(x, FAST)) else 1e300, v, method="Nelder-Mead",
                             options={"xatol": 1e-9, "fatol": 1e-11, "maxiter": 20000, "maxfev": 20000})
            best = r if best is None or r.fun < best.fun else best
        return best.x

    def solve(self):
        k = len(self.names)
        u0 = [mpf(float(v)) for v in self.start()]
        if k == 1:
            u = [findroot(lambda v: self.slope([v], 0), (u0[0], u0[0] + mpf("1e-6")), solver="secant", tol=mpf(10) ** -40)]
        else:
            u = list(findroot(lambda *v: [self.slope(list(v), i) for i in range(k)], u0, tol=mpf(10) ** -40))
        top = self.value(u)
        p = self.inside(u, MP)

        def second(i, j):
            h = lambda *v: log_likelihood(self.law, self.table, [v[0] if m == i else v[1] if m == j else q for m, q in enumerate(p)], MP, self.trials)
            if i == j:
                return diff(lambda v: log_likelihood(self.law, self.table, [v if m == i else q for m, q in enumerate(p)], MP, self.trials), p[i], 2)
            return diff(h, (p[i], p[j]), (1, 1))
        information = -matrix([[second(i, j) for j in range(k)] for i in range(k)])
        covariance = information ** -1
        rows = []
        for i in range(k):
            error = sqrt(covariance[i, i])
            rows.append((self.names[i], p[i], error, self.end(u, top, i, -1), self.end(u, top, i, 1)))
        return top, rows

    def end(self, u, top, i, side):
        others = [j for j in range(len(u)) if j != i]
        warm = [float(u[j]) for j in others]

        def best(v):
            nonlocal warm
            full = lambda x: [v if j == i else x[others.index(j)] for j in range(len(u))]
            if not others:
                return self.value([v], FAST), []
            with numpy.errstate(all="ignore"):
                r = minimize(lambda x: -self.value(full(x), FAST) if numpy.isfinite(self.value(full(x), FAST)) else 1e300, warm, method="Nelder-Mead",
                             options={"xatol": 1e-10, "fatol": 1e-12, "maxiter": 4000})
            warm = list(r.x)
            return -r.fun, list(r.x)

        def depth(v):
            return float(top) - best(v)[0] - float(CUT)
        a, step = float(u[i]), 0.05
        while True:
            b = a + side * step
            if abs(b) > 25:
                return mpf("inf") if side > 0 else mpf(0)
            if depth(b) > 0:
                break
            a, step = b, step * 1.5
        v = brentq(depth, a, b, xtol=1e-11)
        if not others:
            root = findroot(lambda x: top - self.value([x]) - CUT, (mpf(v), mpf(v) + mpf("1e-7")), solver="secant", tol=mpf(10) ** -38)
            return self.inside([root], MP)[0]
        point = best(v)[1]
        start = [mpf(v)] + [mpf(float(x)) for x in point]

        def system(*x):
            full = [x[0] if j == i else x[1 + others.index(j)] for j in range(len(u))]
            return [top - self.value(full) - CUT] + [self.slope(full, j) for j in others]
        root = findroot(system, start, tol=mpf(10) ** -38)
        full = [root[0] if j == i else root[1 + others.index(j)] for j in range(len(u))]
        return self.inside(full, MP)[i]


def boundary(counts):
    """The negative binomial law of counts that vary no more than Poisson's: the least size of the profile interval."""
    table = Counter(counts)
    mean = mpf(sum(counts)) / len(counts)
    top = log_likelihood("Poisson", table, [mean], MP)
    lost = lambda u: top - log_likelihood("NegativeBinomial", table, [mean, exp(u)], MP) - CUT
    low, high = mpf(-10), mpf(20)
    for _ in range(110):
        middle = (low + high) / 2
        low, high = (middle, high) if lost(middle) > 0 else (low, middle)
    return top, exp(low)


def run(job):
    name, law = job
    counts = SETS[name]
    if law.startswith("ZeroTruncated"):
        counts = [y for y in counts if y > 0]
    try:
        top, rows = Fit(law, Counter(counts), TRIALS.get(name)).solve()
        return name, law, top, rows
    except Exception as error:  # named in the output, so that a missing fit is seen
        return name, law, None, repr(error)[:100]


def jobs():
    for name, counts in SETS.items():
        over = numpy.var(counts) > numpy.mean(counts)
        for law in LAWS:
            if law == "Binomial" and name not in TRIALS:
                continue
            if law.endswith("NegativeBinomial") and (not over or name in ("poisson30", "inflated", "rare", "five", "large") and law != "NegativeBinomial"):
                continue
            if law.startswith("ZeroModified") and 0 not in counts:
                continue
            if law.endswith("Geometric") and name == "large" and law != "Geometric":
                continue
            yield name, law


def peer(counts, law):
    kind = {"Poisson": "Poisson", "NegativeBinomial": "negative binomial", "Geometric": "geometric"}[law]
    code = f"suppressMessages(library(MASS)); x <- scan('stdin', quiet=TRUE); f <- suppressWarnings(fitdistr(x, '{kind}')); cat(sprintf('%.17g', f$loglik), as.character(packageVersion('MASS')), R.version.string)"
    out = subprocess.run(["Rscript", "-e", code], input=" ".join(map(str, counts)), capture_output=True, text=True)
    return (float(out.stdout.split()[0]), " ".join(out.stdout.split()[1:])) if out.returncode == 0 and out.stdout else None


if __name__ == "__main__":
    z = findroot(lambda x: mpmath.erf(x / sqrt(mpf(2))) - mpf("0.95"), 1.96)
    CUT = z * z / 2
    with Pool(2) as pool:
        found = pool.map(run, list(jobs()), chunksize=1)
    tools, short, more = "", mpf(0), 0
    for name, law, top, _ in found:
        if law in ("Poisson", "NegativeBinomial", "Geometric") and top is not None and name not in ("claims", "large"):
            theirs = peer(SETS[name], law)
            if theirs:
                tools = theirs[1]
                short, more = max(short, top - theirs[0]), max(more, theirs[0] - top)
    show = lambda v: "Infinity" if v == mpf("inf") else mp.nstr(v, 17)
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "count_fits.csv"), "w", newline="\n") as out:
        say = lambda *line: print(*line, file=out)
        say(f"# python {sys.version.split()[0]}, mpmath {mpmath.__version__}, scipy {scipy.__version__}, numpy {numpy.__version__}, MASS {tools}")
        say(f"# MASS::fitdistr is at most {mp.nstr(short, 2)} below these log-likelihoods, and nowhere more than {mp.nstr(mpf(more), 2)} above")
        for name, law, top, rows in found:
            if top is None:
                say(f"# not found: {name} {law}: {rows}")
        say("set,law,parameter,value,error,low,high,log_likelihood,trials,table")
        for name, law, top, rows in found:
            if top is not None:
                counts = [y for y in SETS[name] if y > 0] if law.startswith("ZeroTruncated") else SETS[name]
                table = " ".join(f"{y}:{f}" for y, f in sorted(Counter(counts).items()))
                for parameter, value, error, low, high in rows:
                    say(",".join([name, law, parameter, *map(show, (value, error, low, high, top)), str(TRIALS.get(name, 0)), table]))
        for name in ("even",):
            top, low = boundary(SETS[name])
            table = " ".join(f"{y}:{f}" for y, f in sorted(Counter(SETS[name]).items()))
            say(",".join([name, "NegativeBinomial", "Size", "Infinity", "NaN", show(low), "Infinity", show(top), "0", table]))
