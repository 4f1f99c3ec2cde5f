using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using WarmTransfer.Core.Agents;
using WarmTransfer.Web.Shell.Parts;

namespace WarmTransfer.Web.Console;

/// <summary>An agent's row in the list of all, as text that all consoles share: written out for each of them, these rows were most of a console's memory.</summary>
internal static class AgentMarkup
{
    private static readonly ConditionalWeakTable<AgentView, string> Made = [];

    public static MarkupString Of(AgentView agent, bool isMe) => new(isMe ? Make(agent, " (you)") : Made.GetValue(agent, static agent => Make(agent, "")));

    private static string Make(AgentView agent, string after) =>
        $"""
        <span class="mark"{Tone(agent.State)}><span class="icon" data-icon="{agent.State.Icon()}" aria-hidden="true"></span></span>
        <span class="name">{Text(agent.Name)}{after}</span><span class="state">{Text(agent.Text().English)}</span>{Time(agent)}
        """;

    private static string Tone(AgentState state) => state.Tone() is { } tone ? $" data-tone=\"{tone}\"" : "";

    private static string Time(AgentView agent) => agent switch
    {
        { State: AgentState.WrapUp, WrapUpUntil: { } until } => $"<elapsed-time until=\"{Instant(until)}\"></elapsed-time>",
        { State: AgentState.Offline } => "",
        _ => $"<elapsed-time since=\"{Instant(agent.Since)}\"></elapsed-time>",
    };

    private static string Instant(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
