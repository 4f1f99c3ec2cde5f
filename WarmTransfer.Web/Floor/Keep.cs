using System.Collections.Immutable;

namespace WarmTransfer.Web.Floor;

/// <summary>What is equal to what was there before stays the same object, so that whoever compares need not look inside.</summary>
internal static class Keep
{
    public static ImmutableArray<T> Same<T>(ImmutableArray<T> before, ImmutableArray<T> now) where T : IEquatable<T> =>
        !before.IsDefault && before.AsSpan().SequenceEqual(now.AsSpan()) ? before : now;

    public static T Same<T>(T? before, T now) where T : class, IEquatable<T> => now.Equals(before) ? before : now;
}
