namespace WarmTransfer.Tests.House;

/// <summary>Every test of this assembly, as documents name it: class and method.</summary>
internal static class TestNames
{
    public static readonly IReadOnlySet<string> All = typeof(TestNames).Assembly.GetTypes().SelectMany(type => type.GetMethods()
        .Where(method => method.IsDefined(typeof(FactAttribute), inherit: true)).Select(method => $"{type.Name}.{method.Name}")).ToHashSet();
}
