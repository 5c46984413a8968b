"""Reference values for SeverityFit -> severity_samples.csv (the samples) and severity_fits.csv beside this file.

The likelihood of each law is written out in its textbook parameters and in dollars: a density for an exact loss, F(b) - F(a) for one in (a, b], divided by the
probability of the range in which a loss is reported. scipy searches the maximum by simplex from many random starts (its log-likelihood is kept as a
peer's), and walks each profile out to the cut-off. mpmath then solves at 50 digits what must hold there: the score for the maximum, and for the end of an interval
the equations of Venzon and Moolgavkar. Derivatives are central differences at 50 digits with a width of 1e-12, whose error is below 1e-20. Standard errors are
those of the observed information.
Where no point solves the score, or a limit is likelier (Pareto's law of Burr's), the row has the status "none" and the peer's log-likelihood alone. For Pareto's law, whose scale is often an end, the scale is scanned.
R checks (fitdistrplus with actuar, survival::survreg, evd::fgev). Run: /usr/bin/python3 severity_fits.oracle.py (some 15 minutes on two processors)
"""
import multiprocessing
import os
import subprocess
import sys
import tempfile

import mpmath
import numpy as np
import scipy
from mpmath import mp, mpf
from scipy import special
from scipy.optimize import minimize, minimize_scalar

HERE = os.path.dirname(os.path.abspath(__file__))
mp.dps = 50
INF = float("inf")
CUT = mp.erfinv(mpf("0.95")) ** 2  # half of the quantile of chi-square with one degree of freedom
H = mpf(10) ** -12


# ---------------------------------------------------------------------------------------------------------------------------- samples
def obs(low, high=None, weight=1.0, above=0.0, up_to=INF):
    low = float(low)
    return (low, low if high is None else float(high), float(weight), float(above), float(up_to))


def dollars(x):
    return [float(max(1, round(v))) for v in x]


def samples():
    s = {}
    s["exact12"] = [obs(x) for x in (1200, 3500, 8000, 12500, 19000, 27000, 45000, 88000, 150000, 420000, 1300000, 9800000)]
    rng = np.random.default_rng(20250501)
    s["exact40"] = [obs(x) for x in dollars(rng.lognormal(11, 1.6, 40))]
    s["exact120"] = [obs(x) for x in dollars(60000 * (rng.random(120) ** (-1 / 0.9) - 1) ** (1 / 1.7))]
    s["exact250"] = [obs(x) for x in dollars(50000 * (rng.random(250) ** (-1 / 1.4) - 1))]
    s["light60"] = [obs(x) for x in dollars(rng.gamma(2.2, 36000, 60))]
    s["maxima30"] = [obs(x) for x in dollars(3e5 + 1.2e5 * ((-np.log(rng.random(30))) ** -0.25 - 1) / 0.25)]
    s["bounded50"] = [obs(x) for x in dollars(3e5 + 8e4 * ((-np.log(rng.random(50))) ** 0.3 - 1) / -0.3)]
    for name, n in (("right60", 60), ("right25", 25)):
        x = dollars(rng.lognormal(10.5, 1.9, n))
        limit = rng.choice([1e5, 2.5e5, 1e6], n)
        s[name] = [obs(v) if v < c else obs(c, INF) for v, c in zip(x, limit)]
    x = dollars(rng.lognormal(10.2, 1.5, 50))
    limit = rng.choice([5e3, 1e4, 2e4], 50)
    s["left50"] = [obs(v) if v > c else obs(0, c) for v, c in zip(x, limit)]
    bands = [0, 5e3, 1e4, 2.5e4, 5e4, 1e5, 2.5e5, 5e5, 1e6, INF]
    x = dollars(rng.lognormal(11, 1.8, 80))
    s["bands80"] = [next(obs(a, b) for a, b in zip(bands, bands[1:]) if a < v <= b) for v in x]
    x = dollars(rng.weibull(0.7, 35) * 90000 + 2000)
    f = rng.uniform(1.2, 4, 35)
    s["estimates35"] = [obs(float(round(v / c)), float(round(v * c))) for v, c in zip(x, f)]
    pool = [v for v in dollars(rng.lognormal(10.3, 1.7, 600))]
    s["deductible150"] = [obs(v, above=1e4) for v in pool if v > 1e4][:150]
    own = rng.choice([5e3, 1e4, 2.5e4], 600)
    s["deductibles60"] = [obs(v, above=d) for v, d in zip(pool[::-1], own) if v > d][:60]
    s["between90"] = [obs(v, above=5e3, up_to=2e6) for v in dollars(40000 * (rng.random(400) ** (-1 / 1.2) - 1)) if 5e3 < v <= 2e6][:90]
    s["digit100"] = []
    for v in dollars(rng.lognormal(11.2, 1.7, 100)):
        unit = 10.0 ** np.floor(np.log10(v))
        r = round(v / unit) * unit
        s["digit100"].append(obs(r - unit / 2, r + unit / 2))
    s["tenthousands60"] = []
    for v in dollars(rng.gamma(0.9, 150000, 60)):
        r = round(v / 1e4) * 1e4
        s["tenthousands60"].append(obs(max(r - 5e3, 0), r + 5e3))
    s["weighted30"] = [obs(x, weight=w) for x, w in zip(dollars(rng.lognormal(10, 2, 30)), np.round(rng.uniform(0.2, 5, 30), 2))]
    for name, n in (("mixed70", 70), ("mixed20", 20)):
        s[name] = []
        for i, v in enumerate(dollars(rng.lognormal(11, 1.5, n))):
            w = 1.0 if i % 3 else 2.5
            kind = i % 7
            if kind == 1 and v > 3e4:
                s[name].append(obs(3e4 if i % 2 else round(v / 2), INF, w))
            elif kind == 2 and v < 4e5:
                s[name].append(obs(0, 4e5, w))
            elif kind == 3:
                s[name].append(obs(round(v / 2), round(v * 3), w))
            elif kind == 4 and v > 1e4:
                s[name].append(obs(v, None, w, 1e4))
            elif kind == 5 and 2e3 < v < 5e5:
                s[name].append(obs(round(max(v * 0.8, 2e3)), round(min(v * 1.5, 5e5)), w, 2e3, 5e5))
            elif kind == 6 and v > 2e4:
                s[name].append(obs(max(2e4, round(v / 3)), INF, w, 2e4))
            else:
                s[name].append(obs(v, None, w))
    s["above45"] = [obs(v) for v in dollars(50000 + 60000 / 0.6 * (rng.random(45) ** -0.6 - 1))]
    x = dollars(1e5 + 90000 / 0.3 * (rng.random(60) ** -0.3 - 1))
    s["above60"] = [obs(v) if i % 4 else obs(max(1e5, round(v * 0.7)), INF if i % 8 else round(v * 2)) for i, v in enumerate(x)]
    return s


