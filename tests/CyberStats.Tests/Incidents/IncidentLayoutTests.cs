using System.Runtime.CompilerServices;
using CyberStats.Incidents;

namespace CyberStats.Tests.Incidents;

/// <summary>The three members that a count reads lie where the count asks memory for them ahead of time.</summary>
public class IncidentLayoutTests
{
    [Fact]
    public void What_a_count_reads_lies_within_24_bytes()
    {
        Assert.SkipUnless(IntPtr.Size == 8, "The layout is that of 64-bit systems.");
        var incident = new Incident(new IncidentId("test", "1"), "title");

        Assert.Equal(40, Offset(incident, ref Status(incident)));
        Assert.Equal(44, Offset(incident, ref Disclosed(incident)));
        Assert.Equal(56, Offset(incident, ref Types(incident)));
    }

    /// <summary>The bytes from the start of an object, where the pointer to its type is, to a field of it.</summary>
    private static int Offset<T>(object item, ref T field) =>
        (int)Unsafe.ByteOffset(ref Unsafe.As<First>(item).Byte, ref Unsafe.As<T, byte>(ref field)) + IntPtr.Size;

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "<Status>k__BackingField")]
    private static extern ref IncidentStatus Status(Incident incident);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "<Disclosed>k__BackingField")]
    private static extern ref PartialDate? Disclosed(Incident incident);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "<Types>k__BackingField")]
    private static extern ref System.Collections.Immutable.ImmutableArray<IncidentType> Types(Incident incident);

    private sealed class First
    {
        public byte Byte = 1;
    }
}
