using WarmTransfer.Simulator.Media;
using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Simulator.People;

/// <summary>What a scripted agent does with a call that rings.</summary>
public enum AgentBehaviour { Answer, Decline, Ignore, Manual }

/// <param name="Identity">Client identity, or an E.164 number for a party outside.</param>
/// <param name="Say">What they say once, <paramref name="SayAfter"/> seconds after answering; null: nothing that is known as words.</param>
/// <param name="HangUpAfter">Seconds after answering; null stays until the other side ends the call.</param>
/// <param name="Menu">What it says instead from a key on that it gets, in Hz: a machine that asks for keys.</param>
public sealed record AgentPlan(
    string Identity, AgentBehaviour Behaviour = AgentBehaviour.Answer, double AnswerAfter = 0, double? HangUpAfter = null, double Tone = 440, double? LeaveAfter = null, string? Say = null, double SayAfter = 0,
    IReadOnlyDictionary<char, double>? Menu = null);

/// <summary>A registered phone that acts by plan. A frozen one keeps its registration and reacts to nothing.</summary>
internal sealed class ScriptedAgent(IPhoneNetwork network, TimeProvider clock, AgentPlan plan) : IDevice
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, AudioLeg> _ringing = [];

    public string Identity => plan.Identity;

    public AgentPlan Plan => plan;

    public bool Frozen { get; set; }

    /// <summary>What rings at this phone now.</summary>
    public IReadOnlyList<string> Ringing()
    {
        lock (_gate) return [.. _ringing.Keys];
    }

    public void Invite(Invitation invitation)
    {
        lock (_gate) _ringing[invitation.CallSid] = invitation.Audio;
        if (plan.Behaviour is AgentBehaviour.Answer) After(plan.AnswerAfter, () => Answer(invitation.CallSid));
        if (plan.Behaviour is AgentBehaviour.Decline) After(plan.AnswerAfter, () => network.Reject(this, invitation.CallSid));
    }

    public bool Answer(string callSid)
    {
        if (Take(callSid) is not { } audio || !network.Answer(this, callSid)) return false;
        audio.Voice = new ToneVoice(plan.Tone);
        if (plan.Say is { Length: > 0 } words) After(plan.SayAfter, () => network.Say(callSid, new Utterance(words)));
        if (plan.Menu is { } menu) audio.Keys = new MenuEar(audio, menu);
        if (plan.HangUpAfter is { } seconds) After(seconds, () => network.HangUp(callSid));
        return true;
    }

    public void Cancel(string callSid) => Take(callSid);

    public void Ringing(string callSid) { }

    public void Answered(string callSid) { }

    public void HangUp(string callSid, int? errorCode = null, string? message = null) => Take(callSid);

    private AudioLeg? Take(string callSid)
    {
        lock (_gate) return _ringing.Remove(callSid, out var audio) ? audio : null;
    }

    private void After(double seconds, Action act) => Alarm.After(clock, seconds, () => { if (!Frozen) act(); });
}