THRESHOLD = {"above45": 50000.0, "above60": 100000.0}
UNIT = 1e5  # of a location


# ------------------------------------------------------------------------------------------- laws: names, kinds of coordinates, numpy, mpmath
# The coordinate of a positive parameter is its logarithm; "u" is in units of UNIT. np: log-density and both log-tails; mp: log-density, survival, cumulative.
class Law:
    def __init__(self, names, links, numeric, exact, start):
        self.names, self.links, self.numeric, self.exact, self.start = names, links, numeric, exact, start

    def natural(self, t):
        return [mp.exp(x) if l == "log" else x * mpf(UNIT) if l == "u" else x for x, l in zip(t, self.links)]

    def floats(self, t):
        return [np.exp(x) if l == "log" else x * UNIT if l == "u" else x for x, l in zip(t, self.links)]

    def slopes(self, t):
        return [mp.exp(x) if l == "log" else mpf(UNIT) if l == "u" else mpf(1) for x, l in zip(t, self.links)]


def l1mexp(x):
    with np.errstate(all="ignore"):
        return np.where(x > -0.6931471805599453, np.log(-np.expm1(x)), np.log1p(-np.exp(x)))


def np_lognormal(p, x):
    z = (np.log(x) - p[0]) / p[1]
    return -z * z / 2 - np.log(p[1] * x) - 0.5 * np.log(2 * np.pi), special.log_ndtr(-z), special.log_ndtr(z)


def mp_lognormal(p):
    m, s = p
    c = mp.log(s) + mp.log(2 * mp.pi) / 2
    z = lambda x: (mp.log(x) - m) / s
    return (lambda x: -z(x) ** 2 / 2 - c - mp.log(x)), (lambda x: mp.erfc(z(x) / mp.sqrt(2)) / 2), (lambda x: mp.erfc(-z(x) / mp.sqrt(2)) / 2)


def np_gamma(p, x):
    a, r = p
    with np.errstate(all="ignore"):
        return a * np.log(r) + (a - 1) * np.log(x) - r * x - special.gammaln(a), np.log(special.gammaincc(a, r * x)), np.log(special.gammainc(a, r * x))


def mp_gamma(p):
    a, r = p
    c = a * mp.log(r) - mp.loggamma(a)
    up = lambda x: mp.gammainc(a, r * x, mp.inf, regularized=True)
    low = lambda x: mp.gammainc(a, 0, r * x, regularized=True)
    return (lambda x: c + (a - 1) * mp.log(x) - r * x), up, low


def np_weibull(p, x):
    k, s = p
    v = (x / s) ** k
    return np.log(k) - np.log(x) + k * np.log(x / s) - v, -v, l1mexp(-v)


