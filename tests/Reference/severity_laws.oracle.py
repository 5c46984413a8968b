"""Reference values of the laws of losses -> severity_laws.csv beside this file.

Independent of the code in method: tails by the textbook formulas at 50 digits, of the inverse Gaussian at up to 500, where cancellation asks for them,
of gamma shapes above 1000 by quadrature of the density; limited means by quadrature of the survival (kept where two grids agree to 1e-17), of the gamma
and lognormal laws by the textbook difference at 50 digits, which may cancel 20 of them; quantiles by the inverse of the survival
at 380 digits. scipy is compared where it has the law and its result does not underflow. Run: /usr/bin/python3 severity_laws.oracle.py
"""
import os
import sys

import mpmath
import scipy
from mpmath import mp, mpf
from scipy import stats

mp.dps = 50
rows = []
worst = {}


def n(x):
    if x == mp.inf:
        return "Infinity"
    if x == -mp.inf:
        return "-Infinity"
    return mp.nstr(x, 20, min_fixed=0, max_fixed=0)


def gamma_law(a, r):
    def lower(x):
        return mp.gammainc(a, 0, r * x, regularized=True)

    def upper(x):
        t = r * x
        if a > 1000:  # by quadrature: the series of mpmath is too long
            top = mp.exp((a - 1) * mp.log(t) - t - mp.loggamma(a))
            return top * mp.quad(lambda s: mp.exp((a - 1) * mp.log1p(s / t) - s), [0, mp.sqrt(a) / 8, mp.sqrt(a) / 2, 2 * mp.sqrt(a), 8 * mp.sqrt(a), 40 * mp.sqrt(a)])
        return mp.gammainc(a, t, mp.inf, regularized=True)

    if a > 1000:
        def lower(x):  # noqa: F811
            t = r * x
            top = mp.exp((a - 1) * mp.log(t) - t - mp.loggamma(a))
            return top * mp.quad(lambda s: mp.exp((a - 1) * mp.log1p(-s / t) + s), [0, mp.sqrt(a) / 8, mp.sqrt(a) / 2, 2 * mp.sqrt(a), 8 * mp.sqrt(a), 40 * mp.sqrt(a)])
    return dict(logpdf=lambda x: a * mp.log(r) + (a - 1) * mp.log(x) - r * x - mp.loggamma(a), lower=lower, upper=upper, mean=a / r, var=a / r**2,
                peer=lambda: stats.gamma(float(a), scale=1 / float(r)))


def lognormal(m, s):
    return dict(logpdf=lambda x: -((mp.log(x) - m) / s)**2 / 2 - mp.log(s * x) - mp.log(2 * mp.pi) / 2, lower=lambda x: mp.erfc((m - mp.log(x)) / s / mp.sqrt(2)) / 2,
                upper=lambda x: mp.erfc((mp.log(x) - m) / s / mp.sqrt(2)) / 2, mean=mp.exp(m + s * s / 2), var=mp.expm1(s * s) * mp.exp(2 * m + s * s),
                peer=lambda: stats.lognorm(float(s), scale=float(mp.exp(m))))


def survival_law(surv, mean, var, low=mpf(0), peer=None, logpdf=None):
    def lower(x):
        with mp.workdps(380):  # one less the survival, down to 1e-300
            return 1 - surv(x)

    return dict(logpdf=logpdf, lower=lower, upper=surv, mean=mean, var=var, low=low, peer=peer)


def weibull(k, s):
    return survival_law(lambda x: mp.exp(-(x / s)**k), s * mp.gamma(1 + 1 / k), s**2 * (mp.gamma(1 + 2 / k) - mp.gamma(1 + 1 / k)**2),
                        peer=lambda: stats.weibull_min(float(k), scale=float(s)), logpdf=lambda x: mp.log(k / s * (x / s)**(k - 1)) - (x / s)**k)


def exponential(r):
    return survival_law(lambda x: mp.exp(-r * x), 1 / r, 1 / r**2, peer=lambda: stats.expon(scale=1 / float(r)), logpdf=lambda x: mp.log(r) - r * x)


def pareto(s, a):
    return survival_law(lambda x: (s / x)**a, a * s / (a - 1) if a > 1 else mp.inf, s**2 * a / (a - 1)**2 / (a - 2) if a > 2 else mp.inf, low=s,
                        peer=lambda: stats.pareto(float(a), scale=float(s)), logpdf=lambda x: mp.log(a) + a * mp.log(s) - (a + 1) * mp.log(x))


def lomax(s, a):
    return survival_law(lambda x: (1 + x / s)**-a, s / (a - 1) if a > 1 else mp.inf, s**2 * a / (a - 1)**2 / (a - 2) if a > 2 else mp.inf,
                        peer=lambda: stats.lomax(float(a), scale=float(s)), logpdf=lambda x: mp.log(a / s) - (a + 1) * mp.log(1 + x / s))


