"""Reference values for ChangePointPosterior -> change_point_posterior.csv beside this file.

No conjugacy: the likelihood of each part times the density of the gamma prior is integrated over the rate by mpmath's quadrature with 30 digits, cut
at the peak; the trend's over its slope and its level, one after the other. Quantiles are roots of integrals of such densities.
Run: /usr/bin/python3 change_point_posterior.oracle.py (3 minutes)
"""
import os
import sys

import mpmath
from mpmath import exp, inf, log, mp, mpf, quad

mp.dps = 30
HERE = os.path.dirname(os.path.abspath(__file__))


def cuts(peak, width, low=mpf(0)):
    points = sorted({low} | {max(low, peak + width * s) for s in (-40, -20, -10, -5, -2, 0, 2, 5, 10, 20, 40, 80)})
    return points + [inf]


def log_marginal(counts, exposure, shape, rate, reference):
    """log of the integral of prod Poisson(y; e r) gamma(r), over prod Poisson(y; e reference)."""
    total, e = sum(counts), sum(exposure)

    def f(r):
        if r <= 0:
            return mpf(0)
        return exp(total * log(r / reference) - e * (r - reference) + shape * log(rate) + (shape - 1) * log(r) - rate * r - mp.loggamma(shape) - top)
    top = mpf(0)
    peak = max((total + shape - 1) / (e + rate), mpf(0))
    if peak > 0:
        top = log(f(peak))
    width = mp.sqrt(total + shape) / (e + rate)
    return top + log(quad(f, cuts(peak, width)))


def log_trend(counts, exposure, places, shape, rate, reference):
    """The same with the rate times the tilt exp(delta tau), scaled to leave the mean of the exposure; over the logarithm of the last rate over the first too."""
    e = sum(exposure)
    tau = [mpf(p - places[0]) / (places[-1] - places[0]) for p in places]
    level = log_marginal(counts, exposure, shape, rate, reference)

    def rest(delta):
        scale = log(sum(x * exp(delta * t) for x, t in zip(exposure, tau)) / e)
        return sum(y * (delta * t - scale) for y, t in zip(counts, tau)) + shape * delta - 2 * shape * log(1 + exp(delta)) - mp.loggamma(shape) * 2 + mp.loggamma(2 * shape)
    peak = mp.findroot(lambda d: mp.diff(rest, d), mpf("0.01"), tol=mpf(10) ** -12)
    width = 1 / mp.sqrt(-mp.diff(rest, peak, 2))
    points = [-inf] + [peak + width * s for s in (-80, -40, -20, -10, -5, -2, 0, 2, 5, 10, 20, 40, 80)] + [inf]
    return level + rest(peak) + log(quad(lambda d: exp(rest(d) - rest(peak)), points))


def gamma_cdf(a, b, x):
    return mp.gammainc(a, 0, b * x, regularized=True)


def quantile(cdf, p, low, high):
    low, high = log(mpf(low)), log(mpf(high))
    for _ in range(70):
        middle = (low + high) / 2
        low, high = (middle, high) if cdf(exp(middle)) < p else (low, middle)
    return exp((low + high) / 2)


