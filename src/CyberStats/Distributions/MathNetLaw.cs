using CyberStats.Numerics;
using MathNet.Numerics.Distributions;

namespace CyberStats.Distributions;

/// <summary>
/// Takes laws of MathNet.Numerics in, and hands laws of this library to code that is written for MathNet.Numerics.
/// </summary>
/// <remarks>
/// <para>
/// Of a law of MathNet, the density, its logarithm, the cumulative probability, the mean and the variance are what MathNet gives, with its errors. What it
/// has no member for follows from the cumulative probability: the upper tail is one less it, so that it has no digit below 1e-16 and is 0 where MathNet
/// gives 1; quantiles are the least values that reach a probability, to the last digit of the cumulative probability, and those exceeded with less than
/// 1e-16 are no further out than where it becomes 1. MathNet's own quantiles and samplers, some of which are wrong, are not used.
/// </para>
/// <para>
/// Where an own law will do, take it: it keeps its digits in both tails.
/// </para>
/// </remarks>
public static class MathNetLaw
{
    /// <summary>Returns a law of the size of a loss that reads its members from a continuous distribution of MathNet.</summary>
    /// <param name="distribution">The distribution. It must not be changed afterwards; setting its random source is no change.</param>
    /// <returns>
    /// The law; the very law that was handed out where the distribution comes from <see cref="ToContinuous"/>. Its mean or variance is NaN where MathNet
    /// gives NaN or throws <see cref="NotSupportedException"/>: that may stand for infinite.
    /// </returns>
    /// <remarks>
    /// Limited means are integrals, within some 1e-12 of their parts above and below the median; a mean excess is the rest of the mean over the upper tail, with
    /// a relative error of some 1e-12 over that tail, and NaN where the tail is lost. A draw is the quantile at one uniform number of the caller's: the
    /// random source of the distribution is neither used nor set, so that threads may share the law as far as MathNet's members may be shared. Cost
    /// of a quantile and a draw: the cumulative probability at some tens of values.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="distribution"/> is null.</exception>
    public static ISeverity From(IContinuousDistribution distribution)
    {
        ArgumentNullException.ThrowIfNull(distribution);
        return distribution is Continuous own ? own.Law : new Severity(distribution);
    }

    /// <summary>Returns a law of counts that reads its members from a discrete distribution of MathNet.</summary>
    /// <param name="distribution">The distribution, of numbers from 0 on. It must not be changed afterwards; setting its random source is no change.</param>
    /// <returns>
    /// The law; the very law that was handed out where the distribution comes from <see cref="ToDiscrete"/>. Its maximum is +∞ where MathNet's is
    /// <see cref="int.MaxValue"/>; its mean or variance is NaN where MathNet gives NaN or throws <see cref="NotSupportedException"/>.
    /// </returns>
    /// <remarks>Draws as for continuous distributions. A limited mean is the sum of the upper tails up to the limit: it costs as many steps as the limit.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="distribution"/> is null.</exception>
    /// <exception cref="ArgumentException">The distribution has numbers below zero.</exception>
    public static IFrequency From(IDiscreteDistribution distribution)
    {
        ArgumentNullException.ThrowIfNull(distribution);
        return distribution is Discrete own ? own.Law
            : distribution.Minimum >= 0 ? new Frequency(distribution)
            : throw new ArgumentException(
                FormattableString.Invariant($"The distribution begins at {distribution.Minimum}; counts begin at 0 or above."), nameof(distribution));
    }

    /// <summary>Returns a continuous distribution of MathNet that reads its members from a law of this library.</summary>
    /// <param name="law">The law.</param>
    /// <param name="random">The random numbers, which the caller owns and seeds.</param>
    /// <returns>
    /// The distribution. Its median is the quantile at one half; mode, skewness and entropy throw <see cref="NotSupportedException"/>, since a law does not
    /// give them.
    /// </returns>
    /// <remarks>
    /// The law stays immutable. The distribution holds nothing but the law and the random source, which can be set as MathNet's interface demands; draws
    /// advance that source alone, and threads that draw need a distribution each.
    /// </remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IContinuousDistribution ToContinuous(ISeverity law, Random random)
    {
        ArgumentNullException.ThrowIfNull(law);
        ArgumentNullException.ThrowIfNull(random);
        return new Continuous(law, random);
    }

