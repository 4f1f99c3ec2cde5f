using Microsoft.AspNetCore.Components;
using WarmTransfer.Core.Agents;
using WarmTransfer.Web.Languages;
using WarmTransfer.Web.Shell.Parts;

namespace WarmTransfer.Web.Console;

/// <summary>An agent's row in the list of all.</summary>
internal static class AgentMarkup
{
    private static readonly SharedMarkup<AgentView> Rows = new((agent, words) => Make(agent, agent.Name, words));

    public static MarkupString Of(AgentView agent, bool isMe, Words words) => isMe ? new(Make(agent, words[$"{agent.Name} (you)"]!, words)) : Rows.Of(agent, words);

    private static string Make(AgentView agent, string name, Words words) =>
        $"""
        {Markup.Mark(agent.State.Icon(), agent.State.Tone())}
        <span class="name">{Markup.Text(name)}</span><span class="state">{Markup.Text(words[$"{agent.Text()}"]!)}</span>{Time(agent)}
        """;

    private static string Time(AgentView agent) => agent switch
    {
        { State: AgentState.WrapUp, WrapUpUntil: { } until } => Markup.Until(until),
        { State: AgentState.Offline } => "",
        _ => Markup.Since(agent.Since),
    };
}
