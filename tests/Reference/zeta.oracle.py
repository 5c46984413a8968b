"""The zeta law from a minimum on: probabilities in both tails, moments, limited means, quantiles. mpmath at 60 digits.

Writes zeta.csv. A row: what, exponent, minimum, argument, value. Sums of few terms one by one, else mpmath's zeta; the second is held against the first.
"""
import mpmath as mp

mp.mp.dps = 60


def hurwitz(s, q):
    """The sum of (q + k)^-s: one by one up to where the formula of Euler and Maclaurin holds at this precision."""
    s, q = mp.mpf(s), mp.mpf(q)
    start = max(0, int(mp.ceil(200 + s - q))) if q < 200 + s else 0
    total = mp.mpf(0)
    first = q ** -s
    for k in range(start):
        term = (q + k) ** -s
        total += term
        if term < first * mp.mpf(10) ** -65:
            return total
    a = q + start
    total += a ** (1 - s) / (s - 1) + a ** -s / 2
    rising = s
    for j in range(1, 60):
        total += mp.bernoulli(2 * j) / mp.factorial(2 * j) * rising * a ** (1 - 2 * j - s)
        rising *= (s + 2 * j - 1) * (s + 2 * j)
    return total


def partial(s, m, end):
    """The sum of k^-s from m up to, and not including, the end."""
    s = mp.mpf(s)
    if end - m < 20000:
        return mp.fsum(mp.mpf(m + k) ** -s for k in range(int(end - m)))
    if s > 1:
        return hurwitz(s, m) - hurwitz(s, end)
    a = m + 400
    total = mp.fsum(mp.mpf(m + k) ** -s for k in range(400))
    a, b = mp.mpf(a), mp.mpf(end)
    total += (mp.log(b / a) if s == 1 else (b ** (1 - s) - a ** (1 - s)) / (1 - s)) + (a ** -s - b ** -s) / 2
    rising = s
    for j in range(1, 60):
        total += mp.bernoulli(2 * j) / mp.factorial(2 * j) * rising * (a ** (1 - 2 * j - s) - b ** (1 - 2 * j - s))
        rising *= (s + 2 * j - 1) * (s + 2 * j)
    return total


assert mp.almosteq(hurwitz(2, 1), mp.pi ** 2 / 6, 1e-50)
assert mp.almosteq(hurwitz(3.5, 7), mp.zeta(mp.mpf("3.5"), 7), 1e-45)
assert mp.almosteq(hurwitz(mp.mpf("1.0009765625"), 3), mp.zeta(mp.mpf("1.0009765625"), 3), 1e-45)
assert mp.almosteq(partial(2.5, 3, 30003), mp.fsum(mp.mpf(k) ** mp.mpf("-2.5") for k in range(3, 30003)), 1e-45)
assert mp.almosteq(partial(0.75, 3, 30003), mp.fsum(mp.mpf(k) ** mp.mpf("-0.75") for k in range(3, 30003)), 1e-45)

laws = [(1 + 2.0 ** -40, 1), (1.0009765625, 1), (1.25, 1), (1.5, 7), (2.0, 1), (2.5, 1), (2.5, 1000), (3.0, 2), (3.25, 1), (4.5, 20), (12.0, 1),
        (30.0, 100), (60.0, 1), (200.0, 50), (1000.0, 1), (2500.0, 100000), (2.25, 2.0 ** 50)]
rows = []
for s, m in laws:
    z = hurwitz(s, m)
    m = int(m)

    def add(what, argument, value):
        rows.append((what, repr(s), repr(float(m)), repr(float(argument)), mp.nstr(value, 20)))

    ks = [m, m + 1, 2 * m + 3, 10 * m, 1000 * m, 10 ** 9 * m, float(10) ** 100]
    if s > 1.2:
        ks.append(float(mp.floor(m * mp.mpf(10) ** (mp.mpf(295) / (mp.mpf(s) - 1)))) if 295 / (s - 1) < 290 else 1e300)
    for k in sorted(set(float(k) for k in ks)):
        k_exact = int(k)
        survival = hurwitz(s, k_exact + 1) / z
        if survival > mp.mpf(10) ** -300:
            add("survival", k, survival)
        else:
            add("log survival", k, mp.log(survival))
        if k < 1e20:
            add("cumulative", k, partial(s, m, k_exact + 1) / z)
        density = mp.mpf(k_exact) ** -mp.mpf(s) / z
        add("log density", k, mp.log(density))
        if k < 1e20:
            add("limited mean", k + 0.5, partial(mp.mpf(s) - 1, m, k_exact + 1) / z + (mp.mpf(k) + mp.mpf("0.5")) * survival)
        if survival > mp.mpf(10) ** -250 and k < 1e15:  # between the tails of two counts there is but one answer
            add("exceeded with", (survival + hurwitz(s, k_exact + 2) / z) / 2, mp.mpf(k_exact + 1)) if k < 1e7 else None
            add("quantile", (partial(s, m, k_exact + 1) + partial(s, m, k_exact + 2)) / 2 / z, mp.mpf(k_exact + 1)) if k < 3e4 and survival > mp.mpf(10) ** -13 else None
    if s > 2:
        mean = hurwitz(mp.mpf(s) - 1, m) / z
        add("mean", 0, mean)
        if s > 3:
            with mp.workdps(400):
                z2, z1, z0 = (hurwitz(mp.mpf(s) - i, m) for i in (2, 1, 0)) if s <= 300 else (mp.fsum(mp.mpf(m + k) ** (i - mp.mpf(s)) for k in range(20000)) for i in (2, 1, 0))
                value = z2 / z0 - (z1 / z0) ** 2
            if s <= 60 or m > 40:  # where 60 digits of the sums are enough
                add("variance", 0, value)
with open("zeta.csv", "w") as f:
    f.write(f"# python, mpmath {mp.__version__}, 60 digits\n")
    f.write("what,exponent,minimum,argument,value\n")
    f.writelines(",".join(r) + "\n" for r in rows)
print(len(rows))
