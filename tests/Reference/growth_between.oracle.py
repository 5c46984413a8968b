"""Reference values for GrowthRate.Between on two counts -> growth_between.csv beside this file.

Given n = from + to, the later count is binomial, so the ratio of rates F = p / (1 - p) has the Clopper-Pearson limits
p_low = BetaInv(a/2; to/phi, from/phi + 1), p_high = BetaInv(1 - a/2; to/phi + 1, from/phi), a = 1 - level (a/2 also where a
count is 0: then one end is 0 or infinite). The limits are found in log-odds from the integrated density (log_odds.py, 60
digits), so neither tail loses digits; the level and the dispersion are the doubles that are written, exactly. Two other
methods (a series in big integers, a quadrature in another variable), R and scipy check them.
Run: /usr/bin/python3 growth_between.oracle.py (R on the path)
"""
import os
import subprocess
import sys
from multiprocessing import Pool

import mpmath
import scipy
from mpmath import exp, expm1, inf, log, mp, mpf
from scipy.special import betaincinv

from log_odds import Density, arcsine_tail, series_tail

BIG = 10 ** 15
ROWS = [(8, 88, 15, 1, l) for l in (.5, .8, .9, .95, .99, .999999)]
ROWS += [(8, 88, 15, d, l) for d in (1.6, 2.5, 10) for l in (.5, .95, .999999)]
ROWS += [(8, 88, y, 1, .95) for y in (.25, 1)]
ROWS += [(88, 8, 15, 1, l) for l in (.8, .95)] + [(88, 8, .25, 1.6, .95), (88, 8, 1, 10, .99)]
ROWS += [(120, 147, 1, d, l) for d in (1, 1.6) for l in (.5, .95, .99)] + [(120, 147, .25, 2.5, .9), (120, 147, 15, 10, .999999)]
for pair in ((0, 5), (5, 0), (0, 1), (1, 0), (1, 1)):
    ROWS += [(*pair, 1, 1, .95), (*pair, 15, 1.6, .9), (*pair, .25, 10, .99), (*pair, 1, 2.5, .5), (*pair, 15, 1, .999999)]
ROWS += [(2, 1000, 15, 1, .95), (2, 1000, 1, 1.6, .99), (2, 1000, .25, 10, .8)]
ROWS += [(1, 10 ** 6, 15, 1, .95), (1, 10 ** 6, 1, 2.5, .9), (1, 10 ** 6, 15, 1, .999999)]
ROWS += [(123456, 654321, 15, 1, .95), (123456, 654321, 1, 1.6, .5), (123456, 654321, .25, 10, .999999)]
ROWS += [(10 ** 9, 11 * 10 ** 8, 1, 1, .95), (10 ** 9, 11 * 10 ** 8, 15, 2.5, .8)]
ROWS += [(3, 10 ** 12, 15, 1, .95), (3, 10 ** 12, 1, 10, .99)]
ROWS += [(BIG, BIG + 5 * 10 ** 7, 1, 1, .95), (BIG, BIG + 5 * 10 ** 7, 15, 1.6, .5), (BIG, BIG + 5 * 10 ** 7, .25, 1, .999999)]


def log_limits(job):
    """(log F low, log F high, largest relative differences: series or None, arcsine or None, normaliser)"""
    x, y, _, phi, level = job
    half = (1 - mpf(level)) / 2
    x, y = mpf(x) / mpf(phi), mpf(y) / mpf(phi)
    ends, series, angle, whole = [], None, None, mpf(0)
    for count, a, b, way in ((y, y, x + 1, -1), (x, y + 1, x, 1)):
        if count == 0:
            ends.append(way * inf)
            continue
        density = Density(a, b)
        whole = max(whole, density.whole_against_gamma())
        w = density.log_odds_with_tail(half, way)
        ends.append(w)
        # a difference of the tails, carried over to a relative difference of the factor
        slope = density.relative(w - density.mode) / density.whole
        other = series_tail(a, b, w, way)
        if other is not None:
            series = max(series or 0, abs(other - half) / slope)
        if min(a, b) > 10 ** 5:
            angle = max(angle or 0, abs(arcsine_tail(a, b, w, way) - half) / slope)
    return ends[0], ends[1], series, angle, whole


