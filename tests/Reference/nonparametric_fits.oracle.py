"""Reference values for SeverityFit.Empirical, .Pert and .Metalog -> nonparametric_fits.csv beside this file.

A sample is one of severity_samples.csv or written out in the same way. Empirical: survivals and standard errors of exact and right-censored losses, also with
delayed entry, by R's survival::survfit; of other samples by plain self-consistency on an atom at every amount that occurs, until nothing changes or for 400,000 steps.
The slopes at its end are checked. The log-likelihood is summed from the probabilities afterwards.
PERT: mpmath at 30 digits maximizes the likelihood, with the regularized beta integral, by the root of its derivatives; the error is that of the second derivative.
Estimated ends: scipy's simplex from many starts, then the root of all three derivatives.
Metalog: numpy's least squares on middle-of-step positions of the law above; feasible where the slope is positive on a grid of log-odds from -40 to 40; the density is 1 / Q'.
Run: /usr/bin/python3 nonparametric_fits.oracle.py (some 2 minutes)
"""
import os
import subprocess
import sys

import mpmath
import numpy as np
import scipy
from mpmath import mp, mpf
from scipy.optimize import minimize

HERE = os.path.dirname(os.path.abspath(__file__))
mp.dps = 30
INF = float("inf")


def parse(text):
    rows = []
    for part in text.split():
        body, *limits = part.split("@")
        body, *weight = body.split("*")
        ends = [float(v) for v in body.split("~")]
        above, up_to = [float(v) for v in limits[0].split("~")] if limits else (0.0, INF)
        rows.append((ends[0], ends[-1], float(weight[0]) if weight else 1.0, above, up_to))
    return rows


NAMED = {}
for line in open(os.path.join(HERE, "severity_samples.csv")):
    if not line.startswith("#") and "," in line:
        name, text = line.rstrip("\n").split(",")
        if name != "sample":
            NAMED[name] = text


def rows_of(sample):
    return parse(NAMED.get(sample, sample))


# ------------------------------------------------------------------------------------------------------------------------- empirical
def survfit(rows):
    data = "\n".join(f"{a!r},{l!r},{int(l == h)},{w!r}" for l, h, w, a, u in rows)
    delayed = any(a > 0 for *_, a, u in rows)
    surv = "Surv(entry,time,event)" if delayed else "Surv(time,event)"
    script = f"""suppressMessages(library(survival)); d<-read.csv(text='entry,time,event,w\n{data}'); s<-summary(survfit({surv}~1,data=d,weights=w,timefix=FALSE,robust=FALSE,conf.type='log-log'))
cat(sprintf('%.17g %.17g %.17g %.17g %.17g\\n',s$time,s$surv,s$std.err,s$lower,s$upper),sep='')"""
    out = subprocess.run(["Rscript", "-e", script], capture_output=True, text=True, check=True).stdout
    return [[float(v) if v not in ("NA", "NaN") else float("nan") for v in l.split()] for l in out.splitlines()]


def matrices(rows):
    atoms = sorted({h for l, h, *_ in rows} | {l for l, h, *_ in rows if l > 0} | {INF})
    a = np.array([[x == l if l == h else (l == 0 or x > l) and x <= h for x in atoms] for l, h, *_ in rows], float)
    b = np.array([[x > lo and x <= up if lo > 0 or up < INF else True for x in atoms] for *_, lo, up in rows], float)
    keep = a.sum(0) > 0
    return np.array(atoms)[keep], a[:, keep], b[:, keep], np.array([r[2] for r in rows])


def turnbull(rows):
    atoms, a, b, w = matrices(rows)
    n, m = a.shape
    p = np.full(m, 1 / m)
    for least in (1e-5, 0):  # atoms that all but vanished are taken away, and the search goes on; the slopes towards them must be negative at its end
        for _ in range(400_000):
            P = a @ p
            Q = b @ p
            new = ((w / P) @ a) * p + ((w / Q) @ (1 - b)) * p
            new /= new.sum()
            done = np.abs(new - p).max() < 1e-17
            p = new
            if done:
                break
        p[p < least] = 0
        p /= p.sum()
    slope = (w / (a @ p)) @ a - (w / (b @ p)) @ b
    assert slope.max() / w.sum() < 1e-10, slope.max()
    p[p < 1e-10] = 0
    p /= p.sum()
    value = w @ np.log(a @ p) - w @ np.log(b @ p)
    return list(zip(atoms, p)), value


