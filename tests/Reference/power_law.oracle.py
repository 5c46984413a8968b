"""Power laws by brute force: every threshold, every point, exponents by solving the score equation. Writes power_law.csv and power_law_alternatives.csv.

A row of power_law.csv: kind (0 continuous, 1 discrete, 2 binned), threshold, exponent, standard error, distance, tail count, log-likelihood, interval low and high at 95 %
(likelihood ratio), second best distance, n (values, or edges), values (or edges and then counts). Exponents and zeta values by mpmath for the chosen threshold, by scipy
for the scan; where the best and the second best distance are nearer than 1e-9 the row is left out.

A row of power_law_alternatives.csv: kind, threshold, alternative (0 lognormal, 1 exponential, 2 stretched exponential, 3 cut-off), log-likelihood of the power law,
of the alternative, Vuong's statistic (nan if nested or at the limit), p-value, is at limit, n, values. By general optimizers from several starts, quadrature and long sums.
"""
import shutil
import subprocess
import sys
import tempfile

import mpmath as mp
import numpy as np
import scipy
from scipy import integrate, optimize, special, stats

mp.mp.dps = 30
rng = np.random.default_rng(20)


# ---- exponents
def pareto(tail, m):
    return 1 + len(tail) / np.sum(np.log(tail / m))


def zeta_exponent(tail, m):
    mean = np.mean(np.log(tail))
    f = lambda a: np.log(special.zeta(a, m)) + a * mean
    r = optimize.minimize_scalar(f, bounds=(1.0000001, 60), method="bounded", options={"xatol": 1e-11})
    return r.x


def exact_zeta_exponent(tail, m, start):
    mean = mp.fsum(mp.log(mp.mpf(float(x))) for x in tail) / len(tail)
    z = lambda a, k: mp.zeta(a, mp.mpf(float(m)), derivative=k)
    a = mp.findroot(lambda a: mp.diff(lambda b: mp.log(mp.zeta(b, mp.mpf(float(m)))), a, h=mp.mpf(10) ** -8) + mean, mp.mpf(start))
    return a


def cell_ll(a, cells):
    return mp.fsum(c * mp.log(lo ** (1 - a) - (hi ** (1 - a) if hi != mp.inf else 0)) for lo, hi, c in cells if c)


# ---- distances: the definition, at all values (continuous), whole numbers that matter (discrete), edges (binned)
def distance_continuous(tail, m, a):
    x = np.unique(tail)
    law = (x / m) ** (1 - a)
    at_least = np.array([np.mean(tail >= v) for v in x])
    above = np.array([np.mean(tail > v) for v in x])
    return max(np.max(np.abs(at_least - law)), np.max(np.abs(above - law)))


def distance_discrete(tail, m, a):
    x = np.unique(np.concatenate([tail, tail + 1]))
    law = special.zeta(a, x) / special.zeta(a, m)
    at_least = np.array([np.mean(tail >= v) for v in x])
    return np.max(np.abs(at_least - law))


def interval(ll, a):
    top = ll(a)
    half = mp.mpf(stats.chi2.ppf(0.95, 1)) / 2
    f = lambda b: top - ll(b) - half
    low = mp.mpf(a)
    step = (mp.mpf(a) - 1) / 2
    lo = 1 + (low - 1) / 2
    while f(lo) < 0:
        lo = 1 + (lo - 1) / 2
    hi = a + (a - 1)
    while f(hi) < 0:
        hi += hi - 1
    return mp.findroot(f, (lo, a), solver="anderson", tol=1e-22), mp.findroot(f, (a, hi), solver="anderson", tol=1e-22)


def scan(values, discrete):
    values = np.sort(np.asarray(values, dtype=float))
    values = values[values > 0]
    found = []
    for m in np.unique(values)[:-1]:
        tail = values[values >= m]
        a = zeta_exponent(tail, m) if discrete else pareto(tail, m)
        found.append(((distance_discrete if discrete else distance_continuous)(tail, m, a), m))
    found.sort()
    return found, values