    /// <summary>Returns a discrete distribution of MathNet that reads its members from a law of counts of this library.</summary>
    /// <returns>
    /// The distribution. Its median is the quantile at one half; mode, skewness and entropy throw <see cref="NotSupportedException"/>. MathNet's counts end at
    /// <see cref="int.MaxValue"/>: ends of the support beyond are set there, and a draw beyond throws <see cref="OverflowException"/>.
    /// </returns>
    /// <inheritdoc cref="ToContinuous"/>
    public static IDiscreteDistribution ToDiscrete(IFrequency law, Random random)
    {
        ArgumentNullException.ThrowIfNull(law);
        ArgumentNullException.ThrowIfNull(random);
        return new Discrete(law, random);
    }

    /// <summary>What laws from continuous and from discrete distributions share.</summary>
    private abstract class Incoming(IUnivariateDistribution distribution, double minimum, double maximum) : ILaw
    {
        private const double LeastUniform = 1.0 / (1L << 54); // in place of 0, whose quantile may be infinite

        public double Mean { get; } = OrNaN(() => distribution.Mean);

        public double Variance { get; } = OrNaN(() => distribution.Variance);

        public double Minimum => minimum;

        public double Maximum => maximum;

        public abstract double Density(double value);

        public abstract double LogDensity(double value);

        public double Cumulative(double value) =>
            double.IsNaN(value) ? value
            : value < minimum || double.IsNegativeInfinity(value) ? 0
            : value >= maximum ? 1
            : Math.Clamp(distribution.CumulativeDistribution(distribution is IDiscreteDistribution ? Math.Floor(value) : value), 0, 1); // some interpolate

        public double LogCumulative(double value) => Math.Log(Cumulative(value));

        public double Survival(double value) => 1 - Cumulative(value);

        public double LogSurvival(double value) => Elementary.LogP1(-Cumulative(value)); // of all digits in the lower tail

        public abstract double Quantile(double probability);

        public abstract double LimitedMean(double limit);

        public double Sample(Random random)
        {
            ArgumentNullException.ThrowIfNull(random);
            return Quantile(Math.Max(random.NextDouble(), LeastUniform));
        }

        public override string ToString() => $"MathNet {distribution}";

        protected bool IsInside(double value) => value >= minimum && value <= maximum && double.IsFinite(value);

        private static double OrNaN(Func<double> moment)
        {
            try
            {
                return moment();
            }
            catch (NotSupportedException)
            {
                return double.NaN;
            }
        }
    }

    private sealed class Severity(IContinuousDistribution distribution)
        : Incoming(distribution, distribution.Minimum, distribution.Maximum), ISeverity
    {
        private double Low => Math.Max(Minimum, double.MinValue);

        private double High => Math.Min(Maximum, double.MaxValue);

        public override double Density(double value) =>
            double.IsNaN(value) ? value : IsInside(value) ? distribution.Density(value) : 0;

        public override double LogDensity(double value) =>
            double.IsNaN(value) ? value : IsInside(value) ? distribution.DensityLn(value) : double.NegativeInfinity;

        public override double Quantile(double probability) =>
            Require.Probability(probability) == 0 ? Minimum
            : probability == 1 ? Maximum
            : Known(LawNumerics.Quantile(this, probability, Low, High));

        public double LossExceededWith(double probability) =>
            Require.Probability(probability) == 0 ? Maximum
            : probability == 1 ? Minimum
            : Known(LawNumerics.LossExceededWith(this, probability, Low, High));

        public override double LimitedMean(double limit) =>
            limit >= Maximum ? Mean : limit > Minimum ? LawNumerics.LimitedMean(this, limit) : limit;

        public double MeanExcess(double threshold)
        {
            if (threshold >= Maximum)
            {
                return 0;
            }

            double tail = Survival(threshold);
            return tail > 0 ? Math.Max(Mean - LimitedMean(threshold), 0) / tail : double.NaN;
        }

        /// <summary>A quantile, but NaN where MathNet's cumulative probability is none there.</summary>
        private double Known(double quantile) => double.IsNaN(Cumulative(quantile)) ? double.NaN : quantile;
    }