def mp_weibull(p):
    k, s = p
    v = lambda x: (x / s) ** k
    return (lambda x: mp.log(k / x) + mp.log(v(x)) - v(x)), (lambda x: mp.exp(-v(x))), (lambda x: -mp.expm1(-v(x)))


def np_exponential(p, x):
    return np.log(p[0]) - p[0] * x, -p[0] * x, l1mexp(-p[0] * x)


def mp_exponential(p):
    r = p[0]
    return (lambda x: mp.log(r) - r * x), (lambda x: mp.exp(-r * x)), (lambda x: -mp.expm1(-r * x))


def np_lomax(p, x):
    s, a = p
    t = np.log1p(x / s)
    return np.log(a / s) - (a + 1) * t, -a * t, l1mexp(-a * t)


def mp_lomax(p):
    s, a = p
    return (lambda x: mp.log(a / s) - (a + 1) * mp.log(1 + x / s)), (lambda x: (1 + x / s) ** -a), (lambda x: 1 - (1 + x / s) ** -a)


def np_gpd(p, x, u=0.0):
    s, c = p
    y = np.maximum(x - u, 0)
    q = 1 + c * y / s
    with np.errstate(all="ignore"):
        t = np.where(q > 0, np.log(q) / c if abs(c) > 1e-9 else y / s, INF)
    return np.where(q > 0, -np.log(s) - (1 + c) * t, -INF), -t, np.where(t > 0, l1mexp(-t), -INF)


def mp_gpd(p, u=0.0):
    s, c = p
    u = mpf(u)
    q = lambda x: 1 + c * (x - u) / s
    up = lambda x: mpf(1) if x <= u else mpf(0) if q(x) <= 0 else q(x) ** (-1 / c)
    return (lambda x: -mp.log(s) - (1 + 1 / c) * mp.log(q(x))), up, (lambda x: 1 - up(x))


def np_burr(p, x):
    c, k, s = p
    v = np.logaddexp(0, c * np.log(x / s))
    return np.log(c * k) - np.log(x) + c * np.log(x / s) - (k + 1) * v, -k * v, l1mexp(-k * v)


def mp_burr(p):
    c, k, s = p
    v = lambda x: (x / s) ** c
    return (lambda x: mp.log(c * k / x) + mp.log(v(x)) - (k + 1) * mp.log(1 + v(x))), (lambda x: (1 + v(x)) ** -k), (lambda x: 1 - (1 + v(x)) ** -k)


def np_loglogistic(p, x):
    b, s = p
    v = b * np.log(x / s)
    return np.log(b) - np.log(x) + v - 2 * np.logaddexp(0, v), -np.logaddexp(0, v), -np.logaddexp(0, -v)


def mp_loglogistic(p):
    b, s = p
    v = lambda x: (x / s) ** b
    return (lambda x: mp.log(b / x) + mp.log(v(x)) - 2 * mp.log(1 + v(x))), (lambda x: 1 / (1 + v(x))), (lambda x: v(x) / (1 + v(x)))


def np_invgauss(p, x):
    m, l = p
    a = np.sqrt(l / x)
    with np.errstate(all="ignore"):
        far = 2 * l / m + special.log_ndtr(-a * (x / m + 1))
        near = special.log_ndtr(-a * (x / m - 1))
        return (0.5 * np.log(l / (2 * np.pi)) - 1.5 * np.log(x) - l * (x - m) ** 2 / (2 * m * m * x),
                near + l1mexp(np.minimum(far - near, -1e-300)), np.logaddexp(special.log_ndtr(a * (x / m - 1)), far))


def mp_invgauss(p):
    m, l = p
    phi = lambda z: mp.erfc(-z / mp.sqrt(2)) / 2
    far = lambda x: mp.exp(2 * l / m) * phi(-mp.sqrt(l / x) * (x / m + 1))
    return ((lambda x: mp.log(l / (2 * mp.pi)) / 2 - mp.log(x) * 3 / 2 - l * (x - m) ** 2 / (2 * m * m * x)),
            (lambda x: phi(-mp.sqrt(l / x) * (x / m - 1)) - far(x)), (lambda x: phi(mp.sqrt(l / x) * (x / m - 1)) + far(x)))


def np_gev(p, x):
    m, s, c = p
    z = (x - m) / s
    q = 1 + c * z
    with np.errstate(all="ignore"):
        t = np.where(q > 0, np.log(q) / c if abs(c) > 1e-9 else z, INF if c < 0 else -INF)
        e = np.exp(-t)
        return np.where(q > 0, -np.log(s) - (1 + c) * t - e, -INF), l1mexp(-e), -e


def mp_gev(p):
    m, s, c = p
    q = lambda x: 1 + c * (x - m) / s
    low = lambda x: mp.exp(-q(x) ** (-1 / c)) if q(x) > 0 else mpf(0) if c > 0 else mpf(1)
    return (lambda x: -mp.log(s) - (1 + 1 / c) * mp.log(q(x)) - q(x) ** (-1 / c)), (lambda x: 1 - low(x)), low


