using WarmTransfer.Core.Calls;

namespace WarmTransfer.Web.Audit;

/// <summary>What of a call's change takes a supervisor's right: each session with its start, its modes and its end, and each thing that was done to the call or passed over.</summary>
internal static class SupervisorActions
{
    public static IEnumerable<AuditEntry> Of(Call? before, Call after, CallEvent cause) =>
        after.Legs.Where(leg => leg.Monitoring is not null).SelectMany(leg => Session(before, after, leg)).Concat(Acts(after, cause));

    private static IEnumerable<AuditEntry> Session(Call? before, Call after, Leg leg)
    {
        var known = before?.Find(leg.Id);
        if (known is null) yield return Entry(leg, $"starts: {leg.Monitoring}");
        else if (known.Monitoring != leg.Monitoring) yield return Entry(leg, $"changes: {known.Monitoring} to {leg.Monitoring}");
        if (known is { IsLive: true } && !leg.IsLive) yield return Entry(leg, $"ends: {leg.Monitoring}");

        AuditEntry Entry(Leg leg, string what) => new(leg.Agent!.Value.Value, what, AuditOutcome.Done, $"leg {leg.Id}", after.Id);
    }

    private static IEnumerable<AuditEntry> Acts(Call call, CallEvent cause) => cause switch
    {
        CallEvent.Intent.TakeOver i => [new(i.By.Value, "takes the call over", AuditOutcome.Done, i.Reason, call.Id)],
        CallEvent.Intent.Remove i => [new(i.By.Value, "removes a party", AuditOutcome.Done, $"leg {i.Leg}, customer: {i.Then?.ToString() ?? "talks on"}", call.Id, call.Find(i.Leg)?.Agent)],
        CallEvent.Intent.Transfer { Override: true, Target: Target.Colleague { Agent: var agent } } i =>
            [new(i.By.Value, "rings an agent who is not available", AuditOutcome.Done, Data.Json.NameOf<CallEvent>(i), call.Id, agent)],
        CallEvent.Intent.AcceptHelpRequest i => [new(i.By.Value, "accepts a help request", AuditOutcome.Done, "", call.Id, call.HelpRequest?.By)],
        _ => [],
    };
}
