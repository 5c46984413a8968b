"""Reference values for Pert, Metalog, Empirical, Truncated, Mixture and Spliced -> composed_laws.csv beside this file.

Independent of the C#: every law here is its partial moments E[X^k; a < X <= b], k = 0, 1, 2, in closed form (error functions, incomplete beta
functions, powers), at 400 digits, so that plain differences lose nothing that matters; no logarithms of tails, no quadrature, but for the
metalog moments, which are integrated over the probability's log-odds at 60 digits. Quantiles: the probability of a double x is computed, rounded
to a double p, and x corrected by (p - P(x)) / density, an error of 1e-30. Checked against scipy where its result does not underflow.
Run: /usr/bin/python3 composed_laws.oracle.py (some minutes)
"""
import os
import sys
from fractions import Fraction

import mpmath
import numpy
import scipy
from mpmath import mp, mpf
from scipy import stats

mp.dps = 400
INF = mpf("inf")
rows = []
worst = {}


def check(kind, ours, peer):
    if 1e-290 < abs(peer) < 1e290 and 1e-290 < abs(ours):
        worst[kind] = max(worst.get(kind, 0), abs(float(ours / mpf(float(peer))) - 1))


class LogN:
    def __init__(self, mu, sigma):
        self.mu, self.sigma, self.low, self.high = mpf(mu), mpf(sigma), mpf(0), INF

    def tail(self, x, k):  # E[X^k; X > x]
        whole = mp.exp(k * self.mu + k * k * self.sigma ** 2 / 2)
        if x <= 0:
            return whole
        if x == INF:
            return mpf(0)
        return whole * mp.erfc((mp.log(x) - self.mu - k * self.sigma ** 2) / self.sigma / mp.sqrt(2)) / 2

    def part(self, a, b, k):
        if a <= 0:  # from the other side, so that lower tails keep their digits
            if b == INF:
                return self.tail(mpf(0), k)
            whole = mp.exp(k * self.mu + k * k * self.sigma ** 2 / 2)
            return whole * mp.erfc(-(mp.log(b) - self.mu - k * self.sigma ** 2) / self.sigma / mp.sqrt(2)) / 2 if b > 0 else mpf(0)
        return self.tail(a, k) - self.tail(b, k) if b > a else mpf(0)

    def pdf(self, x):
        return mp.npdf((mp.log(x) - self.mu) / self.sigma) / self.sigma / x if x > 0 else mpf(0)


class Pareto:
    def __init__(self, scale, shape):
        self.s, self.a, self.low, self.high = mpf(scale), mpf(shape), mpf(scale), INF

    def part(self, a, b, k):
        a, b = max(a, self.s), max(b, self.s)
        if b == INF and k >= self.a:
            return INF
        if k == self.a:
            return self.a * self.s ** self.a * mp.log(b / a)
        power = lambda x: mpf(0) if x == INF else x ** (k - self.a)  # noqa: E731
        return self.a * self.s ** self.a / (self.a - k) * (power(a) - power(b))

    def pdf(self, x):
        return self.a * self.s ** self.a / x ** (self.a + 1) if x >= self.s else mpf(0)


class Pert:
    def __init__(self, low, mode, high, c=4):
        self.low, self.high, self.r = mpf(low), mpf(high), mpf(high) - mpf(low)
        self.alpha = 1 + mpf(c) * (mpf(mode) - low) / self.r
        self.beta = 1 + mpf(c) * (mpf(high) - mode) / self.r

    def raw(self, a, b, k):  # of the standard beta variable
        f = mp.beta(self.alpha + k, self.beta) / mp.beta(self.alpha, self.beta)
        if a > mpf(1) / 2:
            # By series in the distance to 1, the other way round.
            return f * mp.betainc(self.beta, self.alpha + k, 1 - b, 1 - a, regularized=True)
        return f * mp.betainc(self.alpha + k, self.beta, a, b, regularized=True)

    def part(self, a, b, k):
        a, b = [(min(max(v, self.low), self.high) - self.low) / self.r for v in (a, b)]
        m = [self.raw(a, b, j) for j in range(k + 1)]
        return [m[0], self.low * m[0] + self.r * m[-1], self.low ** 2 * m[0] + 2 * self.low * self.r * m[1 if k else 0] + self.r ** 2 * m[-1]][k]

    def pdf(self, x):
        t = (x - self.low) / self.r
        return t ** (self.alpha - 1) * (1 - t) ** (self.beta - 1) / mp.beta(self.alpha, self.beta) / self.r if self.low < x < self.high else mpf(0)


