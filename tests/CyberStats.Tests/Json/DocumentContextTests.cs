using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CyberStats.Incidents;
using CyberStats.Json;

namespace CyberStats.Tests.Json;

/// <summary>Holds the shape of a document complete: a type that a record begins to use has its converter, and a member its place.</summary>
public class DocumentContextTests
{
    private static readonly JsonSerializerOptions Options = DocumentOptions.Lenient.Options;

    [Fact]
    public void Every_value_that_is_a_text_has_the_converter_of_texts()
    {
        Type[] texts = [.. Reachable().Where(t => t is { IsValueType: true, IsEnum: false } && IsOurs(t) && IsParsable(t))];

        Assert.Contains(typeof(PartialDate), texts);
        Assert.Contains(typeof(RecordReference), texts);
        Assert.Equal([], texts.Where(t => Options.GetConverter(t).GetType() != typeof(TextConverter<>).MakeGenericType(t)).Select(t => t.Name));
    }

    [Fact]
    public void Every_closed_vocabulary_has_the_converter_of_words()
    {
        Type[] listed = [.. DocumentContext.Default.Options.Converters.Select(c => c.GetType())];
        Type[] vocabularies = [.. Reachable().Where(t => t.IsEnum)];

        Assert.Contains(typeof(IncidentStatus), vocabularies);
        Assert.Contains(typeof(SecurityAttributes), vocabularies);
        Assert.IsType<AttributesConverter>(Options.GetConverter(typeof(SecurityAttributes)));
        Assert.Equal([], vocabularies.Where(t => t != typeof(SecurityAttributes) && !listed.Contains(typeof(WordConverter<>).MakeGenericType(t))).Select(t => t.Name));
    }

    [Fact]
    public void No_converter_is_listed_that_no_record_uses()
    {
        Type[] reachable = [.. Reachable()];
        Type[] ofOne = [.. DocumentContext.Default.Options.Converters.Select(c => c.GetType()).Where(t => t.IsGenericType).Select(t => t.GetGenericArguments()[0])];

        Assert.NotEmpty(ofOne);
        Assert.Equal([], ofOne.Except(reachable).Select(t => t.Name));
    }

    [Fact]
    public void Every_member_of_a_record_is_in_the_document_and_nothing_that_is_computed()
    {
        int records = 0;
        foreach (Type type in Reachable().Where(t => IsOurs(t) && Options.GetTypeInfo(t).Kind == JsonTypeInfoKind.Object))
        {
            string[] parameters = [.. Constructor(type).GetParameters().Select(p => p.Name!)];
            string[] expected =
            [
                .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .Where(p => p.SetMethod is { IsPublic: true } || parameters.Contains(p.Name, StringComparer.OrdinalIgnoreCase))
                    .Select(p => JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name)).Order(StringComparer.Ordinal),
            ];

            Assert.Equal(expected, Options.GetTypeInfo(type).Properties.Select(p => p.Name).Order(StringComparer.Ordinal));
            records++;
        }

        Assert.InRange(records, 15, 100);
    }

    [Fact]
    public void What_a_constructor_demands_is_required_or_unknown_by_default()
    {
        var mayBeUnknown = (Type[])typeof(DocumentOptions).GetField("MayBeUnknown", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
        var used = new HashSet<Type>();
        foreach (Type type in Reachable().Where(t => IsOurs(t) && Options.GetTypeInfo(t).Kind == JsonTypeInfoKind.Object))
        {
            foreach (ParameterInfo parameter in Constructor(type).GetParameters().Where(p => !p.HasDefaultValue && Nullable.GetUnderlyingType(p.ParameterType) is null))
            {
                JsonPropertyInfo member = Options.GetTypeInfo(type).Properties.Single(p => p.Name == JsonNamingPolicy.SnakeCaseLower.ConvertName(parameter.Name!));
                if (!member.IsRequired)
                {
                    Assert.Contains(parameter.ParameterType, mayBeUnknown);
                    Assert.Equal("unknown", Activator.CreateInstance(parameter.ParameterType)!.ToString());
                    used.Add(parameter.ParameterType);
                }
            }
        }

        Assert.Equal([], mayBeUnknown.Except(used)); // no exemption that is not needed
    }

    [Fact]
    public void What_a_constructor_takes_by_default_is_the_default_of_its_type()
    {
        // Otherwise a member that is left out in writing, being the default of its type, would read back as another value.
        foreach (Type type in Reachable().Where(t => IsOurs(t) && Options.GetTypeInfo(t).Kind == JsonTypeInfoKind.Object))
        {
            foreach (ParameterInfo parameter in Constructor(type).GetParameters().Where(p => p is { HasDefaultValue: true, DefaultValue: not null }))
            {
                Assert.Equal(Activator.CreateInstance(parameter.ParameterType), Enum.ToObject(parameter.ParameterType, parameter.DefaultValue!));
            }
        }
    }

    [Fact]
    public void Both_ways_of_reading_have_the_same_members()
    {
        foreach (Type type in Reachable())
        {
            Assert.Equal(
                Options.GetTypeInfo(type).Properties.Select(p => (p.Name, p.IsRequired, p.Order)),
                DocumentOptions.Strict.Options.GetTypeInfo(type).Properties.Select(p => (p.Name, p.IsRequired, p.Order)));
        }
    }

    /// <summary>Returns every type that a document holds, by the public properties that can be set or that a constructor takes.</summary>
    private static IEnumerable<Type> Reachable()
    {
        var found = new HashSet<Type>();
        var open = new Stack<Type>([typeof(CyberStatsDocument)]);
        while (open.TryPop(out Type? type))
        {
            type = Nullable.GetUnderlyingType(type) ?? type;
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
            {
                open.Push(type.GetGenericArguments()[0]);
            }
            else if (found.Add(type) && IsOurs(type) && !type.IsEnum && !IsParsable(type))
            {
                ParameterInfo[] parameters = Constructor(type).GetParameters();
                foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .Where(p => p.SetMethod is { IsPublic: true } || parameters.Any(q => q.Name!.Equals(p.Name, StringComparison.OrdinalIgnoreCase))))
                {
                    open.Push(property.PropertyType);
                }
            }
        }

        return found.OrderBy(t => t.FullName, StringComparer.Ordinal);
    }

    private static ConstructorInfo Constructor(Type type) => type.GetConstructors().MaxBy(c => c.GetParameters().Length)!;

    private static bool IsOurs(Type type) => type.Assembly == typeof(CyberStatsDocument).Assembly;

    private static bool IsParsable(Type type) => type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ISpanParsable<>));
}