rows = []


def add(kind, values, edges=None, counts=None):
    if kind == 2:
        found = []
        for i, m in enumerate(edges[:-1]):
            inside = counts[i:]
            closed = sum(c for c, hi in zip(inside, edges[i + 1:]) if hi < np.inf)
            if m <= 0 or sum(inside) < 2 or sum(inside[1:]) == 0 or closed == 0:
                continue
            cells = [(lo / m, hi / m, c) for lo, hi, c in zip(edges[i:], edges[i + 1:], inside)]
            f = lambda la: -float(sum(c * np.log(lo ** -np.exp(la) - (hi ** -np.exp(la) if hi < np.inf else 0)) for lo, hi, c in cells if c))
            a = 1 + np.exp(optimize.minimize_scalar(f, bounds=(-6, 4), method="bounded", options={"xatol": 1e-12}).x)
            n = sum(inside)
            points = [e for e in edges[i:] if e < np.inf]
            d = max(abs(sum(c for c, lo in zip(inside, edges[i:]) if lo >= e) / n - (e / m) ** (1 - a)) for e in points)
            found.append((d, m, a))
        found.sort()
        best, m, start = found[0]
        i = edges.index(m)
        cells = [(mp.mpf(lo) / mp.mpf(m), mp.mpf(hi) / mp.mpf(m) if hi < np.inf else mp.inf, c) for lo, hi, c in zip(edges[i:], edges[i + 1:], counts[i:])]
        ll = lambda a: cell_ll(a, cells)
        n = sum(counts[i:])
        a = mp.findroot(lambda a: mp.diff(ll, a), mp.mpf(start))
        points = [e for e in edges[i:] if e < np.inf]
        d = max(abs(mp.mpf(sum(c for c, lo in zip(counts[i:], edges[i:]) if lo >= e)) / n - (mp.mpf(e) / mp.mpf(m)) ** (1 - a)) for e in points)
        data = list(edges) + list(counts)
        size = len(edges)
    else:
        found, values = scan(values, kind == 1)
        best, m = found[0]
        tail = values[values >= m]
        n = len(tail)
        logs = mp.fsum(mp.log(mp.mpf(float(x)) / mp.mpf(float(m))) for x in tail)
        mm = mp.mpf(float(m))
        if kind == 0:
            a = 1 + n / logs
            ll = lambda a: n * (mp.log(a - 1) - mp.log(mm)) - a * logs
            law = lambda x: (x / mm) ** (1 - a)
            points = sorted(set(map(float, tail)))
            d = max(max(abs(mp.mpf(int(np.sum(tail >= x))) / n - law(mp.mpf(x))), abs(mp.mpf(int(np.sum(tail > x))) / n - law(mp.mpf(x)))) for x in points)
        else:
            a = exact_zeta_exponent(tail, m, zeta_exponent(tail, m))
            ll = lambda a: -n * (mp.log(mp.zeta(a, mm)) + a * mp.log(mm)) - a * logs
            z = mp.zeta(a, mm)
            points = sorted(set(map(float, tail)) | set(map(float, tail + 1)))
            d = max(abs(mp.mpf(int(np.sum(tail >= x))) / n - mp.zeta(a, mp.mpf(x)) / z) for x in points)
        data, size = list(values), len(values)
    if len(found) > 1 and found[1][0] - best < 1e-9:
        return
    assert abs(float(d) - best) < 1e-7, (d, best)
    se = 1 / mp.sqrt(-mp.diff(ll, a, 2, h=mp.mpf(10) ** -7))
    low, high = interval(ll, a)
    rows.append([kind, m, mp.nstr(a, 18), mp.nstr(se, 12), mp.nstr(d, 18), n, mp.nstr(ll(a), 18), mp.nstr(low, 12), mp.nstr(high, 12),
                 found[1][0] if len(found) > 1 else np.inf, size] + data)