def np_pareto(p, x):
    s, a = p
    v = a * np.maximum(np.log(x / s), 0)
    return np.where(x >= s * (1 - 1e-15), np.log(a) - np.log(x) - a * np.log(x / s), -INF), -v, np.where(v > 0, l1mexp(-v), -INF)


def mp_pareto(p):
    s, a = p
    up = lambda x: mpf(1) if x <= s else (s / x) ** a
    return (lambda x: mp.log(a / x) - a * mp.log(x / s)), up, (lambda x: 1 - up(x))


def spread(x):
    return max(np.std(np.log(x)), 0.3)


LAWS = {
    "Lognormal": Law(["Mu", "Sigma"], ["lin", "log"], np_lognormal, mp_lognormal, lambda x: [np.mean(np.log(x)), np.log(spread(x))]),
    "Gamma": Law(["Shape", "Rate"], ["log", "log"], np_gamma, mp_gamma, lambda x: [-2 * np.log(spread(x)), -2 * np.log(spread(x)) - np.log(np.mean(x))]),
    "Weibull": Law(["Shape", "Scale"], ["log", "log"], np_weibull, mp_weibull, lambda x: [np.log(1.28 / spread(x)), np.log(np.median(x))]),
    "Exponential": Law(["Rate"], ["log"], np_exponential, mp_exponential, lambda x: [-np.log(np.mean(x))]),
    "Pareto": Law(["Scale", "Shape"], ["log", "log"], np_pareto, mp_pareto, None),
    "Lomax": Law(["Scale", "Shape"], ["log", "log"], np_lomax, mp_lomax, lambda x: [np.log(np.median(x)), 0.3]),
    "GeneralizedPareto": Law(["Scale", "Shape"], ["log", "lin"], np_gpd, mp_gpd, lambda x: [np.log(np.median(x)), 0.4]),
    "Burr": Law(["Shape1", "Shape2", "Scale"], ["log"] * 3, np_burr, mp_burr, lambda x: [np.log(1.8 / spread(x)), 0, np.log(np.median(x))]),
    "LogLogistic": Law(["Shape", "Scale"], ["log", "log"], np_loglogistic, mp_loglogistic, lambda x: [np.log(1.8 / spread(x)), np.log(np.median(x))]),
    "InverseGaussian": Law(["Mean", "Shape"], ["log", "log"], np_invgauss, mp_invgauss, lambda x: [np.log(np.mean(x)), np.log(np.median(x))]),
    "GeneralizedExtremeValue": Law(["Location", "Scale", "Shape"], ["u", "log", "lin"], np_gev, mp_gev,
                                   lambda x: [np.median(x) / UNIT, np.log((np.quantile(x, .8) - np.quantile(x, .2)) / 1.6), 0.2]),
}


