"""Reference values for CountRegression -> count_regression.csv beside this file.

The score equations are solved by mpmath at 40 digits with the Jacobian by differences, the negative binomial likelihood written with log-gamma
functions of theta; errors from the expected information; profile ends as roots of the equations "the other scores are zero and twice the loss is the
cut", all unknowns at once. The code climbs in 1 / theta without gamma functions and solves profiles by nested searches. R (glm, MASS::glm.nb) to check.
Run: /usr/bin/python3 count_regression.oracle.py
"""
import os
import subprocess
import sys

import mpmath
import numpy as np
from mpmath import mp, mpf

mp.dps = 40
here = os.path.dirname(os.path.abspath(__file__))
tracker = [1, 3, 10, 7, 4, 9, 15, 12, 18, 32, 34, 33, 46, 80, 74, 120, 108, 147]
draw = np.random.default_rng(20261125)


def negbin(mean, size):
    return [int(v) for v in draw.poisson(draw.gamma(size, np.asarray(mean) / size))]


t18 = list(range(18))
sets = {
    "tracker": (tracker, [t18], None, None),
    "tracker_years": (tracker, [[2005 + t for t in t18]], None, None),
    "tracker_square": (tracker, [t18, [t * t for t in t18]], None, None),
    "half_last_year": (tracker, [t18], [0.0] * 17 + [round(float(np.log(.5)), 15)], None),
    "weights": ([2, 0, 5, 3, 9, 12, 4], [[0, 1, 2, 3, 4, 5, 6]], None, [1, 2, 1, 3, 1, 0.5, 4]),
    "zeros": ([0, 0, 1, 0, 2, 0, 0, 3, 1, 0, 7, 2], [list(range(12))], None, None),
    "constant": ([4, 7, 1, 12, 3], [], None, None),
    "steady": ([10, 11, 10, 12, 11, 13, 12, 13], [list(range(8))], None, None),  # varies less than Poisson
    "five": ([3, 9, 4, 16, 15], [[0, 1, 2, 3, 4]], None, None),
    "three": ([3, 9, 4], [[0, 1, 2]], None, None),
    "large": ([1000012, 1203456, 1100321, 1398765, 1611000, 1540987], [[0, 1, 2, 3, 4, 5]], None, None),
    "days": ([5, 8, 6, 13, 12, 17, 15], [[738000, 738031, 738059, 738090, 738120, 738151, 738181]], None, None),
}
x = [round(float(v), 3) for v in draw.normal(size=40)]
z = [round(float(v), 3) for v in draw.uniform(-2, 2, size=40)]
e = [round(float(v), 3) for v in draw.uniform(-1, 1, size=40)]
sets["forty"] = (negbin(np.exp(1.5 + .4 * np.array(x) - .3 * np.array(z) + np.array(e)), 2), [x, z], e, None)
sets["wide"] = (negbin(np.exp(5 + 1.2 * np.array(x)), 1), [x], None, None)
sets["sparse"] = (negbin(np.exp(-.5 + .5 * np.array(x)), .5), [x, z], None, None)


def problem(name):
    y, columns, offset, weights = sets[name]
    n = len(y)
    rows = [[mpf(1)] + [mpf(str(c[i])) for c in columns] for i in range(n)]
    return [mpf(v) for v in y], rows, [mpf(str(v)) for v in (offset or [0] * n)], [mpf(str(v)) for v in (weights or [1] * n)]


def means(p, b):
    y, rows, offset, w = p
    return [mp.exp(offset[i] + sum(c * v for c, v in zip(b, rows[i]))) for i in range(len(y))]


def loglik(p, b, theta):
    y, rows, offset, w = p
    total = mpf(0)
    for yi, m, wi in zip(y, means(p, b), w):
        if theta is None:
            total += wi * (yi * mp.log(m) - m - mp.loggamma(yi + 1))
        else:
            total += wi * (mp.loggamma(yi + theta) - mp.loggamma(theta) - mp.loggamma(yi + 1) + theta * mp.log(theta / (theta + m)) + yi * mp.log(m / (theta + m)))
    return total


def scores(p, b, theta):
    y, rows, offset, w = p
    m = means(p, b)
    out = [sum(w[i] * (y[i] - m[i]) / (1 + (m[i] / theta if theta is not None else 0)) * rows[i][k] for i in range(len(y))) for k in range(len(b))]
    if theta is not None:
        out.append(sum(w[i] * (mp.digamma(y[i] + theta) - mp.digamma(theta) + mp.log(theta / (theta + m[i])) + 1 - (y[i] + theta) / (m[i] + theta)) for i in range(len(y))))
    return out


