using System.Globalization;
using System.Text;
using System.Text.Json;

namespace WarmTransfer.Tests.Web.Fuzz;

/// <summary>Values that somebody might try: what is known, what is nearly right, and what has broken other programs.</summary>
/// <param name="known">Names that exist: calls, legs, agents.</param>
internal sealed class Guesses(Random random, string[] known)
{
    private static readonly string[] Odd =
    [
        "", " ", "0", "1", "-1", "2147483648", "99999999999999999999", "1e308", "NaN", "null", "true", "{}", "[]", "%00", "%", "%zz", "..%2f..%2fetc%2fpasswd", "../..", "<script>alert(1)</script>",
        "' OR 1=1 --", "${7*7}", "{{7*7}}", "é☎", "\u202e", "\ud83d\ude00", "\0", "\r\nX-Made-Up: 1", "CA00000000000000000000000000000001", "CF00000000000000000000000000000001", "CAzz", "+15550009999", "sip:a@example.test",
        "client:agent1", "00000000-0000-0000-0000-000000000000", "2026-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z", "https://elsewhere.example.test/", "//elsewhere.example.test",
        "listen", "whisper", "barge", "hold", "resume", "end", "leave", "consult", "dial-in", "cold-transfer", "merge", "swap", "cancel", "take-over", "remove", "requeue", "rejoin", "test", "busy", "registered", "granted",
        "in-progress", "completed", "ringing", "participant-join", "participant-leave", "participant-mute", "participant-hold", "conference-end", "conference-start", "participant-modify",
    ];

    private static readonly string[] Fields =
    [
        "CallSid", "ConferenceSid", "CallStatus", "From", "To", "StatusCallbackEvent", "SequenceNumber", "Muted", "Hold", "Coaching", "CallSidToCoach", "EndConferenceOnExit", "CallSidEndingConference", "ReasonParticipantLeft",
        "FriendlyName", "DialCallStatus", "ticket", "call", "queue", "leg", "id", "do", "to", "mode", "reason", "then", "for", "state", "microphone", "tokenUntil", "poor", "worst", "mean", "seconds", "poorSeconds", "override",
        "user", "password", "code", "returnUrl", "name", "credential", "session", "page", "before", "actor", "act", "round", "__RequestVerificationToken",
    ];

    public Random Random => random;

    public bool Chance(double of) => random.NextDouble() < of;

    public T One<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];

    public string Field() => Chance(0.95) ? One(Fields) : Value();

    public string Value() => random.Next(10) switch
    {
        < 5 => One(known),
        < 8 => One(Odd),
        8 => random.NextInt64(-10, 1000).ToString(CultureInfo.InvariantCulture),
        _ => Noise(Chance(0.1) ? random.Next(1, 5000) : random.Next(1, 40)),
    };

    public string Noise(int length)
    {
        var text = new StringBuilder();
        while (text.Length < length) text.Append((char)(Chance(0.8) ? random.Next(32, 127) : random.Next(1, 0xD7FF)));
        return text.ToString();
    }

    public byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    public string Json(int depth = 0)
    {
        var body = JsonSerializer.Serialize(Node(depth));
        return Chance(0.1) ? body[..random.Next(body.Length + 1)] : body;
    }

    private object? Node(int depth) => random.Next(depth > 3 ? 5 : 8) switch
    {
        0 => null,
        1 => Chance(0.5),
        2 => random.NextInt64(),
        3 or 4 => Value(),
        5 => Enumerable.Range(0, random.Next(4)).Select(_ => Node(depth + 1)).ToArray(),
        _ => Object(depth),
    };

    private Dictionary<string, object?> Object(int depth)
    {
        var fields = new Dictionary<string, object?>();
        for (var i = random.Next(1, 7); i > 0; i--) fields[Field()] = Node(depth + 1);
        return fields;
    }
}
