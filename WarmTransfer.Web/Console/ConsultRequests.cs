using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Console;

/// <summary>A colleague asks for a consultation while this agent is busy: a quiet card, and nothing rings.</summary>
/// <param name="From">Name of whoever asks.</param>
/// <param name="Reason">Why, and <paramref name="Note"/>, what there is to know.</param>
/// <param name="Until">When the request is over by itself.</param>
/// <param name="Accepted">This agent has said that they come afterwards.</param>
/// <param name="WhyNotNow">Why this agent cannot come at once; null when they can.</param>
public sealed record ConsultRequestView(CallId Call, string From, string Customer, string Reason, string Note, DateTimeOffset Until, bool Accepted, Sentence? WhyNotNow);

/// <summary>The colleague whom this agent asks.</summary>
/// <param name="Busy">What keeps them busy: "is on a call"; null: they are free now.</param>
/// <param name="Accepted">They have said that they come afterwards.</param>
public sealed record AskedView(string Name, Sentence? Busy, DateTimeOffset Since, DateTimeOffset Until, bool Accepted);

/// <summary>Requests for a consultation, as both sides see them.</summary>
internal static class ConsultRequests
{
    public static ImmutableArray<ConsultRequestView> Of(Snapshot snapshot, Agent me, DateTimeOffset now) => snapshot.Asking.IsEmpty ? [] :
    [
        .. snapshot.Asking.Values.Where(call => call.ConsultRequest?.To == me.Id).OrderBy(call => call.ConsultRequest!.At)
            .Select(call => Of(call, call.ConsultRequest!, new Names(call, me.Id, snapshot.Agents), me, now)),
    ];

    public static AskedView? By(Call call, AgentId me, ImmutableDictionary<AgentId, Agent> agents, DateTimeOffset now) => call.ConsultRequest is { } request && request.By == me
        ? new AskedView(
            agents.GetValueOrDefault(request.To)?.Name ?? request.To.Value,
            agents.GetValueOrDefault(request.To) is { } asked ? AgentMachine.WhyNot(asked, asked.StateAt(now)) : null,
            request.At, request.Until, request.Accepted)
        : null;

    /// <summary>How far the search in a queue is; null where nobody is sought in one.</summary>
    public static Sentence? Experts(Call call, Names names) => call.Phase is CallPhase.DiallingIn or CallPhase.Consulting && call.Handover is { Experts: { } queue }
        ? NextExperts.Rung(call) is var rung && rung == 0 ? (Sentence)$"Looking for somebody free of {names.Of(queue)}" : $"{names.Of(queue)}: agent {rung} of at most {NextExperts.Most}"
        : null;

    private static ConsultRequestView Of(Call call, ConsultRequest request, Names names, Agent me, DateTimeOffset now) => new(
        call.Id, names.Of(request.By), names.Customer, request.Briefing.Reason, request.Briefing.Note, request.Until, request.Accepted, WhyNotNow(me.StateAt(now)));

    // A browser phone takes one call at a time: whoever came at once would leave their own customer alone.
    private static Sentence? WhyNotNow(AgentState state) => state switch
    {
        AgentState.WrapUp or AgentState.Available => null,
        AgentState.OnCall or AgentState.Monitoring => $"You are on a call, and your phone takes one at a time: hand it over or end it first.",
        AgentState.Reserved => $"Your phone is ringing for another call.",
        _ => $"You are not available.",
    };
}
