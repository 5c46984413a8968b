using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using CsCheck;
using CyberStats.Series;

namespace CyberStats.Tests;

/// <summary>
/// What every record owes: equality by content, over all of its members. A member that is new in the record and missing in its
/// <c>Equals</c>, or in the generator, fails here.
/// </summary>
/// <typeparam name="T">The record.</typeparam>
public abstract class RecordTests<T>
    where T : class, IEquatable<T>
{
    private protected abstract Gen<T> Values { get; }

    [Fact]
    public void A_deep_copy_is_equal_and_has_the_same_hash_code() => Values.Sample(
        value =>
        {
            T copy = Deep.Copy(value);

            Assert.NotSame(value, copy);
            Assert.Equal(Deep.Describe(value), Deep.Describe(copy));
            Assert.True(value.Equals(copy) && copy.Equals(value) && value.Equals((object)copy), $"Not equal to its copy: {Deep.Describe(value)}");
            Assert.Equal(value.GetHashCode(), copy.GetHashCode());
            Assert.False(value.Equals(null) || value.Equals(new object()));
        },
        iter: 200);

    [Fact]
    public void Two_that_differ_in_one_member_only_are_not_equal()
    {
        FieldInfo[] fields = Deep.Fields(typeof(T));
        var seen = new ConcurrentDictionary<string, bool>();

        Gen.Select(Values, Values).Sample(
            (value, other) =>
            {
                foreach (FieldInfo field in fields)
                {
                    object? content = field.GetValue(other);
                    if (Deep.Describe(content) != Deep.Describe(field.GetValue(value)))
                    {
                        seen[field.Name] = true;
                        T changed = Deep.With(value, field, content);
                        Assert.False(value.Equals(changed) || changed.Equals(value), $"{Deep.MemberName(field)} has no part in the equality.");
                    }
                }
            },
            iter: 200);

        Assert.NotEmpty(fields);
        Assert.Equal([], fields.Where(f => !seen.ContainsKey(f.Name)).Select(Deep.MemberName)); // the generator never varies these
    }

    [Fact]
    public void The_generator_fills_every_member() => Values.Sample(
        value => Assert.Equal([], Deep.Fields(typeof(T)).Where(f => Deep.IsEmpty(f.GetValue(value))).Select(Deep.MemberName)),
        iter: 50);
}

/// <summary>Holds every record to <see cref="RecordTests{T}"/> whose equality the compiler does not write, or should not.</summary>
public class RecordTests
{
    // Of these two are the same only if they are one, as their remarks say: a result holds thousands of numbers, and is compared by a
    // statistic, not by equality. What they owe instead is below.
    private static readonly Type[] ByReference = [typeof(CountSeries), typeof(CyberStats.Reporting.ListModel)];

    // What these hold follows from the arguments of the method that makes them: their own tests compare two of the same and of others.
    private static readonly Type[] Computed = [typeof(CyberStats.Growth.GrowthBetween), typeof(CyberStats.Agreements.Coalition)];

    [Fact]
    public void Every_record_with_a_collection_or_an_equality_of_its_own_is_tested()
    {
        Type[] tests = [.. typeof(RecordTests).Assembly.GetTypes().Select(t => t.BaseType!).Where(IsRecordTests)];
        Type[] tested = [.. tests.Select(t => t.GetGenericArguments()[0])];
        Type[] records = [.. typeof(Party).Assembly.GetExportedTypes().Where(IsRecord).Where(r => HasOwnEquality(r) || HasCollection(r))];

        Assert.Contains(typeof(CyberStats.Incidents.Incident), records);
        Assert.DoesNotContain(typeof(Party), records); // the compiler's equality, no collection
        Type[] exempt = [.. ByReference, .. Computed];
        Assert.Equal([], records.Except(tested).Except(exempt).Select(t => t.FullName!));
        Assert.Equal([], exempt.Where(t => tested.Contains(t) || !records.Contains(t))); // no exemption that is not needed
    }

    [Fact]
    public void A_series_equals_itself_and_no_other()
    {
        CountSeries series = CountSeries.Yearly(2005, [8, null, 88]);
        CountSeries other = CountSeries.Yearly(2005, [8, null, 88]);
        CountSeries self = series;

        Assert.True(series.Equals(self) && series == self && series.GetHashCode() == self.GetHashCode());
        Assert.False(series.Equals(other) || series == other || series.Equals(null) || series.Equals(new object()));
        Assert.NotEqual(series, series with { });
    }

    private static bool IsRecordTests(Type? type) => type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(RecordTests<>);

    private static bool IsRecord(Type type) => type is { IsClass: true, IsGenericType: false } && type.GetMethod("<Clone>$") is not null;

    private static bool HasOwnEquality(Type record) =>
        record.GetMethod("Equals", [record])?.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) == false;

    private static bool HasCollection(Type record) => Deep.Fields(record).Any(f =>
        f.FieldType.IsArray
        || (f.FieldType.IsGenericType && f.FieldType.GetGenericTypeDefinition().Namespace == typeof(ImmutableArray).Namespace));
}