# -------------------------------------------------------------------------------------------------------------------------- likelihoods
class Problem:
    def __init__(self, name, rows, law):
        self.law, self.threshold = LAWS[law], THRESHOLD.get(name, 0.0)
        self.is_gpd, self.has_shape = law == "GeneralizedPareto", law in ("GeneralizedPareto", "GeneralizedExtremeValue")
        self.args = (self.threshold,) if self.is_gpd else ()
        merged = {}
        for low, high, w, a, u in rows:
            merged[low, high, a, u] = merged.get((low, high, a, u), 0.0) + w
        self.rows = [(k, w) for k, w in merged.items() if w > 0]
        self.exact = np.array([k[0] for k, _ in self.rows if k[0] == k[1]])
        self.exact_w = np.array([w for k, w in self.rows if k[0] == k[1]])
        cens = [(k[0], k[1], w) for k, w in self.rows if k[0] != k[1]]
        self.cens = cens
        trunc = {}
        for (low, high, a, u), w in self.rows:
            if a > 0 or u < INF:
                trunc[a, u] = trunc.get((a, u), 0.0) + w
        self.trunc = trunc
        self.middle = np.array([low if low == high else low if high == INF else high / 2 if low == 0 else np.sqrt(low * high) for (low, high, _, _), _ in self.rows])
        parts = cens + [(a, u, -w) for (a, u), w in trunc.items()]
        self.low = np.array([p[0] for p in parts])
        self.high = np.array([p[1] for p in parts])
        self.part_w = np.array([p[2] for p in parts])

    def numeric(self, t):
        try:
            with np.errstate(all="ignore"):
                p = self.law.floats(t)
                if self.has_shape and p[-1] <= -1:
                    return INF
                total = 0.0
                if len(self.exact):
                    total += np.dot(self.exact_w, self.law.numeric(p, self.exact, *self.args)[0])
                if len(self.low):
                    low = np.where(self.low > 0, self.low, 1.0)
                    high = np.where(self.high < INF, self.high, 1.0)
                    _, s_low, f_low = self.law.numeric(p, low, *self.args)
                    _, s_high, f_high = self.law.numeric(p, high, *self.args)
                    s_low = np.where(self.low > 0, s_low, 0.0)
                    f_low = np.where(self.low > 0, f_low, -INF)
                    s_high = np.where(self.high < INF, s_high, -INF)
                    f_high = np.where(self.high < INF, f_high, 0.0)
                    by_upper = s_low + l1mexp(s_high - s_low)
                    by_lower = f_high + l1mexp(f_low - f_high)
                    prob = np.where(self.high == INF, s_low, np.where(self.low == 0, f_high, np.where(s_low < -0.5, by_upper, by_lower)))
                    total += np.dot(self.part_w, prob)
                return -total if np.isfinite(total) else INF
        except (OverflowError, FloatingPointError, ValueError):
            return INF

    def value(self, t):
        pdf, up, low = self.law.exact(self.law.natural(t), *self.args)
        known = {}

        def tails(x):
            if x not in known:
                known[x] = (up(mpf(x)), low(mpf(x)))
            return known[x]

        def prob(a, b):
            if b == INF:
                return tails(a)[0]
            if a == 0:
                return tails(b)[1]
            sa, fa = tails(a)
            sb, fb = tails(b)
            return sa - sb if sa < fb else fb - fa

        total = mpf(0)
        for x, w in zip(self.exact, self.exact_w):
            total += mpf(float(w)) * pdf(mpf(float(x)))
        for a, b, w in self.cens:
            total += mpf(w) * mp.log(prob(a, b))
        for (a, u), w in self.trunc.items():
            total -= mpf(w) * mp.log(prob(a, u))
        return total

    def derivatives(self, t):
        n = len(t)
        at = lambda d: self.value([x + H * k for x, k in zip(t, d)])
        f0 = at([0] * n)
        g, hess = mp.matrix(n, 1), mp.matrix(n, n)
        for i in range(n):
            e = [int(i == k) for k in range(n)]
            a, b = at(e), at([-k for k in e])
            g[i] = (a - b) / (2 * H)
            hess[i, i] = (a + b - 2 * f0) / H ** 2
            for j in range(i):
                d = lambda x, y: at([x if k == i else y if k == j else 0 for k in range(n)])
                hess[i, j] = hess[j, i] = (d(1, 1) - d(1, -1) - d(-1, 1) + d(-1, -1)) / (4 * H * H)
        return f0, g, hess

    def maximum(self, t):
        """Newton from a start near by; None where it leads nowhere."""
        t = [mpf(float(x)) for x in t]
        for _ in range(25):
            f0, g, hess = self.derivatives(t)
            try:
                step = mp.lu_solve(hess, -g)
            except (ZeroDivisionError, TypeError, ValueError):  # singular, or NaN
                return None
            size = max(abs(x) for x in step)
            if size > 3:
                return None
            t = [x + s * min(1, mpf("0.5") / size if size else 1) for x, s in zip(t, step)]
            if size < mpf(10) ** -18:
                f0, g, hess = self.derivatives(t)
                try:
                    mp.cholesky(-hess)
                except ValueError:
                    return None
                return t, f0, hess
        return None

    def end(self, k, start, level):
        """Venzon and Moolgavkar's equations from a start near by."""
        t = [mpf(float(x)) for x in start]
        n = len(t)
        for _ in range(30):
            f0, g, hess = self.derivatives(t)
            system, right = mp.matrix(n, n), mp.matrix(n, 1)
            row = 0
            for i in range(n):
                if i != k:
                    right[row] = -g[i]
                    for j in range(n):
                        system[row, j] = hess[i, j]
                    row += 1
            right[row] = level - f0
            for j in range(n):
                system[row, j] = g[j]
            try:
                step = mp.lu_solve(system, right)
            except (ZeroDivisionError, TypeError, ValueError):  # singular, or NaN
                return None
            size = max(abs(x) for x in step)
            if size > 3:
                return None
            t = [x + s for x, s in zip(t, step)]
            if size < mpf(10) ** -16:
                return t
        return None


def simplex(f, start, n_eval=600):
    np.seterr(all="ignore")
    r = minimize(f, start, method="Nelder-Mead", options=dict(xatol=1e-10, fatol=1e-11, maxfev=n_eval * len(start), maxiter=n_eval * len(start)))
    r = minimize(f, r.x, method="Nelder-Mead", options=dict(xatol=1e-11, fatol=1e-12, maxfev=n_eval * len(start), maxiter=n_eval * len(start)))
    return r.x, r.fun


def number(x):
    if x is None:
        return "NaN"
    return mp.nstr(x, 20, strip_zeros=True) if isinstance(x, mpf) else "Infinity" if x == INF else "-Infinity" if x == -INF else repr(float(x))