def solve(f, start):
    return [v for v in mp.findroot(f, start, tol=mpf("1e-28"), maxsteps=60, verify=False)]


def peer(name, family):
    y, columns, offset, weights = sets[name]
    code = ["suppressMessages(library(MASS))", f"y <- c({','.join(map(str, y))})", f"o <- c({','.join(map(repr, map(float, offset or [0] * len(y))))})",
            f"w <- c({','.join(map(str, weights or [1] * len(y)))})"]
    code += [f"x{k} <- c({','.join(map(str, c))})" for k, c in enumerate(columns)]
    formula = "y ~ " + " + ".join([f"x{k}" for k in range(len(columns))] or ["1"]) + " + offset(o)"
    if family == "nb":
        code.append(f"f <- glm.nb({formula}, weights=w, control=glm.control(epsilon=1e-14, maxit=500)); cat(sprintf('%.17g', c(coef(f), summary(f)$coefficients[,2], f$deviance, f$theta, f$SE.theta, logLik(f))))")
    else:
        code.append(f"f <- glm({formula}, weights=w, family={'quasipoisson' if family == 'quasi' else 'poisson'}, control=glm.control(epsilon=1e-15, maxit=500)); cat(sprintf('%.17g', c(coef(f), summary(f)$coefficients[,2], f$deviance)))")
    done = subprocess.run(["Rscript", "-e", "; ".join(code)], capture_output=True, text=True)
    return [float(v) for v in done.stdout.split()] if done.returncode == 0 else None


chi = mp.mpf("3.841458820694124032258651")  # of one degree of freedom at 95 %


def student(nu):
    t = mp.findroot(lambda q: mp.betainc(mpf(nu) / 2, mpf(1) / 2, 0, nu / (nu + q * q), regularized=True) - mpf(5) / 100, 2.2)
    return t * t


