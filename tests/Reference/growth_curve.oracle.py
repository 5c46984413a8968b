"""Reference values for GrowthCurve -> growth_curve.csv beside this file.

The likelihood of each curve is written out in its textbook parameters, times in calendar years. scipy searches its maximum by simplex from many random
starts, and walks each profile out to the cut-off, with the others searched anew by simplex at every step. mpmath then solves at 50 digits what must hold there:
the score for the maximum; for an end of an interval the equations of Venzon and Moolgavkar (deviance = minimum + cut, score of the others = 0). An end is
open where the deviance of the limit (exponential, flat) is below the cut-off; where the best curve at an end is exponential, the equations are those of
the exponential curve. The mean at a later time is a parameter in place of the scale.
R checks the exponential fits (glm; MASS::glm.nb). Run: /usr/bin/python3 growth_curve.oracle.py (some 15 minutes)
"""
import os
import subprocess
import sys

import mpmath
import numpy as np
import scipy
from mpmath import mp, mpf
from scipy.optimize import minimize
from scipy.stats import norm, t as student

mp.dps = 50
YEAR = 2005
CFR = "1 3 10 7 4 9 15 12 18 32 34 33 46 80 74 120 108 147"
SATURATED = "2 5 8 19 38 61 79 95 92 104 99 101"
NOISY = "2 7 6 24 29 70 62 110 74 121 88 103"
BEFORE = "4 6 7 14 17 27 34"
UNEVEN = "4 14 11 38 29 66 36 44 12 18 4 3"
BELL = "4 9 15 30 41 52 44 33 20 11 7 2"
GAPS = "5 8 - 20 30 28 41 39 24"
FALLING = "40 33 21 18 9 8 5"
CONVEX = "60 25 12 9 7 6 5"
WHOLE = {GAPS: "1 1 1 0.9 1 1 1 1 0.5"}
CASES = (
    [(CFR, c, f) for c in ("Exponential", "Logistic", "Gompertz", "Bass") for f in ("QuasiPoisson", "Poisson", "NegativeBinomial")]
    + [(SATURATED, c, f) for c in ("Logistic", "Gompertz") for f in ("QuasiPoisson", "Poisson")]
    + [(NOISY, c, "NegativeBinomial") for c in ("Logistic", "Gompertz")]
    + [(BEFORE, c, f) for c in ("Exponential", "Logistic", "Gompertz", "Bass") for f in ("QuasiPoisson", "Poisson")]
    + [(BELL, "Bass", f) for f in ("QuasiPoisson", "Poisson")]
    + [(UNEVEN, "Bass", "NegativeBinomial")]
    + [(GAPS, c, "QuasiPoisson") for c in ("Exponential", "Logistic", "Gompertz", "Bass")]
    + [(FALLING, "Exponential", "Poisson")]
    + [(CONVEX, "Bass", "Poisson")]
)
AHEAD = 2  # years after the last count at which the mean is asked


