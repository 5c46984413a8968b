namespace CyberStats.Series;

/// <summary>Turns reported figures into a series.</summary>
internal static class FigureSeries
{
    public static CountSeries Build(ReportedFigure[] figures, Period period)
    {
        var placed = new SortedDictionary<int, ReportedFigure>();
        foreach (ReportedFigure figure in figures)
        {
            ArgumentNullException.ThrowIfNull(figure, nameof(figures));
            Check(figure, figures[0], nameof(figures));
            int index = IndexOf(figure, period, nameof(figures));
            if (placed.TryGetValue(index, out ReportedFigure? other) && other.Value != figure.Value)
            {
                throw new ArgumentException($"The figures '{other}' and '{figure}' contradict each other.", nameof(figures));
            }

            placed[index] = figure;
        }

        if (placed.Count == 0)
        {
            return new CountSeries(period, 0, [], []);
        }

        int first = placed.Keys.First();
        int length = placed.Keys.Last() - first + 1;
        var counts = new double?[length];
        var lower = new double?[length];
        var upper = new double?[length];
        var exposure = new double[length];
        foreach ((int index, ReportedFigure figure) in placed)
        {
            Bounds<double> value = figure.Value;
            int i = index - first;
            counts[i] = value.Point;
            lower[i] = value.Low ?? (value.Kind == BoundsKind.AtMost ? 0 : counts[i]);
            upper[i] = value.Kind == BoundsKind.AtLeast ? null : value.High ?? counts[i];
            exposure[i] = 1;
        }

        return new CountSeries(period, first, [.. counts], [.. exposure])
        {
            LowerArray = [.. lower],
            UpperArray = [.. upper],
            AsOf = figures.Max(f => f.AsOf),
            SourceIds = [.. figures.Select(f => f.SourceId).Distinct().Order(StringComparer.Ordinal)],
            Caveats = figures.Select(f => (f.SourceId, f.AsOf)).Distinct().Count() > 1 ? [Caveat.DefinitionMayDiffer] : [],
        };
    }

    private static void Check(ReportedFigure figure, ReportedFigure first, string argument)
    {
        if (figure.Unit != FigureUnit.Count)
        {
            throw new ArgumentException($"A series is made of counts, but '{figure}' is a {figure.Unit}.", argument);
        }

        if (figure.Measure != first.Measure || !Collections.Same(figure.Scope, first.Scope))
        {
            throw new ArgumentException($"The figures '{first}' and '{figure}' differ in measure or scope.", argument);
        }
    }

    private static int IndexOf(ReportedFigure figure, Period period, string argument)
    {
        if (figure.Period.Start is not null && figure.Period.End is not null)
        {
            int index = period.IndexOf(figure.Period.First);
            if (period.StartOf(index) == figure.Period.First && period.EndOf(index) == figure.Period.Last)
            {
                return index;
            }
        }

        throw new ArgumentException($"The figure '{figure}' is not for one whole {period}.", argument);
    }
}
