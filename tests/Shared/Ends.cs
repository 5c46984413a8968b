namespace CyberStats;

/// <summary>Fails a test that hangs, or whose time is of a higher order than it should be; no load of the machine does.</summary>
internal static class Ends
{
    /// <summary>The tests take seconds, and what they guard against takes many minutes at the sizes they choose, or for ever.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(5) * Math.Max(1, RepeatableSample.Times);

    /// <summary>Runs a test on another thread, and fails it when it does not end in time.</summary>
    public static Task InTime(Action test) =>
        Task.Run(test, TestContext.Current.CancellationToken).WaitAsync(Limit, TestContext.Current.CancellationToken);
}
