"""Reference values for PeaksOverThresholdTests and AveragedTailTests: generalized Pareto tails above a threshold.

Independent of the C# in language, arithmetic (30 digits) and method: the score equations are solved in scale and shape; standard errors come from
second derivatives by differences; ends of intervals are stationary points of the figure on the surface on which the likelihood has fallen by half the
quantile of chi-square (Lagrange's equations in scale, shape and share), where the library reparametrizes and profiles. Starts come from scipy.
R's evd is the check of the estimates. Run: /usr/bin/python3 peaks_over_threshold.oracle.py (some minutes)
"""
import subprocess
import sys
import numpy as np
import scipy
from scipy import optimize, stats
import mpmath
from mpmath import mp, mpf, exp, expm1, log, log1p, sqrt, findroot, diff, inf

mp.dps = 30


def draws(name, seed, n):
    u = np.random.default_rng(seed).uniform(size=n)
    if name == "lognormal":
        x = np.exp(1.5 * stats.norm.isf(u))
    elif name == "burr":
        x = (u ** (-1 / 1.2) - 1) ** (1 / 1.5)
    else:
        k = float(name)
        x = -np.log(u) if k == 0 else (u ** -k - 1) / k
    return [float("%.6g" % v) for v in 3 * x]


EXAMPLE = [0.4, 0.9, 1.02, 1.1, 1.15, 1.3, 1.4, 1.6, 1.7, 2.0, 2.2, 2.6, 3.1, 3.3, 4.0, 5.2, 6.5, 9.0, 14.0, 37.0]
SETS = [
    ("example", EXAMPLE, 1.0),
    ("-0.2", draws("-0.2", 1, 90), 1.5),
    ("0", draws("0", 2, 60), 2.0),
    ("0.3", draws("0.3", 3, 80), 1.0),
    ("0.7", draws("0.7", 5, 120), 4.0),
    ("1.2", draws("1.2", 6, 70), 2.0),
    ("2", draws("2", 7, 50), 5.0),
    ("lognormal", draws("lognormal", 8, 120), 6.0),
    ("burr", draws("burr", 9, 100), 3.0),
    ("all above", draws("0.3", 11, 40), 0.0),
    ("dollars", [v * 1e9 for v in draws("0.7", 12, 60)], 2e9),
]