def body_and_tail(n, alpha, m):
    return np.where(rng.random(n) < 0.4, m * rng.random(n) ** (-1 / (alpha - 1)), m * rng.random(n))


samples = {0: [], 1: []}
for n, alpha in [(12, 2.5), (40, 1.7), (120, 2.2), (300, 3), (300, 1.3)]:
    samples[0].append(rng.random(n) ** (-1 / (alpha - 1)))
samples[0] += [body_and_tail(200, 2.5, 7), body_and_tail(300, 1.9, 1e6), np.exp(rng.normal(0, 1, 150)), np.exp(rng.normal(12, 2.5, 250)), rng.random(100), rng.exponential(3, 120),
               np.round(rng.random(200) ** (-1 / 1.4), 1), np.ceil(rng.random(150) ** -1.2 * 5), 1e-9 * rng.random(80) ** -0.7, 1e9 + rng.random(30), np.array([1.0, 2.0]),
               np.array([1.0, 2.0, 2.0, 5.0]), np.concatenate([np.zeros(4), rng.random(30) ** -1.0]), np.abs(rng.standard_cauchy(200)), np.repeat([1, 2, 3, 5, 9, 40.0], [60, 30, 9, 8, 4, 1])]
zipf = lambda a, n: np.minimum(rng.zipf(a, n), 10 ** 9).astype(float)
samples[1] += [zipf(2.5, 30), zipf(2.5, 200), zipf(1.6, 150), zipf(3.2, 400), zipf(4.5, 500), rng.poisson(4, 200).astype(float), rng.poisson(60, 100).astype(float),
               rng.geometric(0.2, 200).astype(float), np.floor(body_and_tail(200, 2.4, 12)) + 1, np.floor(np.exp(rng.normal(3, 1.2, 200))) + 1, np.array([1.0, 1, 1, 2, 3]),
               np.array([5.0, 5, 6, 9, 30]), rng.negative_binomial(1, 0.1, 200).astype(float), np.floor(1000 * rng.random(120) ** -0.8), zipf(2, 100), np.array([1.0, 1, 1, 1, 2])]
for kind in (0, 1):
    for s in samples[kind]:
        add(kind, s)
for edges, values in [([0, 1, 2, 4, 8, 16, 32, 64, 128, 256], body_and_tail(400, 2.5, 3)), ([1, 2, 4, 8, 16, 32, np.inf], rng.random(300) ** -0.8),
                      ([0.5, 1, 3, 10, 30, 100, 300, 1000, np.inf], np.exp(rng.normal(2, 1.5, 300))), ([1, 10, 100, 1000], rng.random(50) ** -1.1),
                      ([0, 5, 15, 25, 50, 75, 150, 250, 500, 1000, 5000], np.round(body_and_tail(300, 2.2, 20))), ([1, 1.5, 2.25, 3.4, 5, 7.5, 11, 17, 25, 40, np.inf], rng.random(500) ** -0.5),
                      ([1e5, 1e6, 1e7, 1e8, 1e9], 1e5 * rng.random(40) ** -1.0), ([2, 3, 4, 5, 6, 7, 8, 9, 10, np.inf], 2 + rng.exponential(2, 200))]:
    counts = [int(c) for c in np.histogram(values[values < edges[-1]], bins=[e if e < np.inf else 1e300 for e in edges])[0]]
    add(2, None, [float(e) for e in edges], counts)

with open("power_law.csv", "w") as f:
    f.write(f"# python {sys.version.split()[0]}, mpmath {mp.__version__}, numpy {np.__version__}, scipy {scipy.__version__}\n")
    f.write("kind,threshold,exponent,standard_error,distance,tail,log_likelihood,low,high,second,n,values\n")
    for r in rows:
        f.write(",".join(str(v) if isinstance(v, (str, int)) else ("Infinity" if v == np.inf else repr(float(v))) for v in r) + "\n")
print(len(rows), flush=True)

