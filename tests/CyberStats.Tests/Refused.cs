namespace CyberStats.Tests;

/// <summary>Asserts that an argument is refused, and by its name.</summary>
internal static class Refused
{
    /// <summary>Asserts that an action throws an <see cref="ArgumentException"/>, or one derived from it, that names the argument.</summary>
    public static ArgumentException Argument(string name, Func<object?> action)
    {
        var error = Assert.ThrowsAny<ArgumentException>(action);
        Assert.Equal(name, error.ParamName);
        return error;
    }
}
