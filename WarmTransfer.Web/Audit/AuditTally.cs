using System.Net;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Web.Audit;

/// <summary>
/// Counts, minute by minute, what comes again. The first of a kind is a line of its own; the rest of the minute is one line with their count. Anybody can be
/// denied something again and again, of ever another call: the more kinds of that one actor brings, the less they are told apart.
/// </summary>
internal sealed class AuditTally
{
    /// <summary>Denied attempts of one actor in a minute that are told apart by what they were about, and as many more by the act.</summary>
    public const int KindsPerActor = 20;
    /// <summary>Networks from which strangers come in a minute that are told apart.</summary>
    public const int Networks = 500;
    private const string Elsewhere = "(many networks)";
    private readonly Lock _lock = new();
    private readonly Dictionary<Kind, Counted> _counted = [];
    private readonly Dictionary<string, int> _kinds = [];
    private readonly List<AuditRow> _over = [];
    private long _minute;

    /// <summary>The line to write for it; null: it is only counted.</summary>
    public AuditRow? Add(AuditEntry entry, DateTimeOffset now)
    {
        lock (_lock)
        {
            Turn(now);
            var who = Who(entry);
            var (kind, kept) = entry.Outcome == AuditOutcome.Denied ? Fold(who, entry) : (Kind.Of(who, entry), entry);
            if (!_counted.TryGetValue(kind, out var counted)) return Begin(kind, kept, now);
            counted.Again++;
            return null;
        }
    }

    /// <summary>What has been counted in minutes that are over.</summary>
    /// <param name="all">Also in the one that is not over yet.</param>
    public IReadOnlyList<AuditRow> Take(DateTimeOffset now, bool all = false)
    {
        lock (_lock)
        {
            if (all) End(now);
            else Turn(now);
            AuditRow[] taken = [.. _over];
            _over.Clear();
            return taken;
        }
    }

    private AuditRow Begin(Kind kind, AuditEntry kept, DateTimeOffset now)
    {
        _counted[kind] = new Counted(kept);
        if (kept.Outcome == AuditOutcome.Denied) _kinds[kind.Who] = _kinds.GetValueOrDefault(kind.Who) + 1;
        return AuditRow.Of(kept, now);
    }

    private void Turn(DateTimeOffset now)
    {
        var minute = now.ToUnixTimeSeconds() / 60;
        if (minute == _minute) return;
        var end = DateTimeOffset.FromUnixTimeSeconds((_minute + 1) * 60);
        End(end < now ? end : now);
        _minute = minute;
    }

    private void End(DateTimeOffset at)
    {
        _over.AddRange(_counted.Values.Where(counted => counted.Again > 0).Select(counted => AuditRow.Of(counted.Entry, at, counted.Again)));
        _counted.Clear();
        _kinds.Clear();
    }

    private (Kind, AuditEntry) Fold(string who, AuditEntry entry)
    {
        var kinds = _kinds.GetValueOrDefault(who);
        if (Fits(entry, KindsPerActor) is { } asItIs) return asItIs;
        return Fits(entry with { Call = null, Agent = null, Reason = "More of this minute." }, 2 * KindsPerActor)
            ?? Fits(entry with { Call = null, Agent = null, Reason = "More of this minute.", Act = "more of the kind" }, int.MaxValue)!.Value;

        (Kind, AuditEntry)? Fits(AuditEntry one, int most) => Kind.Of(who, one) is var kind && (kinds < most || _counted.ContainsKey(kind)) ? (kind, one) : null;
    }

    // Strangers have no name; who comes from one network is taken for one.
    private string Who(AuditEntry entry)
    {
        if (entry.Actor is not (DeniedRequests.Nobody or AuditEntry.Unknown)) return entry.Actor;
        var who = $"{entry.Actor} {Network.Of(IPAddress.TryParse(entry.Origin?.Address, out var address) ? address : null)}";
        return _kinds.ContainsKey(who) || _kinds.Count < Networks ? who : Elsewhere;
    }

    private readonly record struct Kind(string Who, string Act, AuditOutcome Outcome, string Reason, string? Call, string? Agent)
    {
        public static Kind Of(string who, AuditEntry entry) => new(who, entry.Act, entry.Outcome, entry.Reason, entry.Call?.Value, entry.Agent?.Value);
    }

    private sealed class Counted(AuditEntry entry)
    {
        public AuditEntry Entry => entry;

        public int Again { get; set; }
    }
}