def walk(p, t, best, k, side):
    """A point near the end of the profile of coordinate k; "open" where it falls too little within 40, None where the walk was lost."""
    t = np.array([float(x) for x in t])
    others = [j for j in range(len(t)) if j != k]
    cut = float(CUT)
    near = {"x": t[others]}
    rng = np.random.default_rng(1)

    def depth(x):
        def f(y):
            z = np.empty(len(t))
            z[k] = x
            z[others] = y
            return p.numeric(z)
        if not others:
            return f([]) - best - cut
        start = near["x"]
        for i in range(400):  # where a loss would leave the support
            if np.isfinite(f(start)):
                break
            start = near["x"] + rng.normal(0, 0.02 + i / 400, len(others))
        y, v = simplex(f, start, 150)
        if not np.isfinite(v):
            return 1e9
        near["x"] = y
        return v - best - cut

    step, inside = 0.1, t[k]
    for _ in range(60):
        outside = inside + side * step
        if abs(outside - t[k]) > 40:
            return "open"
        d = depth(outside)
        if d > 0:
            if d >= 1e8:
                step /= 2
                if step < 1e-9:
                    return None
                continue
            for _ in range(20):
                x = (inside + outside) / 2
                inside, outside = (x, outside) if depth(x) < 0 else (inside, x)
            z = t.copy()
            depth(inside)
            z[k] = inside
            z[others] = near["x"]
            return z
        inside = outside
        step *= 1.4
    return None


def pareto(p):
    """The scale is scanned; where the best is a bound, or the end of an interval or of a range of reporting, the shape alone is solved for."""
    bound = min([x for x in p.exact] + [b for _, b, _ in p.cens])
    corners = sorted({bound} | {v for a, b, _ in p.cens for v in (a, b) if 0 < v <= bound} | {v for a, u in p.trunc for v in (a, u) if 0 < v <= bound})
    inner = lambda s: minimize_scalar(lambda a: p.numeric([s, a]), bounds=(-6, 6), method="bounded", options=dict(xatol=1e-11))
    grid = np.unique(np.concatenate([np.log(bound) - np.linspace(0, 8, 401), np.log(corners)]))
    values = [inner(s).fun for s in grid]
    i = int(np.argmin(values))
    fine = minimize_scalar(lambda s: inner(s).fun, bounds=(grid[max(i - 1, 0)], grid[min(i + 1, len(grid) - 1)]), method="bounded", options=dict(xatol=1e-12))
    fixed = next((c for c in corners if abs(np.log(c) - grid[i]) < 1e-12), None)
    if fixed is not None and values[i] <= fine.fun + 1e-7:
        s = mp.log(mpf(fixed))
        a = mpf(float(inner(grid[i]).x))
        for _ in range(20):
            h = [p.value([s, a + H * d]) for d in (-1, 0, 1)]
            step = -(h[2] - h[0]) / (2 * H) / ((h[2] - 2 * h[1] + h[0]) / H ** 2)
            a += step
            if abs(step) < mpf(10) ** -18:
                break
        h = [p.value([s, a + H * d]) for d in (-1, 0, 1)]
        error = mp.exp(a) / mp.sqrt(-(h[2] - 2 * h[1] + h[0]) / H ** 2)
        return [mpf(fixed), mp.exp(a)], [None, error], h[1], -values[i]
    found = p.maximum([fine.x, inner(fine.x).x])
    if found is None:
        return None
    t, value, hess = found
    cov = (-hess) ** -1
    return p.law.natural(t), [s * mp.sqrt(cov[k, k]) for k, s in enumerate(p.law.slopes(t))], value, -fine.fun


