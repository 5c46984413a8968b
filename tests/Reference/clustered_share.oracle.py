"""Reference values for ClusteredShare -> clustered_share.csv beside this file.

At 60 digits: the variance by leaving out one cluster at a time and counting anew, v = (G - 1) / G sum (p_c - p)^2;
n* = min(n, p (1 - p) / v), or G* = n^2 / sum m^2 where all or none count; the limits are the roots of the score equation at n* draws
with Student's quantile on G* - 1 degrees of freedom, found by bisection (score_limits.py). Check of the variance: the linearised one by pairs of
records of one cluster, which is the same where all clusters have one size.
Run: /usr/bin/python3 clustered_share.oracle.py
"""
import os
import sys

import mpmath
import numpy as np
from mpmath import mp, mpf, sqrt

from score_limits import show, student, wilson

DESIGNS = [  # counting/size of each cluster
    ("3/5 4/4 2/6", .95), ("1/2 0/1 3/3 5/9 0/4 2/2", .95), ("1/2 0/1 3/3 5/9 0/4 2/2", .5), ("1/2 0/1 3/3 5/9 0/4 2/2", .999999),
    ("0/3 0/1 0/7", .95), ("2/2 5/5 1/1 1/1", .95), ("3/7", .95), ("0/4", .95), ("2/4 1/2 3/6", .95), ("1/2 1/2", .9),
    ("10/10 0/10 10/10 10/10 9/10 1/10 10/10 10/10", .95), ("1/1 0/1 1/1 1/1 1/1 0/1 1/1 1/1 1/1 1/1", .95), ("1/1 0/1", .95),
    ("400/410 1/1 0/1 1/1 0/1 1/2 30/30 0/12", .95), ("9/10 10/10 10/10 10/10 10/10 10/10", .95),
]


def of(text, level):
    clusters = [tuple(map(int, c.split("/"))) for c in text.split()]
    g, n, count = len(clusters), sum(m for _, m in clusters), sum(y for y, _ in clusters)
    p = mpf(count) / n
    effective = mpf(n) ** 2 / sum(m * m for _, m in clusters)
    if effective < 2:
        return p, None, mpf(0), mpf(1), g, effective, None, None
    left = [mpf(sum(y for k, (y, _) in enumerate(clusters) if k != c)) / sum(m for k, (_, m) in enumerate(clusters) if k != c) for c in range(g)]
    v = mpf(g - 1) / g * sum((x - p) ** 2 for x in left)

    # the linearised variance by pairs: sum over clusters of the products of the deviations of any two records
    records = np.array([[c, 1.0] for c, (y, m) in enumerate(clusters) for _ in range(y)]
                       + [[c, 0.0] for c, (y, m) in enumerate(clusters) for _ in range(m - y)])
    e = records[:, 1] - float(p)
    pairs = mpf(float((np.outer(e, e) * (records[:, [0]] == records[:, 0])).sum()) * g / (g - 1) / n ** 2)
    if len({m for _, m in clusters}) == 1:
        assert abs(pairs - v) <= 1e-14 * max(v, mpf("1e-6")), (text, pairs, v)

    mixed = 0 < count < n
    draws = effective if not mixed else mpf(n) if v == 0 else min(mpf(n), p * (1 - p) / v)
    low, high = wilson(p * draws, draws, student(level, effective - 1))
    return p, sqrt(v) if mixed else None, low, high, g, effective, v, pairs


rows = [(text, level, *of(text, level)) for text, level in DESIGNS]
ratio = [sqrt(r[8] / r[9]) for r in rows if r[8] and r[9]]
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "clustered_share.csv"), "w", newline="\n") as out:
    say = lambda *line: print(*line, file=out)
    say(f"# python {sys.version.split()[0]}, mpmath {mpmath.__version__}, numpy {np.__version__}")
    say("# clusters are written counting/size; NaN where there is no error to give")
    say(f"# standard error of the jackknife over the linearised one: {mp.nstr(min(ratio), 4)} to {mp.nstr(max(ratio), 4)}, 1 for equal sizes")
    say("clusters,level,share,error,low,high,count,effective")
    for text, level, p, error, low, high, g, effective, *_ in rows:
        say(",".join([text, repr(level), show(p), "NaN" if error is None else show(error), show(low), show(high), str(g), show(effective)]))
