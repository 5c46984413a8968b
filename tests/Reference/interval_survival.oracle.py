"""Reference values for IntervalSurvival -> interval_survival.csv beside this file.

The masses of the nonparametric likelihood of closed intervals of whole numbers by the constrained Newton method (Wang, 2007,
with the non-negative least squares of scipy), not by self-consistency. Each answer is certified: no derivative of the
log-likelihood exceeds n by more than 1e-9 n (Gentleman and Geyer, 1994), and the masses are the only ones (the columns that can
have mass are linearly independent). Exact observations alone are also checked against the empirical law and right-censored
ones against the product limit, both in fractions; all against R's survfit on intervals that are half open and half a day wider.
Run: /usr/bin/python3 interval_survival.oracle.py (R with package survival on the path)
"""
import os
import subprocess
import sys
from fractions import Fraction

import numpy as np
import scipy
from scipy.optimize import nnls

DATA = {  # first..last, last blank where open
    "one exact": "7..7", "one open": "7..", "all open": "1.. 5.. 3.. 5..", "exact": "3..3 1..1 4..4 1..1 5..5 9..9 2..2 6..6 5..5 3..3 5..5",
    "right censored": "1..1 2.. 3..3 3..3 4.. 5..5 8..8 9.. 12..12 12..12 14..",
    "right censored and tied with an event": "5..5 5.. 6.. 6..6 7..7 7..7 9..",
    "the product limit is a half": "1..1 1..1 1..1 2..2 2..2 3..3 0..",
    "mixed": "0..7 6..11 5..12 7..16 7..14 4..12 8..15 11..18 8.. 15..25 17..24 19..36 12..12 13..",
    "touching": "1..3 3..5 5..7 7..9 2..2 6..6 8..12",
    "touching nested": "1..10 3..3 3..8 8..9 4..4 9..9",
    "negative": "-20..-3 -5..-5 -4..0 0..0 2..9 -30..12 3..",
    "months and years": "316..680 110..140 559..924 2193..2921 400..430 120..120 0..364 365..729 31..61 150.. 600.. 200..230 90..120 1..1 700..730",
    "a mass on the edge": "0..10 0..10 5..20 15..30 15..30 12..12 28..40 28..40 9..29",
    "many": None,
}


def many():
    """Two hundred dates known to the day, the month or the year, or still open, by a congruential generator."""
    state, items = 20181112, []
    for _ in range(200):
        draw = []
        for _ in range(3):
            state = (state * 1103515245 + 12345) % 2 ** 31
            draw.append(state / 2 ** 31)
        days = int(60 * (1 / (1 - 0.98 * draw[0]) - 1))
        width = (0, 30, 364)[int(3 * draw[1])]
        start = days - int(width * draw[2])
        items.append(f"{days}.." if draw[1] > 0.93 else f"{start}..{start + width}")
    return " ".join(items)


DATA["many"] = many()


def parse(text):
    return [(int(a), int(b) if b else None) for a, b in (o.split("..") for o in text.split())]


def innermost(observations):
    """By definition: a left end and the least right end from there, with no other left end above it up to that right end."""
    lefts = sorted({a for a, _ in observations})
    rights = sorted({b for _, b in observations if b is not None})
    found = []
    for a in lefts:
        b = next((r for r in rights if r >= a), None)
        if not any(a < other and (b is None or other <= b) for other in lefts):
            found.append((a, b))
    return found


def solve(observations):
    cells = innermost(observations)
    inside = lambda c, o: c[0] >= o[0] and (o[1] is None or (c[1] is not None and c[1] <= o[1]))
    cover = np.array([[1.0 if inside(c, o) else 0.0 for c in cells] for o in observations])
    cover, count = np.unique(cover, axis=0, return_counts=True)
    p = np.full(len(cells), 1 / len(cells))
    likelihood = lambda q: float(count @ np.log(np.maximum(cover @ q, 1e-300)))
    for _ in range(200):
        s = cover / (cover @ p)[:, None]
        root = np.sqrt(count)[:, None]
        # least squares under a sum of one, after Dax (1990): scale away
        q, _ = nnls(np.vstack([root * (s - 2), np.ones(len(cells))]), np.append(np.zeros(len(count)), 1.0))
        q /= q.sum()
        step = 1.0
        while likelihood(p + step * (q - p)) < likelihood(p) and step > 1e-12:
            step /= 2
        p = p + step * (q - p)
        gradient = count @ (cover / (cover @ p)[:, None])
        if gradient.max() <= len(observations) * (1 + 1e-13) or step <= 1e-12:
            break
    assert gradient.max() <= len(observations) * (1 + 1e-9), (gradient.max(), len(observations))
    free = gradient > len(observations) * (1 - 1e-7)
    unique = np.linalg.matrix_rank(cover[:, free]) == free.sum()
    return cells, p, likelihood(p), unique