class Problem:
    """Parameters: the first is the scale (A at the last time, K, m, or the mean at a time asked), then the shape, then alpha if negative binomial."""

    def __init__(self, counts, curve, family, mean_at=None):
        pairs = [(i, c) for i, c in enumerate(counts.split()) if c != "-"]
        shares = WHOLE.get(counts, " ".join(["1"] * len(counts.split()))).split()
        self.t = [mpf(YEAR) + i + mpf(1) / 2 for i, _ in pairs]
        self.y = [mpf(int(c)) for _, c in pairs]
        self.e = [mpf(shares[i]) for i, _ in pairs]
        self.last = mpf(YEAR) + len(counts.split()) - mpf(1) / 2
        self.curve, self.family, self.mean_at = curve, family, mean_at
        self.nb = family == "NegativeBinomial"
        self.size = 2 if curve == "Exponential" else 3
        self.n = len(self.y)

    def shape(self, x, t, m):
        """mean over scale; m is mpmath or numpy"""
        if self.curve == "Exponential":
            return m.exp(x[0] * (t - (self.last if m is mpmath else float(self.last))))
        if self.curve == "Logistic":
            return 1 / (1 + m.exp(-x[0] * (t - x[1])))
        if self.curve == "Gompertz":
            return m.exp(-m.exp(-x[0] * (t - x[1])))
        p, q = x
        f = lambda s: (1 - m.exp(-(p + q) * s)) / (1 + q / p * m.exp(-(p + q) * s))
        return f(t - YEAR + mpf(1) / 2) - f(t - YEAR - mpf(1) / 2) if m is mpmath else f(t - YEAR + .5) - f(t - YEAR - .5)

    def means(self, par, m=mpmath):
        scale = par[0]
        x = par[1:self.size]
        if self.mean_at is not None:
            scale = scale / self.shape(x, self.mean_at if m is mpmath else float(self.mean_at), m)
        if m is np:
            return scale * self.shape(x, self.ft, np) * self.fe
        return [scale * self.shape(x, t, m) * e for t, e in zip(self.t, self.e)]

    def deviance(self, par):
        """-2 log L, plus twice the log-likelihood of a Poisson mean for each count"""
        a = par[self.size] if self.nb else 0
        d = mpf(0)
        for y, mu in zip(self.y, self.means(par)):
            base = (y * mpmath.log(y) - y if y else 0)
            if a == 0:
                ll = y * mpmath.log(mu) - mu
            else:
                ll = mpmath.loggamma(y + 1 / a) - mpmath.loggamma(1 / a) + y * mpmath.log(a * mu) - (y + 1 / a) * mpmath.log(1 + a * mu)
            d -= 2 * (ll - base)
        return d

    def quick(self, z, fixed=None, value=None):
        """the same in doubles; every parameter but the inflection by its logarithm"""
        par = self.natural(z)
        if fixed is not None:
            par = np.insert(par, fixed, value)
        with np.errstate(all="ignore"):
            mu = self.means(par, np)
            y = self.fy
            if self.nb:
                a = par[self.size]
                from scipy.special import gammaln
                ll = gammaln(y + 1 / a) - gammaln(1 / a) + y * np.log(a * mu) - (y + 1 / a) * np.log1p(a * mu)
            else:
                ll = y * np.log(mu) - mu
            d = -2 * np.sum(ll - self.base)
        return d if np.isfinite(d) else 1e30

    def prepare(self, skip=None):
        self.ft, self.fe, self.fy = (np.array([float(v) for v in w]) for w in (self.t, self.e, self.y))
        self.base = np.where(self.fy > 0, self.fy * np.log(np.maximum(self.fy, 1)) - self.fy, 0)
        kinds = ["log"] * (self.size + self.nb)
        if self.curve == "Exponential":
            kinds[1] = "plain"
        if self.curve in ("Logistic", "Gompertz"):
            kinds[2] = "plain"
        self.kinds = [k for i, k in enumerate(kinds) if i != skip]

    def natural(self, z):
        return np.array([np.exp(np.clip(v, -700, 700)) if k == "log" else v for v, k in zip(z, self.kinds)])

    def search(self, starts, fixed=None, value=None, rounds=4):
        best = None
        for z in starts:
            last = None
            for _ in range(rounds):
                r = minimize(self.quick, z, args=(fixed, value), method="Nelder-Mead", options=dict(xatol=1e-6, fatol=1e-9, maxiter=1500, maxfev=1500))
                z = r.x
                if last is not None and last - r.fun < 1e-7:
                    break
                last = r.fun
            if best is None or r.fun < best.fun:
                best = r
        return best

    def random_starts(self, rng, count):
        top = np.log(max(self.fy))
        for _ in range(count):
            z = [top + rng.uniform(-.5, 2)]
            if self.curve == "Exponential":
                z += [rng.uniform(-.5, .5)]
            elif self.curve == "Bass":
                z[0] = np.log(sum(self.fy)) + rng.uniform(0, 3)
                z += [rng.uniform(-8, -1), rng.uniform(-3, 1)]
            else:
                z += [rng.uniform(-3, 1), rng.uniform(YEAR, float(self.last) + 8)]
            yield np.array(z + ([rng.uniform(-5, -1)] if self.nb else []))


