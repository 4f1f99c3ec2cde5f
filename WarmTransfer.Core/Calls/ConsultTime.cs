namespace WarmTransfer.Core.Calls;

/// <summary>What becomes of a consultation that has lasted as long as its queue allows.</summary>
public enum OverlongConsult
{
    /// <summary>The second party goes, and the customer is with the owner again.</summary>
    Return,

    /// <summary>All three hear each other.</summary>
    Merge,
}

/// <summary>Sees to it that no consultation goes on for ever: the customer hears music meanwhile, and nobody has told them for how long.</summary>
internal static class ConsultTime
{
    public static Step Follow(Call call, CallPhase.Consulting p, CallPolicy policy, DateTimeOffset now) => p.Until switch
    {
        null when call[p.Second].IsIn(call.Room) => Begin(call, p, now + policy.ConsultTimeOf(call), now),
        { } until when until <= now => End(call, p, policy, now),
        _ => Step.Of(call),
    };

    private static Step Begin(Call call, CallPhase.Consulting p, DateTimeOffset until, DateTimeOffset now) =>
        Step.Of(call.Go(p with { Until = until }, now), new CallEffect.StartTimer(new CallEvent.Fact.ConsultTimeUp(p.Second), until));

    private static Step End(Call call, CallPhase.Consulting p, CallPolicy policy, DateTimeOffset now) => policy.MergesConsults(call) && call[p.Second].IsIn(call.Room)
        ? TransferIntents.Merge(call, now)
        : TransferIntents.DropSecond(call, p.Owner, p.Second, now);
}
