"""Reference values for the laws of counts -> count_laws.csv beside this file.

Probabilities by log-gamma at 40 digits and more; the smaller tail as a sum of probabilities in big integers, term by term from their exact ratios, the
larger as its complement. Where a sum would be too long, the tail is the integral of a Beta density (log_odds.py); both are compared where
both can be had. Zero-truncated and zero-modified laws by their definitions. Limited means by sums. scipy checks the milder rows.
Counts lie where the probability is about e^-0.3, e^-35, e^-690 and e^-1500 of its greatest, on both sides. Run: /usr/bin/python3 count_laws.oracle.py (some minutes)
"""
import math
import os
import sys
from fractions import Fraction
from multiprocessing import Pool

import mpmath
import scipy
import scipy.stats
from mpmath import exp, expm1, log, log1p, loggamma, mp, mpf

import log_odds
from log_odds import Density

mp.dps = 45
log_odds.GUARD = mpf(10) ** -30
BITS = 240
LONGEST = 3_000_000
TARGETS = (0.3, 35, 690, 1500)
POISSON = [(1e-9,), (0.02,), (1.0,), (3.7,), (40.0,), (1e3,), (123456.0,), (1e6,), (1e9,)]
NEGATIVE_BINOMIAL = [(1e-9, 1e-3), (1e-9, 1e9), (0.3, 0.2), (5.0, 1e-3), (40.0, 0.5), (40.0, 1e9), (1e3, 7.5), (1e5, 1e3), (1e6, 0.1), (1e9, 1e-3), (1e9, 1e6), (1e9, 1e9)]
BINOMIAL = [(1, 0.3), (20, 0.1), (20, 1e-9), (1000, 0.5), (1000, 0.999), (10 ** 6, 1e-3), (10 ** 9, 0.25)]
GEOMETRIC = [(1e-9,), (0.3,), (17.0,), (1e9,)]
TRUNCATED = [("poisson", 1e-9), ("poisson", 2.5), ("poisson", 1e3), ("negative_binomial", 0.3, 0.2), ("negative_binomial", 1e-9, 1e-3),
             ("negative_binomial", 1e3, 1e-3), ("geometric", 17.0), ("binomial", 20, 0.01)]
MODIFIED = [("poisson", 2.5, 0.6), ("poisson", 1e-9, 0.0), ("negative_binomial", 0.3, 0.2, 0.05), ("negative_binomial", 40.0, 0.5, 0.9), ("geometric", 0.3, 0.999999)]