def derivatives(f, par):
    """gradient and Hessian by central differences, good to some 20 digits"""
    n = len(par)
    h = [mpf(10) ** -11 * (abs(p) if p else 1) for p in par]

    def at(*moves):
        q = list(par)
        for i, k in moves:
            q[i] += k * h[i]
        return f(q)
    g, hess = [], mpmath.matrix(n, n)
    d = f(par)
    for i in range(n):
        up, down, up2, down2 = at((i, 1)), at((i, -1)), at((i, 2)), at((i, -2))
        g.append((8 * (up - down) - (up2 - down2)) / (12 * h[i]))
        hess[i, i] = (16 * (up + down) - (up2 + down2) - 30 * d) / (12 * h[i] ** 2)
        for j in range(i):
            hess[i, j] = hess[j, i] = (at((i, 1), (j, 1)) - at((i, 1), (j, -1)) - at((i, -1), (j, 1)) + at((i, -1), (j, -1))) / (4 * h[i] * h[j])
    return d, g, hess


def newton(f, start, index=None, goal=None):
    """where the gradient is zero, or where f is goal and the gradient is zero but for one parameter"""
    par = list(start)
    for _ in range(80):
        d, g, hess = derivatives(f, par)
        n = len(par)
        left = mpmath.matrix([[g[j] if i == index else hess[i, j] for j in range(n)] for i in range(n)])
        right = mpmath.matrix([-(d - goal if i == index else g[i]) for i in range(n)])
        step = mpmath.lu_solve(left, right)
        size = max(abs(step[i] / par[i]) for i in range(n))
        shrink = min(mpf(1), mpf(1) / 4 / size)
        par = [par[i] + shrink * step[i] for i in range(n)]
        if size < mpf(10) ** -19:
            return par
    raise ArithmeticError(f"no solution from {[float(v) for v in start]}: at {[float(v) for v in par]}, {float(size)}")


def exponential_deviance(p, family, sign):
    """least deviance of an exponential curve that does not fall (sign 1), not rise (-1), or is flat (0); log-linear, so one search by simplex will do"""
    q = Problem.__new__(Problem)
    q.__dict__.update(p.__dict__)
    q.curve, q.size, q.mean_at = "Exponential", 2, None
    q.prepare()
    flat = minimize(lambda z: q.quick(np.insert(z, 1, 0.0)), [np.log(np.mean(q.fy))] + ([-2.] if q.nb else []), method="Nelder-Mead", options=dict(xatol=1e-11, fatol=1e-13)).fun
    r = q.search([np.array([np.log(q.fy[-1] + 1), s] + ([-3.] if q.nb else [])) for s in (-.2, 0, .2)])
    return r.fun if sign * r.x[1] > 0 else flat


NAMES = {"Exponential": ["Scale", "GrowthRate"], "Logistic": ["Capacity", "GrowthRate", "Inflection"],
         "Gompertz": ["Capacity", "GrowthRate", "Inflection"], "Bass": ["Capacity", "Innovation", "Imitation"]}
rows, checks = [], []
rng = np.random.default_rng(1)
LEVEL = .95


def show(v):
    return "NaN" if v is None else "Infinity" if v == mp.inf else "-Infinity" if v == -mp.inf else mp.nstr(v, 17)


