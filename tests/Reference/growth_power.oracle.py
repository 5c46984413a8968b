"""Reference values for NoncentralStudent, NormalScore, GrowthPower and RatioPower -> growth_power.csv beside this file.

The noncentral t law by its series of incomplete beta functions (Lenth 1989) at 60 to 400 digits, so that 1 - P keeps its digits (the code integrates
normal tails); the variance of a slope by inverting the information matrix of the regression; answers by the secant method. scipy.stats.nct to check.
Run: /usr/bin/python3 growth_power.oracle.py (2 minutes)
"""
import os
import sys

import mpmath
import scipy
import scipy.optimize
from mpmath import mp, mpf
from scipy.stats import nct, norm, t as student

mp.dps = 60
rows = []


def add(kind, inputs, values):
    rows.append((kind, " ".join(repr(float(v)) for v in inputs), " ".join(mp.nstr(mpf(v), 20) for v in values)))


def upper(t, nu, delta):
    """P(T > t) for t >= 0."""
    t, nu, delta = mpf(t), mpf(nu), mpf(delta)
    with mp.workdps(60 + int(abs(delta) * abs(delta) / 2 + delta * delta / 4)):
        x = t * t / (t * t + nu)
        half = delta * delta / 2
        p = mp.exp(-half)
        q = delta * mp.exp(-half) / mp.sqrt(2) / mp.gamma(mpf(3) / 2)
        total = mp.erfc(delta / mp.sqrt(2)) / 2
        j = 0
        while True:
            term = (p * mp.betainc(j + mpf(1) / 2, nu / 2, 0, x, regularized=True) + q * mp.betainc(j + 1, nu / 2, 0, x, regularized=True)) / 2
            total += term
            j += 1
            p *= half / j
            q *= half / (j + mpf(1) / 2)
            if j > half and abs(p) + abs(q) < mpf(10) ** (-mp.dps + 5):
                return 1 - total


for nu, t, delta in [(1, 12.7, 0), (1, 12.7, 5), (1, 0, 1), (3, 3.18, 2.5), (3, 3.18, -2.5), (6, 2.447, 3), (6, 2.447, -4), (6, 30, 1), (10, 2.228, 8), (10, 5, -3),
                     (14, 2.14, 2.8), (14, 2.14, -6), (30, 2.04, 10), (100, 1.98, 2.8), (100, 15, 3), (1000, 1.96, 2.8), (1000, 1.96, -3), (2, 4.3, 12)]:
    add("noncentral", [nu, t, delta], [upper(t, nu, delta)])
worst = max(abs(nct.sf(t, nu, d) / float(upper(t, nu, d)) - 1) for nu, t, d in [(6, 2.447, 3), (14, 2.14, 2.8), (100, 1.98, 2.8), (10, 2.228, 1)])
for z in (-12, -1, 0, .5, 3, 8, 29, 31, 100, 1000):
    add("normal", [z], [mp.log(mp.erfc(mpf(z) / mp.sqrt(2)) / 2)])


def critical(level, nu):
    start = student.ppf(1 - level / 2, nu)
    return mp.findroot(lambda t: mp.betainc(mpf(nu) / 2, mpf(1) / 2, 0, nu / (nu + t * t), regularized=True) - mpf(repr(level)), mpf(start))


def slope_shift(beta, years, mean, phi, per):
    n = years * per
    weights = [mp.exp(mpf(beta) * i / per) for i in range(n)]
    total = mp.fsum(weights)
    mu = [mpf(years) * mpf(mean) * w / total for w in weights]
    t = [mpf(i) / per for i in range(n)]
    info = mp.matrix([[mp.fsum(mu), mp.fsum(m * x for m, x in zip(mu, t))], [mp.fsum(m * x for m, x in zip(mu, t)), mp.fsum(m * x * x for m, x in zip(mu, t))]])
    return mpf(beta) / mp.sqrt(mpf(phi) * (info ** -1)[1, 1])


