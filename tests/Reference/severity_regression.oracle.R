# Reference values for SeverityRegressionTests: lognormal and gamma losses with covariates.
#
# Lognormal: survreg of package survival (its own Newton steps on the censored likelihood); without censoring lm besides, and the mean by
# Duan's formula written out. Gamma: glm with log link for the coefficients, gamma.shape of package MASS for the shape, optim with a
# numerical Hessian for censored losses. Run: Rscript severity_regression.oracle.R
suppressMessages({library(survival); library(MASS)})

out <- file("severity_regression.csv", "w")
say <- function(...) cat(..., "\n", sep = "", file = out)
num <- function(x) ifelse(is.infinite(x), ifelse(x > 0, "Infinity", "-Infinity"), formatC(x, digits = 17, format = "g", width = 1))
line <- function(...) say(paste(c(...), collapse = ","))

say("# ", R.version.string, "; survival ", as.character(packageVersion("survival")), "; MASS ", as.character(packageVersion("MASS")))
say("# kind: data (set, low, high, weight, x1, x2), fit (set, law, logLik, coefficients, dispersion, standard errors of coefficients and of the logarithm of the dispersion, without inflation), smear (set, x1, x2, mean)")
say("kind,set,law,values")

# A generator of its own, so that the data do not depend on the version of R.
state <- 12345
uniform <- function() { state <<- (state * 16807) %% 2147483647; state / 2147483647 }
normal <- function() qnorm(uniform())

sets <- list()
for (s in 1:6) {
  n <- c(12, 30, 60, 30, 60, 25)[s]
  x1 <- sapply(1:n, function(i) round(uniform() * 5, 3))
  x2 <- sapply(1:n, function(i) as.numeric(uniform() < 0.4))
  y <- signif(1e5 * exp(1 + 0.4 * x1 - 0.7 * x2 + 1.1 * sapply(1:n, function(i) normal())), 6)
  low <- y; high <- y; w <- rep(1, n)
  if (s %in% c(4, 5)) {
    for (i in 1:n) {
      if (i %% 4 == 0) { high[i] <- Inf; low[i] <- signif(y[i] * 0.6, 6) }
      if (i %% 7 == 0) { low[i] <- 0; high[i] <- signif(y[i] * 1.5, 6) }
      if (i %% 5 == 0 && i %% 4 != 0 && i %% 7 != 0) { low[i] <- signif(y[i] * 0.8, 6); high[i] <- signif(y[i] * 1.3, 6) }
    }
  }
  if (s == 6) w <- sapply(1:n, function(i) 1 + floor(uniform() * 4))
  sets[[s]] <- list(low = low, high = high, w = w, x1 = x1, x2 = x2)
  for (i in 1:n) line("data", s, "-", num(low[i]), num(high[i]), num(w[i]), num(x1[i]), num(x2[i]))
}

for (s in 1:6) {
  d <- sets[[s]]
  left <- ifelse(d$low == 0, NA, d$low); right <- ifelse(is.infinite(d$high), NA, d$high)
  f <- survreg(Surv(left, right, type = "interval2") ~ d$x1 + d$x2, weights = d$w, dist = "lognormal",
               control = survreg.control(rel.tolerance = 1e-15, maxiter = 200))
  # survreg's log-likelihood holds the density of each exact loss, but the derivative of log y is part of it: checked below where all are exact.
  exact <- all(d$low == d$high)
  if (exact) {
    m <- model.matrix(~ d$x1 + d$x2)
    r <- log(d$low) - m %*% coef(f)
    sigma <- f$scale
    ll <- sum(d$w * (dnorm(r, 0, sigma, log = TRUE) - log(d$low)))
    stopifnot(abs(ll - f$loglik[2]) < 1e-8)
    l <- lm(log(d$low) ~ d$x1 + d$x2, weights = d$w)
    stopifnot(max(abs(coef(l) - coef(f))) < 1e-9)
  }
  line("fit", s, "Lognormal", num(f$loglik[2]), num(coef(f)), num(f$scale), num(sqrt(diag(vcov(f)))))
  if (exact) line("smear", s, "Lognormal", num(2), num(1), num(sum(d$w * exp(r)) / sum(d$w) * exp(sum(coef(f) * c(1, 2, 1)))))
}