class Law:
    def __init__(self, name, *p):
        self.name, self.p = name, p
        if name == "geometric":
            p = (p[0], 1.0)
        if name == "poisson":
            self.mean = self.variance = mpf(p[0])
        elif name == "binomial":
            n, q = mpf(p[0]), mpf(p[1])
            self.mean, self.variance = n * q, n * q * (1 - q)
        else:
            m, s = mpf(p[0]), mpf(p[1])
            self.mean, self.variance = m, m + m * m / s
        self.q = p

    def log_mass(self, k):
        k = mpf(k)
        if self.name == "poisson":
            return k * log(self.mean) - self.mean - loggamma(k + 1)
        if self.name == "binomial":
            n, q = mpf(self.p[0]), mpf(self.p[1])
            return loggamma(n + 1) - loggamma(k + 1) - loggamma(n - k + 1) + k * log(q) + (n - k) * log1p(-q)
        m, s = mpf(self.q[0]), mpf(self.q[1])
        return loggamma(k + s) - loggamma(s) - loggamma(k + 1) + k * log(m / (m + s)) - s * log1p(m / s)

    def ratio(self):
        """(a, b, c): the mass of j + 1 over that of j is (a j + b) / (c (j + 1)), in whole numbers."""
        if self.name == "poisson":
            m = Fraction(self.p[0])
            return 0, m.numerator, m.denominator
        if self.name == "binomial":
            n, q = self.p[0], Fraction(self.p[1])
            odds = q / (1 - q)
            return -odds.numerator, n * odds.numerator, odds.denominator
        m, s = Fraction(self.q[0]), Fraction(self.q[1])
        x = m / (m + s)
        return s.denominator * x.numerator, s.numerator * x.numerator, s.denominator * x.denominator

    def sums(self, k):
        """(lower tail over the mass at k, moment of the lower tail, upper tail over the mass at k); None where too long."""
        a, b, c = self.ratio()
        one = 1 << BITS
        last = self.p[0] if self.name == "binomial" else None
        lower = moment = None
        far = self.log_mass(mp.floor(self.mean)) - self.log_mass(k) > 4000 if self.name != "geometric" else False  # the other tail is then 1 to the last digit
        if not (far and k > self.mean) and (k <= LONGEST or k < self.mean):
            term, j, total, first = one, k, one, k * one
            steps = 0
            while j > 0 and steps < LONGEST:
                term = term * (c * j) // (a * (j - 1) + b)
                j -= 1
                total += term
                first += j * term
                steps += 1
                if term < one >> 200 and j < self.mean:
                    j = 0
            if j == 0:
                lower, moment = mpf(total) / one, mpf(first) / one
        term, j, total, steps, done = one, k, 0, 0, False
        while steps < LONGEST and not (far and k < self.mean):
            if last is not None and j >= last:
                done = True
                break
            term = term * (a * j + b) // (c * (j + 1))
            j += 1
            total += term
            steps += 1
            if j > self.mean and term * (1 << 190) < max(total, 1) and self.falls(j):
                done = True
                break
        return lower, moment, mpf(total) / one if done else None

    def falls(self, j):
        """Whether the rest beyond j is below 2^-20 of the last guard: the ratio of neighbours is far enough below 1."""
        a, b, c = self.ratio()
        return 1 - (a * j + b) / (c * (j + 1)) > 1e-7

    def tails(self, k):
        mass = exp(self.log_mass(k))
        if self.name == "binomial" and k == self.p[0]:
            return mass, mpf(1), mpf(0), None, None
        short = self.name in ("poisson", "binomial") or 40 * (1 + float(self.variance) ** 0.5) + 300 * float(self.mean) / self.q[1] < 1e5
        lower, moment, upper = self.sums(k) if short else (None, None, None)
        lower, upper = lower and lower * mass, upper and upper * mass
        doubt = None
        if self.name != "poisson" and (lower is None or upper is None) or (self.name != "poisson" and k < 50):
            m = self.q if self.name != "binomial" else None
            if m:
                pair = Density(m[1], k + 1).log_tails(log(mpf(m[1]) / mpf(m[0])))
            else:
                pair = Density(self.p[0] - k, k + 1).log_tails(log1p(-mpf(self.p[1])) - log(mpf(self.p[1])))
            other = [exp(t) for t in pair]
            for here, there in ((lower, other[0]), (upper, other[1])):
                if here is not None:
                    doubt = max(doubt or 0, abs(here / there - 1))
            lower, upper = lower if lower is not None else other[0], upper if upper is not None else other[1]
        if lower is None or (upper is not None and upper < lower):
            lower = 1 - upper
        elif upper is None or lower < upper:
            upper = 1 - lower
        return mass, lower, upper, moment and moment * mass, doubt

    def counts(self):
        """Counts at which a tail is about e^-target, on both sides."""
        found = {0, 1}
        mean = float(self.mean)
        last = self.p[0] if self.name == "binomial" else None

        def fall(k):
            return float(-self.log_mass(k))
        top = fall(max(0, min(round(mean), last if last is not None else round(mean))))
        for target in TARGETS:
            low, high = round(mean), round(mean) + 1
            while fall(min(high, last) if last else high) - top < target and (last is None or high < last):
                high = round(mean) + 2 * (high - round(mean))
            high = min(high, last) if last is not None else high
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (low, middle) if fall(middle) - top >= target else (middle, high)
            found.add(high)
            if fall(0) - top > target:
                low, high = 0, round(mean)
                while high - low > 1:
                    middle = (low + high) // 2
                    low, high = (middle, high) if fall(middle) - top >= target else (low, middle)
                found.add(low)
        return sorted(k for k in found if last is None or k <= last)


def scipy_law(law):
    s = scipy.stats
    return (s.poisson(law.p[0]) if law.name == "poisson" else s.binom(*law.p) if law.name == "binomial"
            else s.nbinom(law.q[1], law.q[1] / (law.q[1] + law.q[0])))


