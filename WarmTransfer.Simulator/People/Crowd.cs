using WarmTransfer.Simulator.Media;
using System.Collections.Concurrent;
using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Simulator.People;

/// <param name="WaitFor">Seconds before the caller dials.</param>
/// <param name="HangUpAfter">Seconds after dialling; null stays.</param>
/// <param name="Press">Keys, pressed <paramref name="PressAfter"/> seconds after dialling.</param>
/// <param name="Say">Words, said <paramref name="SayAfter"/> seconds after dialling; whatever writes the caller's speech down writes them.</param>
/// <param name="Then">What the caller does in menus, one after the other.</param>
public sealed record CallerPlan(
    string From, string? To = null, double WaitFor = 0, double? HangUpAfter = null, string? Press = null, double PressAfter = 1, double Tone = 300,
    string? Say = null, double SayAfter = 1, IReadOnlyList<CallerAct>? Then = null)
{
    private const double LongestWait = 24 * 60 * 60;

    /// <summary>What is wrong with the plan; null when nothing is.</summary>
    public string? Fault() => this switch
    {
        { From: null or "" } => "from must be the number that is shown, such as +15550100001.",
        _ when !IsTime(WaitFor) || !IsTime(HangUpAfter ?? 0) || !IsTime(PressAfter) || !IsTime(SayAfter) => $"waitFor, hangUpAfter, pressAfter and sayAfter must be seconds from 0 to {LongestWait}.",
        { Say: { } say } when new Utterance(say).Fault() is { } fault => $"say: {fault}",
        _ => Then?.Select(act => act.Fault()).FirstOrDefault(fault => fault is not null),
    };

    internal static bool IsTime(double seconds) => seconds is >= 0 and <= LongestWait;
}

/// <summary>One thing that a scripted caller does.</summary>
/// <param name="After">Seconds after the one before it, or after dialling.</param>
public sealed record CallerAct(double After, string? Press = null, string? Say = null)
{
    /// <summary>What is wrong with it; null when nothing is.</summary>
    public string? Fault() => this switch
    {
        _ when !CallerPlan.IsTime(After) => "then: after must be seconds.",
        { Press: null or "", Say: null or "" } => "then: each one presses or says something.",
        { Press: { } keys } when keys.Any(key => !"0123456789*#".Contains(key, StringComparison.Ordinal)) => "then: press may only hold 0-9, * and #.",
        { Say: { } say } => new Utterance(say).Fault(),
        _ => null,
    };
}

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
        (call.Audio.Voice, call.Audio.Words) = (new ToneVoice(plan.Tone), plan.Say);
        if (plan.Press is { Length: > 0 } keys) Alarm.After(clock, plan.PressAfter, () => network.Press(call.CallSid, keys));
        if (plan.Say is { Length: > 0 } words) Alarm.After(clock, plan.SayAfter, () => network.Say(call.CallSid, new Utterance(words)));
        Act(call.CallSid, plan.Then ?? [], at: 0);
        if (plan.HangUpAfter is { } seconds) Alarm.After(clock, seconds, () => network.HangUp(call.CallSid));
        return call.CallSid;
    }

    private void Act(string callSid, IReadOnlyList<CallerAct> acts, int at)
    {
        if (at == acts.Count) return;
        Alarm.After(clock, acts[at].After, () =>
        {
            if (acts[at].Press is { Length: > 0 } keys) network.Press(callSid, keys);
            if (acts[at].Say is { Length: > 0 } words) network.Say(callSid, new Utterance(words));
            Act(callSid, acts, at + 1);
        });
    }
}
