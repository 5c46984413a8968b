using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;

namespace CyberStats.Tests;

/// <summary>
/// Copies and describes values by their fields, so that the equality under test has no part in it.
/// </summary>
internal static class Deep
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly MethodInfo ShallowClone = typeof(object).GetMethod("MemberwiseClone", Instance)!;

    /// <summary>Returns the stored fields of a type, those behind its properties included.</summary>
    public static FieldInfo[] Fields(Type type) => type.GetFields(Instance);

    /// <summary>Returns the name of the property that a field is behind, or of the field itself.</summary>
    public static string MemberName(FieldInfo field) => field.Name.Split('<', '>') is [_, var property, _] ? property : field.Name;

    /// <summary>Returns a copy that shares no array, dictionary or record with the value, and no text except literals of the runtime.</summary>
    public static T Copy<T>(T value) => (T)CopyOf(value)!;

    /// <summary>Returns a copy of which one field has another value, whatever the constructors and accessors would say to it.</summary>
    public static T With<T>(T value, FieldInfo field, object? content)
        where T : class
    {
        object copy = ShallowClone.Invoke(value, null)!;
        field.SetValue(copy, content);
        return (T)copy;
    }

    /// <summary>Returns a text that holds every field of a value, down to the primitives.</summary>
    public static string Describe(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        Uri uri => uri.OriginalString,
        decimal number => (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture), // 1.50 is 1.5
        IFormattable simple when value.GetType().IsPrimitive || value is Enum => simple.ToString(null, CultureInfo.InvariantCulture),
        bool or char => $"{value}",
        Array items => $"[{string.Join(", ", items.Cast<object?>().Select(Describe))}]",
        ImmutableSortedDictionary<string, string> texts => $"{{{string.Join(", ", texts.Select(t => $"\"{t.Key}\": \"{t.Value}\""))}}}",
        _ => $"{value.GetType().Name}({string.Join(", ", Fields(value.GetType()).Select(f => $"{MemberName(f)}: {Describe(f.GetValue(value))}"))})",
    };

    /// <summary>Returns whether a field holds nothing: null, or a collection without items.</summary>
    public static bool IsEmpty(object? content) => content switch
    {
        null or "" => true,
        IEnumerable items => !items.Cast<object?>().Any(),
        _ => false,
    };

    private static object? CopyOf(object? value)
    {
        switch (value)
        {
            case null:
                return null;
            case string text:
                return new string(text.AsSpan());
            case Uri uri:
                return new Uri(uri.OriginalString);
            case ImmutableSortedDictionary<string, string> texts:
                return ImmutableSortedDictionary.CreateRange(
                    texts.KeyComparer,
                    texts.ValueComparer,
                    texts.Select(t => KeyValuePair.Create(Copy(t.Key), Copy(t.Value))));
            case Array items:
                var copies = (Array)items.Clone();
                for (int i = 0; i < copies.Length; i++)
                {
                    copies.SetValue(CopyOf(copies.GetValue(i)), i);
                }

                return copies;
            default:
                return CopyOfFields(value);
        }
    }

    private static object CopyOfFields(object value)
    {
        Type type = value.GetType();
        if (type.IsPrimitive || type.IsEnum)
        {
            return value;
        }

        object copy = ShallowClone.Invoke(value, null)!; // of a boxed value, a box of its own
        foreach (FieldInfo field in Fields(type))
        {
            field.SetValue(copy, CopyOf(field.GetValue(copy)));
        }

        return copy;
    }
}