def ends(p, par, dmin, cut, index, low_open, high_open):
    """both ends of the profile of a parameter"""
    result = []
    for direction, is_open in ((-1, low_open), (1, high_open)):
        if is_open is not None:
            result.append(is_open)
            continue
        p.prepare(skip=index)
        others = [float(v) for i, v in enumerate(par) if i != index]
        z = np.array([np.log(v) if k == "log" else v for v, k in zip(others, p.kinds)])
        is_log = not (p.curve == "Exponential" and index == 1 or p.curve in ("Logistic", "Gompertz") and index == 2)
        at = float(par[index])
        rise = lambda v, s: (lambda r: (r.fun - float(dmin), r.x))(p.search([s], index, v, rounds=2))
        inside, zin, step = at, z, .02
        while True:
            out = inside * np.exp(direction * step) if is_log else inside + direction * step * 4
            d, zo = rise(out, zin)
            if d > cut:
                break
            inside, zin = out, zo
            step *= 1.5
        for _ in range(6):
            mid = np.sqrt(inside * out) if is_log else (inside + out) / 2
            d, zm = rise(mid, zin)
            if d > cut:
                out = mid
            else:
                inside, zin = mid, zm
        start = [mpf(v) for v in np.insert(p.natural(zin), index, inside)]
        try:
            end = newton(p.deviance, start, index, dmin + cut)[index]
        except ArithmeticError:  # the best curve at the end is exponential: capacity infinite, innovation 0
            q = Problem(counts, "Exponential", family, mean_at=p.mean_at)
            rate = start[2] if curve == "Bass" else start[1]
            if curve == "Gompertz":
                rate *= mpmath.exp(-rate * (q.last - start[2]))
            here = 0 if p.mean_at is not None else 1
            scale = start[0] if here == 0 else p.means(start)[-1]
            end = newton(q.deviance, [scale, rate] + start[p.size:], here, dmin + cut)[here]
        # the simplex walks inside; near a limit it stops short of the end, and never beyond it
        assert direction * (end - start[index]) > -1e-4 * abs(end) and abs(end / start[index] - 1) < .5, (counts, curve, family, index, end, start)
        result.append(end)
    return result


