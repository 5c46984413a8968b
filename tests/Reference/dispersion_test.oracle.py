"""Reference values for DispersionTest -> dispersion_test.csv beside this file.

Cameron-Trivedi by R's glm and lm, the likelihood ratio by MASS::glm.nb, the conditional test of a constant mean by enumerating all counts with the same
total in exact fractions. Run: /usr/bin/python3 dispersion_test.oracle.py
"""
import itertools
import os
import subprocess
import sys
from fractions import Fraction
from math import factorial

here = os.path.dirname(os.path.abspath(__file__))
sets = {
    "tracker": [1, 3, 10, 7, 4, 9, 15, 12, 18, 32, 34, 33, 46, 80, 74, 120, 108, 147],
    "uneven": [1, 30, 5, 60, 2, 90, 8, 200, 10, 40, 250, 30],
    "mild": [5, 9, 1, 8, 19, 9, 11, 28, 13, 24],
}


def peer(y):
    code = f"""suppressMessages(library(MASS)); y <- c({','.join(map(str, y))}); t <- seq_along(y) - 1
f <- glm(y ~ t, poisson, control=glm.control(epsilon=1e-15, maxit=500)); m <- fitted(f)
a <- summary(lm(((y - m)^2 - y)/m ~ 0 + m))$coefficients[1, 3]
g <- glm.nb(y ~ t, control=glm.control(epsilon=1e-14, maxit=500))
cat(sprintf('%.17g', c(a, pnorm(a, lower.tail=FALSE), 2*(logLik(g) - logLik(f)))), R.version.string, as.character(packageVersion('MASS')))"""
    return subprocess.run(["Rscript", "-e", code], capture_output=True, text=True, check=True).stdout.split(None, 3)


def conditional(y, exposure):
    """P(X² >= that of y) over the multinomial counts of the same total, exactly."""
    total, whole = sum(y), sum(exposure)
    share = [Fraction(e, whole) for e in exposure]

    def pearson(c):
        return sum((Fraction(v) - total * s) ** 2 / (total * s) for v, s in zip(c, share))

    limit, p = pearson(y), Fraction(0)
    for c in itertools.product(range(total + 1), repeat=len(y) - 1):
        if sum(c) <= total:
            c = [*c, total - sum(c)]
            if pearson(c) >= limit:
                mass = Fraction(factorial(total))
                for v, s in zip(c, share):
                    mass *= s ** v / factorial(v)
                p += mass
    return float(p)


rows, tools = [], ""
for name, y in sets.items():
    t, p, ratio, tools = peer(y)
    rows.append(("regression", " ".join(map(str, y)), "", t, p, ratio))
for y, e in (([1, 5, 3, 9], [1, 1, 1, 1]), ([0, 0, 6], [1, 1, 1]), ([2, 9, 4], [1, 4, 2]), ([3, 3, 3, 3], [1, 1, 1, 1]), ([0, 7, 0, 1, 2], [1, 1, 2, 1, 1])):
    rows.append(("conditional", " ".join(map(str, y)), " ".join(map(str, e)), "NaN", repr(conditional(y, e)), "NaN"))
with open(os.path.join(here, "dispersion_test.csv"), "w", newline="\n") as out:
    print(f"# python {sys.version.split()[0]} (fractions), {tools}", file=out)
    print("kind,counts,exposure,cameron_trivedi,p,likelihood_ratio", file=out)
    for row in rows:
        print(",".join(row), file=out)
