namespace CyberStats.Trends;

/// <summary>
/// The orders that values can be put in when only those within one group trade places: all of them, each distinct one once, or one at random.
/// </summary>
internal sealed class Arrangements
{
    private readonly int[][] _groups; // the places of each group that has more than one

    /// <param name="values">The values.</param>
    /// <param name="group">A number for each place, equal where values may trade places.</param>
    public Arrangements(double[] values, double[] group)
    {
        _groups = [.. Enumerable.Range(0, values.Length).GroupBy(i => group[i]).Where(g => g.Count() > 1).Select(g => g.ToArray())];
        Movable = _groups.Sum(g => g.Length);
        Count = _groups.Aggregate(1.0, (product, places) => product * Distinct([.. places.Select(i => values[i])]));
    }

    /// <summary>Gets the number of values that can trade places with another.</summary>
    public int Movable { get; }

    /// <summary>Gets the number of distinct orders; +∞ where it leaves the range of numbers.</summary>
    public double Count { get; }

    /// <summary>Goes through the distinct orders, each in the same array.</summary>
    public IEnumerable<double[]> All(double[] values)
    {
        double[] order = [.. values];
        foreach (int[] places in _groups)
        {
            Sort(order, places);
        }

        bool hasNext = true;
        while (hasNext)
        {
            yield return order;
            hasNext = false;
            foreach (int[] places in _groups)
            {
                if (Advance(order, places))
                {
                    hasNext = true;
                    break;
                }

                Sort(order, places); // this group starts anew, the next one advances
            }
        }
    }

    /// <summary>Puts values in an order drawn at random, by Fisher and Yates.</summary>
    public void Shuffle(double[] values, RandomStream random)
    {
        foreach (int[] places in _groups)
        {
            for (int i = places.Length - 1; i > 0; i--)
            {
                int j = random.Next(i + 1);
                (values[places[i]], values[places[j]]) = (values[places[j]], values[places[i]]);
            }
        }
    }

    /// <summary>The number of distinct orders of values: a multinomial coefficient.</summary>
    private static double Distinct(double[] values)
    {
        double product = 1;
        int placed = 0;
        foreach (int ties in values.GroupBy(v => v).Select(g => g.Count()))
        {
            for (int i = 1; i <= ties; i++)
            {
                placed++;
                product = product * placed / i; // whole at each step
            }
        }

        return product;
    }

    private static void Sort(double[] order, int[] places)
    {
        double[] sorted = [.. places.Select(i => order[i]).Order()];
        for (int i = 0; i < places.Length; i++)
        {
            order[places[i]] = sorted[i];
        }
    }

    /// <summary>Puts the values of a group in the next order of the dictionary; false at the last.</summary>
    private static bool Advance(double[] order, int[] places)
    {
        int i = places.Length - 2;
        while (i >= 0 && order[places[i]] >= order[places[i + 1]])
        {
            i--;
        }

        if (i < 0)
        {
            return false;
        }

        int j = places.Length - 1;
        while (order[places[j]] <= order[places[i]])
        {
            j--;
        }

        (order[places[i]], order[places[j]]) = (order[places[j]], order[places[i]]);
        for (int low = i + 1, high = places.Length - 1; low < high; low++, high--)
        {
            (order[places[low]], order[places[high]]) = (order[places[high]], order[places[low]]);
        }

        return true;
    }
}
