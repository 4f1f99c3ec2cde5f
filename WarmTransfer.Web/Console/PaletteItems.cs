using WarmTransfer.Core;
using System.Collections.Immutable;
using WarmTransfer.Core.Agents;
using WarmTransfer.Web.History;
using WarmTransfer.Web.Leads;
using WarmTransfer.Web.Live;
using WarmTransfer.Web.Shell.Parts;
using WarmTransfer.Web.Softphone;
using WarmTransfer.Web.Voicemails;

namespace WarmTransfer.Web.Console;

/// <summary>What the command palette offers at a moment. Actions are there only while they are possible; the order is that of names and settings, whoever is free.</summary>
internal static class PaletteItems
{
    private static readonly ImmutableArray<PaletteItem> Pages =
    [
        new("page-leads", PaletteGroup.Pages, "phone-missed", "Leads", "customers to call back") { Path = LeadsPage.Path },
        new("page-calls", PaletteGroup.Pages, "phone", "Calls", "history") { Path = "/history" },
        new("page-voicemails", PaletteGroup.Pages, "voicemail", "Voicemails", "messages") { Path = VoicemailsPage.Path },
    ];

    public static ImmutableArray<PaletteItem> Of(ConsoleView view, PhoneState phone, ImmutableArray<FoundCall> own, ImmutableArray<FoundCall> found) =>
        [.. OfCall(view, phone), .. OfAgent(view.Me, view is not { Rejoin: null, Call: null }), .. Calls(own, found), .. Colleagues(view), .. Queues(view), .. Pages];

    private static IEnumerable<PaletteItem> OfCall(ConsoleView view, PhoneState phone) => view is { Rejoin: null, Call: { } call }
        ? CallActs.Of(call, view.Me.Id, phone).All.Where(act => act is { WhyNot: null, Busy: false })
            .Select(act => new PaletteItem(IdOf(act), PaletteGroup.Actions, act.Icon, act.With is null ? act.Name : $"Decline: {act.Name}", Key: act.Key) { Act = act })
        : [];

    // By what it asks: one button holds and resumes, but whoever has read Hold does not resume.
    private static string IdOf(CallAct act) => $"act-{act.Id}-{act.Intent?.GetType().Name}";

    private static IEnumerable<PaletteItem> OfAgent(AgentView me, bool isInCall)
    {
        if (!isInCall) yield return new("dial", PaletteGroup.Actions, "phone-outgoing", "Call a number…", Key: "c") { PressesKey = true };
        if (me.State is AgentState.WrapUp) yield return new("finish", PaletteGroup.Actions, "circle-check", "Finish the wrap-up", Key: "f") { Asks = new AgentEvent.FinishWrapUp() };
        if (me is { State: AgentState.WrapUp, MayExtend: true }) yield return new("extend", PaletteGroup.Actions, "hourglass", "Extend the wrap-up") { Asks = new AgentEvent.ExtendWrapUp() };
        var later = me.State is AgentState.OnCall or AgentState.Reserved;
        if (me.Away is not null || me.AwayNext is not null) yield return new("available", PaletteGroup.Actions, "circle-check", later ? "Available after this call" : "Available") { Asks = new AgentEvent.Return() };
        foreach (var reason in AwayReasons.All.Where(reason => reason != (later ? me.AwayNext : me.Away)))
            yield return new($"away-{reason}", PaletteGroup.Actions, "coffee", $"Away{(later ? " after this call" : "")}: {reason}") { Asks = new AgentEvent.GoAway(reason) };
    }

    private static IEnumerable<PaletteItem> Calls(ImmutableArray<FoundCall> own, ImmutableArray<FoundCall> found) =>
        found.Concat(own).DistinctBy(call => call.Call).Select(call =>
            new PaletteItem($"call-{call.Call}", PaletteGroup.Calls, "phone", call.Customer, $"{call.At:yyyy-MM-dd HH:mm} UTC · {call.QueueName} · {call.State} · {call.Call}") { Path = $"/history/{call.Call}" });

    private static IEnumerable<PaletteItem> Colleagues(ConsoleView view) => view.Agents.Where(agent => agent.Id != view.Me.Id).OrderBy(agent => agent.Name, NaturalOrder.OfNames).Select(agent =>
    {
        var (kind, whyNot) = Way(view.Call, TransferKind.Consult, TransferKind.Introduce, TransferKind.Cold);
        return new PaletteItem($"agent-{agent.Id}", PaletteGroup.Colleagues, agent.State.Icon(), agent.Name, agent.Text().English, WhyNot: whyNot) { Starts = new TransferStart(kind, agent: agent.Id) };
    });

    private static IEnumerable<PaletteItem> Queues(ConsoleView view) => view.Queues.Where(queue => queue.Id != view.Call?.Queue).Select(queue =>
    {
        var (kind, whyNot) = Way(view.Call, TransferKind.Cold);
        return new PaletteItem($"queue-{queue.Id}", PaletteGroup.Queues, "users", queue.Name, queue.Words, WhyNot: whyNot) { Starts = new TransferStart(kind, queue: queue.Id) };
    });

    // The first way that the call would obey.
    private static (TransferKind Kind, Sentence? WhyNot) Way(CallCard? call, params ReadOnlySpan<TransferKind> kinds)
    {
        if (call is null or { Ringing: true }) return (kinds[0], $"You are in no call that could be transferred.");
        foreach (var kind in kinds)
            if (kind.Refusal(call.Controls) is null) return (kind, null);
        return (kinds[0], kinds[0].Refusal(call.Controls)!.Reason);
    }

    /// <summary>Those in which every word is found; of each kind the first few, while nothing is typed fewer.</summary>
    public static ImmutableArray<PaletteItem> Matching(ImmutableArray<PaletteItem> all, string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var most = words.Length == 0 ? 5 : 10;
        return [.. all.Where(item => words.All(word => Has(item, word))).GroupBy(item => item.Group).OrderBy(group => group.Key).SelectMany(group => group.Take(group.Key is PaletteGroup.Actions ? int.MaxValue : most))];
    }

    private static bool Has(PaletteItem item, string word) =>
        item.Text.Contains(word, StringComparison.OrdinalIgnoreCase) || item.Note?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;
}
