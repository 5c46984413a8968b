using CyberStats.Incidents;

namespace CyberStats.Tests.Incidents;

public class ConfidenceTests
{
    [Fact]
    public void Is_from_0_to_100()
    {
        for (int score = byte.MinValue; score <= byte.MaxValue; score++)
        {
            byte given = (byte)score;
            if (score <= 100)
            {
                Assert.Equal(given, new Confidence(given).Score);
            }
            else
            {
                Refused.Argument("score", () => new Confidence(given));
            }
        }
    }

    [Fact]
    public void Keeps_the_word_of_the_source()
    {
        Assert.Equal((85, "high"), (new Confidence(85, "high").Score, new Confidence(85, "high").Label));
        Assert.Equal("85 (high)", new Confidence(85, "high").ToString());
        Assert.Equal("85", new Confidence(85).ToString());
        Assert.NotEqual(new Confidence(85), new Confidence(85, "high"));
    }
}
