namespace WarmTransfer.Core.Agents;

/// <summary>What is said of agents where they are named.</summary>
public static class AgentWords
{
    /// <summary>Why a call cannot be sent to an agent in this state, as a sentence; null when it can. <see cref="AgentMachine.WhyNot"/> is the same where the name stands already.</summary>
    public static Sentence? WhyNot(Agent agent, AgentState state) => state switch
    {
        AgentState.Available => null,
        AgentState.Offline => $"{agent.Name} is offline: the browser phone is not connected.",
        AgentState.Reserved => $"{agent.Name} is being rung for another call.",
        AgentState.OnCall => $"{agent.Name} is on a call.",
        AgentState.Monitoring => $"{agent.Name} is taking part in somebody else's call.",
        AgentState.WrapUp => $"{agent.Name} is finishing the last call.",
        AgentState.Away => $"{agent.Name} is away: {agent.Away}.",
        AgentState.CheckPhone => $"{agent.Name} has missed several calls and has to test the phone first.",
        AgentState.TestPhone => $"{agent.Name} has not tested the phone in this shift.",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not an agent state."),
    };
}
