"""Reference values for the special functions of Numerics and the gamma tails of Fitting -> special_functions.csv beside this file.

Integrals are quadratures of the densities, in pieces between the points where the integrand has fallen by given factors; derivatives by a parameter
are quadratures of the derivatives of the integrand. Closed forms are worked out with so many digits that their cancellation does not matter.
scipy to check where it has the function and does not underflow. Run: /usr/bin/python3 special_functions.oracle.py (some seconds)
"""
import os
import sys

import mpmath
import scipy
from mpmath import mp, mpf
from scipy import special

mp.dps = 50
rows = []
worst = {}


def row(kind, arguments, *values):
    text = [repr(float(a)) for a in arguments] + [""] * (3 - len(arguments))
    rows.append(",".join([kind] + [t or "0" for t in text] + [mp.nstr(mpf(v), 20) for v in values] + ["0"] * (4 - len(values))))


def check(kind, ours, peer):
    if abs(peer) > 1e-290 and abs(peer) < 1e290:
        worst[kind] = max(worst.get(kind, 0), abs(float(ours) / float(peer) - 1))


def moments(g, start, end, peak, weights):
    """The integrals of weights times exp(g - g(peak)) of a concave g between two ends, and g(peak)."""
    top = g(peak)
    total = [mpf(0)] * len(weights)
    for side, stop in ((-1, start), (1, end)):
        if stop == peak:
            continue
        points = [peak]
        for fall in (1, 4, 12, 30, 60, 120):
            near, step = mpf(0), mpf(2) ** -40
            while g(peak + side * step) - top > -fall and (stop is None or step < abs(stop - peak)):
                step *= 2
            far = step if stop is None else min(step, abs(stop - peak))
            if stop is not None and g(peak + side * far) - top > -fall:
                points.append(stop)
                break
            for _ in range(40):
                middle = (near + far) / 2
                near, far = (middle, far) if g(peak + side * middle) - top > -fall else (near, middle)
            points.append(peak + side * far)
        for i, w in enumerate(weights):
            total[i] += side * mp.quad(lambda u: w(u) * mp.exp(g(u) - top), points)
    return total, top


def gamma_tail(a, x):
    """log of the smaller tail (of a gamma law's two at x), its derivatives by the shape, and whether it is the upper one."""
    upper = mp.gammainc(a, x, regularized=True) < mpf(1) / 2 if a < 900 else x > a - mpf(1) / 3
    s = 1 if upper else -1  # t = x e^(s u)
    g = lambda u: s * a * u - x * mp.expm1(s * u)  # noqa: E731
    slope = mp.log(a / x) * s
    (i0, i1, i2), top = moments(g, mpf(0), None, max(slope, mpf(0)), [lambda u: mpf(1), lambda u: s * u, lambda u: u * u])
    log = a * mp.log(x) - x - mp.loggamma(a) + top + mp.log(i0)
    return log, mp.log(x) - mp.digamma(a) + i1 / i0, -mp.polygamma(1, a) + i2 / i0 - (i1 / i0) ** 2, upper


def both(log, first, second):
    """The same of the complement."""
    t = mp.exp(log)
    u = 1 - t
    t1, t2 = t * first, t * (second + first ** 2)
    return mp.log1p(-t), -t1 / u, -t2 / u - (t1 / u) ** 2


for x in (1e-100, 1e-8, .01, .5, 1, 1.25, 1.4616321449683623, 1.75, 2, 5, 11.999, 12, 30, 1e4, 1e10, 1e100):
    z = mpf(x)
    row("poly_gamma", (x,), mp.digamma(z), mp.polygamma(1, z))
    check("poly_gamma", mp.polygamma(1, z), special.polygamma(1, x))

for x in (1e-300, 1e-10, .3, .5, .99, 1 - 1e-9, 1, 1 + 1e-9, 1.01, 1.5, 2 - 1e-9, 2, 2 + 1e-9, 2.5, 10, 15.999, 16, 100, 1e6, 1e15, 1e100, 1e300):
    mp.dps = 80
    row("log_gamma", (x,), mp.loggamma(mpf(x)).real)
    if abs(mp.loggamma(mpf(x))) > 1e-3:  # scipy loses digits at the zeros
        check("log_gamma", mp.loggamma(mpf(x)), special.gammaln(x))
    mp.dps = 50

mp.dps = 400
for a, s in ((2, .5), (10, -9.5), (20, 1e-10), (20, -3), (1e3, 1e3), (1e6, 1e-3), (1e10, 1e10), (1e15, 3), (1e100, 1e90)):
    row("log_gamma_difference", (a, s), mp.loggamma(mpf(a) + mpf(s)) - mp.loggamma(mpf(a)))