class Cut:
    def __init__(self, law, low, high):
        self.law, self.low, self.high = law, max(mpf(low), law.low), min(mpf(high), law.high)
        self.mass = law.part(self.low, self.high, 0)

    def part(self, a, b, k):
        a, b = max(a, self.low), min(b, self.high)
        return self.law.part(a, b, k) / self.mass if b > a else mpf(0)

    def pdf(self, x):
        return self.law.pdf(x) / self.mass if self.low < x <= self.high else mpf(0)


class Mix:
    def __init__(self, weights, laws):
        self.w, self.laws = [mpf(w) for w in weights], laws
        self.w = [w / sum(self.w) for w in self.w]
        self.low, self.high = min(law.low for law in laws), max(law.high for law in laws)

    def part(self, a, b, k):
        return sum(w * law.part(a, b, k) for w, law in zip(self.w, self.laws))

    def pdf(self, x):
        return sum(w * law.pdf(x) for w, law in zip(self.w, self.laws))


def spliced(body, tail, u, p):
    return Mix([1 - mpf(p), mpf(p)], [Cut(body, -INF, u), Cut(tail, u, INF)])


def write(name, what, argument, value):
    if value == INF or value == -INF:
        text = "Infinity" if value > 0 else "-Infinity"
    else:
        text = mp.nstr(value, 20)
    rows.append((name, what, repr(float(argument)), text))


def tails(name, law, xs, lower_ok=True):
    for x in xs:
        exact = mpf(float(x))
        f, s, d = law.part(-INF, exact, 0), law.part(exact, INF, 0), law.pdf(exact)
        write(name, "log_cumulative", x, mp.log(f) if f > 0 else -INF)
        write(name, "log_survival", x, mp.log(s) if s > 0 else -INF)
        if d > 0:
            write(name, "log_density", x, mp.log(d))
            for what, prob, sign in (("quantile", f, 1), ("loss_exceeded", s, -1)):
                p = float(prob)
                if 1e-306 < p < 1 and p * 1e-8 * float(prob / d / exact if exact else 1) < 1:  # else x says nothing about p
                    at = exact + sign * (mpf(p) - prob) / d
                    if abs(prob / d / exact) < mpf(10) ** 4:  # elsewhere one rounding of p moves x by too much for the correction
                        write(name, what, p, at)


def moments(name, law, limits):
    m1, m2 = law.part(-INF, INF, 1), law.part(-INF, INF, 2)
    write(name, "mean", 0, m1)
    write(name, "variance", 0, INF if m2 == INF else m2 - m1 ** 2)
    for d in limits:
        x = mpf(float(d))
        write(name, "limited_mean", d, law.part(-INF, x, 1) + x * law.part(x, INF, 0))
        above = law.part(x, INF, 0)
        write(name, "mean_excess", d, INF if m1 == INF else law.part(x, INF, 1) / above - x)