def gpd(u, s, k):
    def surv(x):
        return mp.exp(-(x - u) / s) if k == 0 else (1 + k * (x - u) / s)**(-1 / k)

    return survival_law(surv, u + s / (1 - k) if k < 1 else mp.inf, s**2 / (1 - k)**2 / (1 - 2 * k) if k < 0.5 else mp.inf, low=u,
                        peer=lambda: stats.genpareto(float(k), loc=float(u), scale=float(s)),
                        logpdf=lambda x: -mp.log(s) + (-(x - u) / s if k == 0 else -(1 + 1 / k) * mp.log(1 + k * (x - u) / s)))


def burr(c, d, s):
    moment = lambda r: d * mp.beta(d - r / c, 1 + r / c) * s**r if c * d > r else mp.inf  # noqa: E731
    return survival_law(lambda x: (1 + (x / s)**c)**-d, moment(1), moment(2) - moment(1)**2 if c * d > 2 else mp.inf,
                        peer=lambda: stats.burr12(float(c), float(d), scale=float(s)),
                        logpdf=lambda x: mp.log(c * d / s) + (c - 1) * mp.log(x / s) - (d + 1) * mp.log(1 + (x / s)**c))


def inverse_gaussian(m, l):
    def parts(x):
        r = mp.sqrt(l / x)
        return mp.ncdf(r * (x / m - 1)), mp.exp(2 * l / m) * mp.ncdf(-r * (x / m + 1)), mp.ncdf(-r * (x / m - 1))

    def lower(x):
        a, b, _ = parts(x)
        return a + b

    def upper(x):
        _, b, c = parts(x)
        return c - b

    return dict(logpdf=lambda x: mp.log(l / (2 * mp.pi * x**3)) / 2 - l * (x - m)**2 / (2 * m * m * x), lower=lower, upper=upper, mean=m, var=m**3 / l,
                peer=lambda: stats.invgauss(float(m / l), scale=float(l)), digits=500)


def gev(m, s, k):
    def t(x):
        if k != 0 and 1 + k * (x - m) / s < mpf(10)**-9 and k > 0:
            return mpf(10)**9  # exp(-t) is nothing there
        return mp.exp(-(x - m) / s) if k == 0 else (1 + k * (x - m) / s)**(-1 / k)

    g = lambda r: mp.gamma(1 - r * k)  # noqa: E731
    low = m - s / k if k > 0 else -mp.inf
    return dict(logpdf=lambda x: -mp.log(s) + (k + 1) * mp.log(t(x)) - t(x), lower=lambda x: mp.exp(-t(x)), upper=lambda x: -mp.expm1(-t(x)), low=low,
                mean=m + (s * (g(1) - 1) / k if k != 0 else s * mp.euler) if k < 1 else mp.inf,
                var=(s**2 * (g(2) - g(1)**2) / k**2 if k != 0 else s**2 * mp.pi**2 / 6) if k < 0.5 else mp.inf,
                peer=lambda: stats.genextreme(-float(k), loc=float(m), scale=float(s)))


def exact(*texts):
    return [mpf(float(t)) for t in texts]


