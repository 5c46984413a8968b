"""Reference values for OverdispersedChange -> overdispersed_change.csv beside this file.

Composite Gauss-Legendre rules on fixed wide ranges of log rate, slope and coefficient of variation, in numpy, with the probabilities of the negative binomial law by scipy's
gammaln; the trend as one integral over all three. Each figure is computed again with fewer points and the greatest difference is stated in the first line.
Run: /usr/bin/python3 overdispersed_change.oracle.py (3 minutes)
"""
import os
import sys

import numpy as np
import scipy
from scipy.special import gammaln, logsumexp

HERE = os.path.dirname(os.path.abspath(__file__))


def panels(edges, points):
    x, w = np.polynomial.legendre.leggauss(points)
    nodes, weights = [], []
    for low, high in zip(edges[:-1], edges[1:]):
        nodes.append((high - low) / 2 * x + (high + low) / 2)
        weights.append((high - low) / 2 * w)
    return np.concatenate(nodes), np.concatenate(weights)


def negative_binomial(counts, exposure, places, shape, scale, points):
    """Log evidences of no change, of each change, and of the trend, each over the Poisson likelihood at the pooled rate; and that of no change for Poisson counts."""
    y, e = np.array(counts, float), np.array(exposure, float)
    n, pooled = len(y), max(y.sum(), .5) / e.sum()
    tau = (np.array(places) - places[0]) / (places[-1] - places[0])
    b = shape / pooled
    poisson = np.sum(y * np.log(e * pooled) - e * pooled - gammaln(y + 1))
    # log rate: from far below to far above; fine enough for some hundred incidents
    u, wu = panels(np.log(pooled) + np.concatenate(([-45, -20, -10, -5, -3], np.arange(-2, 2.01, .125), [3, 4, 6])), points)
    prior_u = shape * np.log(b) + shape * u - b * np.exp(u) - gammaln(shape) + np.log(wu)
    c, wc = panels(np.concatenate(([0, .01, .02, .04, .07], np.arange(.1, .81, .1), [1, 1.3, 1.7, 2.3, 3, 4, 5.5, 8, 12])) * max(1, 3 * scale), points)
    d, wd = panels(np.concatenate(([-80, -40, -20, -10], np.arange(-6, 6.1, .5), [10, 20, 40, 80])), points)
    prior_d = shape * d - 2 * shape * np.logaddexp(0, d) - 2 * gammaln(shape) + gammaln(2 * shape) + np.log(wd)
    tilt = d[:, None] * tau - logsumexp(d[:, None] * tau, b=e / e.sum(), axis=1)[:, None]
    none, each, trend = [], [], []
    for ci, wi in zip(c, wc):
        size = ci ** -2
        prior_c = np.log(wi) - ci / scale - np.log(scale)
        start = gammaln(y + size) - gammaln(size) - gammaln(y + 1)

        def law(log_mean, i):
            # y log(mean / size) - (y + size) log(1 + mean / size)
            r = log_mean - np.log(size)
            return start[i] + y[i] * r - (y[i] + size) * np.logaddexp(0, r)
        each_obs = np.stack([law(u + np.log(e[i]), i) for i in range(n)])
        sums = np.concatenate((np.zeros((1, len(u))), np.cumsum(each_obs, axis=0)))
        none.append(prior_c + logsumexp(prior_u + sums[n]))
        each.append([prior_c + np.log(places[k] - places[k - 1]) - np.log(places[-1] - places[0]) + logsumexp(prior_u + sums[k])
                     + logsumexp(prior_u + sums[n] - sums[k]) for k in range(1, n)])
        total = prior_d[:, None] + prior_u[None, :]
        for i in range(n):
            total = total + law(u[None, :] + tilt[:, i, None] + np.log(e[i]), i)
        trend.append(prior_c + logsumexp(total))
    base = logsumexp(prior_u + np.sum(y[:, None] * (u + np.log(e)[:, None]) - e[:, None] * np.exp(u) - gammaln(y + 1)[:, None], axis=0))
    return np.array([logsumexp(none) - poisson, logsumexp(trend) - poisson, base - poisson] + list(logsumexp(np.array(each), axis=0) - poisson))


worst, rows = 0, []
for name, counts, exposure, places, scale in [
        ("jump", [4, 6, 5, 3, 7, 12, 15, 11, 14, 13], None, None, 1 / 3),
        ("jump narrow", [4, 6, 5, 3, 7, 12, 15, 11, 14, 13], None, None, 1 / 20),
        ("noise", [40, 75, 31, 52, 90, 28, 61, 47], None, None, 1 / 3),
        ("growth", [5, 8, 9, 14, 18, 30], None, None, 1 / 3),
        ("two", [3, 9], None, None, 1 / 3),
        ("zeros", [0, 0, 0, 0], None, None, 1 / 3),
        ("few", [0, 0, 1, 0, 3], None, None, 1),
        ("exposure", [8, 9, 7, 12, 16, 6], [1, 1, 1, 1, 1, .25], None, 1 / 3),
        ("missing", [4, 5, 6, 15, 14, 18], [1, .5, .5, 1, 1, 2], [0, 1, 2, 5, 6, 8], 1 / 3)]:
    n = len(counts)
    exposure, places = exposure or [1] * n, places or list(range(n))
    coarse = negative_binomial(counts, exposure, places, 1, scale, 8)
    fine = negative_binomial(counts, exposure, places, 1, scale, 10)
    worst = max(worst, np.max(np.abs(fine - coarse)))
    none, trend, poisson, each = fine[0], fine[1], fine[2], fine[3:]
    change = logsumexp(each)
    rows.append((name, counts, exposure, places, scale, change - none, change - trend, none - poisson, np.exp(each - change)))
    print(name, np.max(np.abs(fine - coarse)), file=sys.stderr)
with open(os.path.join(HERE, "overdispersed_change.csv"), "w", newline="\n") as out:
    print(f"# python {sys.version.split()[0]}, numpy {np.__version__}, scipy {scipy.__version__}; greatest difference between rules of 8 and 10 points {worst:.1g}", file=out)
    print("name,counts,exposure,places,variation,log change,log change over trend,log dispersion,probabilities", file=out)
    for name, counts, exposure, places, scale, *figures, weights in rows:
        print(f"{name},{' '.join(map(str, counts))},{' '.join(map(str, exposure))},{' '.join(map(str, places))},{scale!r},{','.join(repr(float(f)) for f in figures)},"
              f"{' '.join(repr(float(w)) for w in weights)}", file=out)