def by_r(observations, ends):
    """R's distribution function just above each right end."""
    left = ",".join(str(a if a == b else a - 0.5) for a, b in observations)
    right = ",".join("NA" if b is None else str(b if a == b else b + 0.5) for a, b in observations)
    # without intervals R has the product limit; its iteration for intervals would stop 0.04 short of it
    data = f"l<-c({left});r<-c({right});"
    surv = "Surv(l,as.integer(!is.na(r)))" if all(b is None or a == b for a, b in observations) else "Surv(l,r,type='interval2')"
    program = (f"library(survival);{data}f<-survfit({surv}~1);"
               f"s<-summary(f,times=c({','.join(str(e + 0.75) for e in ends)}),extend=TRUE)$surv;cat(sprintf('%.12g',1-s))")
    out = subprocess.run(["Rscript", "--vanilla", "-e", program], capture_output=True, text=True, check=True).stdout
    return [float(v) for v in out.split()]


rows, worst, limit, not_unique = [], (0.0, ""), 0.0, []
for name, text in DATA.items():
    observations = parse(text)
    cells, p, likelihood, unique = solve(observations)
    if not unique:
        not_unique.append(name)
    if all(a == b for a, b in observations):
        values = [a for a, _ in observations]
        assert np.allclose(p, [values.count(c[0]) / len(values) for c in cells], atol=1e-10)
    if all(b is None or a == b for a, b in observations):
        left = Fraction(1)
        for (a, b), mass in zip(cells, p):
            # an open one from a on may end at a: it is at risk only before
            risk, events = sum(x > a or x == y == a for x, y in observations), sum(x == y == a for x, y in observations)
            step = left * Fraction(events, risk) if b is not None else left
            assert abs(step - mass) < 1e-9, (name, a, step, mass)
            left -= step
    ends = [b for _, b in cells if b is not None]
    if unique and len(ends) > 1 and min(min(o) if o[1] is not None else o[0] for o in observations) >= 0:
        sums = np.cumsum([m for (_, b), m in zip(cells, p) if b is not None])
        off = float(np.abs(np.array(by_r(observations, ends)) - sums).max())
        if all(b is None or a == b for a, b in observations):
            limit = max(limit, off)
        else:
            worst = max(worst, (off, name))
    masses = " ".join(f"{a}..{'' if b is None else b}:{m:.12g}" for (a, b), m in zip(cells, p) if m > 1e-12)
    rows.append(f"{name},{text},{likelihood:.15g},{masses}")

r_version = subprocess.run(["Rscript", "--vanilla", "-e", "cat(as.character(getRversion()),as.character(packageVersion('survival')))"],
                           capture_output=True, text=True, check=True).stdout.split()
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "interval_survival.csv"), "w", newline="\n") as out:
    say = lambda *line: print(*line, file=out)
    say(f"# python {sys.version.split()[0]}, numpy {np.__version__}, scipy {scipy.__version__}, R {r_version[0]}, survival {r_version[1]}")
    say("# intervals are first..last, the last blank where open; masses above 1e-12 as interval:mass; the log-likelihood is natural")
    say(f"# largest difference of R's distribution function: product limit {limit:.1e}, intervals (none below zero) {worst[0]:.1e} ({worst[1]}), where R stops")
    say(f"# sets whose masses are not the only ones: {', '.join(not_unique) or 'none'}")
    say("name,observations,log_likelihood,masses")
    for row in rows:
        say(row)