class Tail:
    def __init__(self, losses, u):
        self.u, self.N = mpf(u), len(losses)
        self.y = [mpf(v) - self.u for v in losses if v > u]
        self.n = len(self.y)
        self.unit = exp(sum(log(v) for v in self.y) / self.n)
        self.yf = np.array([float(v / self.unit) for v in self.y])
        s, k = self.float_fit()
        self.s, self.k = findroot(lambda s, k: self.score(s, k), (mpf(s) * self.unit, mpf(k)), tol=1e-40)
        self.z = mpf(self.n) / self.N
        self.top = self.loglik(self.s, self.k)
        h = [[diff(lambda a, b: self.score(a, b)[i], (self.s, self.k), d) for d in ((1, 0), (0, 1))] for i in (0, 1)]
        self.cov = mp.matrix([[-h[0][0], -h[0][1]], [-h[1][0], -h[1][1]]]) ** -1

    def loglik(self, s, k):
        return -self.n * log(s) - (1 + 1 / k) * sum(log1p(k * v / s) for v in self.y)

    def score(self, s, k):
        r = sum(v / (s + k * v) for v in self.y)
        return [-self.n / s + (1 + k) * r / s, sum(log1p(k * v / s) for v in self.y) / k ** 2 - (1 + 1 / k) * r]

    def float_loglik(self, a, k):
        t = 1 + k * self.yf / np.exp(a)
        if np.any(t <= 0) or k < -1:
            return -1e10
        w = self.yf / np.exp(a) if abs(k) < 1e-9 else np.log(t) / k
        return -self.n * a - (1 + k) * w.sum()

    def float_fit(self):
        best = None
        for k0 in (-0.2, 0.1, 0.8, 2):
            m = optimize.minimize(lambda p: -self.float_loglik(*p), [0.3, k0], method="Nelder-Mead", options=dict(xatol=1e-10, fatol=1e-12, maxiter=5000))
            if best is None or m.fun < best.fun:
                best = m
        return np.exp(best.x[0]), best.x[1]

    def shape_end(self, side, fall):
        """Where the profile of the shape has fallen: the score of the scale is 0 and the likelihood is given."""
        ll = lambda k: -optimize.minimize_scalar(lambda a: -self.float_loglik(a, k), bracket=(a0, a0 + 0.1)).fun
        a0 = float(log(self.s / self.unit))
        top, k0, step = self.float_loglik(a0, float(self.k)), float(self.k), side * 0.2
        k1 = k0 + step
        while top - ll(k1) < fall:
            k1 += step
        k = optimize.brentq(lambda k: top - ll(k) - float(fall), k0, k1, xtol=1e-8)
        a = optimize.minimize_scalar(lambda a: -self.float_loglik(a, k), bracket=(a0, a0 + 0.1)).x
        f = lambda s, k: [self.score(s, k)[0] * s, self.loglik(s, k) - self.top + fall]
        return findroot(f, (exp(mpf(a)) * self.unit, mpf(k)), tol=1e-36)[1]

    def scale_end(self, side, fall):
        a0, k0 = float(log(self.s / self.unit)), float(self.k)
        prof = lambda a: optimize.minimize_scalar(lambda k: -self.float_loglik(a, k), bounds=(max(-0.999, -np.exp(a) / self.yf.max() + 1e-9), k0 + 8), method="bounded", options=dict(xatol=1e-10))
        top, step = self.float_loglik(a0, k0), side * 0.2
        a1 = a0 + step
        while top + prof(a1).fun < fall:
            a1 += step
        a = optimize.brentq(lambda a: top + prof(a).fun - float(fall), a0, a1, xtol=1e-8)
        f = lambda s, k: [self.score(s, k)[1], self.loglik(s, k) - self.top + fall]
        return findroot(f, (exp(mpf(a)) * self.unit, mpf(prof(a).x)), tol=1e-36)[0]

    # Figures: the excess over the threshold as a function of scale, shape and m = log(share / p).
    def excess(self, kind, s, k, m):
        level = s * expm1(k * m) / k
        return level if kind == "level" else level + (s + k * level) / (1 - k)

    def error(self, kind, p):
        m = log(self.z / p)
        f = lambda s, k, m: self.excess(kind, s, k, m)
        g = [diff(f, (self.s, self.k, m), d) for d in ((1, 0, 0), (0, 1, 0), (0, 0, 1))]
        v = sum(g[i] * g[j] * self.cov[i, j] for i in (0, 1) for j in (0, 1))
        return sqrt(v + g[2] ** 2 * (1 - self.z) / (self.z * self.N))

    def whole(self, s, k, m, p):
        z = p * exp(m)
        return self.loglik(s, k) + (self.n * log(z) + (self.N - self.n) * log1p(-z) if self.n < self.N else 0)

    def figure_end(self, kind, p, side, fall):
        """The extreme of the figure where the likelihood has fallen: grad figure = c grad likelihood."""
        p = mpf(p)
        free = self.n < self.N
        m0 = log(self.z / p)
        top = self.whole(self.s, self.k, m0, p)
        ftop = float(self.float_loglik(float(log(self.s / self.unit)), float(self.k)))
        n, N = self.n, self.N

        def f_log_excess(a, k, m):
            level = m if abs(k * m) < 1e-9 else np.expm1(k * m) / k
            return a + np.log(level if kind == "level" else level + (1 + k * level) / (1 - k))

        def f_rate(m):
            z = float(p) * np.exp(m)
            if not free:
                return 0.0
            return n * np.log(z) + (N - n) * np.log1p(-z) if z < 1 else -1e10
        rtop = f_rate(float(m0))

        def fallen(eta, start):
            def cost(q):
                k, m = q[0], (q[1] if free else float(m0))
                if m <= 0 or (kind != "level" and k >= 1) or k < -1:
                    return 1e10
                a = eta - f_log_excess(0, k, m)
                return ftop + rtop - self.float_loglik(a, k) - f_rate(m)
            r = optimize.minimize(cost, start, method="Nelder-Mead", options=dict(xatol=1e-9, fatol=1e-11, maxiter=4000))
            return r.fun, r.x
        k0 = float(self.k) if kind == "level" or self.k < 1 else 0.95
        q = [k0, float(m0)] if free else [k0]
        eta = f_log_excess(float(log(self.s / self.unit)), k0, float(m0))
        step = side * 0.25
        while True:
            d, q1 = fallen(eta + step, q)
            if d > fall:
                break
            eta, q = eta + step, q1
            if abs(eta) > 80:
                return side * inf
        lo, hi = eta, eta + step
        for _ in range(40):
            mid = (lo + hi) / 2
            d, q1 = fallen(mid, q)
            if d > fall:
                hi = mid
            else:
                lo, q = mid, q1
        eta = (lo + hi) / 2
        k, m = q[0], (q[1] if free else float(m0))
        a = eta - f_log_excess(0, k, m)
        lx = lambda a, k, m: log(self.excess(kind, exp(a), k, m))
        a = mpf(a) + log(self.unit)

        def equations(*v):
            a, k, c = v[0], v[1], v[-1]
            m = v[2] if free else m0
            s = exp(a)
            g = self.score(s, k)
            out = [diff(lx, (a, k, m), (1, 0, 0)) - c * g[0] * s, diff(lx, (a, k, m), (0, 1, 0)) - c * g[1]]
            if free:
                z = p * exp(m)
                out.append(diff(lx, (a, k, m), (0, 0, 1)) - c * (n - (N - n) * z / (1 - z)))
            out.append(self.whole(s, k, m, p) - top + fall)
            return out
        g = self.score(exp(a), mpf(k))
        start = [a, mpf(k)] + ([mpf(m)] if free else []) + [1 / (g[0] * exp(a))]
        v = findroot(equations, start, tol=1e-30, maxsteps=60)
        return self.excess(kind, exp(v[0]), v[1], v[2] if free else m0)

    def fall_at(self, p, figure):
        """By how much the profile likelihood of the level has fallen at a figure."""
        p, e = mpf(p), mpf(figure) - self.u
        m0 = log(self.z / p)
        top = self.whole(self.s, self.k, m0, p)
        f = lambda k, m: self.whole(e * k / expm1(k * m), k, m, p)
        ds = lambda e, k, m, d: diff(lambda k, m: e * k / expm1(k * m), (k, m), d)

        def slopes(e, k, m):  # of the likelihood by shape and m, where the scale follows from the figure
            g = self.score(e * k / expm1(k * m), k)
            z = p * exp(m)
            return [g[0] * ds(e, k, m, (1, 0)) + g[1], g[0] * ds(e, k, m, (0, 1)) + self.n - (self.N - self.n) * z / (1 - z)]
        k, m = self.k, m0
        e1, e0 = e, self.excess("level", self.s, self.k, m0)
        for i in range(1, 5):  # walk from the optimum, so that each start is near
            e = e0 * (e1 / e0) ** (mpf(i) / 4)
            k, m = findroot(lambda k, m: slopes(e, k, m), (k, m), tol=1e-24, maxsteps=50)
        return top - f(k, m)