rows_out = []
worst = {}
failed = []
for name in sets:
    p = problem(name)
    y, x_rows, offset, w = p
    k = len(x_rows[0])
    n = len(y)
    scale = max(abs(float(r[j])) for r in x_rows for j in range(k))
    xs = np.array([[float(v) for v in r] for r in x_rows])
    start = np.linalg.lstsq(xs * np.sqrt(np.array([float(v) for v in y]) + .5)[:, None],
                            (np.log(np.array([float(v) for v in y]) + .3) - [float(v) for v in offset]) * np.sqrt(np.array([float(v) for v in y]) + .5), rcond=None)[0]
    b0 = solve(lambda *b: scores(p, b, None), [mpf(float(v)) for v in start])
    for family in ("poisson", "quasi", "nb"):
        theta = None
        b = b0
        if family == "nb":
            m = means(p, b0)
            at_zero = sum(w[i] * ((y[i] - m[i]) ** 2 - y[i]) for i in range(n))
            if at_zero > 0:
                guess = sum(w[i] * m[i] ** 2 for i in range(n)) / at_zero
                for factor in (1, mpf("0.5"), 2, mpf("0.2"), 5):
                    best = solve(lambda *v: scores(p, v[:-1], mp.exp(v[-1])), list(b0) + [mp.log(guess * factor)])
                    if all(mp.im(v) == 0 for v in best) and max(abs(v) for v in scores(p, best[:-1], mp.exp(best[-1]))) < mpf("1e-20"):
                        break
                else:
                    raise SystemExit(f"no solution for {name}")
                b, theta = best[:-1], mp.exp(best[-1])
        m = means(p, b)
        info = mp.matrix(k, k)
        for i in range(n):
            weight = w[i] * m[i] / (1 + (m[i] / theta if theta is not None else 0))
            for a in range(k):
                for c in range(k):
                    info[a, c] += weight * x_rows[i][a] * x_rows[i][c]
        inverse = info ** -1
        pearson = sum(w[i] * (y[i] - m[i]) ** 2 / (m[i] + (m[i] ** 2 / theta if theta is not None else 0)) for i in range(n))
        phi = pearson / (n - k)
        errors = [mp.sqrt(inverse[j, j] * (phi if family == "quasi" else 1)) for j in range(k)]
        top = loglik(p, b, theta)
        if theta is None:
            deviance = 2 * sum(w[i] * ((y[i] * mp.log(y[i] / m[i]) if y[i] > 0 else 0) - y[i] + m[i]) for i in range(n))
            theta_error = mpf("nan")
        else:
            deviance = 2 * sum(w[i] * ((y[i] * mp.log(y[i] / m[i]) if y[i] > 0 else 0) - (y[i] + theta) * mp.log((y[i] + theta) / (m[i] + theta))) for i in range(n))
            curvature = sum(w[i] * (mp.psi(1, y[i] + theta) - mp.psi(1, theta) + 1 / theta - 2 / (m[i] + theta) + (y[i] + theta) / (m[i] + theta) ** 2) for i in range(n))
            theta_error = 1 / mp.sqrt(-curvature)
        cut = student(n - k) * phi if family == "quasi" else chi
        ends = []
        for j in range(k):
            for side in (-1, 1):
                others = [q for q in range(k) if q != j]

                def equations(*v):
                    bb = list(v[:k])
                    th = mp.exp(v[k]) if theta is not None else None
                    s = scores(p, bb, th)
                    return [s[q] for q in others] + ([s[k]] if theta is not None else []) + [2 * (top - loglik(p, bb, th)) - cut]
                try:
                    # where the end is searched with theta free, the Poisson limit may be nearer: then no root is found
                    root = solve(equations, [b[q] + side * mp.sqrt(cut / (phi if family == "quasi" else 1)) * errors[j] * inverse[q, j] / inverse[j, j] for q in range(k)]
                                 + ([mp.log(theta)] if theta is not None else []))
                    good = all(mp.im(v) == 0 for v in root) and max(abs(v) for v in equations(*root)) < mpf("1e-20") and (root[j] - b[j]) * side > 0
                    if good and family == "nb" and theta is None:
                        m_end = means(p, root)
                        excess = sum(w[i] * ((y[i] - m_end[i]) ** 2 - y[i]) for i in range(n))
                        if excess > 0:  # away from its peak the likelihood is no longer greatest at the Poisson limit: theta is free again

                            def freed(*v):
                                s = scores(p, list(v[:k]), mp.exp(v[k]))
                                return [s[q] for q in others] + [s[k], 2 * (top - loglik(p, list(v[:k]), mp.exp(v[k]))) - cut]
                            guess = mp.log(sum(w[i] * m_end[i] ** 2 for i in range(n)) / excess)
                            root = solve(freed, list(root) + [guess])
                            good = all(mp.im(v) == 0 for v in root) and max(abs(v) for v in freed(*root)) < mpf("1e-20") and (root[j] - b[j]) * side > 0
                except (ZeroDivisionError, ValueError, OverflowError):
                    good = False
                ends.append(mp.nstr(root[j], 20) if good else "")
                if not good:
                    failed.append(f"{name}/{family}/{j}")
        theirs = peer(name, family)
        if theirs:
            ours = list(b) + errors + [deviance] + ([theta, theta_error, top] if theta is not None else [])
            if len(ours) == len(theirs):
                worst[family] = max(worst.get(family, (0, "")), max((abs(float(o) / v - 1), name) for o, v in zip(ours, theirs) if v != 0))
        text = lambda values: " ".join(mp.nstr(v, 20) for v in values)  # noqa: E731
        raw = sets[name]
        rows_out.append([name, family, " ".join(map(str, raw[0])), "|".join(" ".join(map(str, c)) for c in raw[1]), " ".join(map(repr, raw[2] or [])), " ".join(map(str, raw[3] or [])),
                         text(b), text(errors), mp.nstr(deviance, 20), mp.nstr(pearson, 20), mp.nstr(top, 20),
                         "Infinity" if family == "nb" and theta is None else "NaN" if theta is None else mp.nstr(theta, 20),
                         "NaN" if theta is None else mp.nstr(theta_error, 20), " ".join(v or "NaN" for v in ends)])
        print(name, family, flush=True, file=sys.stderr)
r = subprocess.run(["Rscript", "-e", "cat(R.version$major, R.version$minor, as.character(packageVersion('MASS')))"], capture_output=True, text=True).stdout.split()
with open(os.path.join(here, "count_regression.csv"), "w", newline="\n") as out:
    print(f"# python {sys.version.split()[0]}, mpmath {mpmath.__version__}, R {'.'.join(r[:2])}, MASS {r[2]}; largest relative difference to R: "
          + ", ".join(f"{f} {v[0]:.1e} ({v[1]})" for f, v in worst.items()) + f"; no profile end by this method (NaN): {', '.join(sorted(set(failed))) or 'none'}", file=out)
    print("name,family,counts,columns,offset,weights,coefficients,errors,deviance,pearson,log_likelihood,theta,theta_error,profile_ends", file=out)
    for row in rows_out:
        print(",".join(row), file=out)