CASES = [
    ("Lognormal", lognormal, "10 2", ("1e-40", "1", 2e4, 1e7, "1e35")), ("Lognormal", lognormal, "0 5", ("1e-60", 1, 1e9, "1e70")), ("Lognormal", lognormal, "-3 0.01", (0.04, 0.0497, 0.05, 0.06, 0.07)),
    ("Gamma", gamma_law, "0.001 1", ("1e-200", "1e-9", 0.5, 1.05, 5, 650)), ("Gamma", gamma_law, "0.3 1e-6", ("1e-3", 1e4, 1e6, 2e7, 6e8)),
    ("Gamma", gamma_law, "7.5 0.1", ("1e-30", 2, 70, 200, 7000)), ("Gamma", gamma_law, "1e6 10", (9.7e4, 99900, 100050, 103500)), ("Gamma", gamma_law, "150 2", (5, 60, 75, 90, 600)),
    ("Weibull", weibull, "0.3 20", ("1e-100", 1, 100, 1e6, 6e10)), ("Weibull", weibull, "50 3", ("1e-3", 2, 2.9, 3.05, 3.4)), ("Weibull", weibull, "1.7 1e6", (1e-100, 1e5, 1e6, 4.5e7)),
    ("Exponential", exponential, "0.25", ("1e-200", 1, 100, 2700)), ("Pareto", pareto, "3 1.5", (3.0000001, 4, 1e5, "1e150")), ("Pareto", pareto, "1e6 0.4", (1.5e6, 1e12, "1e200")),
    ("Lomax", lomax, "2 3.5", ("1e-100", 1, 1e4, "1e80")), ("Lomax", lomax, "1e7 0.6", (1, 1e8, "1e250")),
    ("GeneralizedPareto", gpd, "10 2 0.5", (10.0001, 13, 1e6, "1e140")), ("GeneralizedPareto", gpd, "1 2 1e-9", (1.0001, 4, 200, 1380)), ("GeneralizedPareto", gpd, "1 2 -1e-9", (1.0001, 4, 200, 1380)),
    ("GeneralizedPareto", gpd, "1 2 0", (1.0001, 4, 1380)), ("GeneralizedPareto", gpd, "0 1e6 1.4", (1, 1e8, "1e300")), ("GeneralizedPareto", gpd, "5 2 -0.5", (5.5, 8, 8.9375)),
    ("Burr", burr, "2 1.5 10", ("1e-100", 3, 30, 1e5, "1e90")), ("Burr", burr, "0.5 1.2 1e4", ("1e-200", 100, 1e6, "1e200")), ("Burr", burr, "0.4 9 2", ("1e-300", 0.01, 5, 1e9)),
    ("Burr", burr, "20 0.04 1", (0.1, 0.9, 2, "1e200")), ("LogLogistic", lambda k, s: burr(k, mpf(1), s), "0.8 5", ("1e-200", 1, 30, "1e200")),
    ("LogLogistic", lambda k, s: burr(k, mpf(1), s), "30 2", ("1e-5", 1.9, 2.1, "1e8")), ("LogLogistic", lambda k, s: burr(k, mpf(1), s), "2.5 1e5", (1, 1e5, "1e100")),
    ("InverseGaussian", inverse_gaussian, "1 1", ("2e-3", 0.3, 1, 4, 1000)), ("InverseGaussian", inverse_gaussian, "1 1e-6", ("1e-9", 1e-6, 0.01, 3, 1e8)),
    ("InverseGaussian", inverse_gaussian, "1 1e6", (0.97, 0.9995, 1.0001, 1.03)), ("InverseGaussian", inverse_gaussian, "3 40", (0.1, 2, 5, 90)),
    ("GeneralizedExtremeValue", gev, "0 1 0", (-6, -1, 0.5, 3, 700)), ("GeneralizedExtremeValue", gev, "1e5 2e4 0.25", (3e4, 9e4, 2e5, "1e60")), ("GeneralizedExtremeValue", gev, "5 2 1e-9", (-7, 4, 9, 1300)),
    ("GeneralizedExtremeValue", gev, "5 2 -0.5", (-40, 2, 6, 8.9375)), ("GeneralizedExtremeValue", gev, "5 2 1.5", (3.8, 6, 1e6, "1e200")),
]
INVERSE = {
    "Weibull": lambda q, k, s: s * (-mp.log(q))**(1 / k),
    "Exponential": lambda q, r: -mp.log(q) / r,
    "Pareto": lambda q, s, a: s * q**(-1 / a),
    "Lomax": lambda q, s, a: s * (q**(-1 / a) - 1),
    "GeneralizedPareto": lambda q, u, s, k: u + s * (-mp.log(q) if k == 0 else (q**-k - 1) / k),
    "Burr": lambda q, c, d, s: s * (q**(-1 / d) - 1)**(1 / c),
    "LogLogistic": lambda q, c, s: s * (1 / q - 1)**(1 / c),
    "GeneralizedExtremeValue": lambda q, m, s, k: m + s * (-mp.log(-mp.log(1 - q)) if k == 0 else ((-mp.log(1 - q))**-k - 1) / k),
}
PROBABILITIES = [mpf(p) for p in (1e-300, 1e-100, 1e-12, 0.01, 0.5, 0.9, 1 - 2.0**-50)]


def tail_integral(law, x, log_upper):
    """The mean excess: the integral of the survival beyond x over what it is at x, in pieces that grow from a tenth of one over the hazard."""
    step = mp.exp(log_upper - law["logpdf"](x))
    upper = law["upper"](x)
    points = [mpf(0)] + [step * mpf(4)**j / 8 for j in range(0, 9)]
    end = x + points[-1]
    total = mp.quad(lambda y: law["upper"](x + y) / upper, points)
    return total, end


