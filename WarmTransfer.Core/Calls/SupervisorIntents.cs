namespace WarmTransfer.Core.Calls;

/// <summary>What supervisors ask of a call. Whether somebody is a supervisor is known at the door, not here.</summary>
internal static class SupervisorIntents
{
    public static Step Check(Call call, CallEvent.Intent.BySupervisor intent, DateTimeOffset now) => intent switch
    {
        CallEvent.Intent.Monitor i => Monitor(call, i, now),
        CallEvent.Intent.ChangeMonitorMode i => OfMonitor(call, i.By, leg => Change(call, leg, i.Mode)),
        CallEvent.Intent.StopMonitoring i => OfMonitor(call, i.By, leg => Release(call, leg.Id)),
        CallEvent.Intent.TakeOver i => OfMonitor(call, i.By, leg => TakingOver.Begin(call, leg, now)),
        CallEvent.Intent.Remove i => Removing.Check(call, i, now),
        CallEvent.Intent.AcceptHelpRequest i => HelpRequests.Claim(call, i.By),
        _ => throw new InvalidOperationException($"{intent.GetType().Name} is not a supervisor's intent that is known here."),
    };

    /// <summary>Hangs a leg up that the call goes on without.</summary>
    public static Step Release(Call call, LegId leg) => Step.Of(call.With(call[leg] with { Released = true }), new CallEffect.EndLeg(leg));

    // The supervisor's browser has called us, so the leg is answered already and only needs its place.
    private static Step Monitor(Call call, CallEvent.Intent.Monitor i, DateTimeOffset now)
    {
        if (call.PartOf(i.By) is not null) return Step.Refuse(call, RefusalCode.Taken, $"You are on this call already.");
        var (planned, leg) = Dialling.Plan(call, Target.To(i.By), now);
        return Step.Of(planned.With(leg with { Sid = i.Sid, DialAsked = true, Progress = LegProgress.Admitted, Monitoring = i.Mode }));
    }

    private static Step OfMonitor(Call call, AgentId by, Func<Leg, Step> then) => call.PartOf(by) is { } leg && call.IsMonitoring(leg)
        ? then(leg)
        : Step.Refuse(call, RefusalCode.NotYourCall, $"You are not listening to this call.");

    private static Step Change(Call call, Leg leg, MonitorMode mode) => leg.Monitoring == mode
        ? Step.Refuse(call, RefusalCode.WrongPhase, $"That is how you take part already.")
        : Step.Of(call.With(leg with { Monitoring = mode }));
}