for counts, curve, family in CASES:
    p = Problem(counts, curve, family)
    p.prepare()
    best = p.search(list(p.random_starts(rng, 12)))
    growing, falling = exponential_deviance(p, family, 1), exponential_deviance(p, family, -1)
    flat = exponential_deviance(p, family, 0)
    limit = curve != "Exponential" and (growing - best.fun < 1e-7 or curve == "Bass" and falling - best.fun < 1e-7)
    assert not limit or (curve, counts) == ("Bass", CONVEX), (counts, curve, family)  # of the cases only this one ends at a limit: see below
    nb_limit = p.nb and p.natural(best.x)[-1] < 1e-7
    assert not nb_limit, (counts, curve)
    key = f"{counts},{WHOLE.get(counts, '')},{curve},{family}"
    if limit:  # exponential decline: imitation 0, and p, m from the exponential curve
        q = Problem(counts, "Exponential", family)
        q.prepare()
        z = q.search(list(q.random_starts(rng, 4)))
        e = newton(q.deviance, [mpf(v) for v in q.natural(z.x)])
        r = -e[1]
        start_rate = e[0] * mpmath.exp(r * (q.last - YEAR - mpf(1) / 2))  # mean of the first period
        rows.append(f"{key},Innovation,{show(r)},NaN,NaN,NaN")
        rows.append(f"{key},Imitation,0,NaN,NaN,NaN")
        rows.append(f"{key},Capacity,{show(start_rate / (1 - mpmath.exp(-r)))},NaN,NaN,NaN")
        rows.append(f"{key},Deviance,{show(q.deviance(e))},NaN,NaN,NaN")
        continue
    par = newton(p.deviance, [mpf(v) for v in p.natural(best.x)])
    dmin = p.deviance(par)
    assert abs(float(dmin) - best.fun) < 1e-6, (counts, curve, family, dmin, best.fun)
    mu = p.means(par)
    a = par[-1] if p.nb else mpf(0)
    phi = sum((y - m) ** 2 / (m + a * m * m) for y, m in zip(p.y, mu)) / (p.n - p.size)
    dev = sum(2 * ((y * mpmath.log(y / m) if y else 0) - ((y - m) if a == 0 else (y + 1 / a) * mpmath.log((1 + a * y) / (1 + a * m)))) for y, m in zip(p.y, mu))
    ll = -dmin / 2 + sum((y * mpmath.log(y) - y if y else 0) - mpmath.loggamma(y + 1) for y in p.y)
    quasi = family == "QuasiPoisson"
    scale = phi if quasi else mpf(1)
    reach = student.ppf(.5 + LEVEL / 2, p.n - p.size) if family != "Poisson" else norm.ppf(.5 + LEVEL / 2)
    cut = scale * mpf(float(reach)) ** 2
    rows.append(f"{key},Deviance,{show(dev)},NaN,NaN,NaN")
    rows.append(f"{key},Dispersion,{show(phi)},NaN,NaN,NaN")
    if not quasi:
        rows.append(f"{key},LogLikelihood,{show(ll)},NaN,NaN,NaN")
    cov = (derivatives(p.deviance, par)[2] / 2) ** -1 * scale
    admits = lambda d: d - float(dmin) < float(cut)
    for d in (growing, flat, falling):
        assert abs(d - float(dmin) - float(cut)) > 1e-6
    up = mp.inf if admits(growing) else None
    for i, name in enumerate(NAMES[curve]):
        if name == "Scale":
            continue
        low, high = None, None
        if name == "Capacity":
            high = up
        elif name == "Inflection":
            low, high = (-mp.inf if admits(flat) else None), up
        elif name == "GrowthRate" and curve == "Logistic":
            low = mpf(0) if admits(flat) else None
        elif name == "GrowthRate" and curve == "Gompertz" or name == "Innovation":
            low = mpf(0) if up is not None else None
        elif name == "Imitation":
            low = mpf(0) if admits(falling) else None
        lo, hi = ends(p, par, dmin, cut, i, low, high)
        rows.append(f"{key},{name},{show(par[i])},{show(mpmath.sqrt(cov[i, i]))},{show(lo)},{show(hi)}")
    if p.nb:
        q = Problem(counts, curve, "Poisson")
        q.prepare()
        poisson = q.search(list(q.random_starts(rng, 8))).fun
        lo, hi = ends(p, par, dmin, cut, p.size, mpf(0) if admits(poisson) else None, None)
        rows.append(f"{key},Theta,{show(1 / par[-1])},{show(mpmath.sqrt(cov[p.size, p.size]) / par[-1] ** 2)},{show(1 / hi)},{show(1 / lo if lo else mp.inf)}")
    at = p.last + AHEAD
    w = Problem(counts, curve, family, mean_at=at)
    there = [par[0] * p.shape(par[1:p.size], at, mpmath)] + par[1:]
    lo, hi = ends(w, there, dmin, cut, 0, None, None)
    rows.append(f"{key},MeanAhead,{show(there[0])},NaN,{show(lo)},{show(hi)}")
    if curve == "Exponential" and "-" not in counts:
        call = "MASS::glm.nb(y ~ t)" if p.nb else "glm(y ~ t, family = poisson)"
        out = subprocess.run(["Rscript", "-e", f"y <- c({counts.replace(' ', ',')}); t <- seq_along(y); cat(format(coef({call})[2], digits = 17))"], capture_output=True, text=True, check=True).stdout
        checks.append(abs(float(out) / float(par[1]) - 1))
    print(key, flush=True, file=sys.stderr)

r_version = subprocess.run(["Rscript", "-e", "cat(as.character(getRversion()))"], capture_output=True, text=True, check=True).stdout
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "growth_curve.csv"), "w", newline="\n") as out:
    print(f"# python {sys.version.split()[0]}, mpmath {mpmath.__version__}, scipy {scipy.__version__}, numpy {np.__version__}, R {r_version}", file=out)
    print(f"# exponential growth rates against R: largest relative difference {max(checks):.1e}", file=out)
    print("counts,exposure,curve,family,name,value,standard_error,low,high", file=out)
    print("\n".join(rows), file=out)