    private sealed class Frequency(IDiscreteDistribution distribution)
        : Incoming(distribution, distribution.Minimum, distribution.Maximum == int.MaxValue ? double.PositiveInfinity : distribution.Maximum), IFrequency
    {
        public override double Density(double value) =>
            double.IsNaN(value) ? value : IsCount(value) ? distribution.Probability((int)value) : 0;

        public override double LogDensity(double value) =>
            double.IsNaN(value) ? value : IsCount(value) ? distribution.ProbabilityLn((int)value) : double.NegativeInfinity;

        public override double Quantile(double probability) => CountQuantile.Lower(this, probability);

        public double CountExceededWith(double probability) => CountQuantile.Upper(this, probability);

        public override double LimitedMean(double limit)
        {
            if (limit >= Maximum || !(limit > Minimum))
            {
                return limit >= Maximum ? Mean : limit;
            }

            var sum = new CompensatedSum(Minimum, 0);
            double whole = Math.Floor(limit);
            double tail = 1;
            for (double count = Minimum; count < whole && tail > 0; count++)
            {
                tail = Survival(count);
                sum += tail;
            }

            sum += (limit - whole) * Survival(whole);
            return sum.Value;
        }

        private bool IsCount(double value) => IsInside(value) && CountSupport.IsCount(value) && value <= int.MaxValue;
    }

    /// <summary>What continuous and discrete distributions from laws share.</summary>
    private abstract class Outgoing(ILaw law, Random random) : IUnivariateDistribution
    {
        public Random RandomSource
        {
            get;
            set
            {
                ArgumentNullException.ThrowIfNull(value);
                field = value;
            }
        } = random;

        public double Mean => law.Mean;

        public double Variance => law.Variance;

        public double StdDev => Math.Sqrt(law.Variance);

        public double Median => law.Quantile(0.5);

        public double Entropy => throw NotGiven("entropy");

        public double Skewness => throw NotGiven("skewness");

        public double CumulativeDistribution(double x) => law.Cumulative(x);

        public override string ToString() => law.ToString()!;

        protected NotSupportedException NotGiven(string what) => new($"A law of CyberStats does not give its {what}: {law}.");
    }

    private sealed class Continuous(ISeverity law, Random random) : Outgoing(law, random), IContinuousDistribution
    {
        public ISeverity Law => law;

        public double Mode => throw NotGiven("mode");

        public double Minimum => law.Minimum;

        public double Maximum => law.Maximum;

        public double Density(double x) => law.Density(x);

        public double DensityLn(double x) => law.LogDensity(x);

        public double Sample() => law.Sample(RandomSource);

        public void Samples(double[] values)
        {
            ArgumentNullException.ThrowIfNull(values);
            law.Sample(RandomSource, values);
        }

        public IEnumerable<double> Samples()
        {
            while (true)
            {
                yield return Sample();
            }
        }
    }

    private sealed class Discrete(IFrequency law, Random random) : Outgoing(law, random), IDiscreteDistribution
    {
        public IFrequency Law => law;

        public int Mode => throw NotGiven("mode");

        public int Minimum => (int)Math.Min(law.Minimum, int.MaxValue);

        public int Maximum => (int)Math.Min(law.Maximum, int.MaxValue);

        public double Probability(int k) => law.Density(k);

        public double ProbabilityLn(int k) => law.LogDensity(k);

        public int Sample()
        {
            double count = law.Sample(RandomSource);
            return count <= int.MaxValue
                ? (int)count
                : throw new OverflowException(FormattableString.Invariant($"A draw of {count} is beyond MathNet's greatest count, {int.MaxValue}: {law}."));
        }

        public void Samples(int[] values)
        {
            ArgumentNullException.ThrowIfNull(values);
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = Sample();
            }
        }

        public IEnumerable<int> Samples()
        {
            while (true)
            {
                yield return Sample();
            }
        }
    }
}
