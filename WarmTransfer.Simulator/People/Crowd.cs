using WarmTransfer.Simulator.Media;
using System.Collections.Concurrent;
using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Simulator.People;

/// <param name="WaitFor">Seconds before the caller dials.</param>
/// <param name="HangUpAfter">Seconds after dialling; null stays.</param>
/// <param name="Press">Keys, pressed <paramref name="PressAfter"/> seconds after dialling.</param>
public sealed record CallerPlan(
    string From, string? To = null, double WaitFor = 0, double? HangUpAfter = null, string? Press = null, double PressAfter = 1, double Tone = 300);

/// <summary>The scripted people of this network.</summary>
internal sealed class Crowd(IPhoneNetwork network, SimulatorOptions options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, ScriptedAgent> _agents = new(StringComparer.Ordinal);

    public IEnumerable<ScriptedAgent> Agents => _agents.Values.OrderBy(agent => agent.Identity, StringComparer.Ordinal);

    /// <summary>Brings an agent; one with the same identity is replaced.</summary>
    public ScriptedAgent Add(AgentPlan plan)
    {
        Remove(plan.Identity);
        var agent = new ScriptedAgent(network, clock, plan);
        _agents[plan.Identity] = agent;
        network.Register(agent);
        if (plan.LeaveAfter is { } seconds) Alarm.After(clock, seconds, () => network.Unregister(agent));
        return agent;
    }

    public bool Remove(string identity)
    {
        if (!_agents.TryRemove(identity, out var agent)) return false;
        network.Unregister(agent);
        return true;
    }

    /// <summary>The agent at whose phone this call rings.</summary>
    public ScriptedAgent? RingingAt(string callSid) => _agents.Values.FirstOrDefault(agent => agent.Ringing().Contains(callSid));

    /// <summary>The sid of the call, or null when the caller dials later.</summary>
    public string? Call(CallerPlan plan)
    {
        string? sid = null;
        Alarm.After(clock, plan.WaitFor, () => sid = Dial(plan));
        return sid;
    }

    private string Dial(CallerPlan plan)
    {
        var call = network.Dial(plan.From, plan.To ?? options.PhoneNumber);
        call.Audio.Voice = new ToneVoice(plan.Tone);
        if (plan.Press is { Length: > 0 } keys) Alarm.After(clock, plan.PressAfter, () => network.Press(call.CallSid, keys));
        if (plan.HangUpAfter is { } seconds) Alarm.After(clock, seconds, () => network.HangUp(call.CallSid));
        return call.CallSid;
    }
}
