using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CyberStats.Datasets.Tests;

/// <summary>
/// Reads sources as the compiler does and says where they break the rules of the folders.
/// </summary>
/// <remarks>
/// What counts is what a name or an expression <i>is</i>, not how it is written: an alias, a <c>using static</c>, a qualified name, an
/// inferred type and a target-typed <c>new()</c> are all uses of the type behind them. References in comments are not.
/// </remarks>
internal sealed class FolderChecker
{
    private readonly string _root;

    // What the SDK writes for <ImplicitUsings>.
    private const string ImplicitUsings = """
        global using global::System;
        global using global::System.Collections.Generic;
        global using global::System.IO;
        global using global::System.Linq;
        global using global::System.Net.Http;
        global using global::System.Threading;
        global using global::System.Threading.Tasks;
        """;

    // A name that does not bind hides what it uses.
    private static readonly string[] Unbound = ["CS0103", "CS0117", "CS0234", "CS0246", "CS0305", "CS0400", "CS0426", "CS1061"];

    private static readonly CSharpParseOptions Language = CSharpParseOptions.Default
        .WithLanguageVersion(LanguageVersion.CSharp14)
        .WithPreprocessorSymbols("NET", "NET8_0_OR_GREATER", "NET9_0_OR_GREATER", "NET10_0", "NET10_0_OR_GREATER");

