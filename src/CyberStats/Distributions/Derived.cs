namespace CyberStats.Distributions;

/// <summary>
/// What a record keeps so as not to compute it again: it follows from the members, and so has no part in equality.
/// </summary>
internal readonly struct Derived<T>(T value) : IEquatable<Derived<T>>
{
    /// <summary>Gets what was computed.</summary>
    public T Value { get; } = value;

    /// <inheritdoc/>
    public bool Equals(Derived<T> other) => true;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Derived<T>;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;
}
