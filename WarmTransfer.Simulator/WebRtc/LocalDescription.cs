using System.Net;

namespace WarmTransfer.Simulator.WebRtc;

/// <summary>User fragment and password by which a browser finds and convinces one leg.</summary>
internal sealed record IceCredentials(string Ufrag, string Password)
{
    public static IceCredentials Create() => new(Random(8), Random(24));

    private static string Random(int length) =>
        System.Security.Cryptography.RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", length);
}

/// <summary>Our side of a session: an ICE-lite end with PCMU and telephone events, all in one candidate.</summary>
internal sealed record LocalDescription(
    uint Id, int Version, IPEndPoint Candidate, IceCredentials Ice, string Fingerprint, string Setup, string Mid, int? EventPayload, uint Ssrc)
{
    public const int OwnEventPayload = 101;

    // RTCP options and header extensions are left out on purpose: what is not answered is not used.
    public string ToSdp() => string.Concat(Lines().Select(line => line + "\r\n"));

    private IEnumerable<string> Lines() => [.. Session(), .. Media(), .. Events(), .. Sender()];

    private IEnumerable<string> Session() =>
    [
        "v=0", $"o=- {Id} {Version} IN IP4 {Candidate.Address}", "s=-", "t=0 0",
        "a=ice-lite", $"a=group:BUNDLE {Mid}", "a=msid-semantic: WMS sim",
    ];

    private IEnumerable<string> Media() =>
    [
        $"m=audio {Candidate.Port} UDP/TLS/RTP/SAVPF 0{(EventPayload is { } payload ? $" {payload}" : "")}",
        $"c=IN IP4 {Candidate.Address}", $"a=mid:{Mid}", "a=sendrecv", "a=rtcp-mux",
        $"a=ice-ufrag:{Ice.Ufrag}", $"a=ice-pwd:{Ice.Password}", $"a=fingerprint:sha-256 {Fingerprint}", $"a=setup:{Setup}",
        "a=rtpmap:0 PCMU/8000",
    ];

    private IEnumerable<string> Events() =>
        EventPayload is { } payload ? [$"a=rtpmap:{payload} telephone-event/8000", $"a=fmtp:{payload} 0-15"] : [];

    private IEnumerable<string> Sender() =>
    [
        "a=ptime:20", "a=msid:sim simaudio", $"a=ssrc:{Ssrc} cname:sim",
        $"a=candidate:1 1 udp 2130706431 {Candidate.Address} {Candidate.Port} typ host", "a=end-of-candidates",
    ];
}
