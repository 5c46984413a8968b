"""Normal and Student quantiles and Wilson limits by bisection, shared by proportion.oracle.py and clustered_share.oracle.py.

Nothing here uses the closed form of the limits: they are the roots of the score equation (p^ - p)^2 n = z^2 p (1 - p), each
enclosed in an interval and halved until it is shorter than 45 digits of itself.
"""
from mpmath import betainc, erf, mp, mpf, sqrt

mp.dps = 60


def bisect(above, low, high):
    """The point in [low, high] where above(x) turns true, to 45 digits of itself."""
    low, high = mpf(low), mpf(high)
    for _ in range(1200):
        middle = sqrt(low * high) if 0 < low < high / 4 else (low + high) / 2
        if high - low <= mpf(10) ** -45 * abs(high):
            break
        low, high = (low, middle) if above(middle) else (middle, high)
    return (low + high) / 2


def normal(level):
    return bisect(lambda z: erf(z / sqrt(mpf(2))) > mpf(level), 0, 40)


def student(level, freedom):
    v = mpf(freedom)
    inside = lambda t: betainc(mpf(1) / 2, v / 2, 0, t * t / (v + t * t), regularized=True)
    high = mpf(1) / 2
    while inside(high) <= mpf(level):
        high *= 2
    return bisect(lambda t: inside(t) > mpf(level), 0 if high == mpf(1) / 2 else high / 2, high)


def wilson(count, of, z):
    """The limits for real counts; count and of may be mpf."""
    count, of = mpf(count), mpf(of)
    if of == 0:
        return mpf(0), mpf(1)
    share = count / of
    within = lambda p: (share - p) ** 2 * of <= z * z * p * (1 - p)
    low = mpf(0) if count == 0 else bisect(within, mpf(10) ** -40, share)
    # the upper limit by the lower one of those that do not count
    away = mpf(0) if count == of else bisect(
        lambda q: (share - (1 - q)) ** 2 * of <= z * z * q * (1 - q), mpf(10) ** -40, 1 - share)
    return low, 1 - away


def show(v, digits=17):
    return "0" if abs(v) < mpf(10) ** -50 else mp.nstr(v, digits)