# --- PERT
for name, args, xs in (
        ("pert_usual", (10000, 200000, 4000000, 4), (10000.001, 10100, 2e5, 8e5, 3e6, 3.99e6, 3999999.9999999995)),
        ("pert_zero", (0, 1, 10, 4), ("1e-200", "1e-40", 0.01, 1, 4, 9, 9.999, 9.999999999999998)),
        ("pert_at_minimum", (0, 0, 1, 4), ("1e-300", "1e-10", .2, .9, .9999999)),
        ("pert_at_maximum", (2, 5, 5, 4), (2.0000001, 3, 4.9, 4.999999999999999)),
        ("pert_sharp", (1, 2, 4, 400), (1.01, 1.5, 2, 2.2, 3, 3.5, 3.9)),
        ("pert_uniform", (0, 7, 8, 0), ("1e-300", 1, 5, 7.999999999999999))):
    law = Pert(*args)
    xs = [float(x) for x in xs]
    tails(name, law, xs)
    moments(name, law, xs[1::2])
    peer = stats.beta(float(law.alpha), float(law.beta), float(law.low), float(law.r))
    check("pert cdf", law.part(-INF, mpf(xs[2]), 0), peer.cdf(xs[2]))
    check("pert variance", law.part(-INF, INF, 2) - law.part(-INF, INF, 1) ** 2, peer.var())

# --- cut, mixed and spliced
normal_points = (-37, -20, -8, -3, -1, 0, 1, 3, 8, 20, 37)


def points(mu, sigma, zs=normal_points):
    return [float(mp.exp(mpf(mu) + mpf(sigma) * z)) for z in zs]


cases = {
    "cut_above": (Cut(LogN(12, 2), -INF, 1000000), points(12, 2, (-37, -8, -1, 0, .9)) + [999999.9999, 1000000 * (1 - 2.0 ** -52)], (1000, 200000, 900000)),
    "cut_below": (Cut(LogN(12, 2), 1000000, INF), [1000000.0001, 1000001, 2e6] + points(12, 2, (3, 8, 37)), (1000001, 3000000, 1e12)),
    "cut_both": (Cut(LogN(12, 2), 100000, 1000000), [100000.0001, 100001, 2e5, 5e5, 9.9e5, 999999.9999], (100001, 300000, 999000)),
    "cut_far": (Cut(LogN(0, 1), 1e10, 2e10), [10000000001, 1.1e10, 1.5e10, 1.99e10, 19999999999], (1.01e10, 1.9e10)),
    "cut_beyond": (Cut(LogN(0, 1), 1e40, 1e41), [1.0001e40, 1.1e40, 2e40, 9e40], (1.01e40, 5e40)),
    "cut_narrow": (Cut(LogN(0, 1), 1, 1.0000001), [1.00000001, 1.00000005, 1.00000009], (1.00000005,)),
    "cut_low": (Cut(LogN(0, 1), -INF, 1e-8), points(0, 1, (-37, -25)) + [1e-9, 9e-9, 9.99999999e-9], (1e-9, 9e-9)),
    "cut_pareto": (Cut(Pareto(1, 1.5), 10, 10000), [10.00001, 11, 50, 1000, 9999], (11, 100, 9000)),
    "cut_pareto_one": (Cut(Pareto(1, 1), -INF, 1e9), [1.0001, 2, 50, 1e6, 9.99e8], (2, 100, 9e8)),
    "mixed": (Mix((.9, .1), (LogN(10, 1), LogN(15, 2))), points(10, 1, (-30, -8, -1, 0, 1)) + points(15, 2, (-1, 0, 3, 8, 37)), (1000, 30000, 1e6, 1e20)),
    "mixed_heavy": (Mix((3, 1), (LogN(8, 1.5), Pareto(1000, 1.8))), points(8, 1.5, (-37, -3, 0)) + [1001, 1e5, 1e20, 1e100, 1e160], (500, 5000, 1e30)),
    "mixed_rare": (Mix((1, 1e-12, 1e-3), (LogN(0, .1), LogN(20, 1), LogN(-30, 1))), points(-30, 1, (-30, 0, 3)) + points(0, .1, (-3, 0, 3)) + points(20, 1, (-3, 0, 5, 30)),
                   (1e-13, 1, 1e9)),
    "spliced": (spliced(LogN(10, 1.5), Pareto(100000, 1.3), 100000, .05),
                points(10, 1.5, (-37, -8, 0, .5)) + [99999, 100000, 100001, 2e5, 1e7, 1e60, 1e230], (1000, 50000, 100000, 1e6, 1e50)),
    "spliced_infinite": (spliced(LogN(10, 1.5), Pareto(50000, .9), 100000, .1), points(10, 1.5, (-8, 0)) + [1.5e5, 1e7, 1e300], (50000, 1e6)),
    "spliced_light": (spliced(LogN(3, 2), LogN(5, 1), 100, .2), points(3, 2, (-20, 0)) + [99.9, 100.1, 300] + points(5, 1, (3, 20)), (50, 200, 1e5)),
}
for name, (law, xs, limits) in cases.items():
    tails(name, law, xs)
    moments(name, law, limits)