def row(job):
    kind, name, p, zero, k = job
    law = Law(name, *p)
    mass, lower, upper, moment, doubt = law.tails(k)
    limit = k + 0.25
    limited = moment + limit * upper if moment is not None else None
    mean, variance, peer = law.mean, law.variance, None
    if kind == "plain" and float(mean) < 1e5 and log(min(lower, upper) if upper else lower) > -300 and float(mean) > 1e-3:
        theirs = scipy_law(law)
        small = lower if lower < upper or not upper else upper
        peer = abs(mpf(float(theirs.cdf(k) if small is lower else theirs.sf(k))) / small - 1)
    if kind != "plain":
        at_zero = exp(law.log_mass(0))
        above = -expm1(law.log_mass(0))
        second = (variance + mean * mean) / above
        mean = mean / above
        variance = second - mean * mean
        mass, lower, upper = (mpf(0), mpf(0), mpf(1)) if k == 0 else (mass / above, 1 - upper / above if upper / above < mpf("0.5") else (lower - at_zero) / above, upper / above)
        limited = limited and (limited / above if k >= 1 else mpf(limit))
        if kind == "modified":
            z = mpf(zero)
            mass, lower, upper = (z if k == 0 else (1 - z) * mass), 1 - (1 - z) * upper, (1 - z) * upper
            limited = limited and (1 - z) * limited
            variance = (1 - z) * (variance + z * mean * mean)
            mean = (1 - z) * mean
    logs = [log(v) if v > 0 else mpf("-inf") for v in (mass, lower, upper)]
    if kind == "plain":
        logs[0] = law.log_mass(k)
    if upper < lower and kind != "truncated":
        logs[1] = log1p(-upper)
    return kind, name, p, zero, k, logs, limited, mean, variance, doubt, peer


def jobs():
    for name, sets in (("poisson", POISSON), ("negative_binomial", NEGATIVE_BINOMIAL), ("binomial", BINOMIAL), ("geometric", GEOMETRIC)):
        for p in sets:
            for k in Law(name, *p).counts():
                yield "plain", name, p, "", k
    for name, *p in TRUNCATED:
        for k in Law(name, *p).counts():
            yield "truncated", name, tuple(p), "", k
    for name, *p in MODIFIED:
        for k in Law(name, *p[:-1]).counts():
            yield "modified", name, tuple(p[:-1]), p[-1], k


if __name__ == "__main__":
    with Pool(2) as pool:
        rows = []
        for found in pool.imap(row, list(jobs()), chunksize=1):
            rows.append(found)
            print(len(rows), found[:5], file=sys.stderr)
    show = lambda v: "NaN" if v is None else mp.nstr(v, 17).replace("-inf", "-Infinity") if v == mpf("-inf") or abs(v) > mpf(2) ** -1022 else "0"
    worst = lambda i: f"{mp.nstr(max(r[i] for r in rows if r[i] is not None), 2)} ({sum(r[i] is not None for r in rows)} of {len(rows)} rows)"
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "count_laws.csv"), "w", newline="\n") as out:
        say = lambda *line: print(*line, file=out)
        say(f"# python {sys.version.split()[0]}, mpmath {mpmath.__version__}, scipy {scipy.__version__}")
        say("# natural logarithms of the probability, P(N <= count) and P(N > count); E[min(N, count + 0.25)]; mean and variance")
        say(f"# largest relative difference of a tail: sums against integrals {worst(9)}, scipy against the smaller tail {worst(10)}")
        say("# the larger tail is one less the smaller at 45 digits: a logarithm nearer to 0 than 1e-45 is written as 0, and tails below 2^-1022 too")
        say("kind,law,first,second,zero,count,log_density,log_cumulative,log_survival,limited_mean,mean,variance")
        for kind, name, p, zero, k, logs, limited, mean, variance, *_ in rows:
            second = repr(p[1]) if len(p) > 1 else "NaN"
            say(",".join([kind, name, repr(p[0]), second, repr(zero) if zero != "" else "NaN", str(k), *map(show, logs), show(limited), show(mean), show(variance)]))
