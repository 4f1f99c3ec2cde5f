namespace WarmTransfer.Simulator.WebRtc;

/// <summary>What matters of a browser's offer or answer.</summary>
internal sealed record RemoteDescription(string Fingerprint, string Mid, int? EventPayload)
{
    /// <exception cref="FormatException">The browser could not take part in a call; the message says what is missing.</exception>
    public static RemoteDescription Parse(string sdp)
    {
        var lines = sdp.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var media = lines.FirstOrDefault(line => line.StartsWith("m=audio ", StringComparison.Ordinal))
            ?? throw new FormatException("The session description has no line m=audio.");
        if (!media.Split(' ').Skip(3).Contains("0"))
            throw new FormatException("The session description does not offer PCMU (payload 0), the only codec here.");
        return new RemoteDescription(ReadFingerprint(lines), Value(lines, "a=mid:") ?? "0", ReadEventPayload(lines));
    }

    private static string ReadFingerprint(string[] lines)
    {
        const string Algorithm = "sha-256 ";
        var value = Value(lines, "a=fingerprint:") ?? throw new FormatException("The session description has no fingerprint.");
        if (!value.StartsWith(Algorithm, StringComparison.OrdinalIgnoreCase))
            throw new FormatException($"The fingerprint '{value}' is not a sha-256 one.");
        return value[Algorithm.Length..].Trim().ToUpperInvariant();
    }

    private static int? ReadEventPayload(string[] lines)
    {
        const string Map = "a=rtpmap:";
        var line = lines.FirstOrDefault(line => line.StartsWith(Map, StringComparison.Ordinal)
            && line.EndsWith(" telephone-event/8000", StringComparison.OrdinalIgnoreCase));
        return line is not null && int.TryParse(line[Map.Length..line.IndexOf(' ', StringComparison.Ordinal)], out var payload) ? payload : null;
    }

    private static string? Value(string[] lines, string name) =>
        lines.FirstOrDefault(line => line.StartsWith(name, StringComparison.OrdinalIgnoreCase))?[name.Length..];
}
