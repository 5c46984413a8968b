using CyberStats.Tests;

namespace CyberStats.Datasets.Tests;

/// <summary>
/// Holds the library to the table of its folders: which may use which, and what a file may hold.
/// </summary>
public class FolderDependencyTests
{
    // The table, as data. A new arrow is a design decision: it is made here, in review, and nowhere else.
    private static readonly Dictionary<string, string[]> MayUse = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [""] = [],
        ["Numerics"] = [],
        ["Losses"] = [],
        ["Incidents"] = ["Losses"],
        ["Series"] = ["Incidents", "Losses"],
        ["Growth"] = ["Series"],
        ["Trends"] = ["Series", "Growth"],
        ["Contagion"] = ["Series"],
        ["Agreements"] = ["Incidents", "Series", "Growth", "Trends"],
        ["Exposure"] = ["Incidents", "Series", "Growth", "Trends"],
        ["Reporting"] = ["Trends"], // a list model is a regression of counts; which incidents are linked is known to the datasets, not here
        ["Json"] = ["Incidents", "Losses", "Agreements", "Series"],
        ["Distributions"] = [],
        ["Fitting"] = ["Distributions", "Losses"],
        ["Tails"] = ["Distributions", "Fitting"],
        ["Risk"] = ["Distributions", "Fitting"],
    }.ToDictionary(row => row.Key, row => (string[])[.. row.Value, "", "Numerics"], StringComparer.Ordinal); // every folder may use these two

    // A library in small, with a type or two in each of some folders.
    private static readonly Dictionary<string, string> Small = new(StringComparer.Ordinal)
    {
        ["Party.cs"] = "namespace CyberStats; public class Party;",
        ["Numerics/Require.cs"] = "namespace CyberStats.Numerics; class Require;",
        ["Losses/Loss.cs"] = "namespace CyberStats.Losses; public class Loss;",
        ["Losses/Bridge.cs"] = "namespace CyberStats.Losses; public class Bridge { public Series.X? Get; public void Set(Series.X x) { } }",
        ["Incidents/Incident.cs"] = "namespace CyberStats.Incidents; public class Incident;",
        ["Series/X.cs"] =
            "namespace CyberStats.Series; public class X { public const int Limit = 1; public int Size; public static int Count() => 1; }",
        ["Series/MarkAttribute.cs"] = "namespace CyberStats.Series; public class MarkAttribute : Attribute;",
        ["Series/Extensions.cs"] =
            "namespace CyberStats.Series; public static class Extensions { public static int Twice(this int n) => 2 * n; }",
    };

    private static readonly Lazy<FolderChecker> Library = new(() => new FolderChecker(MayUse, SourcesOf("CyberStats")));

    // The readers: what is public is in the root and in Merging; each format has a folder of its own, and none uses another's.
    private static readonly string[] Formats = ["Cfr", "Cissm", "EuRepoC", "Kev", "Misp", "Plain", "Stix", "Tables", "Veris"];

    private static readonly Dictionary<string, string[]> ReadersMayUse = Formats.Select(f => (Folder: f, Uses: (string[])["", "Text"]))
        .Append(("", [.. Formats, "Text", "Detection"]))
        .Append(("Detection", ["", .. Formats, "Text"])) // recognises them all
        .Append(("Text", [""]))
        .Append(("Merging", [""])) // takes records, wherever they are from
        .ToDictionary(row => row.Item1, row => row.Item2, StringComparer.Ordinal);

    private static readonly Lazy<FolderChecker> Readers = new(() => new FolderChecker(ReadersMayUse, SourcesOf("CyberStats.Datasets"), "CyberStats.Datasets"));

    [Fact]
    public void Formats_do_not_use_one_another()
    {
        Assert.InRange(SourcesOf("CyberStats.Datasets").Count, 20, int.MaxValue);
        Assert.Equal([], Readers.Value.UnboundNames());
        Assert.Equal([], Readers.Value.UnlistedFolders());
        Assert.Equal([], Readers.Value.ForbiddenUses());
        Assert.Equal([], Readers.Value.MisplacedFiles());
        Assert.Equal([], Readers.Value.FilesWithOtherPublicTypes());
        Assert.Equal([], Readers.Value.TypesCalledLikeTheirNamespace());
    }

    [Fact]
    public void The_library_is_read_as_the_compiler_reads_it()
    {
        Assert.InRange(SourcesOf("CyberStats").Count, 20, int.MaxValue);
        Assert.Equal([], Library.Value.UnboundNames());
    }

    [Fact]
    public void Folders_use_only_the_folders_that_the_table_allows()
    {
        Assert.Equal([], Library.Value.UnlistedFolders());
        Assert.Equal([], Library.Value.ForbiddenUses());
    }

    [Fact]
    public void Every_namespace_is_that_of_its_folder() => Assert.Equal([], Library.Value.MisplacedFiles());

    [Fact]
    public void No_type_is_called_like_its_namespace() => Assert.Equal([], Library.Value.TypesCalledLikeTheirNamespace());

    [Fact]
    public void A_file_holds_one_public_type_and_is_called_like_it() => Assert.Equal([], Library.Value.FilesWithOtherPublicTypes());

    [Fact]
    public void One_file_uses_the_distributions_of_the_numerics_package() => // their names clash with the library's own
        Assert.Equal(["Distributions/MathNetLaw.cs"], Library.Value.FilesThatUse("MathNet.Numerics.Distributions"));

    [Theory]
    [InlineData("an import", "using CyberStats.Series; namespace CyberStats.Losses; class A;")]
    [InlineData("an import inside the namespace", "namespace CyberStats.Losses { using Series; class A; }")]
    [InlineData("a global import", "global using CyberStats.Series; namespace CyberStats.Losses; class A;")]
    [InlineData("an alias of a type", "using Alias = CyberStats.Series.X; namespace CyberStats.Losses; class A { Alias? b; }")]
    [InlineData("an alias of a namespace", "using S = CyberStats.Series; namespace CyberStats.Losses; class A { S.X? b; S::X? c; }")]
    [InlineData("an alias of a generic type", "using L = System.Lazy<CyberStats.Series.X>; namespace CyberStats.Losses; class A { L? b; }")]
    [InlineData("an unused alias", "using Alias = CyberStats.Series.X; namespace CyberStats.Losses; class A;")]
    [InlineData("a static import", "using static CyberStats.Series.X; namespace CyberStats.Losses; class A { int b = Count(); }")]
    [InlineData("an unused static import", "using static CyberStats.Series.X; namespace CyberStats.Losses; class A;")]
    [InlineData("a qualified name", "namespace CyberStats.Losses; class A { CyberStats.Series.X? b; }")]
    [InlineData("a name qualified from the top", "namespace CyberStats.Losses; class A { global::CyberStats.Series.X? b; }")]
    [InlineData("a relatively qualified name", "namespace CyberStats.Losses; class A { Series.X? b; }")]
    [InlineData("a relatively qualified call", "namespace CyberStats.Losses; class A { int b = Series.X.Count(); }")]
    [InlineData("a relatively qualified constant", "namespace CyberStats.Losses; class A { const int B = Series.X.Limit; }")]
    [InlineData("a type argument", "namespace CyberStats.Losses; class A { List<Series.X[]>? b; }")]
    [InlineData("a base type", "namespace CyberStats.Losses; class A : Series.X;")]
    [InlineData("an attribute", "namespace CyberStats.Losses; [Series.Mark] class A;")]
    [InlineData("typeof", "namespace CyberStats.Losses; class A { Type b = typeof(Series.X); }")]
    [InlineData("nameof", "namespace CyberStats.Losses; class A { string b = nameof(Series.X); }")]
    [InlineData("an inferred type", "namespace CyberStats.Losses; class A { void B(Bridge b) { var x = b.Get; } }")]
    [InlineData("a value passed on unnamed", "namespace CyberStats.Losses; class A { object B(Bridge b) => b.Get!; }")]
    [InlineData("a member of an inferred type", "namespace CyberStats.Losses; class A { int B(Bridge b) => b.Get!.Size; }")]
    [InlineData("a target-typed new", "namespace CyberStats.Losses; class A { void B(Bridge b) => b.Set(new()); }")]
    [InlineData("an extension method", "using CyberStats.Series; namespace CyberStats.Losses; class A { int B() => 1.Twice(); }")]
    public void Sees_a_forbidden_use_however_it_is_written(string form, string source)
    {
        FolderChecker checker = Checker(("Losses/A.cs", source));

        Assert.Equal([], checker.UnboundNames());
        Assert.True(checker.ForbiddenUses().Contains("Losses/A.cs: Losses may not use Series", StringComparer.Ordinal), $"Missed {form}.");
    }

    [Theory]
    [InlineData("Series/B.cs", "using L = CyberStats.Losses.Loss; namespace CyberStats.Series; class B { L? l; Incidents.Incident? i; }")]
    [InlineData("Losses/B.cs", "namespace CyberStats.Losses; class B { Numerics.Require? r; Party? p; Loss? l; CyberStats.Party? q; }")]
    [InlineData("Losses/B.cs", "using T = System.Text.StringBuilder; namespace CyberStats.Losses; class B { T? t; List<int> u = []; }")]
    [InlineData("Losses/B.cs", "namespace CyberStats.Losses; /* Series.X */ class B { string s = \"Series.X\"; int Series = 1; int T => Series; }")]
    [InlineData("Numerics/B.cs", "namespace CyberStats.Numerics; class B { Party? p; }")]
    [InlineData("B.cs", "using CyberStats.Numerics; namespace CyberStats; class B { Require? r; }")]
    public void Leaves_an_allowed_use_alone(string path, string source)
    {
        FolderChecker checker = Checker((path, source));

        Assert.Equal([], checker.UnboundNames());
        Assert.DoesNotContain(checker.ForbiddenUses(), use => use.StartsWith(path + ":", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("B.cs", "using CyberStats.Losses; namespace CyberStats; class B { Loss? l; }", "the root may not use Losses")]
    [InlineData("B.cs", "namespace CyberStats; class B { Series.X? x; }", "the root may not use Series")]
    [InlineData("Numerics/B.cs", "namespace CyberStats.Numerics; class B { Losses.Loss? l; }", "Numerics may not use Losses")]
    [InlineData("Losses/B.cs", "namespace CyberStats.Losses; class B { Incidents.Incident? i; }", "Losses may not use Incidents")]
    public void Holds_the_root_and_the_lower_folders_to_the_table_too(string path, string source, string use) =>
        Assert.Contains($"{path}: {use}", Checker((path, source)).ForbiddenUses());

    [Fact]
    public void Sees_a_name_that_does_not_bind() =>
        Assert.Contains(
            "'Missing'",
            Assert.Single(Checker(("Losses/A.cs", "namespace CyberStats.Losses; class A { Missing? b; }")).UnboundNames()),
            StringComparison.Ordinal);

    [Fact]
    public void Sees_a_folder_that_the_table_does_not_list() =>
        Assert.Equal(["Sundry"], Checker(("Sundry/A.cs", "namespace CyberStats.Sundry; class A;")).UnlistedFolders());

    [Theory]
    [InlineData("Losses/A.cs", "namespace CyberStats.Series; class A;", "Losses/A.cs: A is in CyberStats.Series")]
    [InlineData("Losses/A.cs", "namespace CyberStats; class A;", "Losses/A.cs: A is in CyberStats")]
    [InlineData("A.cs", "namespace CyberStats.Losses; class A;", "A.cs: A is in CyberStats.Losses")]
    public void Sees_a_namespace_that_is_not_its_folder(string path, string source, string misplaced) =>
        Assert.Equal([misplaced], Checker((path, source)).MisplacedFiles());

    [Fact]
    public void Sees_a_type_called_like_its_namespace() => Assert.Equal(
        ["CyberStats.Trends.Trends"], Checker(("Trends/A.cs", "namespace CyberStats.Trends; enum Trends;")).TypesCalledLikeTheirNamespace());

    [Theory]
    [InlineData("namespace CyberStats.Losses; public class A; public class B;", "Losses/A.cs: A, B")]
    [InlineData("namespace CyberStats.Losses; public class A; public delegate void B();", "Losses/A.cs: A, B")]
    [InlineData("namespace CyberStats.Losses; public class C;", "Losses/A.cs: C")]
    public void Sees_a_public_type_too_many_or_in_a_file_of_another_name(string source, string found) =>
        Assert.Equal([found], Checker(("Losses/A.cs", source)).FilesWithOtherPublicTypes());

    [Fact]
    public void Leaves_private_helpers_of_a_public_type_alone() => Assert.Equal(
        [],
        Checker(("Losses/A.cs", "namespace CyberStats.Losses; public class A { public struct B; } file class C; class D;"))
            .FilesWithOtherPublicTypes());

    [Fact]
    public void Sees_who_uses_the_distributions_of_the_numerics_package() => Assert.Equal(
        ["Losses/A.cs", "Losses/B.cs"],
        Checker(
            ("Losses/A.cs", "using MathNet.Numerics.Distributions; namespace CyberStats.Losses; class A;"),
            ("Losses/B.cs", "using N = MathNet.Numerics.Distributions.Normal; namespace CyberStats.Losses; class B { double c = N.CDF(0, 1, 0); }"),
            ("Losses/C.cs", "using MathNet.Numerics; namespace CyberStats.Losses; class C { double d = SpecialFunctions.Erf(1); }"))
            .FilesThatUse("MathNet.Numerics.Distributions"));

    /// <summary>Returns a checker of the library in small and the sources given.</summary>
    private static FolderChecker Checker(params (string Path, string Source)[] sources) =>
        new(MayUse, Small.Concat(sources.Select(s => KeyValuePair.Create(s.Path, s.Source))).ToDictionary(StringComparer.Ordinal));

    private static Dictionary<string, string> SourcesOf(string library)
    {
        string root = Path.Combine(Places.Project, "src", library);
        return Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Path: Path.GetRelativePath(root, file).Replace('\\', '/'), File: file))
            .Where(f => f.Path.Split('/')[0] is not ("bin" or "obj"))
            .ToDictionary(f => f.Path, f => File.ReadAllText(f.File), StringComparer.Ordinal);
    }
}