check("lognormal sf", cases["mixed"][0].part(mpf(100000), INF, 0), .9 * stats.lognorm.sf(1e5, 1, scale=numpy.exp(10)) + .1 * stats.lognorm.sf(1e5, 2, scale=numpy.exp(15)))
peer = stats.lognorm(2, scale=numpy.exp(12))
check("cut mean", cases["cut_both"][0].part(-INF, INF, 1), peer.expect(lambda x: x, lb=1e5, ub=1e6, conditional=True))

# --- metalog
mp.dps = 60


class Metalog:
    def __init__(self, a, lower=None, upper=None):
        self.a, self.lower, self.upper = [mpf(v) for v in a], lower, upper

    def curve(self, w):
        y = 1 / (1 + mp.exp(-w))
        c = y - mpf(1) / 2 if abs(w) < 50 else mp.tanh(w / 2) / 2
        total = mpf(0)
        for i, v in enumerate(self.a, 1):
            power = (0, 0, 1, 1)[i - 1] if i <= 4 else (i - 1) // 2 if i % 2 else i // 2 - 1
            with_log = i in (2, 3) or (i >= 6 and i % 2 == 0)
            total += v * c ** power * (w if with_log else 1)
        return total

    def loss(self, w):
        m = self.curve(w)
        if self.lower is None:
            return m
        if self.upper is None:
            return self.lower + mp.exp(m)
        return (self.lower + self.upper * mp.exp(m)) / (1 + mp.exp(m))

    def integral(self, f, a, b):
        """Of f(loss) over the probability, between log-odds, in pieces."""
        edges = [a] + [mpf(k) for k in range(-2000, 2001, 4) if a < k < b] + [b]
        return sum(mp.quad(lambda w: f(self.loss(w)) * mp.exp(-abs(w)) / (1 + mp.exp(-abs(w))) ** 2, [edges[i], edges[i + 1]]) for i in range(len(edges) - 1))


