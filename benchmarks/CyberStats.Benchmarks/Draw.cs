namespace CyberStats.Benchmarks;

/// <summary>Random draws that the simulations share.</summary>
internal static class Draw
{
    /// <summary>A Poisson count: the number of unit exponential steps before the mean is passed.</summary>
    public static long Poisson(RandomStream random, double mean)
    {
        long count = 0;
        for (double sum = Exponential(random); sum < mean; sum += Exponential(random))
        {
            count++;
        }

        return count;
    }

    /// <summary>A negative binomial count of a whole size: Poisson counts whose mean is a gamma variable with that shape.</summary>
    public static long NegativeBinomial(RandomStream random, double mean, int size)
    {
        double gamma = 0;
        for (int i = 0; i < size; i++)
        {
            gamma += Exponential(random);
        }

        return Poisson(random, mean * gamma / size);
    }

    /// <summary>A standard normal variable, by Box and Muller.</summary>
    public static double Normal(RandomStream random) => Math.Sqrt(2 * Exponential(random)) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>Standard normal values with a correlation of each with the one before.</summary>
    public static double[] Autoregressive(RandomStream random, int n, double rho)
    {
        double[] values = new double[n];
        double state = Normal(random);
        for (int i = 0; i < n; i++)
        {
            values[i] = state;
            state = (rho * state) + (Math.Sqrt(1 - (rho * rho)) * Normal(random));
        }

        return values;
    }

    private static double Exponential(RandomStream random) => -Math.Log(1 - random.NextDouble());
}
