namespace WarmTransfer.Core.Calls;

/// <summary>Makes Twilio's holds follow what the phase wants, one request at a time for each leg.</summary>
internal static class Holding
{
    public static Step Follow(Call call)
    {
        // Without an owner the customer is on the way into the next room, where nobody is on hold.
        if (call.Phase.OwnerLeg is null) return Step.Of(call);
        var step = Step.Of(call);
        foreach (var leg in call.Legs.Where(leg => leg.IsIn(call.Room) && !leg.Released)) step = step.Then(next => Follow(next, next[leg.Id]));
        return step;
    }

    private static Step Follow(Call call, Leg leg)
    {
        var wanted = Privacy.WantsHold(call.Phase, leg.Id);
        if (leg.HoldPending || wanted == leg.Held || !wanted && !Privacy.MayResume(call, leg.Id)) return Step.Of(call);
        return Step.Of(call.With(leg with { HoldPending = true }), new CallEffect.SetHold(leg.Id, call.Room, wanted));
    }
}
