"""Reference values for KrippendorffAlpha and CohenKappa -> rater_agreement.csv beside this file.

Alpha from its definition: every ordered pair of ratings of a unit against every ordered pair of ratings at all, in exact fractions, the ordinal distance from
the counts between two values. Kappa from the formulas of Fleiss, Cohen and Everitt (1969) in fractions; statsmodels checks kappa and both errors where it
has them (unweighted, linear and quadratic weights). The published figures of Krippendorff (2011), section C, and of Fleiss, Cohen and Everitt's example are
asserted here. Run: /usr/bin/python3 rater_agreement.oracle.py
"""
import os
import random
import sys
from fractions import Fraction as F

import mpmath
import numpy as np
import statsmodels
from statsmodels.stats.inter_rater import cohens_kappa

mpmath.mp.dps = 40
here = os.path.dirname(os.path.abspath(__file__))
show = lambda v: mpmath.nstr(mpmath.mpf(v.numerator) / v.denominator if isinstance(v, F) else mpmath.mpf(v), 17)
_ = None

published = [  # by unit; Krippendorff (2011), section C
    [1, 1, _, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4], [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2],
    [_, 5, 5, 5], [_, _, 1, 1], [_, 3, _, _]]
rng = random.Random(7)
sets = {"published": published}
for name, units, raters, values, missing in [("few", 6, 2, 3, 0), ("binary", 40, 3, 2, .2), ("many", 60, 5, 7, .4), ("amounts", 25, 4, 50, .3)]:
    rows = []
    for u in range(units):
        base = rng.randint(0, values - 1)
        rows.append([_ if rng.random() < missing else base if rng.random() < .6 else rng.randint(0, values - 1) for r in range(raters)])
    sets[name] = rows
sets["uneven"] = [[0, 0], [1.5, 2.25], [10, 12, 1000], [1000], [3, 3, 3, 3, 4], [0, 0.5]]


def alpha(rows, metric):
    units = [[F(v) for v in r if v is not None] for r in rows]
    units = [u for u in units if len(u) > 1]
    flat = sorted(v for u in units for v in u)
    n = len(flat)
    count = {v: flat.count(v) for v in set(flat)}

    def square(a, b):
        if a == b:
            return F(0)
        if metric == "nominal":
            return F(1)
        if metric == "interval":
            return (a - b) ** 2
        if metric == "ratio":
            return ((a - b) / (a + b)) ** 2
        lo, hi = min(a, b), max(a, b)
        return (sum(c for v, c in count.items() if lo <= v <= hi) - F(count[a] + count[b], 2)) ** 2

    observed = sum(sum(square(u[i], u[j]) for i in range(len(u)) for j in range(len(u)) if i != j) / (len(u) - 1) for u in units) / n
    expected = sum(count[a] * count[b] * square(a, b) for a in count for b in count) / F(n * (n - 1))
    return 1 - observed / expected, observed, expected, len(units), n


out = []
for name, rows in sets.items():
    for metric in ("nominal", "ordinal", "interval", "ratio"):
        a, o, e, units, n = alpha(rows, metric)
        text = "|".join(" ".join("." if v is None else str(v) for v in r) for r in rows)
        out.append(f"alpha,{metric},{text},{show(a)},{show(o)},{show(e)},{units},{n}")
        if name == "published":
            assert round(float(a), 3) == {"nominal": .743, "ordinal": .815, "interval": .849, "ratio": .797}[metric], (metric, float(a))

tables = {
    "fleiss": [[106, 10, 4], [22, 28, 10], [2, 12, 6]],  # n = 200
    "small": [[3, 1], [0, 2]],
    "four": [[20, 5, 1, 0], [4, 15, 6, 1], [0, 7, 12, 3], [1, 0, 2, 9]],
    "zero": [[10, 0, 0], [0, 0, 0], [3, 0, 7]],
    "against": [[1, 9], [8, 2]],
    "large": [[100000, 20], [35, 400]],
}
own = [[F(1), F(0), F("0.4444")], [F(0), F(1), F("0.6667")], [F("0.4444"), F("0.6667"), F(1)]]


def weights(kind, k):
    d = k - 1
    return {"unweighted": [[F(i == j) for j in range(k)] for i in range(k)],
            "linear": [[1 - F(abs(i - j), d) for j in range(k)] for i in range(k)],
            "quadratic": [[1 - F((i - j) ** 2, d * d) for j in range(k)] for i in range(k)],
            "own": own}[kind]


worst = 0
for name, t in tables.items():
    for kind in ("unweighted", "linear", "quadratic") + (("own",) if len(t) == 3 else ()):
        k, w = len(t), weights(kind, len(t))
        n = sum(map(sum, t))
        p = [[F(c, n) for c in r] for r in t]
        row = [sum(r) for r in p]
        col = [sum(p[i][j] for i in range(k)) for j in range(k)]
        po = sum(w[i][j] * p[i][j] for i in range(k) for j in range(k))
        pe = sum(w[i][j] * row[i] * col[j] for i in range(k) for j in range(k))
        wr = [sum(w[i][j] * col[j] for j in range(k)) for i in range(k)]
        wc = [sum(w[i][j] * row[i] for i in range(k)) for j in range(k)]
        kappa = (po - pe) / (1 - pe)
        var = (sum(p[i][j] * (w[i][j] * (1 - pe) - (wr[i] + wc[j]) * (1 - po)) ** 2 for i in range(k) for j in range(k)) - (po * pe - 2 * pe + po) ** 2) / (n * (1 - pe) ** 4)
        var0 = (sum(row[i] * col[j] * (w[i][j] - (wr[i] + wc[j])) ** 2 for i in range(k) for j in range(k)) - pe ** 2) / (n * (1 - pe) ** 2)
        root = lambda v: mpmath.sqrt(mpmath.mpf(v.numerator) / v.denominator)
        out.append(f"kappa,{kind},{'|'.join(' '.join(map(str, r)) for r in t)},{show(kappa)},{show(root(var))},{show(root(var0))},{show(po)},{show(pe)}")
        if name == "fleiss" and kind in ("own", "unweighted"):
            # printed there: kappa .429 and .507, variances .002885 and .003248, without agreement (weighted) .004269
            assert (round(float(kappa), 3), round(float(var), 6)) == {"own": (.507, .003248), "unweighted": (.429, .002885)}[kind]
            assert kind != "own" or round(float(var0), 6) == .004269
        if kind != "own":
            r = cohens_kappa(np.array(t), weights=None if kind == "unweighted" else np.array([[float(1 - w[i][j]) for j in range(k)] for i in range(k)]))
            # as in statsmodels 0.13, weights of its own are those of disagreement
            for mine, theirs in ((float(kappa), r.kappa), (float(root(var)), r.std_kappa), (float(root(var0)), r.std_kappa0)):
                worst = max(worst, abs(mine - theirs) / max(abs(mine), 1e-12))

with open(os.path.join(here, "rater_agreement.csv"), "w") as f:
    f.write(f"# python {sys.version.split()[0]} fractions, mpmath {mpmath.__version__}; statsmodels {statsmodels.__version__} differs by {worst:.0e} at most\n")
    f.write("# alpha: metric, ratings by unit ('.' missing), alpha, observed, expected disagreement, units, pairable values\n")
    f.write("# kappa: weights, table by rows, kappa, error, error without agreement, observed, expected agreement\n")
    f.write("what,kind,data,value,a,b,c,d\n")
    f.write("\n".join(out) + "\n")
print(len(out), worst)