def by_scipy(job):
    x, y, _, phi, level = job
    x, y, half = x / phi, y / phi, (1 - level) / 2
    low = 0 if y == 0 else betaincinv(y, x + 1, half) / betaincinv(x + 1, y, 1 - half)
    high = inf if x == 0 else betaincinv(y + 1, x, 1 - half) / betaincinv(x, y + 1, half)
    return low, high


def by_r(jobs):
    program = "options(digits=17);" + "".join(
        f"f<-binom.test({y},{x + y},conf.level={level!r})$conf.int;g<-binom.test({x},{x + y},conf.level={level!r})$conf.int;"
        f"cat(sprintf('%.17g %.17g\\n',f[1]/g[2],f[2]/g[1]));" for x, y, _, _, level in jobs)
    out = subprocess.run(["Rscript", "--vanilla", "-"], input=program, capture_output=True, text=True, check=True).stdout
    return [tuple(mpf(v.replace("Inf", "inf")) for v in line.split()) for line in out.splitlines()]


def difference(mine, theirs):
    return max(abs(mpf(t) / m - 1) for m, t in zip(mine, theirs) if 0 < m < inf)


def show(v):
    return "Infinity" if v == inf else "-Infinity" if v == -inf else "0" if abs(v) < mpf(10) ** -40 else mp.nstr(v, 17)


if __name__ == "__main__":
    with Pool(2) as pool:
        logs = pool.map(log_limits, ROWS, chunksize=1)
    factors = [(exp(low) if low != -inf else mpf(0), exp(high) if high != inf else inf) for low, high, *_ in logs]

    # where a count is zero the quantile is elementary
    closed = mpf(0)
    for (x, y, _, phi, level), (low, high) in zip(ROWS, factors):
        half, phi = (1 - mpf(level)) / 2, mpf(phi)
        if x == 0:
            p = half ** (phi / y)
            closed = max(closed, abs(p / (1 - p) / low - 1))
        if y == 0:
            q = half ** (phi / x)
            closed = max(closed, abs((1 - q) / q / high - 1))

    worst = lambda i: f"{mp.nstr(max(l[i] for l in logs if l[i] is not None), 2)} ({sum(l[i] is not None for l in logs)} of {len(ROWS)} rows)"
    plain = [i for i, r in enumerate(ROWS) if r[3] == 1 and r[0] + r[1] <= 10 ** 6 + 1]
    r_worst = max((difference(factors[i], theirs), ROWS[i]) for i, theirs in zip(plain, by_r([ROWS[i] for i in plain])))
    small = [i for i, r in enumerate(ROWS) if r[0] + r[1] <= 10 ** 6 + 1]
    s_worst = max((difference(factors[i], by_scipy(ROWS[i])), ROWS[i]) for i in small)
    r_version = subprocess.run(["Rscript", "--vanilla", "-e", "cat(as.character(getRversion()))"],
                               capture_output=True, text=True, check=True).stdout

    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "growth_between.csv"), "w", newline="\n") as out:
        say = lambda *line: print(*line, file=out)
        say(f"# python {sys.version.split()[0]}, mpmath {mpmath.__version__}, scipy {scipy.__version__}, R {r_version}")
        say("# level and dispersion are taken as the doubles nearest to what is written; rates are per year")
        say(f"# largest relative difference of a factor: series in big integers {worst(2)}, "
            f"closed form at a zero count {mp.nstr(closed, 2)},")
        say(f"#   arcsine quadrature {worst(3)}, integrated density against loggamma {worst(4)},")
        say(f"#   R binom.test {mp.nstr(r_worst[0], 2)} ({len(plain)} rows with dispersion 1 and at most 1,000,001 incidents, worst at {r_worst[1][0]},{r_worst[1][1]}), "
            f"scipy betaincinv {mp.nstr(s_worst[0], 2)} ({len(small)} rows, worst at {s_worst[1][0]},{s_worst[1][1]})")
        say("from,to,years,dispersion,level,factor_low,factor_high,rate_low,rate_high,log_low,log_high")
        for (x, y, years, phi, level), (low, high, *_), (f_low, f_high) in zip(ROWS, logs, factors):
            rate = lambda v: mpf(-1) if v == -inf else inf if v == inf else expm1(v / mpf(years))
            say(",".join([str(x), str(y), repr(years), repr(phi), repr(level), show(f_low), show(f_high), show(rate(low)),
                          show(rate(high)), show(low), show(high)]))