for name, make, text, xs in CASES:
    parameters = exact(*text.split())
    law = make(*parameters)
    low = law.get("low", mpf(0))
    mp.dps = law.get("digits", 50) if name != "InverseGaussian" or parameters[1] / parameters[0] < 1000 else 400
    peer = law["peer"]()
    if name == "InverseGaussian" and parameters[1] / parameters[0] >= 1000:
        mp.dps = 60
        m_, l_ = parameters

        def mills(z):
            return mp.ncdf(-z) / mp.npdf(z) if z < 30 else mp.quad(lambda s: mp.exp(-z * s - s * s / 2), [0, 1 / z, 5 / z, 25 / z, 150 / z])

        def both(x, m=m_, l=l_):
            r = mp.sqrt(l / x)
            a, b = r * (x / m - 1), r * (x / m + 1)
            second = mp.npdf(a) * mills(b)
            return mp.ncdf(a) + second, mp.ncdf(-a) - second

        law["lower"], law["upper"] = (lambda x: both(x)[0]), (lambda x: both(x)[1])
    rows.append((name, text, "mean", "0", n(law["mean"])))
    rows.append((name, text, "variance", "0", n(law["var"])))
    for x in exact(*xs):
        lower, upper = law["lower"](x), law["upper"](x)
        logpdf = law["logpdf"](x)
        x_text = repr(float(x))
        rows.append((name, text, "log_density", x_text, n(logpdf)))
        rows.append((name, text, "log_cumulative", x_text, n(mp.log(lower) if lower < 0.5 else mp.log1p(-upper))))
        rows.append((name, text, "log_survival", x_text, n(mp.log(upper) if upper < 0.5 else mp.log1p(-lower))))
        for kind, value, other in (("cdf", lower, peer.cdf), ("sf", upper, peer.sf)):
            theirs = other(float(x))
            if theirs > 1e-290 and name != "InverseGaussian":
                worst[name] = max(worst.get(name, 0), abs(float(value) / theirs - 1))
        if low > -mp.inf and not (name == "Gamma" and parameters[0] > 1000) and not (name == "InverseGaussian" and mp.dps > 100 and parameters[1] < 1e-3):
            cuts = [low] + [low + (x - low) * mpf(10)**-j for j in (40, 20, 10, 5, 3, 2, 1)] + [low + (x - low) * f for f in (mpf(1) / 4, mpf(1) / 2, mpf(3) / 4, mpf(7) / 8)] + [x]
            saved = mp.dps
            mp.dps = min(saved, 60)
            try:
                if name in ("Gamma", "InverseGaussian", "Lognormal") or (name == "GeneralizedExtremeValue" and parameters[2] < 0.1) or x > 1e30:
                    raise ValueError
                limited = low + mp.quad(lambda y: law["upper"](y), cuts)
                finer = low + mp.quad(lambda y: law["upper"](y), sorted(cuts + [(p + q) / 2 for p, q in zip(cuts, cuts[1:])]))
                if abs(limited / finer - 1) < mpf(10)**-17:
                    rows.append((name, text, "limited_mean", x_text, n(finer)))
            except (ValueError, ZeroDivisionError):
                if name == "Lognormal":
                    more = lognormal(parameters[0] + parameters[1]**2, parameters[1])
                    rows.append((name, text, "limited_mean", x_text, n(law["mean"] * more["lower"](x) + x * upper)))
                    rows.append((name, text, "mean_excess", x_text, n(law["mean"] * more["upper"](x) / upper - x)))
                if name == "Gamma":  # the textbook formulas, at 60 digits
                    more = gamma_law(parameters[0] + 1, parameters[1])
                    rows.append((name, text, "limited_mean", x_text, n(law["mean"] * more["lower"](x) + x * upper)))
                    rows.append((name, text, "mean_excess", x_text, n(law["mean"] * more["upper"](x) / upper - x)))
            mp.dps = saved
        if name in ("Weibull", "Exponential", "Pareto") and law["mean"] < mp.inf and not (name == "Gamma" and parameters[0] > 1000) and upper > mpf(10)**-290 and (name == "Pareto" or upper < x * mp.exp(logpdf)):
            first, end = tail_integral(law, x, mp.log(upper))
            if name in ("Weibull", "Exponential") and law["upper"](end) < mpf(10)**-25 * upper:
                rows.append((name, text, "mean_excess", x_text, n(first)))
            elif name in ("Pareto",):
                rows.append((name, text, "mean_excess", x_text, n(mp.quad(lambda v: (1 + v)**-parameters[1], [0, 1, mp.inf]) * x)))
    for p in PROBABILITIES:
        for kind, tail in (("quantile", law["lower"]), ("exceeded", law["upper"])):
            if name in ("Gamma", "InverseGaussian", "Lognormal"):  # held by the tails, which the law checker inverts
                continue
            with mp.workdps(380):  # the inverse of the survival in closed form
                x = INVERSE[name](1 - p if kind == "quantile" else +p, *parameters)
            if mpf(10)**-300 < abs(x) < mpf(10)**300:
                rows.append((name, text, kind, repr(float(p)), n(x)))

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "severity_laws.csv"), "w", newline="\n") as out:
    print(f"# python {sys.version.split()[0]}, mpmath {mpmath.__version__}, scipy {scipy.__version__}; largest relative difference to scipy's tails: "
          + ", ".join(f"{k} {v:.1e}" for k, v in worst.items()), file=out)
    print("law,parameters,member,argument,value", file=out)
    for row in rows:
        print(",".join(row), file=out)
print(len(rows))
