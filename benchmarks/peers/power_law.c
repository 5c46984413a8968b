/* The power law of Clauset, Shalizi and Newman (2009) for continuous values by brute force: at every threshold the distance on both sides of all steps.
   Arguments: a file of doubles, little-endian; how often to run. Prints a JSON object: median_ms, min_ms, threshold, exponent, distance. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static int order(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double scan(const double *given, int n, double *threshold, double *exponent)
{
    double *x = malloc(n * sizeof *x), *logs = malloc(n * sizeof *logs), *sums = malloc((n + 1) * sizeof *sums), best = INFINITY;
    memcpy(x, given, n * sizeof *x);
    qsort(x, n, sizeof *x, order);
    sums[n] = 0;
    for (int i = n - 1; i >= 0; i--) {
        logs[i] = log(x[i]);
        sums[i] = sums[i + 1] + logs[i];
    }
    for (int i = 0; i < n - 1 && x[i] < x[n - 1]; i++) {
        if (i > 0 && x[i] == x[i - 1])
            continue;
        int m = n - i;
        double power = m / (sums[i] - m * logs[i]), distance = 0;
        const double *l = logs + i;
        for (int j = 0; j < m; j++) { /* values without ties: the step at j goes from (m - j) / m down to (m - j - 1) / m */
            double law = exp(-power * (l[j] - l[0]));
            double above = (double)(m - j) / m - law, below = law - (double)(m - j - 1) / m;
            double far = above > below ? above : below;
            distance = far > distance ? far : distance;
        }
        if (distance < best) {
            best = distance;
            *threshold = x[i];
            *exponent = 1 + power;
        }
    }
    free(x), free(logs), free(sums);
    return best;
}

int main(int argc, char **argv)
{
    FILE *file = argc == 3 ? fopen(argv[1], "rb") : NULL;
    if (!file)
        return 2;
    fseek(file, 0, SEEK_END);
    int n = (int)(ftell(file) / sizeof(double)), runs = atoi(argv[2]);
    double *values = malloc(n * sizeof *values), *times = malloc(runs * sizeof *times), threshold = 0, exponent = 0, distance = 0;
    rewind(file);
    if (fread(values, sizeof *values, n, file) != (size_t)n)
        return 2;
    for (int i = 0; i < runs; i++) {
        double start = now();
        distance = scan(values, n, &threshold, &exponent);
        times[i] = now() - start;
    }
    qsort(times, runs, sizeof *times, order);
    printf("{\"median_ms\": %.3f, \"min_ms\": %.3f, \"threshold\": %.17g, \"exponent\": %.17g, \"distance\": %.17g}\n", times[runs / 2], times[0], threshold, exponent, distance);
    return 0;
}