def solve(job):
    name, rows, law = job
    p = Problem(name, rows, law)
    rng = np.random.default_rng([len(name), len(law), len(rows)])
    head = f"{name},{law},{number(p.threshold) if p.is_gpd else 0}"
    k = len(p.law.names)
    if law == "Pareto":
        found = pareto(p)
        if found is None:
            return None, head, None
        params, errors, value, peer = found
        ends = [(None, None)] * 2
        status = "solved" if errors[0] is not None else "end"
        t = None
    else:
        middle = np.maximum(p.middle - p.args[0], 1.0) if p.is_gpd else p.middle
        first = np.array(p.law.start(middle))
        starts = [first] + [first + rng.normal(0, 0.8, k) for _ in range(4 if k < 3 else 12)]
        if law == "GeneralizedExtremeValue":
            starts = [np.array([first[0] + rng.normal(0, .2), first[1] + abs(rng.normal(0, 1)), s]) for s in (-.2, .05, .2, .5, .9, 1.5, .1, .3)]
        if law == "GeneralizedPareto":
            starts += [np.array([first[0] + 1, -.2]), np.array([first[0], .01])]
        if law == "Burr":  # it can have a maximum near log-logistic laws, one where it rises steeply and falls slowly, and the limits
            starts += [np.array([np.log(c), np.log(a / c), np.log(np.quantile(middle, q))]) for c in (3, 12, 40) for a in (0.6, 1.5) for q in (0.03, 0.2, 0.4)]
        runs = [simplex(p.numeric, s) for s in starts if np.isfinite(p.numeric(s))]
        x, f = min(runs, key=lambda r: r[1])
        peer = -f
        power = {"Scale": 1, "Mean": 1, "Rate": -1, "Shape": int(law == "InverseGaussian")}
        far = any(l == "log" and abs(v - float(np.log(np.median(middle))) * power.get(n, 0)) > 11 for v, l, n in zip(x, p.law.links, p.law.names))
        far |= p.has_shape and x[-1] < -0.5
        if law == "Burr":  # the limit of its first shape, which is far from every start
            limit = pareto(Problem(name, rows, "Pareto"))
            far |= limit is not None and limit[3] > peer
            peer = max(peer, limit[3]) if limit is not None else peer
        found = None if far else p.maximum(x)
        if found is None:
            params, errors, ends, value, status, t = [None] * k, [None] * k, [(None, None)] * k, None, "none", None
        else:
            t, value, hess = found
            cov = (-hess) ** -1
            params = p.law.natural(t)
            errors = [s * mp.sqrt(cov[i, i]) for i, s in enumerate(p.law.slopes(t))]
            status, ends = "solved", []
            for i in range(k):
                if k == 3 and len(rows) > 100:  # to save time
                    ends.append((None, None))
                    continue
                pair = []
                for side in (-1, 1):
                    near = walk(p, t, f, i, side)
                    if near is None:
                        pair.append(None)
                    elif isinstance(near, str):
                        pair.append(side * INF if side > 0 or p.law.links[i] != "log" else 0.0)
                    else:
                        e = p.end(i, near, value - CUT)
                        bad = e is None or (e[i] - t[i]) * side <= 0
                        pair.append(None if bad else p.law.natural(e)[i])
                ends.append(tuple(pair))
    cells = [status, number(value), repr(float(peer))]
    for i in range(3):
        if i < k:
            cells += [p.law.names[i], number(params[i]), number(errors[i]), number(ends[i][0]), number(ends[i][1])]
        else:
            cells += ["", "", "", "", ""]
    print(head, status, number(value)[:16], float(peer), file=sys.stderr, flush=True)
    return cells, head, None


R_CODE = r"""
suppressWarnings(suppressMessages({library(actuar); library(fitdistrplus); library(survival); library(evd)}))
unit <- 1e5
data <- read.csv(file("stdin"), header = FALSE, col.names = c("sample", "law", "p1", "p2", "p3", "low", "high", "weight"))
for (key in unique(paste(data$sample, data$law))) {
  d <- data[paste(data$sample, data$law) == key, ]
  law <- d$law[1]; p <- c(d$p1[1], d$p2[1], d$p3[1])
  exact <- d$low == d$high
  left <- ifelse(d$low == 0, NA, d$low) / unit
  right <- ifelse(is.infinite(d$high), NA, d$high) / unit
  shift <- sum(d$weight[exact]) * log(unit)
  value <- NA
  try(suppressWarnings({
    if (law %in% c("Weibull", "Lognormal", "LogLogistic", "Exponential")) {
      dist <- c(Weibull = "weibull", Lognormal = "lognormal", LogLogistic = "loglogistic", Exponential = "exponential")[law]
      f <- survreg(Surv(left, right, type = "interval2") ~ 1, weights = d$weight, dist = dist, control = list(maxiter = 200, rel.tolerance = 1e-13))
      value <- f$loglik[2] - shift
    } else if (law == "GeneralizedExtremeValue" && all(exact) && all(d$weight == 1)) {
      f <- fgev(left, start = list(loc = p[1] / unit, scale = p[2] / unit, shape = p[3]), std.err = FALSE, control = list(reltol = 1e-14, maxit = 5000))
      value <- -f$deviance / 2 - shift
    } else if (all(d$weight == 1)) {
      s <- switch(law, Gamma = list(name = "gamma", start = list(shape = p[1], rate = p[2] * unit)),
        Burr = list(name = "burr", start = list(shape1 = p[2], shape2 = p[1], scale = p[3] / unit)),
        Lomax = list(name = "pareto", start = list(shape = p[2], scale = p[1] / unit)),
        InverseGaussian = list(name = "invgauss", start = list(mean = p[1] / unit, shape = p[2] / unit)), NULL)
      if (!is.null(s)) {
        f <- fitdistcens(data.frame(left = left, right = right), s$name, start = lapply(s$start, function(v) v * 1.02), control = list(reltol = 1e-14, maxit = 5000))
        value <- f$loglik - shift
      }
    }
  }), silent = TRUE)
  if (!is.na(value)) cat(key, format(value, digits = 17), "\n")
}
cat("version", R.version$major, R.version$minor, as.character(packageVersion("fitdistrplus")), as.character(packageVersion("actuar")),
  as.character(packageVersion("survival")), as.character(packageVersion("evd")), "\n")
"""


