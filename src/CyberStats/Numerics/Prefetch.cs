using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace CyberStats.Numerics;

/// <summary>
/// Asks the processor to fetch an object from memory before it is needed. A hint: it reads nothing, and does nothing where there is none.
/// </summary>
/// <remarks>
/// A pass over a million objects waits for memory most of the time. The address may be out of date once the collector has moved the
/// object; then the hint was in vain, and no harm is done.
/// </remarks>
internal static class Prefetch
{
    /// <summary>Asks for the memory that holds some bytes of an object.</summary>
    /// <param name="item">The object.</param>
    /// <param name="from">The first byte wanted, counted from the start of the object.</param>
    /// <param name="to">The last byte wanted, within 64 bytes of the first: they are in one line of memory or in two.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Bytes(object item, int from, int to)
    {
        if (Sse.IsSupported)
        {
            nint start = Unsafe.As<object, nint>(ref item);
            Sse.Prefetch0((void*)(start + from));
            Sse.Prefetch0((void*)(start + to));
        }
    }
}