# ---- alternatives, by general means
alternatives = []


def best_of(f, starts):
    best = np.inf
    for s in starts:
        for _ in range(4):
            r = optimize.minimize(f, s, method="Nelder-Mead", options={"xatol": 1e-12, "fatol": 1e-13, "maxiter": 20000, "maxfev": 20000, "adaptive": False})
            s = r.x
        if np.isfinite(r.fun) and r.fun < best:
            best, at = r.fun, r.x
    return best, at


def integral(alpha, nu, start):
    """The integral of u^-alpha exp(-nu (u - 1)) over u = e^y from e^start on."""
    f = lambda y: np.exp(-(alpha - 1) * y - nu * np.expm1(y))
    end = max(np.log(1 + 60 / nu) + 1, start + 1e-9)
    points = np.linspace(start, end, 9)
    return sum(integrate.quad(f, a, b, epsabs=0, epsrel=1e-12, limit=100)[0] for a, b in zip(points, points[1:]))


assert abs(integral(1.5, 0.01, 0.0) / float(mp.expint(1.5, 0.01) * mp.exp(0.01)) - 1) < 1e-11
assert abs(integral(-0.5, 0.2, 0.0) / float(mp.expint(-0.5, 0.2) * mp.exp(0.2)) - 1) < 1e-11


def alternative(values, m, kind):
    first = m + np.arange(3000)
    values = np.sort(values[values >= m])
    n = len(values)
    x, counts = np.unique(values, return_counts=True)
    discrete = kind == 1
    a = float(exact_zeta_exponent(values, m, zeta_exponent(values, m))) if discrete else pareto(values, m)
    ours = -a * np.log(x) - np.log(special.zeta(a, m)) if discrete else np.log(a - 1) - np.log(m) - a * np.log(x / m)
    start = m - 0.5 if discrete else m

    def cells(log_survival):
        lo, hi = log_survival(x - 0.5), log_survival(x + 0.5)
        return lo + np.log(-np.expm1(hi - lo)) - log_survival(np.array([start]))[0]

    def lognormal(p):
        mu, sigma = p[0], np.exp(p[1])
        if discrete:
            return cells(lambda v: stats.norm.logsf((np.log(v) - mu) / sigma))
        return stats.norm.logpdf((np.log(x) - mu) / sigma) - np.log(x) - np.log(sigma) - stats.norm.logsf((np.log(m) - mu) / sigma)

    def weibull(p):
        beta, rate = np.exp(p[0]), np.exp(p[1])  # S = exp(-rate ((x / start)^beta - 1))
        s = lambda v: -rate * np.expm1(beta * np.log(v / start))
        if discrete:
            return cells(s)
        return np.log(beta * rate / m) + (beta - 1) * np.log(x / m) + s(x)

    def exponential(p):
        rate = np.exp(p[0])
        if discrete:
            return cells(lambda v: -rate * (v - start))
        return np.log(rate) - rate * (x - m)

    def cut_off(p):
        alpha, nu = p[0], np.exp(p[1])
        if discrete:
            far = m + 3000
            f = np.exp(-alpha * np.log(far / m) - nu * (far / m - 1))
            total = np.sum(np.exp(-alpha * np.log(first / m) - nu * (first / m - 1))) + m * integral(alpha, nu, np.log(far / m)) + f / 2 + f * (alpha / far + nu / m) / 12
            return -alpha * np.log(x / m) - nu * (x / m - 1) - np.log(total)
        return -alpha * np.log(x / m) - nu * (x / m - 1) - np.log(integral(alpha, nu, 0.0)) - np.log(m)

    y = np.log(values / start)
    spread = max(np.std(np.log(values)), 0.05)
    families = [(lognormal, [[np.mean(np.log(values)), np.log(spread)], [np.log(start), np.log(2 * spread)], [np.log(start) - 3, np.log(3 * spread)]]),
                (exponential, [[-np.log(np.mean(values - start) + 1e-9)]]),
                (weibull, [[np.log(0.5), 0.0], [np.log(0.2), 1.0], [np.log(1.5), -2.0]]),
                (cut_off, [[a, np.log(0.1 / np.mean(values / m - 1))], [a - 0.7, np.log(1 / np.mean(values / m - 1))]])]
    for which, (law, starts) in enumerate(families):
        def loss(p):
            with np.errstate(all="ignore"):
                v = -float(np.sum(counts * law(p)))
            return v if np.isfinite(v) else 1e300
        value, at = best_of(loss, starts)
        theirs = law(at)
        ll_ours, ll = float(np.sum(counts * ours)), float(np.sum(counts * theirs))
        if which == 3:
            gain = max(0.0, 2 * (ll - ll_ours))
            limit = gain < 1e-7
            z, p = np.nan, 1.0 if limit else stats.chi2.sf(gain, 1) / 2
            ll = ll_ours if limit else ll
        else:
            d = ours - theirs
            mean = np.sum(counts * d) / n
            sd = np.sqrt(np.sum(counts * (d - mean) ** 2) / n)
            z = mean * np.sqrt(n) / sd
            p = 2 * stats.norm.sf(abs(z))
            wide = np.exp(at[1]) > 30 * spread if which == 0 else which == 2 and np.exp(at[0]) < 0.005 / np.mean(y)
            limit = bool(wide)
            if limit:
                z, p = np.nan, 1.0
        print(kind, m, which, ll, limit, flush=True)
        alternatives.append([kind, m, which, repr(ll_ours), repr(ll), repr(float(z)), repr(float(p)), int(limit), len(values)] + list(values))