    // Read once: the checkers of the tests share them.
    private static readonly (string File, MetadataReference Reference)[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => (Path.GetFileName(path), (MetadataReference)MetadataReference.CreateFromFile(path))),
    ];

    private readonly IReadOnlyDictionary<string, string[]> _mayUse;
    private readonly CSharpCompilation _compilation;
    private readonly Dictionary<SyntaxTree, HashSet<INamespaceSymbol>> _used = []; // what has been asked for

    /// <summary>Creates a checker.</summary>
    /// <param name="mayUse">By folder, the folders it may use beside itself; the root folder is "".</param>
    /// <param name="sources">The sources by their path below the root folder, with '/' between the folders.</param>
    /// <param name="root">The namespace of the root folder, and the name of the library.</param>
    public FolderChecker(IReadOnlyDictionary<string, string[]> mayUse, IReadOnlyDictionary<string, string> sources, string root = "CyberStats")
    {
        _mayUse = mayUse;
        _root = root;
        _compilation = CSharpCompilation.Create(
            root,
            [
                CSharpSyntaxTree.ParseText(ImplicitUsings, Language),
                .. sources.Select(s => CSharpSyntaxTree.ParseText(s.Value, Language, path: s.Key)),
            ],
            References.Where(r => !r.File.StartsWith(root, StringComparison.Ordinal)).Select(r => r.Reference), // the sources stand for themselves
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
    }

    private IEnumerable<SyntaxTree> Sources => _compilation.SyntaxTrees.Where(t => t.FilePath.Length > 0);

    /// <summary>Returns each use of a folder that the table does not allow, as "Losses/Loss.cs: Losses may not use Series".</summary>
    public IReadOnlyList<string> ForbiddenUses() =>
    [
        .. from tree in Sources
           let folder = FolderOf(tree)
           where _mayUse.ContainsKey(folder)
           from used in UsedNamespaces(tree).Select(FolderOf).OfType<string>().Distinct()
           where used != folder && !_mayUse[folder].Contains(used, StringComparer.Ordinal)
           select $"{tree.FilePath}: {Shown(folder)} may not use {Shown(used)}",
    ];

    /// <summary>Returns the folders that the table does not list.</summary>
    public IReadOnlyList<string> UnlistedFolders() =>
        [.. Sources.Select(FolderOf).Distinct().Where(folder => !_mayUse.ContainsKey(folder))];

    /// <summary>Returns the files that declare another namespace than that of their folder.</summary>
    public IReadOnlyList<string> MisplacedFiles() =>
    [
        .. from tree in Sources
           let expected = string.Join('.', [_root, .. tree.FilePath.Split('/')[..^1]])
           from type in DeclaredTypes(tree)
           let found = type.ContainingNamespace.ToDisplayString()
           where found != expected
           select $"{tree.FilePath}: {type.Name} is in {found}",
    ];

    /// <summary>Returns the names that the compiler does not find, except members that a generator of JSON code will add.</summary>
    public IReadOnlyList<string> UnboundNames() =>
    [
        .. _compilation.GetDiagnostics()
            .Where(d => Unbound.Contains(d.Id, StringComparer.Ordinal))
            .Where(d => !(d.Id is "CS0117" or "CS1061" && d.Location.SourceTree!.FilePath.StartsWith("Json/", StringComparison.Ordinal)))
            .Select(d => $"{d.Location.SourceTree?.FilePath}: {d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}"),
    ];

    /// <summary>Returns the types that are called like the last word of their namespace.</summary>
    public IReadOnlyList<string> TypesCalledLikeTheirNamespace() =>
        [.. Sources.SelectMany(DeclaredTypes).Where(t => t.Name == t.ContainingNamespace.Name).Select(t => t.ToDisplayString()).Distinct()];

    /// <summary>Returns the files with more than one public type, or with one that is not called like the file.</summary>
    public IReadOnlyList<string> FilesWithOtherPublicTypes() =>
    [
        .. from tree in Sources
           let file = Path.GetFileName(tree.FilePath).Split('.')[0]
           let types = DeclaredTypes(tree).Where(t => t.DeclaredAccessibility == Accessibility.Public && t.ContainingType is null).ToArray()
           where types.Length > 1 || types.Any(t => t.Name != file)
           select $"{tree.FilePath}: {string.Join(", ", types.Select(t => t.Name))}",
    ];

    /// <summary>Returns the files that use a namespace from outside.</summary>
    /// <param name="name">The namespace.</param>
    public IReadOnlyList<string> FilesThatUse(string name) =>
        [.. Sources.Where(tree => UsedNamespaces(tree).Any(n => n.ToDisplayString() == name)).Select(tree => tree.FilePath)];

    private static string FolderOf(SyntaxTree tree) => tree.FilePath.Contains('/', StringComparison.Ordinal) ? tree.FilePath.Split('/')[0] : "";

    /// <summary>Returns the folder that a namespace of the library belongs to; null for any other namespace.</summary>
    private string? FolderOf(INamespaceSymbol name)
    {
        string text = name.ToDisplayString();
        return text == _root ? "" : text.StartsWith(_root + ".", StringComparison.Ordinal) ? text[(_root.Length + 1)..].Split('.')[0] : null;
    }

    private static string Shown(string folder) => folder.Length == 0 ? "the root" : folder;

    private IEnumerable<INamedTypeSymbol> DeclaredTypes(SyntaxTree tree)
    {
        SemanticModel model = _compilation.GetSemanticModel(tree);
        return tree.GetRoot().DescendantNodes()
            .Where(n => n is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
            .Select(n => (INamedTypeSymbol)model.GetDeclaredSymbol(n)!);
    }

    private HashSet<INamespaceSymbol> UsedNamespaces(SyntaxTree tree)
    {
        if (_used.TryGetValue(tree, out HashSet<INamespaceSymbol>? known))
        {
            return known;
        }

        SemanticModel model = _compilation.GetSemanticModel(tree);
        var used = new HashSet<INamespaceSymbol>(SymbolEqualityComparer.Default);
        foreach (SyntaxNode node in tree.GetRoot().DescendantNodes().Where(n => !IsOwnNamespace(n)))
        {
            if (node is SimpleNameSyntax name)
            {
                SymbolInfo info = model.GetSymbolInfo(name);
                Add(info.Symbol, IsLastWord(name));
                foreach (ISymbol candidate in info.CandidateSymbols)
                {
                    Add(candidate, IsLastWord(name));
                }

                if (name is IdentifierNameSyntax identifier)
                {
                    Add(model.GetAliasInfo(identifier)?.Target, true);
                }
            }

            if (node is ExpressionSyntax expression)
            {
                TypeInfo type = model.GetTypeInfo(expression);
                Add(type.Type, true);
                Add(type.ConvertedType, true);
            }
        }

        _used.Add(tree, used);
        return used;

        void Add(ISymbol? symbol, bool isLastWord)
        {
            switch (symbol)
            {
                case INamespaceSymbol ns when isLastWord && !ns.IsGlobalNamespace: // a namespace imported
                    used.Add(ns);
                    break;
                case IArrayTypeSymbol array:
                    Add(array.ElementType, true);
                    break;
                case IPointerTypeSymbol pointer:
                    Add(pointer.PointedAtType, true);
                    break;
                case INamedTypeSymbol type:
                    AddType(type);
                    break;
                case IMethodSymbol method:
                    AddType(method.ContainingType);
                    Add(method.ReturnType, true);
                    foreach (ITypeSymbol argument in method.TypeArguments)
                    {
                        Add(argument, true);
                    }

                    break;
                case IPropertySymbol or IFieldSymbol or IEventSymbol:
                    AddType(symbol.ContainingType);
                    break;
            }
        }

        void AddType(INamedTypeSymbol? type)
        {
            if (type is null)
            {
                return;
            }

            if (type.ContainingNamespace is { IsGlobalNamespace: false } ns)
            {
                used.Add(ns);
            }

            foreach (ITypeSymbol argument in type.TypeArguments.Where(a => !SymbolEqualityComparer.Default.Equals(a, type)))
            {
                Add(argument, true);
            }

            AddType(type.ContainingType);
        }
    }

    /// <summary>Returns whether a node is a word of the name that a namespace declaration declares.</summary>
    private static bool IsOwnNamespace(SyntaxNode node) =>
        node.AncestorsAndSelf().OfType<NameSyntax>().Any(n => n.Parent is BaseNamespaceDeclarationSyntax declaration && declaration.Name == n);

    // In "CyberStats.Series.Count", the words before the last only lead to it.
    private static bool IsLastWord(SimpleNameSyntax name) => name.Parent switch
    {
        QualifiedNameSyntax qualified => qualified.Right == name && qualified.Parent is not QualifiedNameSyntax,
        AliasQualifiedNameSyntax alias => alias.Name == name && alias.Parent is not QualifiedNameSyntax,
        MemberAccessExpressionSyntax access => access.Expression != name,
        _ => true,
    };
}
