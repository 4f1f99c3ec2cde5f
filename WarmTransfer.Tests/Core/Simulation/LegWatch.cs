using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>The promises about one leg. Each leg has its own time: while the report about one is late, the next thing may befall another.</summary>
internal sealed class LegWatch(PhoneLeg leg, Limits limits)
{
    private readonly Meter _over = new("Every leg of a call that is over ends", limits.Over, CallWatch.WithExcuse);
    private readonly Meter _calledOff = new("A leg that is let go ends", 1_500, CallWatch.WithExcuse);
    // The guard falls 28 s after the first word, 3 s after a phone rings out that rang from then on; after a restart within 0.2 s.
    private readonly Meter _rungOut = new("A phone that has rung out is given up", 3_200, CallWatch.WithExcuse);
    // A report takes three seconds at most.
    private readonly Meter _muted = new("Who is muted on our screens is muted", 4_000, CallWatch.WithExcuse);
    private readonly Meter _briefed = new("A briefing takes eight seconds at most", 8_500, CallWatch.WithExcuse);
    private long? _firstWord;

    /// <param name="helpless">We are down, or Twilio refuses what we ask.</param>
    public void Check(Call call, long now, bool excused, bool helpless)
    {
        var known = call.Find(leg.Id);
        if (known?.Sid == leg.Sid) _firstWord ??= now;
        // Those who are in the room of a call that is over may hear the goodbye first.
        var off = known?.Released == true && (!call.IsOver || leg.Progress == LegProgress.Ringing);
        _over.Read(now, leg is { IsLive: true, IsElsewhere: false } && call.IsOver, excused, leg);
        _calledOff.Read(now, leg.IsLive && off, excused, leg);
        _rungOut.Read(now, leg.Ending == LegEnding.NoAnswer && known is { IsLive: true }, helpless || MayStillRing(now), leg);
        _briefed.Read(now, leg is { IsLive: true, HearsBriefing: true }, excused, leg);
        if (leg.IsBriefingCut && !call.IsOver) throw new Violation("Whoever hears the briefing hears it to its end", $"{leg.Id} of {call.Id}");
        if (leg is { HearsBriefing: true, In: not null }) throw new Violation("Nobody else hears the briefing", $"{leg.Id} of {call.Id}");
        _muted.Read(now, CallWatch.Here(call, leg) is { } here && here.Muted != leg.Muted, excused, leg);
    }

    // When a create timed out and its callbacks are lost, a look tells us of the leg: up to 2.8 s late (2 s, 0.5 s until the next try, 0.3 s on the way),
    // and later when that fails too. Until a phone that began to ring just then has rung out, nobody can know that this one has.
    private bool MayStillRing(long now) => now < _firstWord + PhoneNetwork.RingTimeOf(leg);
}