def show(v):
    return "Infinity" if v == inf else "-Infinity" if v == -inf else "NaN" if v != v else mp.nstr(mpf(v), 17)


def evd(losses, u):
    code = "x<-c(%s); suppressMessages(library(evd)); f<-fpot(x,%r,std.err=FALSE,control=list(reltol=1e-14,maxit=5000)); cat(sprintf('%%.12g',c(f$estimate,-f$deviance/2)))" % (",".join(repr(v) for v in losses), u)
    out = subprocess.run(["Rscript", "-e", code], capture_output=True, text=True).stdout.split()
    return [float(v) for v in out]


rows, worst, worst_top = [], 0, 0

# Averages over thresholds: scores by derivatives by differences, the quantile of the mixture, and the ends of the averaged tail areas.
for name, losses, thresholds, p in [("lognormal", draws("lognormal", 8, 120), (3.0, 6.0, 12.0), 0.005), ("0.7", draws("0.7", 5, 120), (2.0, 4.0, 8.0), 0.01)]:
    v = mpf(thresholds[-1])
    tails = [Tail(losses, u) for u in thresholds]
    scores = []
    for t in tails:
        def row_fit(x, s, k, z):  # a loss in the likelihood that is fitted
            return log1p(-z) if x <= t.u else log(z) - log(s) - (1 + 1 / k) * log1p(k * (x - t.u) / s)

        def row_predicted(x, s, k, z):
            return log1p(-z * (1 + k * (v - t.u) / s) ** (-1 / k)) if x <= v else row_fit(x, s, k, z)
        at = (t.s, t.k, t.z)
        cov = mp.matrix(3, 3)
        for i in (0, 1):
            for j in (0, 1):
                cov[i, j] = t.cov[i, j]
        cov[2, 2] = t.z * (1 - t.z) / t.N
        total = mpf(0)
        for x in losses:
            x = mpf(x)
            g = lambda f: mp.matrix([diff(lambda *q: f(x, *q), at, d) for d in ((1, 0, 0), (0, 1, 0), (0, 0, 1))])
            total += row_predicted(x, *at) - (g(row_predicted).T * cov * g(row_fit))[0]
        scores.append(total)
    w = [exp(s - max(scores)) for s in scores]
    w = [x / sum(w) for x in w]
    survival = lambda x: sum(wi * t.z * (1 + t.k * (x - t.u) / t.s) ** (-1 / t.k) for wi, t in zip(w, tails))
    figures = [t.u + t.excess("level", t.s, t.k, log(t.z / mpf(p))) for t in tails]
    value = findroot(lambda x: log(survival(x)) - log(mpf(p)), (min(figures), max(figures)), solver="anderson", tol=1e-20)
    error = sqrt(sum(wi * (t.error("level", mpf(p)) ** 2 + (f - value) ** 2) for wi, t, f in zip(w, tails, figures)))

    def area(x):
        total = mpf(0)
        for wi, t, f in zip(w, tails, figures):
            if x <= t.u:
                continue
            r = sqrt(2 * max(t.fall_at(p, x), 0))
            total += wi * mp.ncdf(r if x > f else -r)
        return total
    logit = lambda a: log(a / (1 - a))
    ends = [exp(findroot(lambda x: logit(area(exp(x))) - logit(target), (log(a), log(b)), solver="illinois", tol=1e-22))
            for target, a, b in ((mpf("0.025"), max(v * 1.05, value / 4), value), (mpf("0.975"), value, value * 8))]
    data = ",".join(repr(x) for x in losses)
    for u, s, wi in zip(thresholds, scores, w):
        rows.append(",".join(["weight", repr(u), repr(p), "0.95", show(s), show(wi), "NaN", "NaN", "|".join(repr(x) for x in thresholds), data]))
    rows.append(",".join(["average", repr(thresholds[0]), repr(p), "0.95", show(value), show(error), show(ends[0]), show(ends[1]), "|".join(repr(x) for x in thresholds), data]))

