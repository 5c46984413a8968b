using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace CyberStats.Tests;

/// <summary>What every public value type owes: its <c>default</c>, which no constructor sees, can be used like any other value.</summary>
public class ValueTypeTests
{
    public static TheoryData<Type> ValueTypes =>
    [
        .. typeof(PartialDate).Assembly.GetExportedTypes()
            .Where(t => t is { IsValueType: true, IsEnum: false } && !t.IsDefined(typeof(IsByRefLikeAttribute), inherit: false))
            .SelectMany(t => t.IsGenericTypeDefinition ? new[] { t.MakeGenericType(typeof(long)), t.MakeGenericType(typeof(double)) } : [t]),
    ];

    [Theory]
    [MemberData(nameof(ValueTypes), DisableDiscoveryEnumeration = true)]
    public void The_default_of_every_value_type_can_be_used(Type type)
    {
        object value = Activator.CreateInstance(type)!;
        object other = RuntimeHelpers.GetUninitializedObject(type);

        PropertyInfo[] properties = type.GetProperties(BindingFlags.Instance | BindingFlags.Public);
        foreach (PropertyInfo property in properties.Where(p => p.GetIndexParameters().Length == 0))
        {
            Exception? error = Record.Exception(() => property.GetValue(value));
            Assert.True(error is null, $"{type.Name}.{property.Name} of default throws {error?.InnerException?.GetType().Name}.");
        }

        Assert.NotNull(value.ToString());
        Assert.True(value.Equals(other));
        Assert.Equal(value.GetHashCode(), other.GetHashCode());
        Assert.Equal(true, type.GetMethod("op_Equality")?.Invoke(null, [value, other]) ?? true);
    }

    [Theory]
    [MemberData(nameof(ValueTypes), DisableDiscoveryEnumeration = true)]
    public void The_text_of_a_default_is_the_same_in_every_culture(Type type)
    {
        object value = Activator.CreateInstance(type)!;
        string expected = Convert.ToString(value, CultureInfo.InvariantCulture)!;

        Cultures.Each(() => Assert.Equal(expected, value.ToString()));
    }
}
