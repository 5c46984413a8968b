# The power law by poweRlaw. Arguments: for each case a file of doubles. Prints a JSON object a line: peer, median_ms, min_ms, threshold, exponent, distance.
suppressMessages(library(poweRlaw))
for (file in commandArgs(trailingOnly = TRUE)) {
    values <- readBin(file, "double", file.size(file) / 8, endian = "little")
    time <- system.time({
        model <- conpl$new(values)
        found <- suppressMessages(estimate_xmin(model, xmax = max(values) + 1))
    })[["elapsed"]] * 1000
    cat(sprintf(
        '{"peer": "R %s.%s poweRlaw %s", "median_ms": %.1f, "min_ms": %.1f, "threshold": %.17g, "exponent": %.17g, "distance": %.17g}\n',
        R.version$major, R.version$minor, packageVersion("poweRlaw"), time, time, found$xmin, found$pars, found$gof))
}
