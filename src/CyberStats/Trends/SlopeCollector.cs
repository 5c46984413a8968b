namespace CyberStats.Trends;

/// <summary>
/// Takes the pairs that <see cref="Inversions"/> lists: all of them, or some at regular distances with random places between.
/// </summary>
internal sealed class SlopeCollector
{
    private readonly SlopePoints _points;
    private readonly Func<int, int, bool>? _holds;
    private readonly double _step; // 0: all
    private readonly RandomStream? _random;
    private readonly long _most;
    private readonly int _capacity;
    private long _seen;
    private long _next;
    private int _skipped;

    private SlopeCollector(
        SlopePoints points, double[] slopes, int capacity, Func<int, int, bool>? holds, double step, RandomStream? random, long most)
    {
        _points = points;
        _holds = holds;
        _step = step;
        _random = random;
        _most = most;
        Slopes = slopes.Length >= capacity ? slopes : new double[capacity];
        _capacity = capacity;
        if (random is not null)
        {
            Earlier = new int[capacity];
            Later = new int[capacity];
            _next = (long)(random.NextDouble() * step);
        }
    }

    /// <summary>Gets the slopes taken, the first <see cref="Count"/> of them.</summary>
    public double[] Slopes { get; }

    /// <summary>Gets the earlier points of a sample.</summary>
    public int[] Earlier { get; } = [];

    /// <summary>Gets the later points of a sample.</summary>
    public int[] Later { get; } = [];

    /// <summary>Gets how many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Gets whether more pairs came than were announced.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Returns a collector of the slopes of all pairs of rising times for which a condition holds, into an array if that is long enough.</summary>
    public static SlopeCollector OfAll(SlopePoints points, double[] slopes, int capacity, Func<int, int, bool>? holds) =>
        new(points, slopes, capacity, holds, 0, null, (8L * capacity) + 1000);

    /// <summary>Returns a collector of about one random pair a step: stratified, so nearer to the whole than independent pairs.</summary>
    public static SlopeCollector OfSome(SlopePoints points, int capacity, double step, RandomStream random) =>
        new(points, [], capacity, null, step, random, long.MaxValue);

    /// <summary>Takes a pair.</summary>
    public void Add(int i, int j)
    {
        if (_random is not null)
        {
            if (_seen++ == _next)
            {
                Take(i, j);
            }
        }
        else if (IsFull || ++_seen > _most)
        {
            IsFull = true;
        }
        else if (_points.X[i] < _points.X[j] && (_holds is null || _holds(i, j)))
        {
            Put(i, j);
        }
    }

    /// <summary>Takes the pairs of an earlier point with several later ones.</summary>
    public void Add(int i, ReadOnlySpan<int> later)
    {
        if (_random is null)
        {
            if (_holds is not null || later.Length > _capacity - Count || IsFull)
            {
                foreach (int j in later)
                {
                    Add(i, j);
                }

                return;
            }

            double x = _points.X[i];
            double y = _points.Y[i];
            double[] xs = _points.X;
            double[] ys = _points.Y;
            Span<double> target = Slopes.AsSpan(Count, later.Length);
            int taken = 0;
            for (int k = 0; k < later.Length; k++)
            {
                int j = later[k];
                double span = xs[j] - x;
                target[taken] = ((ys[j] - y) / span) + 0.0; // as SlopePoints.Slope
                taken += span > 0 ? 1 : 0;
            }

            Count += taken;
            _seen += later.Length;
            IsFull = _seen > _most;
            return;
        }

        while (_next < _seen + later.Length)
        {
            Take(i, later[(int)(_next - _seen)]);
        }

        _seen += later.Length;
    }

    /// <summary>Takes a pair of a sample that was drawn otherwise.</summary>
    public void Put(int i, int j)
    {
        if (Count == _capacity)
        {
            IsFull = true;
            return;
        }

        if (_random is not null)
        {
            Earlier[Count] = i;
            Later[Count] = j;
        }

        Slopes[Count++] = _points.Slope(i, j);
    }

    private void Take(int i, int j)
    {
        long taken = _next;
        if (_points.X[i] < _points.X[j])
        {
            Put(i, j);
        }
        else
        {
            _skipped++;
        }

        _next = Count == _capacity
            ? long.MaxValue
            : Math.Max(taken + 1, (long)((Count + _skipped + _random!.NextDouble()) * _step));
    }
}
