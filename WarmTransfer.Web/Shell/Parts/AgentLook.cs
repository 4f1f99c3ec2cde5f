using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Web.Console;

namespace WarmTransfer.Web.Shell.Parts;

/// <summary>How an agent's state is shown: word, icon and colour together, because colour alone says nothing to many.</summary>
internal static class AgentLook
{
    public static Sentence Text(this AgentState state) => state switch
    {
        AgentState.Offline => $"Offline",
        AgentState.Available => $"Available",
        AgentState.Reserved => $"Ringing",
        AgentState.OnCall => $"On a call",
        AgentState.Monitoring => $"Monitoring",
        AgentState.WrapUp => $"Wrap-up",
        AgentState.Away => $"Away",
        AgentState.CheckPhone => $"Check your phone",
        AgentState.TestPhone => $"Test your phone first",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not an agent state."),
    };

    /// <summary>As colleagues see it: with the reason, when there is one.</summary>
    public static Sentence Text(this AgentView agent) => agent switch
    {
        { State: AgentState.Away, Away: { } reason } => $"Away: {AwayReasons.Of(reason)}",
        { State: AgentState.CheckPhone } => $"Phone in doubt",
        { State: AgentState.TestPhone } => $"Phone not tested yet",
        _ => agent.State.Text(),
    };

    public static string Icon(this AgentState state) => state switch
    {
        AgentState.Offline => "circle-off",
        AgentState.Available => "circle-check",
        AgentState.Reserved => "bell-ring",
        AgentState.OnCall => "phone-call",
        AgentState.Monitoring => "headphones",
        AgentState.WrapUp => "clipboard-pen",
        AgentState.Away => "coffee",
        AgentState.CheckPhone => "triangle-alert",
        AgentState.TestPhone => "circle-alert",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not an agent state."),
    };

    public static string? Tone(this AgentState state) => state switch
    {
        AgentState.Available => "good",
        AgentState.Reserved or AgentState.OnCall or AgentState.Monitoring or AgentState.WrapUp or AgentState.TestPhone => "busy",
        AgentState.CheckPhone => "bad",
        _ => null,
    };
}
