"""Hill, moment and Pickands estimates of a tail index with their standard errors, straight from the definitions. mpmath at 40 digits; writes tail_index.csv.

A row: estimator (0 Hill, 1 moment, 2 Pickands), k, threshold, index, standard error, n, values. R's evir computes Hill's estimate by the same formula.
"""
import mpmath as mp
import numpy as np

mp.mp.dps = 40
rng = np.random.default_rng(6)


def hill(x, k):
    return mp.fsum(mp.log(v) for v in x[:k]) / k - mp.log(x[k])


def moment(x, k):
    m1 = mp.fsum(mp.log(v) - mp.log(x[k]) for v in x[:k]) / k
    m2 = mp.fsum((mp.log(v) - mp.log(x[k])) ** 2 for v in x[:k]) / k
    return m1 + 1 - mp.mpf(1) / 2 / (1 - m1 ** 2 / m2)


def pickands(x, k):
    return mp.log((x[k - 1] - x[2 * k - 1]) / (x[2 * k - 1] - x[4 * k - 1])) / mp.log(2)


def error(estimator, g, k):
    if estimator == 0:
        return g / mp.sqrt(k)
    if estimator == 1:
        v = 1 + g ** 2 if g >= 0 else (1 - g) ** 2 * (1 - 2 * g) * (4 - 8 * (1 - 2 * g) / (1 - 3 * g) + (5 - 11 * g) * (1 - 2 * g) / ((1 - 3 * g) * (1 - 4 * g)))
        return mp.sqrt(v / k)
    return mp.sqrt(g ** 2 * (2 ** (2 * g + 1) + 1) / (2 * (2 ** g - 1) * mp.log(2)) ** 2 / k)


samples = [rng.random(60) ** -0.7, rng.random(40), rng.exponential(1, 80), np.exp(rng.normal(0, 2, 50)), np.round(100 * rng.random(60) ** -0.5), 1e9 * rng.random(25) ** -1.5,
           np.concatenate([rng.standard_cauchy(60)])]
with open("tail_index.csv", "w") as f:
    f.write(f"# python, mpmath {mp.__version__}, numpy {np.__version__}, 40 digits\nestimator,k,threshold,index,standard_error,n,values\n")
    count = 0
    for s in samples:
        x = [mp.mpf(float(v)) for v in sorted(s, reverse=True)]
        positive = sum(1 for v in x if v > 0)
        for estimator, method in enumerate((hill, moment, pickands)):
            last = positive - 1 if estimator < 2 else len(x) // 4
            for k in sorted({2, 3, 5, 10, last // 2, last}):
                if k > last or (estimator == 1 and k < 2):
                    continue
                try:
                    g = method(x, k)
                except (ZeroDivisionError, ValueError):
                    continue
                if not mp.isfinite(g) or mp.im(g) != 0 or abs(g) > 50 or g == 0:
                    continue
                threshold = x[k] if estimator < 2 else x[4 * k - 1]
                f.write(",".join([str(estimator), str(k), repr(float(threshold)), mp.nstr(g, 18), mp.nstr(error(estimator, g, k), 18), str(len(s))] + [repr(float(v)) for v in s]) + "\n")
                count += 1
print(count)
