"""Reference values for the incomplete beta function in log-odds -> incomplete_beta.csv beside this file.

lower = I_x(a, b), upper = 1 - I_x(a, b) with x = 1 / (1 + exp(-w)), both as natural logarithms. w lies at the mode and 1, 5, 10,
30 (and for some pairs 45) standard deviations of the log-odds to either side, so that both tails pass 1e-300. The smaller tail is
integrated at 60 digits (log_odds.py), the larger is its complement. A series in big integers, a quadrature in another variable
and, on the milder rows, mpmath's betainc and scipy check it. Run: /usr/bin/python3 incomplete_beta.oracle.py
"""
import os
import sys
from multiprocessing import Pool

import mpmath
import scipy
from mpmath import betainc, exp, log, mp, mpf, psi, sqrt
from scipy.special import betainc as scipy_betainc

from log_odds import Density, arcsine_tail, series_tail

STEPS = (-30, -10, -5, -1, 0, 1, 5, 10, 30)
FAR = (-45, -30, -10, -5, -1, 0, 1, 5, 10, 30, 45)
PAIRS = [(.3, .3, STEPS), (.3, 7.5, STEPS), (1., 1., STEPS), (5., 1.6, STEPS), (88., 9., FAR), (55., 6.25, STEPS), (250., 250., FAR),
         (.5, 1e6, STEPS), (1234.5, 98765.4, FAR), (1e9, 2.5, STEPS), (1e9, 1.1e9, FAR), (3., 1e12, STEPS), (1e12, 1e12, FAR),
         (1e12, 2.5e11, STEPS)]


def log_odds(a, b, step):
    """A double with few digits near the mode plus so many standard deviations."""
    mode, deviation = log(mpf(a) / mpf(b)), sqrt(psi(1, mpf(a)) + psi(1, mpf(b)))
    digits = max(4, 4 + int(mp.floor(mp.log10(max(1, abs(mode)) / deviation))))
    return float(mp.nstr(mode + step * deviation, min(17, digits)))


def row(job):
    a, b, step = job
    w = log_odds(a, b, step)
    density = Density(a, b)
    lower, upper = density.log_tails(w)
    way = -1 if lower < upper else 1
    small = min(lower, upper)
    series = None
    if small > -60:
        other = series_tail(a, b, w, way, 1_000_000)
        series = abs(other / exp(small) - 1) if other is not None else None
    angle = abs(arcsine_tail(a, b, w, way) / exp(small) - 1) if min(a, b) > 1e3 else None
    direct = None
    if a + b < 1e3:
        x, y = 1 / (1 + exp(-mpf(w))), 1 / (1 + exp(mpf(w)))
        value = betainc(a, b, 0, x, regularized=True) if way < 0 else betainc(b, a, 0, y, regularized=True)
        direct = abs(value / exp(small) - 1)
    peer = None
    if a + b < 2e5 and -300 < small:
        x, y = float(1 / (1 + exp(-mpf(w)))), float(1 / (1 + exp(mpf(w))))
        theirs = scipy_betainc(a, b, x) if way < 0 else scipy_betainc(b, a, y)
        peer = abs(mpf(float(theirs)) / exp(small) - 1)
    return a, b, w, lower, upper, series, angle, direct, peer, density.whole_against_gamma()


if __name__ == "__main__":
    with Pool(2) as pool:
        rows = pool.map(row, [(a, b, s) for a, b, steps in PAIRS for s in steps], chunksize=1)
    worst = lambda i: f"{mp.nstr(max(r[i] for r in rows if r[i] is not None), 2)} ({sum(r[i] is not None for r in rows)} of {len(rows)} rows)"
    show = lambda v: mp.nstr(v, 17) if abs(v) > mpf(2) ** -1022 else "0"
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "incomplete_beta.csv"), "w", newline="\n") as out:
        say = lambda *line: print(*line, file=out)
        say(f"# python {sys.version.split()[0]}, mpmath {mpmath.__version__}, scipy {scipy.__version__}")
        say("# natural logarithms of I_x(a, b) and its complement at x = 1 / (1 + exp(-w)); a, b, w are the doubles nearest to what is written;")
        say("# a logarithm nearer to 0 than 2^-1022 is written as 0")
        say(f"# largest relative difference of the smaller tail: series in big integers {worst(5)}, arcsine quadrature {worst(6)},")
        say(f"#   mpmath betainc {worst(7)}, scipy betainc at x rounded to a double {worst(8)},")
        say(f"#   integrated density against loggamma {worst(9)}")
        say("a,b,log_odds,log_lower,log_upper")
        for a, b, w, lower, upper, *_ in rows:
            say(",".join([repr(a), repr(b), repr(w), show(lower), show(upper)]))
