# Reference values for GroupRates, GroupHeterogeneity and AdjustedPValues -> group_rates.csv beside this file.
#
# Rates and ratios by poisson.test and binom.test (beta and gamma quantiles of R), dispersions by glm with family quasipoisson and quasibinomial
# (iterated least squares, not the closed forms of the code), the scaled intervals by qbeta and qgamma at the tail pnorm(-qt(...)), the F test by
# anova of two glm fits on the totals, adjusted p-values by p.adjust.
# Run: Rscript group_rates.oracle.R
file <- sub("--file=", "", grep("--file=", commandArgs(), value = TRUE))
out <- file(file.path(dirname(normalizePath(file)), "group_rates.csv"), "w", encoding = "UTF-8")
writeLines(paste0("# ", R.version.string), out)
writeLines("kind,inputs,values", out)
num <- function(v) paste(ifelse(is.infinite(v), ifelse(v > 0, "Infinity", "-Infinity"), sprintf("%.17g", v)), collapse = " ")
row <- function(kind, inputs, values) writeLines(paste(kind, num(inputs), num(values), sep = ","), out)

# One sum a group, Poisson: rate, ratio to the pooled rate, p-value, ratio of the first two.
sets <- list(list(c(12, 5, 30), c(1, 1, 1)), list(c(0, 7, 3, 1), c(2, 5, 1, 0.5)), list(c(120, 95, 0, 2), c(10, 12, 3, 0.1)),
             list(c(1, 1), c(1, 3)), list(c(2000, 1900, 1), c(1, 1, 1)))
for (s in sets) {
  y <- s[[1]]; e <- s[[2]]; k <- length(y)
  for (g in seq_len(k)) {
    rate <- poisson.test(y[g], e[g])$conf.int
    share <- e[g] / sum(e)
    b <- binom.test(y[g], sum(y))$conf.int / share
    tails <- c(pbinom(y[g], sum(y), share), pbinom(y[g] - 1, sum(y), share, lower.tail = FALSE))
    row("rate", c(g - 1, y, e), c(rate, b, min(1, 2 * min(tails))))
  }
  if (y[1] + y[2] > 0) {
    r <- poisson.test(y[1:2], e[1:2])$conf.int
    p <- e[1] / (e[1] + e[2])
    tails <- c(pbinom(y[1], y[1] + y[2], p), pbinom(y[1] - 1, y[1] + y[2], p, lower.tail = FALSE))
    row("ratio", c(y, e), c(r, min(1, 2 * min(tails))))
  }
  x2 <- suppressWarnings(chisq.test(y, p = e / sum(e)))
  row("chisq", c(y, e), c(x2$statistic, x2$p.value))
}

# Over periods: a table by group (rows) and period (columns), one year each.
tables <- list(
  rbind(c(3, 9, 4, 12, 20), c(1, 2, 4, 4, 7), c(0, 3, 1, 2, 9)),
  rbind(c(30, 12, 41, 22, 60, 35, 81, 44), c(20, 25, 12, 33, 28, 41, 30, 52)),
  rbind(c(0, 0, 2, 0, 1, 3), c(5, 1, 0, 7, 2, 9), c(1, 1, 1, 2, 2, 2), c(40, 10, 25, 70, 30, 90)),
  rbind(c(10, 11, 9, 10), c(20, 19, 21, 20), c(5, 5, 6, 4)))
pair <- function(a, b) {
  keep <- a + b > 0
  fit <- suppressWarnings(glm(cbind(a[keep], b[keep]) ~ 1, family = quasibinomial, control = list(epsilon = 1e-14, maxit = 100))) # asked for more digits than there are
  c(max(1, sum(residuals(fit, "pearson")^2) / fit$df.residual), fit$df.residual)
}
for (m in tables) {
  k <- nrow(m); t <- ncol(m)
  d <- data.frame(y = as.vector(m), g = factor(rep(seq_len(k), t)), p = factor(rep(seq_len(t), each = k)))
  fit <- suppressWarnings(glm(y ~ g + p, family = quasipoisson, data = d, control = list(epsilon = 1e-14, maxit = 100)))
  phi <- sum(residuals(fit, "pearson")^2) / fit$df.residual
  y <- rowSums(m)
  x2 <- suppressWarnings(chisq.test(y))$statistic
  f <- x2 / (k - 1) / max(1, phi)
  row("table", c(k, t, as.vector(t(m))), c(phi, fit$df.residual, f, pf(f, k - 1, fit$df.residual, lower.tail = FALSE)))
  for (g in seq_len(k)) {
    q <- pair(m[g, ], colSums(m) - m[g, ])
    tail <- pnorm(-qt(0.975, q[2]))
    n <- y / q[1]; rest <- sum(n) - n[g]
    limits <- q[1] * c(qgamma(tail, n[g]), qgamma(tail, n[g] + 1, lower.tail = FALSE)) / t
    share <- c(qbeta(tail, n[g], rest + 1), qbeta(tail, n[g] + 1, rest, lower.tail = FALSE)) * k
    row("cell", c(g - 1, k, t, as.vector(t(m))), c(q, limits, share))
  }
  q <- pair(m[1, ], m[2, ])
  tail <- pnorm(-qt(0.975, q[2])); n <- y / q[1]
  low <- qbeta(tail, n[1], n[2] + 1); high <- qbeta(tail, n[1] + 1, n[2], lower.tail = FALSE)
  z <- qnorm(min(pbeta(0.5, n[1], n[2] + 1), pbeta(0.5, n[2], n[1] + 1)), lower.tail = FALSE)
  row("pair", c(k, t, as.vector(t(m))), c(q, low / (1 - low), high / (1 - high), min(1, 2 * pt(z, q[2], lower.tail = FALSE))))
}

for (p in list(c(0.01, 0.04, 0.03, 0.2), c(0.5), c(1, 1, 0), c(0.001, 0.001, 0.02, 0.6, 0.9, 0.04), c(0.05, 0.05, 0.05), 1:9 / 10)) {
  row("holm", p, p.adjust(p, "holm"))
  row("bh", p, p.adjust(p, "BH"))
}
for (s in c(0.5, 1, 3.7, 60, 4000)) for (p in c(1e-12, 0.025, 0.5, 0.9999)) row("gamma", c(p, s), c(qgamma(p, s), qgamma(p, s, lower.tail = FALSE)))
close(out)
