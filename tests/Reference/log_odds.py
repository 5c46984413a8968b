"""The Beta law in log-odds, at high precision, for the oracles beside this file; no output of its own.

w = log(p / (1 - p)) has the density exp(a w) / (1 + exp(w))^(a + b) / B(a, b), smooth and log-concave, with both ends of
the unit interval alike. With u = w - mode the logarithm is taken relative to its maximum, so nothing overflows and counts of
1e15 keep more than 40 digits. Three ways to a tail that share no step:
  Density        tanh-sinh quadrature of the density, divided by the quadrature of the whole line;
  series_tail    the positive hypergeometric series in big integers, divided by B(a, b) from loggamma;
  arcsine_tail   Gauss-Legendre in the angle whose squared sine is p, divided by B(a, b) from loggamma (both counts large).
"""
from mpmath import atan, cos, exp, expm1, log, log1p, loggamma, mp, mpf, quad, sin, sqrt

mp.dps = 60
GUARD = mpf(10) ** -45


class Density:
    def __init__(self, a, b):
        self.a, self.b = mpf(a), mpf(b)
        self.mode = log(self.a / self.b)
        self.whole = self.side(mpf(0), -1) + self.side(mpf(0), 1)

    def whole_against_gamma(self):
        """Relative difference of the integrated density from B(a, b) by loggamma."""
        a, b = self.a, self.b
        with mp.workdps(100):
            peak = a * log(a / (a + b)) + b * log(b / (a + b))
            return abs(expm1(log(self.whole) + peak - loggamma(a) - loggamma(b) + loggamma(a + b)))

    def relative_log(self, u):
        a, b = self.a, self.b
        if abs(u) < mpf("0.5"):
            return a * u - (a + b) * log1p(a / (a + b) * expm1(u))
        return a * u - (a + b) * log((b + a * exp(u)) / (a + b))

    def relative(self, u):
        return exp(self.relative_log(u))

    def fall(self, u, way, drop):
        """The point beyond u, going down, where the log density is lower by drop (roughly)."""
        here = self.relative_log(u)
        h = 1 / (1 + self.a + self.b)
        while here - self.relative_log(u + way * h) < drop:
            h *= 2
        low, high = h / 2, h
        for _ in range(6):
            middle = (low + high) / 2
            low, high = (middle, high) if here - self.relative_log(u + way * middle) < drop else (low, middle)
        return u + way * high

    def between(self, u0, u1, beside=0):
        """Integral over a stretch without the mode inside, cut where the density falls by e^12 and near p = 1/2.

        The error must be below GUARD of the value, or of what the value is added to."""
        if u0 == u1:
            return mpf(0)
        start, end, way = (u0, u1, 1 if u1 > u0 else -1) if abs(u0) < abs(u1) else (u1, u0, 1 if u0 > u1 else -1)
        points = [start]
        while True:
            step = self.fall(points[-1], way, 12)
            if (step - end) * way >= 0:
                break
            points.append(step)
        points.append(end)
        low, high = min(points), max(points)
        points += [c - self.mode for c in (-12, -4, 0, 4, 12) if low < c - self.mode < high]
        top = self.relative_log(start)  # quad's tolerance is absolute: the integrand must be of order 1
        value, error = mpf(0), mpf(0)
        points.sort()
        for p, q in zip(points, points[1:]):
            piece, doubt = quad(lambda t: exp(self.relative_log((q - p) * t + p) - top), [0, 1], error=True, maxdegree=11)
            value, error = value + piece * (q - p), error + doubt * (q - p)
        value, error = value * exp(top), error * exp(top)
        if error > GUARD * max(value, beside):
            raise ArithmeticError(f"quadrature {self.a} {self.b} {u0} {u1}: {error / value}")
        return value

    def side(self, u, way):
        """Integral from u outwards, u at the mode or beyond it in direction way."""
        return self.between(u, self.fall(u, way, 135))

    def tail_relative(self, u, way):
        if u * way >= 0:
            return self.side(u, way)
        return self.between(u, mpf(0)) + self.side(mpf(0), way)

    def log_tails(self, w):
        """(log lower, log upper), each at full relative precision."""
        u = mpf(w) - self.mode
        small = self.tail_relative(u, 1 if u >= 0 else -1) / self.whole
        pair = log(small), log1p(-small)
        return pair if u < 0 else pair[::-1]

    def log_odds_with_tail(self, alpha, way):
        """w with P(W < w) = alpha (way -1) or P(W > w) = alpha (way 1): Newton on the log tail."""
        u = self.fall(mpf(0), way, mpf("0.5"))
        mass = self.tail_relative(u, way)
        target = mpf(alpha) * self.whole
        for _ in range(200):
            step = log(mass / target) * mass / self.relative(u)
            limit = abs(self.fall(u, way, 30) - u)
            step = max(-limit, min(limit, step)) * way
            new = u + step
            if new * u < 0:
                moved = self.between(u, mpf(0), mass) + self.between(mpf(0), new, mass)
            else:
                moved = self.between(u, new, mass)
            mass = mass - moved if step * way > 0 else mass + moved
            if mass <= 0:
                mass = self.tail_relative(new, way)
            u = new
            if abs(log(mass / target)) < mpf(10) ** -40:
                break
        else:
            raise ArithmeticError("no convergence")
        again = self.tail_relative(u, way)
        if abs(again / target - 1) > mpf(10) ** -36:
            raise ArithmeticError(f"tail {again / target - 1}")
        return self.mode + u


