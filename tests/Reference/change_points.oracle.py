"""Reference values for ChangePoints -> change_points.csv beside this file.

For every number of changes the least total cost, by the recursion over the number of segments (Auger and Lawrence 1989) and not over a penalised
sum; costs are written from the densities and minimised numerically by mpmath where there is an iteration. The best segmentation at a penalty, and
the range of penalties in which it is the best, follow from the least cost of each number of changes.
R's strucchange (breakpoints, h = the least length) gives the same breaks and sums of squares for the normal mean.
Run: /usr/bin/python3 change_points.oracle.py
"""
import math
import os
import subprocess
import sys

import mpmath
import numpy

rng = numpy.random.default_rng(1989)
TRACKER = [1, 3, 10, 7, 4, 9, 15, 12, 18, 32, 34, 33, 46, 80, 74, 120, 108, 147]


def poisson(y, e, _):
    s = mpmath.mpf(math.fsum(y))
    return mpmath.mpf(0) if s == 0 else -2 * s * mpmath.log(s / mpmath.mpf(math.fsum(e)))


def binomial(y, e, k):
    k = mpmath.mpf(k)
    s = sum(y)
    if s == 0:
        return mpmath.mpf(0)

    def slope(rate):
        return s / rate - sum((a + k) * b / (k + b * rate) for a, b in zip(y, e))

    rate = mpmath.findroot(slope, (mpmath.mpf(s) / sum(e) * mpmath.mpf("0.99"), mpmath.mpf(s) / sum(e) * mpmath.mpf("1.01")))
    total = mpmath.mpf(0)
    for a, b in zip(y, e):
        # log of the density less log Gamma(a + k) / (Gamma(k) a! k^a), a log b, and a
        total += a * mpmath.log(rate / (1 + b * rate / k)) - k * mpmath.log(1 + b * rate / k) + a
    return -2 * total


def mean(y, _, sd):
    m = sum(mpmath.mpf(v) for v in y) / len(y)
    return sum((mpmath.mpf(v) - m) ** 2 for v in y) / mpmath.mpf(sd) ** 2


def variance(y, _, least):
    m = sum(mpmath.mpf(v) for v in y) / len(y)
    q = sum((mpmath.mpf(v) - m) ** 2 for v in y)
    v = max(q / len(y), mpmath.mpf(least))
    return len(y) * mpmath.log(2 * mpmath.pi * v) + q / v


COSTS = {"poisson": poisson, "binomial": binomial, "mean": mean, "variance": variance}


def least_costs(y, e, cost, parameter, minimum):
    """By number of segments, the least cost and the breaks."""
    n = len(y)
    table = {(i, j): COSTS[cost](y[i:j], e[i:j], parameter) for i in range(n) for j in range(i + minimum, n + 1)}
    rows = [{j: (table[0, j], ()) for j in range(minimum, n + 1)}]
    while len(rows) < min(n // minimum, 12):
        row = {}
        for j in range((len(rows) + 1) * minimum, n + 1):
            i = min((i for i in rows[-1] if i <= j - minimum), key=lambda i: rows[-1][i][0] + table[i, j])
            row[j] = (rows[-1][i][0] + table[i, j], rows[-1][i][1] + (i,))
        rows.append(row)
    return [row[n] for row in rows if n in row]


def strucchange(y, minimum, breaks):
    code = (f"suppressMessages(library(strucchange)); y <- c({','.join(map(repr, y))}); b <- breakpoints(breakpoints(y ~ 1, h = {minimum}, breaks = 5), breaks = {breaks});"
            "cat(b$breakpoints, '\\n'); cat(format(sum(resid(lm(y ~ breakfactor(b)))^2), digits = 17), '\\n')")
    out = subprocess.run(["Rscript", "--vanilla", "-e", code], check=True, capture_output=True, text=True).stdout.split("\n")
    return tuple(int(v) for v in out[0].split()), float(out[1])


def series():
    steps = [3.0] * 12 + [9.0] * 8 + [2.0] * 15
    yield "poisson", 0, TRACKER, [1.0] * 18
    yield "poisson", 0, TRACKER, [1.0] * 16 + [0.9, 0.5]
    yield "poisson", 0, [int(v) for v in rng.poisson(steps)], [float(v) for v in rng.choice([28, 30, 31], 35)]
    yield "poisson", 0, [0, 0, 0, 4, 0, 0, 0, 0, 7, 9, 6, 0, 0, 0, 0, 1], [1.0] * 16
    yield "binomial", 10, TRACKER, [1.0] * 18
    yield "binomial", 2.5, [int(v) for v in rng.poisson(steps)], [1.0] * 35
    yield "binomial", 4, [int(v) for v in rng.poisson(steps[:24])], [round(float(v), 2) for v in rng.uniform(0.2, 3, 24)]
    yield "mean", 1.5, [round(float(v), 3) for v in rng.normal(steps, 1.5)], [1.0] * 35
    yield "mean", 0.01, [round(1e9 + float(v) / 64, 6) for v in rng.integers(0, 9, 20)], [1.0] * 20
    yield "variance", 1e-4, [round(float(v), 3) for v in rng.normal(0, [1.0] * 12 + [5.0] * 10 + [0.3] * 10)], [1.0] * 32
    yield "variance", 1 / 12, [float(v) for v in rng.poisson(steps[:26])], [1.0] * 26


if __name__ == "__main__":
    mpmath.mp.dps = 40
    r = subprocess.run(["Rscript", "--vanilla", "-e", "cat(R.version.string, ', strucchange ', as.character(packageVersion('strucchange')), sep = '')"],
                       check=True, capture_output=True, text=True).stdout
    rows, checked = [], 0
    for cost, parameter, y, e in series():
        for minimum in (1, 2, 3):
            if cost == "variance" and minimum == 1:
                continue
            best = least_costs(y, e, cost, parameter, minimum)
            if cost == "mean" and minimum > 1 and y[0] < 1e6:
                for k in (1, 2, 3):
                    breaks, squares = strucchange(y, minimum, k)
                    assert breaks == best[k][1] and abs(squares / parameter ** 2 - float(best[k][0])) < 1e-9 * squares / parameter ** 2, (k, breaks, best[k])
                    checked += 1
            found = set()
            for penalty in (1.0, 2 * math.log(len(y)), 4 * math.log(len(y)), 1000.0):
                k = min(range(len(best)), key=lambda k: best[k][0] + penalty * k)
                if k == len(best) - 1 and len(best) == 12 or k in found:
                    continue  # the recursion stops at 12 segments: more might be better
                found.add(k)
                high = min(((best[j][0] - best[k][0]) / (k - j) for j in range(k)), default=mpmath.inf)
                low = max(0, *((best[k][0] - best[j][0]) / (j - k) for j in range(k + 1, len(best))), 0)
                if not low < penalty < high:
                    continue  # another is as good: 2 log 16 is such a penalty for counts of 4, 0, 0, 0
                rows.append([cost, parameter, minimum, penalty, float(best[k][0]), float(low), float(high) if high < mpmath.inf else "Infinity",
                             k, len(y), *best[k][1], *y, *e])
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "change_points.csv"), "w", encoding="utf-8") as out:
        out.write(f"# python {sys.version.split()[0]}, mpmath {mpmath.__version__}, numpy {numpy.__version__}, {r}; {checked} segmentations are strucchange's too\n")
        out.write("cost,parameter,minimum,penalty,total,lowest_penalty,highest_penalty,changes,n,break1...,value1...,exposure1...\n")
        for row in rows:
            out.write(",".join(v if isinstance(v, str) else repr(v) for v in row) + "\n")
    print(len(rows), "rows", checked, "checked by R")
