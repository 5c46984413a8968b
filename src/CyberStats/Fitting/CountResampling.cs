using CyberStats.Distributions;
using CyberStats.Numerics;

namespace CyberStats.Fitting;

/// <summary>Random samples of the size of one at hand, from a law or from the counts themselves.</summary>
internal sealed class CountResampling
{
    private readonly CountSample _sample;
    private readonly IFrequency? _law;

    /// <param name="sample">The sample.</param>
    /// <param name="law">The law to draw from; null to draw from the sample.</param>
    public CountResampling(CountSample sample, IFrequency? law)
    {
        if (!sample.IsWhole)
        {
            throw new ArgumentException("The frequencies of the sample are not whole: there is no such number of counts to draw.", nameof(sample));
        }

        _sample = sample;
        _law = law;
    }

    public CountSample Next(RandomStream random)
    {
        if (_law is null)
        {
            double[] frequencies = new double[_sample.FrequencySpan.Length];
            RandomCounts.Multinomial(random, (long)_sample.Count, _sample.FrequencySpan, frequencies);
            return _sample.With(frequencies);
        }

        double[] counts = new double[(int)_sample.Count];
        for (int i = 0; i < counts.Length; i++)
        {
            counts[i] = _law.Sample(random);
        }

        return CountSample.Of(counts.AsSpan());
    }
}
