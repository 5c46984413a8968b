using System.Numerics;

namespace CyberStats.Reporting;

/// <summary>
/// All sets of interactions that hold, with each interaction, those of all the lists in it.
/// </summary>
internal static class HierarchicalModels
{
    /// <summary>Returns the models as the interactions of two lists and more, written as histories; independence first, then by the number of interactions.</summary>
    /// <param name="lists">The number of lists.</param>
    /// <param name="most">How many lists interact at most.</param>
    /// <param name="limit">One model more than so many are returned at most.</param>
    public static IEnumerable<int[]> Of(int lists, int most, int limit)
    {
        // In the order of size, so that when the turn of an interaction comes it is known whether its parts are there.
        int[] all = [.. Enumerable.Range(1, (1 << lists) - 1).Where(h => BitOperations.PopCount((uint)h) is var size && size >= 2 && size <= most).OrderBy(h => BitOperations.PopCount((uint)h)).ThenBy(h => h)];
        var models = new List<int[]>();
        var chosen = new HashSet<int>();
        Extend(0);
        return models.OrderBy(m => m.Length);

        void Extend(int next)
        {
            if (models.Count > limit)
            {
                return;
            }

            // An interaction of three lists and more that lacks a part can only be left out.
            while (next < all.Length && !HasParts(all[next]))
            {
                next++;
            }

            if (next == all.Length)
            {
                models.Add([.. chosen.Order()]);
                return;
            }

            Extend(next + 1);
            chosen.Add(all[next]);
            Extend(next + 1);
            chosen.Remove(all[next]);
        }

        bool HasParts(int interaction)
        {
            for (int list = 0; list < lists; list++)
            {
                int part = interaction & ~(1 << list);
                if (part != interaction && BitOperations.PopCount((uint)part) > 1 && !chosen.Contains(part))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