for (s in c(1, 2, 3, 6)) {
  d <- sets[[s]]
  g <- glm(d$low ~ d$x1 + d$x2, family = Gamma(link = "log"), weights = d$w, control = glm.control(epsilon = 1e-15, maxit = 200))
  m <- model.matrix(~ d$x1 + d$x2)
  beta <- coef(g)
  for (k in 1:20) beta <- beta + solve(t(m) %*% (m * d$w), t(m) %*% (d$w * (d$low / exp(m %*% beta) - 1))) # Fisher steps, to the last digit
  stopifnot(max(abs(beta - coef(g))) < 1e-5)
  mu <- as.vector(exp(m %*% beta))
  score <- function(a) sum(d$w * (log(a) + 1 - digamma(a) + log(d$low / mu) - d$low / mu))
  a <- uniroot(score, c(1e-2, 1e2), tol = 1e-14)$root
  for (k in 1:20) { # Newton, to the last digit
    a <- a - score(a) / (sum(d$w) * (1 / a - trigamma(a)))
  }
  ll <- sum(d$w * dgamma(d$low, a, a / mu, log = TRUE))
  # The observed information of the coefficients is that of weights a y / mu; that of log a is a part of its own.
  cross <- t(m) %*% (d$w * a * (1 - d$low / mu)) # mixed derivative by log a; its sum is 0 at the maximum for each column
  stopifnot(max(abs(cross)) < 1e-6)
  V <- solve(t(m) %*% (m * as.vector(d$w * a * d$low / mu)))
  se <- sqrt(c(diag(V), 1 / (sum(d$w) * a * a * (trigamma(a) - 1 / a))))
  line("fit", s, "Gamma", num(ll), num(beta), num(a), num(se))
}

for (s in c(4, 5)) {
  d <- sets[[s]]
  m <- model.matrix(~ d$x1 + d$x2)
  unit <- 1e5
  nll <- function(p) {
    a <- exp(p[4]); mu <- exp(m %*% p[1:3])
    lo <- d$low / unit; hi <- d$high / unit
    v <- ifelse(lo == hi, dgamma(lo, a, a / mu, log = TRUE),
         ifelse(is.infinite(hi), pgamma(lo, a, a / mu, lower.tail = FALSE, log.p = TRUE),
         log(pgamma(hi, a, a / mu) - pgamma(lo, a, a / mu))))
    -sum(d$w * v)
  }
  o <- optim(c(1, 0, 0, 0), nll, method = "BFGS", control = list(reltol = 1e-16, maxit = 1000))
  for (k in 1:5) o <- optim(o$par, nll, method = "BFGS", control = list(reltol = 1e-16, maxit = 1000, ndeps = rep(1e-5, 4)))
  # Newton steps with derivatives by differences of five points, to the last digits that the function gives.
  grad <- function(p, h = 1e-3) sapply(1:4, function(k) { e <- replace(rep(0, 4), k, h); (8 * (nll(p + e) - nll(p - e)) - (nll(p + 2 * e) - nll(p - 2 * e))) / (12 * h) })
  hess <- function(p, h = 1e-3) { H <- sapply(1:4, function(k) { e <- replace(rep(0, 4), k, h); (8 * (grad(p + e) - grad(p - e)) - (grad(p + 2 * e) - grad(p - 2 * e))) / (12 * h) }); (H + t(H)) / 2 }
  p <- o$par
  for (k in 1:6) p <- p - solve(hess(p), grad(p))
  exact <- d$low == d$high
  ll <- -nll(p) - sum(d$w[exact]) * log(unit)
  line("fit", s, "Gamma", num(ll), num(p[1] + log(unit)), num(p[2:3]), num(exp(p[4])), num(sqrt(diag(solve(hess(p))))))
}
close(out)
