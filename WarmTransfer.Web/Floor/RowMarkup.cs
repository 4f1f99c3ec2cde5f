using System.Collections.Frozen;
using Microsoft.AspNetCore.Components;
using WarmTransfer.Core.Agents;
using WarmTransfer.Web.Languages;
using WarmTransfer.Web.Shell.Parts;

namespace WarmTransfer.Web.Floor;

/// <summary>What rows of the floor say, all but what is pressed and what is rare.</summary>
internal static class RowMarkup
{
    private static readonly SharedMarkup<FloorCall> States = new((call, words) => Markup.Chip(call.Kind.Look().Icon, call.Kind.Look().Tone, words[call.State]!));
    private static readonly SharedMarkup<FloorCall> Cells = new((call, words) =>
        $"""
        <td class="agent">{Markup.Text(call.OwnerName ?? "–")}</td><td class="queue">{Markup.Text(call.QueueName)}</td>
        <td class="time">{Markup.Since(call.ArrivedAt)}</td><td class="time">{Markup.Since(call.Since)}</td><td class="time hold">{(call.HoldSince is { } held ? Markup.Since(held) : "")}</td>
        <td class="time age">{(call.UnconfirmedSince is { } since ? Markup.Chip("wifi-off", "bad", words["Stale"], $" {Markup.Since(since)}") : Markup.Since(call.ChangedAt))}</td>
        """);
    private static readonly SharedMarkup<FloorCustomer> Waits = new((customer, words) => Markup.Chip(customer.Kind.Look().Icon, customer.Kind.Look().Tone, words[customer.State]!));
    private static readonly FrozenDictionary<AgentState, string> Marks = Enum.GetValues<AgentState>().ToFrozenDictionary(state => state, state => Markup.Mark(state.Icon(), state.Tone()));
    private static readonly SharedMarkup<FloorAgent> Doings = new((agent, words) => $"<span>{Markup.Text(words[agent.Words]!)}</span>");
    private static readonly SharedMarkup<FloorAgent> Times = new((agent, _) => agent switch
    {
        { Until: { } until } => Markup.Until(until),
        { State: AgentState.Offline } => "",
        _ => Markup.Since(agent.Since),
    });

    public static MarkupString State(FloorCall call, Words words) => States.Of(call, words);

    /// <summary>The cells behind the state.</summary>
    public static MarkupString Rest(FloorCall call, Words words) => Cells.Of(call, words);

    public static MarkupString State(FloorCustomer customer, Words words) => Waits.Of(customer, words);

    public static MarkupString Mark(AgentState state) => new(Marks[state]);

    public static MarkupString State(FloorAgent agent, Words words) => Doings.Of(agent, words);

    public static MarkupString Time(FloorAgent agent, Words words) => Times.Of(agent, words);
}
