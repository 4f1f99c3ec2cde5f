using Microsoft.Extensions.Options;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Console;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Outbox;

/// <summary>What a ringing browser phone is told of a transfer with the ringing itself, so that it can be shown before any push arrives.</summary>
internal sealed class RingParameters(Board board, IOptions<DeskOptions> options)
{
    private const int LongestValue = 100;

    /// <summary>To be put behind the address of the leg; empty for whoever is rung for no transfer. An agent who calls somebody is told that it is their own call: their phone need not ring.</summary>
    public string Of(Call call, Leg leg) => call.Phase is CallPhase.CallingOut p && p.Owner == leg.Id ? "?own=yes" : leg.Agent is { } agent && call.HandoverTo(leg.Id) is { } handover && handover.By != agent
        ? Query(call, handover, new Names(call, agent, board.Snapshot.Agents))
        : "";

    private string Query(Call call, Handover handover, Names names) => Query(
    [
        ("from", names.Of(handover.By)), .. options.Value.RingTellsCustomer ? [("reason", handover.Briefing.Reason), ("customer", call.From)] : Array.Empty<(string, string)>(),
        .. SoFar.Of(call, names).Select((moment, i) => ($"last{i + 1}", moment.Code)),
    ]);

    private static string Query(IEnumerable<(string Name, string Value)> parameters) =>
        "?" + string.Join('&', parameters.Where(parameter => parameter.Value.Length > 0).Select(parameter => $"{parameter.Name}={Escape(parameter.Value)}"));

    // Cut between characters, so that no half of a surrogate pair is left.
    private static string Escape(string value) =>
        Uri.EscapeDataString(value.Length <= LongestValue ? value : value[..(char.IsHighSurrogate(value[LongestValue - 1]) ? LongestValue - 1 : LongestValue)]);
}