def solve(shift, nu, power, level, start):
    c = critical(level, nu)
    rough = scipy.optimize.brentq(lambda b: nct.sf(float(c), nu, float(shift(b))) - power, *start)
    mp.dps, kept = 25, mp.dps
    try:
        return mp.findroot(lambda b: upper(c, nu, shift(b)) - mpf(repr(power)), (mpf(rough) * (1 - mpf("1e-6")), mpf(rough)), tol=1e-34)
    finally:
        mp.dps = kept


for years, mean, growth, phi, per, level in [(8, 20, .1, 1, 1, .05), (12, 20, .1, 1.6, 1, .05), (5, 50, -.2, 2, 1, .05), (16, 5, .15, 1, 1, .1), (3, 200, .3, 1, 1, .05),
                                             (5, 36, .1, 1.5, 12, .05), (20, 2, .03, 1, 1, .01), (10, 1000, .01, 8, 1, .05), (6, 10, 3, 1, 1, .05)]:
    nu = years * per - 2
    add("growth", [years, mean, growth, phi, per, level], [upper(critical(level, nu), nu, abs(slope_shift(mp.log1p(mpf(repr(growth))), years, mean, phi, per)))])
for years, mean, phi, per, level, power in [(8, 20, 1, 1, .05, .8), (12, 20, 1.6, 1, .05, .8), (5, 50, 2, 1, .05, .9), (16, 5, 1, 1, .1, .8), (18, 40, 3, 1, .05, .5),
                                            (3, 2000, 1, 1, .05, .8), (4, 60, 1.2, 4, .05, .8)]:
    nu = years * per - 2
    beta = solve(lambda b: slope_shift(b, years, mean, phi, per), nu, power, level, (1e-6, 1.5))
    add("smallest_growth", [years, mean, phi, per, level, power], [mp.expm1(beta), mp.expm1(-beta)])
for growth, mean, phi, power in [(.1, 20, 1, .8), (.1, 20, 2, .8), (.25, 8, 1.6, .9), (-.05, 100, 4, .8), (1, 50, 1, .8)]:
    years = 3
    while upper(critical(.05, years - 2), years - 2, abs(slope_shift(mp.log1p(mpf(repr(growth))), years, mean, phi, 1))) < power:
        years += 1
    add("years", [growth, mean, phi, power], [years])


def ratio_shift(log_ratio, a, b, mean, phi):
    return mpf(log_ratio) / mp.sqrt(mpf(phi) * (1 / (a * mpf(mean)) + 1 / (b * mpf(mean) * mp.exp(log_ratio))))


for a, b, mean, ratio, phi, level in [(5, 5, 20, 1.5, 1, .05), (8, 3, 12, .5, 1.6, .05), (1, 2, 100, 1.4, 1, .05), (10, 10, 2, 2, 1, .05), (30, 30, 50, .9, 2, .01)]:
    nu = a + b - 2
    add("ratio", [a, b, mean, ratio, phi, level], [upper(critical(level, nu), nu, abs(ratio_shift(mp.log(mpf(repr(ratio))), a, b, mean, phi)))])
for a, b, mean, phi, power in [(5, 5, 20, 1, .8), (8, 3, 12, 1.6, .8), (10, 10, 2, 1, .8), (4, 4, 300, 5, .8), (2, 2, 500, 1, .8)]:
    nu = a + b - 2
    rise = solve(lambda r: ratio_shift(r, a, b, mean, phi), nu, power, .05, (1e-6, 5))
    fall = solve(lambda r: -ratio_shift(-r, a, b, mean, phi), nu, power, .05, (1e-6, 2))
    add("smallest_ratio", [a, b, mean, phi, power], [mp.exp(rise), mp.exp(-fall)])

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "growth_power.csv"), "w", newline="\n") as out:
    print(f"# python {sys.version.split()[0]}, mpmath {mpmath.__version__}, scipy {scipy.__version__}; largest relative difference of scipy's nct: {worst:.1e}", file=out)
    print("kind,inputs,values", file=out)
    for r in rows:
        print(",".join(r), file=out)