for c, e in ((.5, .25), (1, 1e-8), (3, 2.999), (50, .5), (50, 20), (1e6, 10), (1e10, 1e3)):
    c, e = mpf(c), mpf(e)
    row("log_gamma_second_difference", (c, e), mp.loggamma(c + e) + mp.loggamma(c - e) - 2 * mp.loggamma(c))


def mills(t):
    return mp.sqrt(mp.pi / 2) * mp.erfc(t / mp.sqrt(2)) * mp.exp(t * t / 2)


mp.dps = 250
for t in (-30, -5, -1, 0, .5, .999, 1, 3, 10, 100, 1e4, 1e10):
    row("mills", (t,), mp.log(mills(mpf(t))))
    check("mills", mills(mpf(t)), float(special.erfcx(t / 2 ** .5) * (mp.pi / 2) ** .5))
for b, h in ((0, 1e-10), (0, 2), (.5, .5), (.5, 4), (.999, 1e-3), (-2, .1), (1, 1e-12), (1, .4), (1, 3), (5, 1e-6), (5, 2.4), (5, 2.6), (5, 20), (100, 1e-8), (100, 30), (1e6, 1e-3)):
    low, high = mpf(b) - mpf(h), mpf(b)
    row("mills_difference", (b, h), mp.log(mills(low) - mills(high)), mp.log((1 - low * mills(low)) - (1 - high * mills(high))))


def normal_below(z):
    return mp.erfc(-z / mp.sqrt(2)) / 2


mp.dps = 900
for m, l, xs in ((1, 1, (.002, .1, .7, 1, 3, 50, 1000)), (1, 1e-4, (1e-7, 1e-4, 1, 1e4)), (3, 2000, (1.5, 2.9, 3, 3.2, 6)), (1, 1e6, (.97, 1, 1.001, 1.03)), (1e6, 2, (.01, 10, 1e6))):
    for x in xs:
        mu, lam, v = mpf(m), mpf(l), mpf(x)
        r = mp.sqrt(lam / v)
        lower = normal_below(r * (v / mu - 1))
        mirror = mp.exp(2 * lam / mu) * normal_below(-r * (v / mu + 1))
        tail = 1 - (lower + mirror)
        limited = mu * (lower - mirror) + v * tail
        row("inverse_gaussian", (m, l, x), mp.log(lower + mirror), mp.log(tail), (mu - limited) / tail, limited)
mp.dps = 50

for a, xs in ((1e-3, (1e-300, 1e-10, .5, 1.09, 1.11, 5, 600)), (.1, (1e-200, .01, 1, 2, 300)), (.5, (1e-100, .3, 1.2, 40)), (1, (1e-8, .7, 2.1, 690)), (3, (1e-60, .5, 3.9, 4.1, 30)),
              (50, (.1, 30, 50.5, 51.5, 200)), (999, (500, 990, 999, 1100)), (1000, (550, 900, 1000, 1100, 1900)), (1e4, (6000, 9900, 1.02e4, 1.5e4)), (1e6, (9.7e5, 9.99e5, 1e6, 1.001e6, 1.04e6))):
    for x in xs:
        log, _, _, upper = gamma_tail(mpf(a), mpf(x))
        other = mp.log1p(-mp.exp(log))
        row("incomplete_gamma", (a, x), *((other, log) if upper else (log, other)))
        check("incomplete_gamma", mp.exp(log), (special.gammaincc if upper else special.gammainc)(a, x))

for a, ps in ((1e-3, ((.9, -1), (.998, -1), (1e-3, 1), (1e-300, 1))), (.3, ((1e-80, -1), (1e-9, -1), (.5, -1), (1e-12, 1), (1e-300, 1))), (2, ((1e-300, -1), (1e-20, -1), (.4, 1), (1e-300, 1))),
              (100, ((1e-300, -1), (1e-3, -1), (1e-3, 1), (1e-300, 1))), (5000, ((1e-300, -1), (.3, -1), (1e-10, 1), (1e-300, 1))), (1e6, ((1e-300, -1), (.1, 1), (1e-300, 1)))):
    for p, side in ps:
        shape, want = mpf(a), mp.log(mpf(p))
        guess = float(special.gammaincinv(a, p) if side < 0 else special.gammainccinv(a, p))
        y = mp.log(mpf(guess)) if 0 < guess < float("inf") else (want + mp.loggamma(1 + shape)) / shape
        for _ in range(60):  # Newton for the log of the tail in log x; both are concave
            log, _, _, upper = gamma_tail(shape, mp.exp(y))
            if upper != (side > 0):
                log = mp.log1p(-mp.exp(log))
            density = shape * y - mp.exp(y) - mp.loggamma(shape)
            move = side * (log - want) * mp.exp(log - density)
            y += max(min(move, mpf(2)), mpf(-2))
            if abs(move) < mpf(10) ** -25:
                break
        else:
            raise ArithmeticError(f"{a} {p} {side}: {move}")
        row("gamma_quantile", (a, p, side), mp.exp(y))
        check("gamma_quantile", mp.exp(y), guess)