def series_tail(a, b, w, way, most_terms=3_000_000):
    """P(W < w) or P(W > w) by I_x(a, b) = x^a (1-x)^b / (a B) * sum of prod (a+b+i) / (a+1+i) x; None if too long.

    The series of the tail itself or, where that is shorter, of its complement."""
    a, b, w = mpf(a), mpf(b), mpf(w)
    if way > 0:
        a, b, w = b, a, -w
    # lower tail of (a, b) at w, or one minus the lower tail of (b, a) at -w
    choices = []
    for A, B, W, complement in ((a, b, w, False), (b, a, -w, True)):
        x, y, log_x = 1 / (1 + exp(-W)), 1 / (1 + exp(W)), -log1p(exp(-W))
        peak = max(mpf(0), ((A + B) * x - A - 1) / y)
        n, need = mpf(1), mpf(115)

        def sunk(n):
            t = loggamma(A + B + n) - loggamma(A + 1 + n) + n * log_x
            s = loggamma(A + B + peak) - loggamma(A + 1 + peak) + peak * log_x
            return s - t > need
        n = peak + 1
        while not sunk(n) and n < 4 * most_terms:
            n = peak + (n - peak) * mpf("1.3") + 1
        choices.append((n, A, B, W, log_x, complement))
    n, A, B, W, log_x, complement = min(choices, key=lambda c: c[0])
    if n > most_terms:
        return None
    bits = 256
    one = 1 << bits
    fixed = lambda v: int(mp.floor(v * one))
    with mp.workdps(110):
        X, up, down = fixed(1 / (1 + exp(-W))), fixed(A + B), fixed(A + 1)
    term, total = one, one
    for _ in range(int(n)):
        term = (term * up // down) * X >> bits
        total += term
        up += one
        down += one
        if term == 0:
            break
    log_value = (A * log_x - B * log1p(exp(W)) - log(A) - loggamma(A) - loggamma(B) + loggamma(A + B)
                 + log(mpf(total) / one))
    value = exp(log_value)
    return 1 - value if complement else value


def arcsine_tail(a, b, w, way):
    """P(W < w) or P(W > w) over steps of half a standard deviation of the angle, 24 deviations outwards."""
    with mp.workdps(90):
        a, b = mpf(a), mpf(b)
        scale = loggamma(a + b) - loggamma(a) - loggamma(b) + log(mpf(2))
        log_density = lambda t: scale + (2 * a - 1) * log(sin(t)) + (2 * b - 1) * log(cos(t))
        start, step = atan(exp(mpf(w) / 2)), way / sqrt(a + b) / 4
        top = log_density(start)  # quad's tolerance is absolute: the integrand must be of order 1
        parts = (quad(lambda s: exp(log_density(start + (k + s) * step) - top), [0, 1], method="gauss-legendre") for k in range(48))
        return abs(step) * exp(top) * sum(parts)