CASES = [
    ("tracker", [1, 3, 10, 7, 4, 9, 15, 12, 18, 32, 34, 33, 46, 80, 74, 120, 108, 147], None, None, 1, None),
    ("jump", [4, 6, 5, 3, 7, 12, 15, 11, 14, 13], None, None, 1, None),
    ("jump half", [4, 6, 5, 3, 7, 12, 15, 11, 14, 13], None, None, mpf("0.5"), None),
    ("jump fixed", [4, 6, 5, 3, 7, 12, 15, 11, 14, 13], None, None, 2, mpf("0.25")),
    ("flat", [5, 4, 6, 5, 5, 7, 4], None, None, 1, None),
    ("two", [3, 9], None, None, 1, None),
    ("two zeros", [0, 0], None, None, 1, None),
    ("zeros", [0, 0, 0, 0, 0, 0], None, None, 1, None),
    ("zeros then few", [0, 0, 0, 0, 2, 1, 3], None, None, 1, None),
    ("one", [0, 0, 1, 0, 0], None, None, mpf("1.5"), None),
    ("last part", [8, 9, 7, 12, 16, 6], [1, 1, 1, 1, 1, mpf("0.25")], None, 1, None),
    ("unequal", [1, 30, 2, 100, 0, 7], [mpf("0.015625"), 3, mpf("0.5"), 64, mpf("0.25"), 1], None, 1, None),
    ("missing", [4, 5, 6, 15, 14, 18], None, [0, 1, 2, 5, 6, 8], 1, None),
    ("large", [10 ** 9, 10 ** 9 + 31000, 10 ** 9 - 20000, 10 ** 9 + 90000, 10 ** 9 + 120000], None, None, 1, None),
    ("large flat", [10 ** 9, 10 ** 9 + 31000, 10 ** 9 - 20000, 10 ** 9 - 9000], None, None, 1, None),
    ("fall", [60, 55, 71, 66, 20, 25, 18, 22], None, None, 1, None),
]

with open(os.path.join(HERE, "change_point_posterior.csv"), "w", newline="\n") as out:
    print(f"# python {sys.version.split()[0]}, mpmath {mpmath.__version__}", file=out)
    print("name,counts,exposure,places,shape,rate,log change,log change over trend,probabilities,before,after,ratio", file=out)
    for name, counts, exposure, places, shape, rate in CASES:
        n = len(counts)
        exposure = [mpf(e) for e in exposure or [1] * n]
        places = places or list(range(n))
        shape = mpf(shape)
        pooled = mpf(max(sum(counts), 0.5)) / sum(exposure)
        b = rate if rate is not None else shape / pooled
        none = log_marginal(counts, exposure, shape, b, pooled)
        each = [log(mpf(places[k] - places[k - 1]) / (places[-1] - places[0])) + log_marginal(counts[:k], exposure[:k], shape, b, pooled)
                + log_marginal(counts[k:], exposure[k:], shape, b, pooled) for k in range(1, n)]
        top = max(each)
        change = top + log(sum(exp(v - top) for v in each))
        weights = [exp(v - change) for v in each]
        trend = log_trend(counts, exposure, places, shape, b, pooled)
        parts = [((shape + sum(counts[:k]), b + sum(exposure[:k])), (shape + sum(counts[k:]), b + sum(exposure[k:]))) for k in range(1, n)]
        if max(counts) < 1000:
            kept = [(w, p) for w, p in zip(weights, parts) if w > mpf(10) ** -18]
            before = [quantile(lambda x: sum(w * gamma_cdf(*p[0], x) for w, p in kept), q, "1e-9", "1e6") for q in (mpf("0.025"), mpf("0.5"), mpf("0.975"))]
            after = [quantile(lambda x: sum(w * gamma_cdf(*p[1], x) for w, p in kept), q, "1e-9", "1e6") for q in (mpf("0.025"), mpf("0.5"), mpf("0.975"))]

            def ratio_cdf(x):
                # P(r2 / r1 < x) = P(r2 (b1) / (r2 b1 + ...)): by the incomplete beta function of mpmath
                return sum(w * mp.betainc(p[1][0], p[0][0], 0, x * p[1][1] / (x * p[1][1] + p[0][1]), regularized=True) for w, p in kept)
            ratio = [quantile(ratio_cdf, q, "1e-9", "1e9") for q in (mpf("0.025"), mpf("0.5"), mpf("0.975"))]
        else:
            before = after = ratio = []
        text = [" ".join(mp.nstr(v, 17) for v in column) for column in (weights, before, after, ratio)]
        print(f"{name},{' '.join(map(str, counts))},{' '.join(mp.nstr(e, 17) for e in exposure)},{' '.join(map(str, places))},{mp.nstr(shape, 17)},"
              f"{mp.nstr(b, 17) if rate is not None else ''},{mp.nstr(change - none, 17)},{mp.nstr(change - trend, 17)},{','.join(text)}", file=out)
        print(name, file=sys.stderr)
