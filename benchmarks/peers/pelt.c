/* PELT (Killick, Fearnhead and Eckley 2012) for Poisson counts, written straightforwardly: one logarithm for each start still in the race.
   Arguments: a file of doubles, little-endian; the penalty; how often to run. Prints a JSON object: median_ms, min_ms, cost, changes. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static double cost(const double *sums, int start, int end)
{
    double x = sums[end] - sums[start];
    return x == 0 ? 0 : 2 * x * (log((double)(end - start)) - log(x));
}

static double pelt(const double *y, int n, double penalty, int *changes)
{
    double *sums = malloc((n + 1) * sizeof *sums), *best = malloc((n + 1) * sizeof *best), *tried = malloc((n + 1) * sizeof *tried);
    int *last = malloc((n + 1) * sizeof *last), *live = malloc((n + 1) * sizeof *live), count = 1;
    sums[0] = 0;
    for (int i = 0; i < n; i++)
        sums[i + 1] = sums[i] + y[i];
    best[0] = -penalty;
    live[0] = 0;
    for (int end = 1; end <= n; end++) {
        best[end] = INFINITY;
        for (int i = 0; i < count; i++) {
            tried[i] = best[live[i]] + cost(sums, live[i], end);
            if (tried[i] + penalty < best[end]) {
                best[end] = tried[i] + penalty;
                last[end] = live[i];
            }
        }
        int kept = 0;
        for (int i = 0; i < count; i++)
            if (tried[i] <= best[end])
                live[kept++] = live[i];
        live[kept++] = end;
        count = kept;
    }
    *changes = -1;
    double total = 0;
    for (int end = n; end > 0; end = last[end], ++*changes)
        total += cost(sums, last[end], end);
    free(sums), free(best), free(tried), free(last), free(live);
    return total;
}

static int order(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
    FILE *file = argc == 4 ? fopen(argv[1], "rb") : NULL;
    if (!file)
        return 2;
    fseek(file, 0, SEEK_END);
    int n = (int)(ftell(file) / sizeof(double)), runs = atoi(argv[3]), changes = 0;
    double *y = malloc(n * sizeof *y), *times = malloc(runs * sizeof *times), total = 0;
    rewind(file);
    if (fread(y, sizeof *y, n, file) != (size_t)n)
        return 2;
    for (int i = 0; i < runs; i++) {
        double start = now();
        total = pelt(y, n, atof(argv[2]), &changes);
        times[i] = now() - start;
    }
    qsort(times, runs, sizeof *times, order);
    printf("{\"median_ms\": %.3f, \"min_ms\": %.3f, \"cost\": %.17g, \"changes\": %d}\n", times[runs / 2], times[0], total, changes);
    return 0;
}
