"""Reference values for CountCusum -> count_cusum.csv and count_cusum_run.csv beside this file.

Average run lengths by the chain of Brook and Evans as a dense matrix: transition probabilities by scipy's laws, the equations solved by numpy in double and, up to
60 states, by mpmath with 40 digits; Poisson charts upwards also by R with surveillance (arlCusum) where it is there.
The reference value is the root of the log-likelihood ratio, by bisection on scipy's log probabilities of whole counts. Sums over a series by those ratios, one by one.
Run: /usr/bin/python3 count_cusum.oracle.py
"""
import math
import os
import subprocess
import sys

import mpmath
import numpy as np
import scipy
from mpmath import mp, mpf
from scipy.stats import nbinom, poisson

mp.dps = 40
HERE = os.path.dirname(os.path.abspath(__file__))


def log_mass(y, mean, size):
    return poisson.logpmf(y, mean) if math.isinf(size) else nbinom.logpmf(y, size, size / (size + mean))


def weigh(mean, ratio, size):
    """The log-likelihood ratio is a line in the count: its slope, and where it is 0."""
    at0, at1 = (log_mass(y, mean * ratio, size) - log_mass(y, mean, size) for y in (0, 1))
    return at1 - at0, -at0 / (at1 - at0)


def mass(y, mean, size):
    mean = mpf(mean)
    if math.isinf(size):
        return mp.exp(y * mp.log(mean) - mean - mp.loggamma(y + 1))
    s = mpf(size)
    return mp.exp(mp.loggamma(y + s) - mp.loggamma(s) - mp.loggamma(y + 1) + s * mp.log(s / (s + mean)) + y * mp.log(mean / (s + mean)))


def chain(mean, size, steps, reference, limit, up):
    most = int(mean + 40 * math.sqrt(mean + (0 if math.isinf(size) else mean * mean / size)) + 80)
    masses = [mass(y, mean, size) for y in range(most)]
    matrix = mp.zeros(limit, limit)
    for j in range(limit):
        for y, m in enumerate(masses):
            following = max(0, j + (y * steps - reference) * (1 if up else -1))
            if following < limit:
                matrix[j, following] += m
    if limit <= 60:
        return mp.lu_solve(mp.eye(limit) - matrix, mp.ones(limit, 1))[0]
    return np.linalg.solve(np.eye(limit) - np.array(matrix.tolist(), float), np.ones(limit))[0]


CASES = [(5, 2, 6, math.inf), (5, 2, 2.5, math.inf), (5, 1.5, 10, math.inf), (0.5, 2, 3, math.inf), (0.1, 3, 2, math.inf), (50, 1.2, 20, math.inf), (200, 1.1, 35, math.inf),
         (5, 0.5, 5, math.inf), (50, 0.8, 30, math.inf), (2, 0.25, 3, math.inf), (5, 2, 8, 10), (50, 1.5, 40, 10), (50, 0.6, 25, 10), (1, 3, 5, 0.5), (5, 2, 25, math.inf)]
rows, calls = [], []
for mean, ratio, limit, size in CASES:
    steps = 2 ** max(0, math.ceil(math.log2(20 / (mean * abs(ratio - 1)))))
    reference = round(weigh(mean, ratio, size)[1] * steps)
    states = math.ceil(limit * steps)
    for shift in (1, ratio, math.sqrt(ratio)):
        arl = chain(mean * shift, size, steps, reference, states, ratio > 1)
        rows.append((mean, ratio, limit, size, reference / steps, shift, arl))
        if math.isinf(size) and ratio > 1:
            calls.append((f"arlCusum(h={limit}, k={reference / steps!r}, theta={mean * shift!r}, digits=7, W=1000)$ARL", arl))
compared, worst = 0, 0
try:
    code = "suppressMessages(library(surveillance)); cat(sprintf('%.17g', c(" + ", ".join(call for call, _ in calls) + ")))"
    texts = subprocess.run(["Rscript", "-e", code], capture_output=True, text=True, check=True).stdout.split()
    compared, worst = len(texts), max(abs(float(text) / float(arl) - 1) for text, (_, arl) in zip(texts, calls))
except (OSError, subprocess.SubprocessError) as error:
    print("not compared with R:", error, file=sys.stderr)
with open(os.path.join(HERE, "count_cusum.csv"), "w", newline="\n") as out:
    print(f"# python {sys.version.split()[0]}, mpmath {mpmath.__version__}, numpy {np.__version__}, scipy {scipy.__version__}; {compared} also by R surveillance, greatest difference {worst:.1g}", file=out)
    print("mean,ratio,limit,size,reference,shift,arl", file=out)
    for *row, arl in rows:
        print(",".join("Infinity" if isinstance(v, float) and math.isinf(v) else repr(v) for v in row) + "," + mp.nstr(mpf(arl), 17), file=out)

tracker = [1, 3, 10, 7, 4, 9, 15, 12, 18, 32, 34, 33, 46, 80, 74, 120, 108, 147]
runs = [(tracker, [1] * 18, 8, 2, 12, math.inf), (tracker, [1] * 17 + [.5], 8, 2, 12, 5), ([5, 2, 1, 0, 6, 1, 1, 0], [1, .5, .5, 1, 1, 2, 1, .25], 5, .5, 4, math.inf),
        ([5, 2, 1, 0, 6, 1, 1, 0], [1, .5, .5, 1, 1, 2, 1, .25], 5, .5, 4, 3)]
with open(os.path.join(HERE, "count_cusum_run.csv"), "w", newline="\n") as out:
    print(f"# python {sys.version.split()[0]}, scipy {scipy.__version__}", file=out)
    print("counts,exposure,mean,ratio,limit,size,reset,sums,signals", file=out)
    for counts, exposure, mean, ratio, limit, size in runs:
        for reset in (True, False):
            slope, zero = weigh(mean, ratio, size)
            steps = 2 ** max(0, math.ceil(math.log2(20 / (mean * abs(ratio - 1)))))
            rounding = round(zero * steps) / steps / zero
            total, sums, signals = 0.0, [], []
            for t, (y, e) in enumerate(zip(counts, exposure)):
                its_slope, its_zero = weigh(mean * e, ratio, size)
                total = max(0.0, total + its_slope * (y - rounding * its_zero) / abs(slope))
                sums.append(total)
                if total >= limit:
                    signals.append(t)
                    total = 0.0 if reset else total
            print(f"{' '.join(map(str, counts))},{' '.join(map(str, exposure))},{mean},{ratio},{limit},{'Infinity' if math.isinf(size) else size},{int(reset)},"
                  f"{' '.join(map(repr, map(float, sums)))},{' '.join(map(str, signals))}", file=out)
