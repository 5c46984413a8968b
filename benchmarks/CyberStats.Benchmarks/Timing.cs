using System.Diagnostics;

namespace CyberStats.Benchmarks;

/// <summary>What a comparison measures: repeated runs after a warm-up long enough for the compiler to finish.</summary>
/// <param name="MedianMs">The median of the runs, in milliseconds.</param>
/// <param name="MinMs">The fastest run, in milliseconds.</param>
internal sealed record Timing(double MedianMs, double MinMs)
{
    private const double UsualWarmUpSeconds = 1.5;
    private const int UsualRuns = 25;

    /// <summary>Runs a piece of work.</summary>
    /// <param name="work">The work.</param>
    /// <param name="runs">How often it is timed.</param>
    /// <param name="warmUpSeconds">How long it is run before; much code is compiled for good only after several seconds.</param>
    /// <param name="collects">Whether what earlier runs left is collected before each, outside of what is timed: for work that a program does once.</param>
    public static Timing Of<T>(Func<T> work, int runs = UsualRuns, double warmUpSeconds = UsualWarmUpSeconds, bool collects = false)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed.TotalSeconds < warmUpSeconds)
        {
            GC.KeepAlive(work());
        }

        GC.Collect();
        var times = new double[runs];
        for (int i = 0; i < runs; i++)
        {
            if (collects)
            {
                GC.Collect();
            }

            watch.Restart();
            GC.KeepAlive(work());
            times[i] = watch.Elapsed.TotalMilliseconds;
        }

        Array.Sort(times);
        return new Timing(times[runs / 2], times[0]);
    }
}
