using System.Text.RegularExpressions;
using CyberStats.Tests;

namespace CyberStats.Datasets.Tests;

/// <summary>The README is test code: its examples compile, and print what the README says.</summary>
public partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Places.Project, "README.md")).ReplaceLineEndings("\n");

    [Fact]
    public void The_examples_print_what_the_readme_says()
    {
        string[] code = [.. Blocks("csharp")];
        string[] printed = [.. Blocks("text")];

        Assert.Equal((2, 2), (code.Length, printed.Length));
        Assert.All(code.Zip(printed), example => Assert.Equal(example.Second, Programs.Run(example.First)));
    }

    [Fact]
    public void The_commands_are_those_that_ci_runs()
    {
        string commands = Assert.Single(Blocks("sh"));

        Assert.Equal("dotnet run --project samples/CyberStats.Samples.Briefing\ndotnet test\n", commands);
        Assert.Contains("\ndotnet test ", File.ReadAllText(Path.Combine(Places.Project, ".ci", "run")), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Blocks(string language) =>
        Block().Matches(Readme).Where(m => m.Groups["language"].Value == language).Select(m => m.Groups["text"].Value);

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();
}
