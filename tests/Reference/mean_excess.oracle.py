"""Mean excesses with Student intervals -> mean_excess.csv

Each point from its definition at 60 digits: the losses above the threshold, their mean and standard deviation, and Student's quantile as a root of
the incomplete beta function (score_limits.py). scipy checks the intervals.
"""
import random

import mpmath
import numpy
import scipy
from mpmath import mp, mpf, sqrt
from scipy import stats

from score_limits import student

mp.dps = 60
random.seed(4)
samples = {
    "pareto": [round(10 * random.paretovariate(1.2), 3) for _ in range(40)],
    "lognormal": [round(random.lognormvariate(10, 2), 2) for _ in range(40)],
    "exponential": [round(random.expovariate(0.01), 6) for _ in range(25)],
    "ties": [0, 0, 5, 5, 5, 7, 7, 100, 100],
    "far from zero": [1e15 + k for k in (1, 2, 2, 4, 8, 16)],
    "wide": [1e-300, 1e-12, 3.0, 1e12, 1e150],
    "two": [1.5, 4.0],
}
rows, worst = [], 0.0
for name, losses in samples.items():
    for place, u in enumerate(sorted(set(losses))[:-1]):
        if len(losses) > 20 and place % 4:
            continue
        above = [mpf(x) - mpf(u) for x in losses if x > u]
        n = len(above)
        mean = sum(above) / n
        level = (0.95, 0.8)[place % 8 // 4]
        if n > 1:
            error = sqrt(sum((x - mean) ** 2 for x in above) / (n - 1) / n)
            half = error * student(level, n - 1)
            if name != "wide" and error > 0:
                low, high = stats.t.interval(level, n - 1, float(mean), float(error))
                worst = max(worst, abs(float((mean - half - mpf(low)) / half)), abs(float((mean + half - mpf(high)) / half)))
            ends = [error, mean - half, mean + half]
        else:
            ends = ["NaN", "-Infinity", "Infinity"]
        show = [e if isinstance(e, str) else mpmath.nstr(e, 20, min_fixed=0, max_fixed=0) for e in [mean, *ends]]
        rows.append([name, level, repr(u), n, *show, " ".join(map(repr, losses))])
with open("mean_excess.csv", "w") as out:
    out.write(f"# mean_excess.oracle.py: mpmath {mpmath.__version__}; scipy {scipy.__version__}, numpy {numpy.__version__} to check\n")
    out.write(f"# greatest difference of the ends from scipy's, in half widths: {worst:.1e}\n")
    out.write("name,level,threshold,count,mean_excess,error,low,high,losses\n")
    for row in rows:
        out.write(",".join(map(str, row)) + "\n")
