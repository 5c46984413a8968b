"""Heaping of reported amounts: round numbers seen and expected, and the binomial tail -> heaping.csv

Independent of the library: digits are counted on decimal text, the expected share is the sum over *every* whole number of a length (so lengths
stay below 8), each with the logarithmic mass of its rounding cell, and the tail is summed term by term at 50 digits.
"""
import math
import random

import mpmath as mp
import scipy
from scipy import stats

mp.mp.dps = 50
random.seed(20)


def significant(n):
    return len(str(n).rstrip("0"))


shares = {}


def share(length, digits):
    """Mass of the whole numbers of one length with at most so many digits, over the mass of all of them."""
    if (length, digits) not in shares:
        first, last = 10 ** (length - 1), 10**length - 1
        mass = mp.mpf(0)
        for n in range(first, last + 1):
            if significant(n) <= digits:
                mass += mp.log((n + mp.mpf(1) / 2) / (n - mp.mpf(1) / 2))
        shares[length, digits] = mass / mp.log((last + mp.mpf(1) / 2) / (first - mp.mpf(1) / 2))
    return shares[length, digits]


def smooth(n, low, high):
    return [round(10 ** random.uniform(low, high)) for _ in range(n)]


def heaped(n, low, high, part):
    amounts = []
    for x in smooth(n, low, high):
        if random.random() < part:
            place = 10 ** (len(str(x)) - random.choice([1, 1, 2]))
            x = round(x / place) * place
        amounts.append(x)
    return amounts


samples = {
    "smooth": smooth(60, 2, 6.9),
    "short": smooth(60, 0, 2.9),
    "a third heaped": heaped(60, 2, 6.9, 1 / 3),
    "all heaped": heaped(40, 3, 6.9, 1),
    "one": [320000],
    "one digit each": [7, 3, 9],
    "at powers of ten": [1, 10, 100, 1000, 10000, 100000, 1000000, 999, 1001],
    "none round": [1234567 + 1111 * i for i in range(30)],
}
with open("heaping.csv", "w") as out:
    out.write(f"# heaping.oracle.py: mpmath {mp.__version__}; scipy {scipy.__version__} to check\n")
    rows, worst = [], 0.0
    for name, amounts in samples.items():
        for k in (1, 2, 3):
            able = [a for a in amounts if len(str(a)) > k]
            seen = sum(significant(a) <= k for a in able)
            expected = sum((share(len(str(a)), k) for a in able), mp.mpf(0))
            if able:
                p, n = expected / len(able), len(able)
                tail = mp.fsum(mp.binomial(n, j) * p**j * (1 - p) ** (n - j) for j in range(seen, n + 1))
                check = stats.binom.sf(seen - 1, n, float(p))
                if check > 1e-300:
                    worst = max(worst, abs(check / float(tail) - 1))
            else:
                tail = mp.nan
            text = "NaN" if mp.isnan(tail) else mp.nstr(tail, 20, min_fixed=0, max_fixed=0)
            rows.append([name, k, seen, len(able), mp.nstr(expected, 20), text, " ".join(map(str, amounts))])
    out.write(f"# greatest relative difference of the tails from scipy's: {worst:.1e}\n")
    out.write("name,digits,rounded,count,expected,p_value,amounts\n")
    for row in rows:
        out.write(",".join(map(str, row)) + "\n")
