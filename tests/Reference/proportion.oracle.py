"""Reference values for Proportion, the quantiles it uses and the difference of two shares -> proportion.csv beside this file.

Wilson's limits as roots of the score equation, Student's two-sided quantiles as roots of the incomplete beta function, all by
bisection at 60 digits (score_limits.py); the level is the double that is written. Newcombe's method 10 from those limits; it is
checked against the eight examples printed by Newcombe (1998), Table II. scipy checks the rest.
Run: /usr/bin/python3 proportion.oracle.py
"""
import os
import sys

import mpmath
import scipy
from mpmath import mp, mpf, sqrt
from scipy.stats import binomtest, t as student_t

from score_limits import normal, show, student, wilson

LEVELS = (.5, .8, .9, .95, .99, .999999)
PAIRS = [(51, 193), (627, 727), (627, 768), (238, 263), (378, 450), (0, 1), (1, 1), (1, 2), (0, 5), (5, 5), (1, 20), (19, 20),
         (0, 1000), (500, 1000), (999, 1000), (1, 10 ** 9), (10 ** 9 - 1, 10 ** 9), (123456789, 987654321), (0, 10 ** 15),
         (1, 10 ** 15), (5 * 10 ** 14, 10 ** 15), (10 ** 15 - 1, 10 ** 15), (10 ** 15, 10 ** 15)]
FREEDOMS = (1, 2, 3, 4, 5, 7, 10, 19, 30, 59, 100, 362, 1000, 12345, 10 ** 6)
SHARES = [(56, 70, 48, 80, .95, .0524, .3339), (9, 10, 3, 10, .95, .1705, .8090), (6, 7, 2, 7, .95, .0582, .8062),
          (5, 56, 0, 29, .95, -.0381, .1926), (0, 10, 0, 20, .95, -.1611, .2775), (0, 10, 0, 10, .95, -.2775, .2775),
          (10, 10, 0, 20, .95, .6791, 1), (10, 10, 0, 10, .95, .6075, 1),
          (378, 450, 238, 263, .95, None, None), (378, 450, 238, 263, .999, None, None), (3, 4, 1, 900, .8, None, None)]


def difference(mine, theirs):
    return max((abs(mpf(float(b)) / a - 1) for a, b in zip(mine, theirs) if a > 0), default=mpf(0))


rows, worst, one = [], (mpf(0), None), mpf(0)
z = {level: normal(level) for level in LEVELS}
for count, of in PAIRS:
    for level in LEVELS:
        low, high = wilson(count, of, z[level])
        rows.append(("wilson", count, of, 0, 0, repr(level), show(low), show(high)))
        if of <= 10 ** 9:
            limits = binomtest(count, of).proportion_ci(level, method="wilson")
            # scipy subtracts the root from the middle, so a small lower limit keeps its digits only to a unit in the middle
            one = max(one, abs(low - mpf(float(limits.low))), abs(high - mpf(float(limits.high))))
            if min(low, 1 - high) > 1e-3:
                worst = max(worst, (difference((low, high), limits), (count, of, level)), key=lambda w: w[0])

quantiles, normals = (mpf(0), None), mpf(0)
for level in LEVELS:
    for v in FREEDOMS:
        t = student(level, v)
        theirs = student_t.ppf((1 + level) / 2, v)
        quantiles = max(quantiles, (abs(mpf(float(theirs)) / t - 1), (v, level)), key=lambda w: w[0])
        rows.append(("student", v, 0, 0, 0, repr(level), show(-t), show(t)))
    normals = max(normals, abs(mpf(float(scipy.stats.norm.isf((1 - level) / 2))) / z[level] - 1))
    rows.append(("normal", 0, 0, 0, 0, repr(level), show(-z[level]), show(z[level])))

for a, n, b, m, level, printed_low, printed_high in SHARES:
    quantile = normal(level)
    (l1, u1), (l2, u2) = wilson(a, n, quantile), wilson(b, m, quantile)
    p1, p2 = mpf(a) / n, mpf(b) / m
    low = p1 - p2 - sqrt((p1 - l1) ** 2 + (u2 - p2) ** 2)
    high = p1 - p2 + sqrt((u1 - p1) ** 2 + (p2 - l2) ** 2)
    if printed_low is not None:
        assert abs(low - printed_low) <= 5.1e-5 and abs(high - printed_high) <= 5.1e-5, (a, n, b, m, low, high)
    rows.append(("newcombe", a, n, b, m, repr(level), show(low), show(high)))

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "proportion.csv"), "w", newline="\n") as out:
    say = lambda *line: print(*line, file=out)
    say(f"# python {sys.version.split()[0]}, mpmath {mpmath.__version__}, scipy {scipy.__version__}")
    say("# wilson: a of b; student: a degrees of freedom; newcombe: method 10, a of b less c of d; normal: two-sided quantile")
    say(f"# scipy: wilson {mp.nstr(worst[0], 2)} relative where both limits are inside (1e-3, 1 - 1e-3), worst at {worst[1]}, "
        f"{mp.nstr(one, 2)} absolute up to 1e9;")
    say(f"#   student {mp.nstr(quantiles[0], 2)} relative, worst at {quantiles[1]}; normal {mp.nstr(normals, 2)} relative")
    say("#   the eight examples of Newcombe (1998), Table II, to their four decimals")
    say("what,a,b,c,d,level,low,high")
    for row in rows:
        say(",".join(str(v) for v in row))
