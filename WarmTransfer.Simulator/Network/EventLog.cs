namespace WarmTransfer.Simulator.Network;

/// <summary>One line of what the network did: a webhook try, a REST request, TwiML, a warning, a change of a leg or a conference.</summary>
public sealed record LogEntry(
    long Seq, DateTimeOffset At, string Kind, string Level, string Text, string? CallSid = null, string? ConferenceSid = null,
    int? Code = null, IReadOnlyDictionary<string, string>? Data = null);

/// <summary>The newest entries; the oldest fall out. Only written inside the loop.</summary>
internal sealed class EventLog(TimeProvider clock, int capacity = 5000)
{
    private readonly Queue<LogEntry> _entries = new();
    private long _seq;

    public event Action? Changed;

    public void Info(string kind, string text, string? callSid = null, string? conferenceSid = null, IReadOnlyDictionary<string, string>? data = null) =>
        Add(new LogEntry(0, default, kind, "info", text, callSid, conferenceSid, null, data));

    /// <summary>What Twilio shows in its debugger: a warning, or an error that ends the call.</summary>
    public void Debugger(string level, int code, string text, string? callSid = null) =>
        Add(new LogEntry(0, default, "debugger", level, text, callSid, Code: code));

    public long LastSeq => _seq;

    public IReadOnlyList<LogEntry> After(long seq) => [.. _entries.Where(entry => entry.Seq > seq)];

    public void Touch() => Changed?.Invoke();

    private void Add(LogEntry entry)
    {
        _entries.Enqueue(entry with { Seq = ++_seq, At = clock.GetUtcNow() });
        if (_entries.Count > capacity) _entries.Dequeue();
        Changed?.Invoke();
    }
}