for name, losses, u in SETS:
    t = Tail(losses, u)
    scale = float(t.unit)
    r = evd([v / scale for v in losses], u / scale)
    worst = max(worst, abs(r[0] * scale / float(t.s) - 1), abs(r[1] - float(t.k)))
    worst_top = max(worst_top, r[2] - t.n * np.log(scale) - float(t.top))
    data = ",".join(repr(v) for v in losses)
    put = lambda what, arg, level, value, error, low, high: rows.append(",".join([what, repr(u), arg if isinstance(arg, str) else repr(arg), repr(level)] + [show(v) for v in (value, error, low, high)] + [str(t.n), data]))
    put("likelihood", 0.0, 0.95, t.top, mp.nan, mp.nan, mp.nan)
    for level in (0.95, 0.8):
        fall = mpf(mp.erfinv(mpf(repr(level)))) ** 2
        put("shape", 0.0, level, t.k, sqrt(t.cov[1, 1]), t.shape_end(-1, fall), t.shape_end(1, fall))
    fall = mpf(mp.erfinv(mpf("0.95"))) ** 2
    high_shape = t.shape_end(1, fall)
    low_shape = t.shape_end(-1, fall)
    put("scale", 0.0, 0.95, t.s, sqrt(t.cov[0, 0]), t.scale_end(-1, fall), t.scale_end(1, fall))
    for p in (0.05, 0.01, 1e-4, 1e-8):
        if p >= t.z:
            continue
        m = log(t.z / mpf(p))
        value = t.u + t.excess("level", t.s, t.k, m)
        put("level", p, 0.95, value, t.error("level", mpf(p)), t.u + t.figure_end("level", p, -1, fall), t.u + t.figure_end("level", p, 1, fall))
    for q in (0.96875, 0.9990234375):  # exact in binary, so that 1 - q is
        p = 1 - q
        infinite = t.k >= 1
        value = inf if infinite else t.u + t.excess("shortfall", t.s, t.k, log(t.z / mpf(p)))
        error = mp.nan if infinite else t.error("shortfall", mpf(p))
        low = inf if low_shape >= 1 else t.u + t.figure_end("shortfall", p, -1, fall)
        high = inf if high_shape >= 1 else t.u + t.figure_end("shortfall", p, 1, fall)
        put("shortfall", q, 0.95, value, error, low, high)
    print(name, t.n, mp.nstr(t.k, 5), file=sys.stderr)

with open("peaks_over_threshold.csv", "w") as out:
    r = subprocess.run(["Rscript", "-e", "cat(R.version.string, 'evd', as.character(packageVersion('evd')))"], capture_output=True, text=True).stdout
    out.write("# python %s, mpmath %s, scipy %s, %s\n" % (sys.version.split()[0], mpmath.__version__, scipy.__version__, r))
    out.write("# estimates of evd's fpot, in units of the geometric mean excess, differ by at most %.1e; none of its likelihoods is higher by more than %.1e\n" % (worst, worst_top))
    out.write("# likelihood, shape, scale, level (argument p), shortfall (argument: probability of the value at risk): value, standard error, profile interval, number above\n")
    out.write("# weight: predictive score and weight of a threshold; average: the level with its error and interval; then the thresholds\n")
    out.write("what,threshold,argument,level,value,error,low,high,above,losses\n")
    out.write("\n".join(rows) + "\n")
print(len(rows), "rows", file=sys.stderr)
