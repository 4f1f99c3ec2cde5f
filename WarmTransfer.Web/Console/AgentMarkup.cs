using System.Collections.Frozen;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using WarmTransfer.Core.Agents;
using WarmTransfer.Web.Languages;
using WarmTransfer.Web.Shell.Parts;

namespace WarmTransfer.Web.Console;

/// <summary>An agent's row in the list of all, as text that all consoles of a language share: written out for each of them, these rows were most of a console's memory.</summary>
internal static class AgentMarkup
{
    private static readonly FrozenDictionary<Language, ConditionalWeakTable<AgentView, string>> Made = Language.All.ToFrozenDictionary(language => language, _ => new ConditionalWeakTable<AgentView, string>());

    public static MarkupString Of(AgentView agent, bool isMe, Words words) => new(isMe
        ? Make(agent, words[$"{agent.Name} (you)"]!, words)
        : Made[words.Language].GetValue(agent, agent => Make(agent, agent.Name, words)));

    private static string Make(AgentView agent, string name, Words words) =>
        $"""
        <span class="mark"{Tone(agent.State)}><span class="icon" data-icon="{agent.State.Icon()}" aria-hidden="true"></span></span>
        <span class="name">{Text(name)}</span><span class="state">{Text(words[$"{agent.Text()}"]!)}</span>{Time(agent)}
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