def is_product_limit(rows):
    return all((l == h or (h == INF and l > 0)) and u == INF for l, h, w, a, u in rows)


def empirical(sample):
    rows = rows_of(sample)
    if is_product_limit(rows):
        table = survfit(rows)
        before, p = 1.0, []
        for time, surv, *_ in table:
            p.append((time, before - surv))
            before = surv
        if before > 1e-14:
            p.append((INF, before))
        if all(s[1] > 0 for s in table[:-1]):
            _, a, b, w = matrices(rows)
            atoms = list(matrices(rows)[0])
            full = np.array([dict(p).get(x, 0.0) for x in atoms])
            value = w @ np.log(a @ full) - w @ np.log(b @ full)
        else:
            value = float("nan")
        picks = table if len(table) <= 12 else [table[i] for i in np.linspace(0, len(table) - 1, 12).astype(int)]
        return value, [(t, s, e, lo, hi) for t, s, e, lo, hi in picks], p
    p, value = turnbull(rows)
    points, left = [], 1.0
    for x, q in p:
        left -= q
        if q > 0 and x < INF:
            points.append((x, max(left, 0.0) if left > 1e-13 else 0.0, float("nan"), float("nan"), float("nan")))
    picks = points if len(points) <= 12 else [points[i] for i in np.linspace(0, len(points) - 1, 12).astype(int)]
    return value, picks, p


# ------------------------------------------------------------------------------------------------------------------------------ pert
def pert_loglik(rows, a, m, b):
    alpha, beta, width = 1 + 4 * (m - a) / (b - a), 1 + 4 * (b - m) / (b - a), b - a

    def tail(lo, hi):
        lo = min(max((mpf(lo) - a) / width, mpf(0)), mpf(1))
        hi = mpf(1) if hi == INF else min(max((mpf(hi) - a) / width, mpf(0)), mpf(1))
        return mp.betainc(alpha, beta, lo, hi, regularized=True)

    total = mpf(0)
    norm = mp.log(mp.beta(alpha, beta))
    for l, h, w, above, up in rows:
        if l == h:
            x = mpf(l)
            term = (alpha - 1) * mp.log((x - a) / width) + (beta - 1) * mp.log((b - x) / width) - norm - mp.log(width)
        else:
            term = mp.log(tail(-INF if l == 0 else l, h) if l > 0 else tail(a, h))
        if above > 0 or up < INF:
            term -= mp.log(tail(above, up))
        total += mpf(w) * term
    return total


def pert(sample, low, high):
    rows = rows_of(sample)
    if low is not None and high is not None:
        a, b = mpf(low), mpf(high)
        f = lambda m: pert_loglik(rows, a, m, b)
        h = (b - a) * mpf(10) ** -8
        grid = [a + (b - a) * mpf(k) / 20 for k in range(1, 20)]
        start = max(grid, key=f)
        slope = lambda m: (f(m + h) - f(m - h)) / (2 * h)  # an error of (1e-8)^2 of the range
        m = mp.findroot(slope, (start - (b - a) / 40, start + (b - a) / 40), solver="secant", tol=1e-40)
        assert a < m < b, m
        second = (f(m + h) - 2 * f(m) + f(m - h)) / h ** 2
        return f(m), [("Mode", m, 1 / mp.sqrt(-second))]

    x = np.array([r[0] for r in rows])
    lo, hi = x.min(), x.max()
    fixed = lambda t: (low if low is not None else t[0], t[1] if low is None else t[0], high if high is not None else t[-1])

    def quick(t):
        a, m, b = fixed(t)
        if not (0 <= a < lo and lo <= m <= hi and b > hi):
            return 1e99
        al, be = 1 + 4 * (m - a) / (b - a), 1 + 4 * (b - m) / (b - a)
        return -np.sum(scipy.stats.beta.logpdf((x - a) / (b - a), al, be) - np.log(b - a))

    best = None
    rng = np.random.default_rng(5)
    for _ in range(40):
        t = ([lo * rng.random()] if low is None else []) + [lo + (hi - lo) * rng.random()] + ([hi + (hi - lo) * rng.random()] if high is None else [])
        r = minimize(quick, t, method="Nelder-Mead", options=dict(xatol=1e-6, fatol=1e-13, maxiter=20000, maxfev=20000))
        best = r if best is None or r.fun < best.fun else best
    f = lambda *t: pert_loglik(rows, *[mpf(v) for v in fixed(t)])
    h = mpf(hi - lo) * mpf(10) ** -9

    def gradient(*t):
        return [(f(*[v + h * (i == k) for i, v in enumerate(t)]) - f(*[v - h * (i == k) for i, v in enumerate(t)])) / (2 * h) for k in range(len(t))]

    t = mp.findroot(gradient, [mpf(v) for v in best.x], tol=1e-25)
    assert abs(f(*t) + best.fun) < 1e-6, (f(*t), best.fun)
    names = (["Minimum"] if low is None else []) + ["Mode"] + (["Maximum"] if high is None else [])
    return f(*t), [(n, v, float("nan")) for n, v in zip(names, t)]


