# Negative binomial regression by MASS, timed. Argument: a file of doubles: counts, three covariates, the offset, one after another.
# Prints one JSON object.
suppressMessages(library(MASS))
file <- commandArgs(TRUE)[1]
v <- matrix(readBin(file, "double", file.info(file)$size / 8, size = 8, endian = "little"), ncol = 5)
times <- numeric(4)
for (i in 1:4) {
  times[i] <- system.time(f <- glm.nb(v[, 1] ~ v[, 2] + v[, 3] + v[, 4] + offset(v[, 5])))[["elapsed"]] * 1000
}
cat(sprintf('{"peer": "MASS %s glm.nb", "median_ms": %.3f, "min_ms": %.3f, "slope": %.17g, "log_likelihood": %.17g}\n',
            packageVersion("MASS"), median(times[-1]), min(times[-1]), coef(f)[2], as.numeric(logLik(f))))