quick = {0: [0, 1, 2, 5, 6, 7, 8, 10], 1: [1, 2, 4, 5, 7, 8, 9, 12]}
for kind in (0, 1):
    for i in quick[kind]:
        s = samples[kind][i]
        s = s[s > 0]
        for m in sorted({np.unique(s)[0], np.quantile(s, 0.5, method="higher")}):
            if len(np.unique(s[s >= m])) > 4:
                alternative(s, m, kind)

# ---- poweRlaw, which looks at one side of the steps of continuous values, and not at the last two values as thresholds
note = "R with poweRlaw not found"
if shutil.which("Rscript"):
    with tempfile.NamedTemporaryFile("w", suffix=".R") as f:
        f.write("suppressMessages(library(poweRlaw))\n")
        for kind in (0, 1):
            for s in samples[kind][:9]:
                s = s[s > 0]
                f.write(f"m <- {'displ' if kind else 'conpl'}$new(c({','.join(repr(float(v)) for v in s)})); e <- suppressMessages(estimate_xmin(m, xmax=1e300)); cat({kind}, e$xmin, e$pars, e$gof, '\\n')\n"
                        if kind == 0 else
                        f"m <- displ$new(c({','.join(repr(float(v)) for v in s)})); e <- suppressMessages(estimate_xmin(m, xmax=max(m$dat)+2)); cat(1, e$xmin, e$pars, e$gof, '\\n')\n")
        f.flush()
        try:
            out = subprocess.run(["Rscript", f.name], capture_output=True, text=True, timeout=100).stdout.strip().splitlines()
            note = f"R poweRlaw: {len(out)} fits read"
            print("\n".join(out))
        except subprocess.TimeoutExpired:
            note = "R poweRlaw took too long"
with open("power_law_alternatives.csv", "w") as f:
    f.write(f"# python {sys.version.split()[0]}, mpmath {mp.__version__}, numpy {np.__version__}, scipy {scipy.__version__}\n")
    f.write("kind,threshold,alternative,power_law,other,normalized,p_value,is_at_limit,n,values\n")
    for r in alternatives:
        f.write(",".join(v if isinstance(v, str) else repr(float(v)) for v in r).replace("nan", "NaN") + "\n")
print(len(rows), len(alternatives), note)
