namespace WarmTransfer.Core.Calls;

/// <summary>Makes who hears a supervisor follow mode and owner: one request at a time for each leg, and the same leg throughout.</summary>
public static class Coaching
{
    /// <summary>Who is to hear the leg of a supervisor, as the call is now.</summary>
    public static CoachingFlags Wanted(Call call, Leg leg) => leg.Monitoring switch
    {
        // Whoever has taken the call over speaks as every owner does.
        null => CoachingFlags.Open,
        _ when call.Phase.Parties.Contains(leg.Id) => CoachingFlags.Open,
        // Whoever is let go, or is on a call that is over, says no last word by mistake: a request may still be on its way.
        _ when !call.IsMonitoring(leg) => CoachingFlags.Silent,
        MonitorMode.Listen => CoachingFlags.Silent,
        MonitorMode.Whisper => Coached(call) is { } sid ? CoachingFlags.Only(sid) : CoachingFlags.Silent,
        MonitorMode.Barge => CoachingFlags.Open,
        _ => throw new InvalidOperationException($"{leg.Monitoring} is not a mode that is known here."),
    };

    internal static Step Follow(Call call)
    {
        var step = Step.Of(call);
        foreach (var leg in call.Legs.Where(leg => leg.Monitoring is not null && leg.IsIn(call.Room) && !leg.Released))
            step = step.Then(next => Follow(next, next[leg.Id]));
        return step;
    }

    private static Step Follow(Call call, Leg leg) => leg.CoachingPending || Wanted(call, leg) == new CoachingFlags(leg.Muted, leg.Coaching)
        ? Step.Of(call)
        : Step.Of(call.With(leg with { CoachingPending = true }), new CallEffect.SetCoaching(leg.Id, call.Room));

    // Twilio lets nobody coach who is not in the conference.
    private static string? Coached(Call call) =>
        call.Phase.OwnerLeg is { } owner && call[owner] is { Released: false } agent && agent.IsIn(call.Room) ? agent.Sid : null;
}