logistic = Metalog((10, 2))
assert abs(logistic.integral(lambda x: (x - 10) ** 2, mpf(-200), mpf(200)) - 4 * mp.pi ** 2 / 3) < mpf(10) ** -30
for name, law, mean_end, variance_end in (
        ("metalog_logistic", logistic, 200, 200),
        ("metalog_four", Metalog((5, 1, .3, -.5)), 200, 200),
        ("metalog_lower_two", Metalog((12, .4), 0), 600, 1500),
        ("metalog_lower_three", Metalog((11, .5, .2), 0), 600, None),
        ("metalog_lower_heavy", Metalog((11, 1.1, .1), 0), None, None),
        ("metalog_lower_seven", Metalog((12.2, .35, .1, .4, -.6, .05, .8), 5000), 600, 1500),
        ("metalog_bounded", Metalog((-1, .8, .1, .3, .2), 100, 5000), 200, 200),
        ("metalog_uniform", Metalog((.5, 0, 0, 1)), 200, 200)):
    uniform = name == "metalog_uniform"
    scales = [law.curve(mpf(w) + mpf(1) / 8) - law.curve(mpf(w)) for w in mp.linspace(-60, 60, 961)]
    assert uniform or all(v > 0 for v in scales), name
    for w0 in (-8, -3, 0, 2) if uniform else (-690, -200, -30, -4, -1, 0, 1, 4, 30, 200, 690):
        x = mpf(float(law.loss(mpf(w0) + mpf("0.123"))))
        if mp.isinf(x):
            continue
        if law.lower is not None and not law.lower < x or law.upper is not None and not x < law.upper:
            continue
        if (law.lower and w0 < -30) or (law.upper is not None and w0 > 30) or (uniform and w0 < -20):
            continue  # next to an end other than 0 the doubles are too far apart to say how far
        mp.dps = 400
        g = lambda w: law.loss(w) - x  # noqa: E731
        w = mpf(w0) + mpf("0.123")
        slope = lambda v: (law.loss(v + mpf(10) ** -100) - law.loss(v - mpf(10) ** -100)) / 2 * mpf(10) ** 100  # noqa: E731
        for _ in range(6):
            w -= g(w) / slope(w)
        f, s = 1 / (1 + mp.exp(-w)), 1 / (1 + mp.exp(w))
        d = f * s / slope(w)
        write(name, "log_cumulative", x, mp.log(f))
        write(name, "log_survival", x, mp.log(s))
        write(name, "log_density", x, mp.log(d))
        for what, prob, sign in (("quantile", f, 1), ("loss_exceeded", s, -1)):
            p = float(prob)
            if p < 1 and abs(prob / d / x) < 100:
                write(name, what, p, x + sign * (mpf(p) - prob) / d)
        mp.dps = 60
    low = mpf(-200)
    if mean_end is None:
        write(name, "mean", 0, INF)
        write(name, "variance", 0, INF)
    else:
        mean = law.integral(lambda x: x, low, mpf(mean_end))
        write(name, "mean", 0, mean)
        write(name, "variance", 0, INF if variance_end is None else law.integral(lambda x: (x - mean) ** 2, low, mpf(variance_end)))
    for w0 in (-3, 1, 5):
        x = mpf(float(law.loss(mpf(w0))))
        w = mp.findroot(lambda v: law.loss(v) - x, mpf(w0))
        s = 1 / (1 + mp.exp(w))
        write(name, "limited_mean", x, law.integral(lambda v: v, low, w) + x * s)
        write(name, "mean_excess", x, INF if mean_end is None else law.integral(lambda v: v - x, w, mpf(mean_end)) / s)

# --- empirical: values and weights in fractions
sample = [(3, 2), (1, 1), (7, 4), (3, 1), (100, 2)]
total = sum(w for _, w in sample)
for x in (0, 1, 2, 3, 50, 100, 101):
    f = Fraction(sum(w for v, w in sample if v <= x), total)
    write("empirical", "cumulative", x, mpf(f.numerator) / f.denominator)
    write("empirical", "survival", x, mpf((1 - f).numerator) / (1 - f).denominator)
    lm = Fraction(sum(w * min(v, x) for v, w in sample), total)
    write("empirical", "limited_mean", x, mpf(lm.numerator) / lm.denominator)
    above = sum(w for v, w in sample if v > x)
    e = Fraction(sum(w * (v - x) for v, w in sample if v > x), above) if above else Fraction(0)
    write("empirical", "mean_excess", x, mpf(e.numerator) / e.denominator)
for p, q in (("0.1", 1), ("0.1000001", 3), ("0.4", 3), ("0.5", 7), ("0.8", 7), ("0.81", 100)):
    assert Fraction(sum(w for v, w in sample if v <= q), total) >= Fraction(p) > Fraction(sum(w for v, w in sample if v < q), total)
    write("empirical", "quantile", float(p), mpf(q))
mean = Fraction(sum(w * v for v, w in sample), total)
variance = Fraction(sum(w * v * v for v, w in sample), total) - mean ** 2
write("empirical", "mean", 0, mpf(mean.numerator) / mean.denominator)
write("empirical", "variance", 0, mpf(variance.numerator) / variance.denominator)

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "composed_laws.csv"), "w", newline="\n") as out:
    print(f"# python {sys.version.split()[0]}, mpmath {mpmath.__version__}, scipy {scipy.__version__}; largest relative difference to scipy: "
          + ", ".join(f"{k} {v:.1e}" for k, v in worst.items()), file=out)
    print("law,what,argument,value", file=out)
    for row in rows:
        print(",".join(row), file=out)
print(len(rows))