for p, q, odds in ((.01, .5, (-3, 2)), (.5, 0, (-50, 0, 3, 60)), (1, -.5, (-2, 1, 30)), (3, -2.9, (-1, 4, 100)), (3, 1e-12, (0, 1.5, 40)), (20, -3, (-10, 2.9, 3.1, 20)), (2, .999, (-1, 1, 9)), (2, 1, (0,)), (2.5, 7, (-4, 3)),
                   (300, .3, (5, 5.8, 12))):
    for o in odds:
        pp, qq, end = mpf(p), mpf(q), mpf(o)
        peak = min(mp.log(pp / qq), end) if q > 0 else end
        (whole,), top = moments(lambda y: -pp * mp.log1p(mp.exp(-y)) - qq * mp.log1p(mp.exp(y)), None, end, peak, [lambda y: mpf(1)])
        row("beta_integral", (p, q, o), top + mp.log(whole))

mp.dps = 700
for x in (-40, -5, -1, 0, 1, 5, 20, 99.5, 100.5, 1e4, 1e8):
    t = mpf(x)
    h = 1 / mills(t)
    row("log_normal_upper_tail", (x,), mp.log(mills(t)) - t * t / 2 - mp.log(2 * mp.pi) / 2, -h, -h * (h - t))
for x in (-.999, -.5, -.0101, -.0099, -1e-5, -1e-20, 1e-20, 1e-5, .0099, .0101, .5, 3, 1e5, 1e100):
    t = mpf(x)
    f, i = mp.log1p(t) / t, 1 / (1 + t)
    row("log_p1_ratio", (x,), f, (i - f) / t, (-i * i - 2 * (i - f) / t) / t)
for x in (-1e-100, -1e-10, -.1, -.69, -.7, -1, -5, -30, -300, -700):
    e = mp.exp(mpf(x))
    row("log_one_minus_exp", (x,), mp.log(-mp.expm1(mpf(x))), e / mp.expm1(mpf(x)), -e / mp.expm1(mpf(x)) ** 2)
for x in (-800, -30, -1, 0, 1, 30, 800):
    e = mp.exp(mpf(x))
    row("log_one_plus_exp", (x,), mp.log1p(e), e / (1 + e), e / (1 + e) ** 2)
for x in (1e-3, .1, .5, 1, 5, 11.9, 15.99, 16, 40, 1e3, 1e6, 1e12):
    t = mpf(x)
    row("stirling_rest", (x,), mp.loggamma(t) - (t - mpf(1) / 2) * mp.log(t) + t - mp.log(2 * mp.pi) / 2,
        mp.digamma(t) - mp.log(t) + 1 / (2 * t), mp.polygamma(1, t) - 1 / t - 1 / (2 * t * t))
for x in (-700, -5, -.51, -.49, -1e-3, -1e-10, 1e-10, .1, .49, .51, 5, 100):
    t = mpf(x)
    row("exp_m1_excess", (x,), mp.expm1(t) - t, mp.expm1(t), mp.exp(t))
mp.dps = 50

for a, xs in ((.05, (1e-10, .3, 1.04, 1.06, 8)), (.5, (1e-4, .6, 1.6, 30)), (1, (.1, 1.9, 2.1)), (3, (1e-5, 2, 3.9, 4.1, 60)), (15.9, (2, 16, 18)), (80, (20, 79, 82, 200)), (3000, (2500, 2990, 3010, 3600)), (1e5, (9.8e4, 1e5, 1.02e5))):
    for x in xs:
        small = gamma_tail(mpf(a), mpf(x))
        row("gamma_tails", (a, x, 1 if small[3] else -1), *small[:3])
        row("gamma_tails", (a, x, -1 if small[3] else 1), *both(*small[:3]))

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "special_functions.csv"), "w", newline="\n") as out:
    print(f"# python {sys.version.split()[0]}, mpmath {mpmath.__version__}, scipy {scipy.__version__}; largest relative difference to scipy: "
          + ", ".join(f"{k} {v:.1e}" for k, v in worst.items()), file=out)
    print("kind,a,b,c,value,second,third,fourth", file=out)
    for line in rows:
        print(line, file=out)
print(len(rows), worst)
