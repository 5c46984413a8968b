using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CyberStats.Datasets.Tests;

/// <summary>Compiles and runs short programs against the libraries, as a user's project would.</summary>
internal static class Programs
{
    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        """;

    private static readonly Lock Console = new(); // one program at a time owns the output

    /// <summary>Returns what a program prints.</summary>
    /// <exception cref="InvalidOperationException">It does not compile; the message has the errors.</exception>
    public static string Run(string code)
    {
        using var image = new MemoryStream();
        var result = Compilation(code).Emit(image);
        if (!result.Success)
        {
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        }

        image.Position = 0;
        var context = new AssemblyLoadContext("program", isCollectible: true);
        MethodInfo main = context.LoadFromStream(image).EntryPoint!;
        lock (Console)
        {
            TextWriter original = System.Console.Out;
            using var output = new StringWriter { NewLine = "\n" };
            System.Console.SetOut(output);
            try
            {
                main.Invoke(null, [Array.Empty<string>()]);
                return output.ToString();
            }
            finally
            {
                System.Console.SetOut(original);
                context.Unload();
            }
        }
    }

    private static CSharpCompilation Compilation(string code)
    {
        var parse = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);
        string[] platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return CSharpCompilation.Create(
            "program",
            [CSharpSyntaxTree.ParseText(ImplicitUsings, parse), CSharpSyntaxTree.ParseText(code, parse)],
            platform.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
    }
}