def r_check(all_rows, results):
    lines = []
    for cells, head, _ in results:
        if cells is None or cells[0] != "solved":
            continue
        name, law, threshold = head.split(",")
        rows = all_rows[name]
        if float(threshold) != 0 or any(a > 0 or u < INF for _, _, _, a, u in rows):
            continue
        p = [cells[4 + 5 * i] if cells[4 + 5 * i] else "0" for i in range(3)]
        for low, high, w, _, _ in rows:
            lines.append(",".join([name, law, *p, repr(low), "Inf" if high == INF else repr(high), repr(w)]))
    with tempfile.NamedTemporaryFile("w", suffix=".R", delete=False) as f:
        f.write(R_CODE)
    out = subprocess.run(["Rscript", f.name], input="\n".join(lines), capture_output=True, text=True)
    os.remove(f.name)
    peers, version = {}, "?"
    for line in out.stdout.splitlines():
        parts = line.split()
        if parts and parts[0] == "version":
            version = f"R {parts[1]}.{parts[2]}, fitdistrplus {parts[3]}, actuar {parts[4]}, survival {parts[5]}, evd {parts[6]}"
        elif len(parts) == 3:
            peers[parts[0], parts[1]] = float(parts[2])
    return peers, version


def row_text(r):
    low, high, w, a, u = r
    text = number(low) if low == high else f"{number(low)}~{number(high)}"
    if w != 1:
        text += f"*{number(w)}"
    if a > 0 or u < INF:
        text += f"@{number(a)}~{number(u)}"
    return text


def main():
    all_rows = samples()
    with open(os.path.join(HERE, "severity_samples.csv"), "w") as f:
        f.write("# Samples that severity_fits.oracle.py fits, in dollars: loss or low~high, *weight where it is not 1, @above~upTo where reported in that range only\n")
        f.write("sample,rows\n")
        for name, rows in all_rows.items():
            f.write(f"{name},{' '.join(row_text(r) for r in rows)}\n")
    jobs = [(name, rows, law) for name, rows in all_rows.items() for law in LAWS if name not in THRESHOLD or law == "GeneralizedPareto"]
    if len(sys.argv) > 1:
        jobs = [j for j in jobs if j[0] in sys.argv[1:] or j[2] in sys.argv[1:]]
    order = sorted(range(len(jobs)), key=lambda i: -len(jobs[i][1]) * (5 if jobs[i][2] == "Gamma" else 1))
    with multiprocessing.Pool(2) as pool:
        done = pool.map(solve, [jobs[i] for i in order], chunksize=1)
    results = [None] * len(jobs)
    for place, r in zip(order, done):
        results[place] = r
    write(all_rows, results)


def write(all_rows, results):
    peers, version = r_check(all_rows, results)
    solved = [(c, h) for c, h, _ in results if c is not None]
    above = [(float(c[2]) - float(c[1])) for c, _ in solved if c[1] != "NaN"]
    gaps = [(float(c[1]) - peers[tuple(h.split(",")[:2])], h) for c, h in solved if c[1] != "NaN" and tuple(h.split(",")[:2]) in peers]
    with open(os.path.join(HERE, "severity_fits.csv"), "w") as f:
        f.write(f"# severity_fits.oracle.py: python {sys.version.split()[0]}, mpmath {mpmath.__version__}, numpy {np.__version__}, scipy {scipy.__version__}, {version}\n")
        f.write(f"# {len(solved)} fits, {sum(c[0] == 'solved' for c, _ in solved)} solved, {sum(c[0] == 'end' for c, _ in solved)} with the scale at an end, {sum(c[0] == 'none' for c, _ in solved)} without a solution of the score\n")
        f.write(f"# largest excess of scipy's log-likelihood over the solved one: {max(above):.2g}; scipy fell short by more than 1e-6 in {sum(a < -1e-6 for a in above)}\n")
        f.write(f"# R: {len(gaps)} log-likelihoods; largest excess {max(-g for g, _ in gaps):.2g}; short by more than 1e-6 in {sum(g > 1e-6 for g, _ in gaps)}, the most {max(gaps)[0]:.2g} ({max(gaps)[1]})\n")
        f.write("sample,law,threshold,status,logLikelihood,scipy,r," + ",".join(f"name{i},value{i},error{i},low{i},high{i}" for i in (1, 2, 3)) + "\n")
        for c, h in solved:
            r = peers.get(tuple(h.split(",")[:2]))
            f.write(",".join([h, *c[:3], "NaN" if r is None else repr(r), *c[3:]]) + "\n")


if __name__ == "__main__":
    main()