# --------------------------------------------------------------------------------------------------------------------------- metalog
def terms_of(k, w):
    c = 1 / (1 + np.exp(-w)) - 0.5
    basis = [np.ones_like(c), w, c * w, c]
    for i in range(4, k):
        basis.append(c ** (i // 2) * (w if i % 2 == 1 else 1))
    return np.column_stack(basis[:k])


def metalog(sample, terms):
    rows = rows_of(sample)
    _, _, p = empirical(sample)
    if not is_product_limit(rows):
        lows = sorted({l for l, h, *_ in rows if l != h})
        middle = lambda x: x if any(l == h == x for l, h, *_ in rows) else (lambda l: np.sqrt(l * x) if l > 0 else x / 2)(max(v for v in lows if v < x))
    else:
        middle = lambda x: x
    y, z, weight, below = [], [], [], 0.0
    for x, q in p:
        if q > 0 and x < INF:
            y.append(below + q / 2)
            z.append(np.log(middle(x)))
            weight.append(q)
            below += q
    w = np.log(np.array(y) / (1 - np.array(y)))
    root = np.sqrt(weight)
    for k in range(terms, 1, -1):
        coefficients = np.linalg.lstsq(terms_of(k, w) * root[:, None], np.array(z) * root, rcond=None)[0]
        grid = np.linspace(-40, 40, 400_001)
        if np.all(np.diff(terms_of(k, grid) @ coefficients) > 0):
            break
    misfit = np.sqrt(np.average((terms_of(k, w) @ coefficients - z) ** 2, weights=weight))
    # log-likelihood: the log-odds of each amount by bisection at 30 digits, the density as 1 / Q'(y)
    co = [mpf(float(v)) for v in coefficients]

    def curve(w):
        c = 1 / (1 + mp.exp(-w)) - mpf(1) / 2
        return sum(v * {0: 1, 1: w, 2: c * w, 3: c}.get(i, c ** (i // 2) * (w if i % 2 == 1 else 1)) for i, v in enumerate(co))

    def odds(x):
        lo, hi = mpf(-200), mpf(200)
        for _ in range(100):
            mid = (lo + hi) / 2
            lo, hi = (lo, mid) if curve(mid) > mp.log(x) else (mid, hi)
        return lo

    cdf = lambda x: mpf(0) if x <= 0 else mpf(1) if x == INF else 1 / (1 + mp.exp(-odds(mpf(x))))
    total = mpf(0)
    for l, h, wt, a, u in rows:
        if l == h:
            v = odds(mpf(l))
            y_ = 1 / (1 + mp.exp(-v))
            step = mpf(10) ** -10
            slope = (curve(v + step) - curve(v - step)) / (2 * step)
            term = mp.log(y_ * (1 - y_) / slope / mpf(l))
        else:
            term = mp.log(cdf(h) - cdf(l))
        if a > 0 or u < INF:
            term -= mp.log(cdf(u) - cdf(a))
        total += mpf(wt) * term
    return total, k, misfit, coefficients


# -------------------------------------------------------------------------------------------------------------------------------- all
DELAYED = "3000@1000~inf 5000@1000~inf 5000@4000~inf 8000~inf@2000~inf 9000@1000~inf 12000@5000~inf 12000~inf@5000~inf 20000@10000~inf 26000@5000~inf 30000~inf@10000~inf 41000@10000~inf".replace("inf", "Infinity")
BROKEN = "2000@1000~Infinity 3000@1000~Infinity 9000@5000~Infinity 12000@5000~Infinity 15000~Infinity@5000~Infinity"
TIED = "100 100 100~Infinity 200 200~Infinity*2 300*1.5 300 500~Infinity 700"
WINDOWS = "300@0~1000 500@0~1000 900@0~1000 1200@0~2000 1500@0~2000 700@0~2000 2500@0~4000 3500@0~4000 600@0~4000 1800@0~4000 5200 8000 400"
MIDDLE = "300@200~1000 500@200~1000 900@200~1000 1200@400~2000 1500@400~2000 700@400~2000 2500@600~4000 3500@600~4000 900@600~4000 1800@600~4000 5200 8000 400 3000~Infinity 1000~2000"
OVERLAP = "0~400 200~600 500~900 300~700 800~1500 600 1400~2000 1000~Infinity 1800~2500 0~900 2200 450~650*2.5"
SMALL = "2100 3400 3900 4400 5200 5900 6100 7700 8800 12500"
MIX = "2100*2 3400 3900~5000 4400 0~4000 5900@3000~Infinity 6100 7000~Infinity 8800 12500@3000~15000 9000~Infinity*1.5"

EMPIRICAL = ["exact12", "exact40", "weighted30", "right60", "right25", "deductibles60", "above45", TIED, DELAYED, BROKEN, "left50", "bands80", "digit100", OVERLAP,
             "estimates35", WINDOWS, MIDDLE]
PERT = [(SMALL, 1000, 20000), (SMALL, 0, 15000), (SMALL, -5000, 13000), ("bounded50", 100000, 800000), ("light60", 0, 400000), (MIX, 1000, 20000), (MIX, 0, 25000),
        ("2000~3000 4000~7000 0~5000 6000~Infinity 5000~6500", 500, 9000), ("3000~Infinity 0~6000 5000 9000~Infinity", 1000, 10000),
        ("4999.999~5000.001 8000", 1000, 10000),
        (SMALL, None, 15000), ("bounded50", None, None), ("light60", None, None), ("bounded50", 150000, None)]
METALOG = [("exact12", 2), ("exact12", 3), ("exact12", 4), ("exact40", 4), ("exact40", 5), ("exact120", 6), ("weighted30", 4), ("light60", 3), ("right60", 4), ("right25", 3),
           ("left50", 4), (TIED, 2), ("bounded50", 9), ("exact12", 8), ("weighted30", 8), ("bands80", 3), (OVERLAP, 3)]


def text(v):
    return "NaN" if v != v else mp.nstr(v, 17) if isinstance(v, mpmath.mpf) else repr(float(v)).replace("inf", "Infinity")


if __name__ == "__main__":
    r = subprocess.run(["Rscript", "-e", "cat(as.character(getRversion()), as.character(packageVersion('survival')))"], capture_output=True, text=True).stdout
    import scipy.stats
    with open(os.path.join(HERE, "nonparametric_fits.csv"), "w") as out:
        out.write(f"# nonparametric_fits.oracle.py: Python {sys.version.split()[0]}, numpy {np.__version__}, scipy {scipy.__version__}, mpmath {mpmath.__version__}, R and survival {r}\n")
        out.write("# Empirical: amount:survival:error:low:high ...; Pert: name:value:error ...; Metalog: terms misfit coefficients\n")
        out.write("law,sample,arguments,log_likelihood,figures\n")
        for s in EMPIRICAL:
            value, points, _ = empirical(s)
            print(s[:20], flush=True); out.write(f"Empirical,{s},,{text(value)},{' '.join(':'.join(map(text, q)) for q in points)}\n")
        for s, a, b in PERT:
            print(s[:20], a, b, flush=True)
            value, points = pert(s, a, b)
            out.write(f"Pert,{s},{'' if a is None else a}~{'' if b is None else b},{text(value)},{' '.join(f'{n}:{text(v)}:{text(e)}' for n, v, e in points)}\n")
        for s, k in METALOG:
            value, used, misfit, co = metalog(s, k)
            out.write(f"Metalog,{s},{k},{text(value)},{used} {text(misfit)} {' '.join(map(text, co))}\n")
