namespace WarmTransfer.Simulator.Network;

/// <summary>Where callbacks go and which events are wanted.</summary>
internal sealed record Hook(Uri Url, string Method, IReadOnlySet<string> Events)
{
    public bool Wants(string name) => Events.Contains(name);

    public static Hook? Of(Uri? url, string method, params IEnumerable<string> events) =>
        url is null ? null : new Hook(url, method, events.ToHashSet(StringComparer.Ordinal));
}
