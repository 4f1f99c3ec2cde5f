using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Simulator.Api;

namespace WarmTransfer.Tests.Web.Calls;

/// <summary>One customer's call, in the words of the tutorial: what is done, and what each ear must then hear.</summary>
internal sealed class Conversation
{
    private readonly ProductHost _host;

    private Conversation(ProductHost host, string customer) => (_host, Customer) = (host, customer);

    /// <summary>CallSid of the customer's leg, and so the call's id.</summary>
    public string Customer { get; }

    public static Conversation Start(ProductHost host, string from = "+15550100001") => new(host, host.Network.Dial(from));

    public CallPhase? Phase => _host.Saved(Customer)?.Phase;

    public bool CustomerIsUp => _host.Network.Leg(Customer) is { Status: "in-progress" };

    public Task CustomerHearsMusic() => _host.Until(
        "the customer hears music", () => _host.Network.Leg(Customer) is { Playing: "hold-music.wav", Hears.Count: 0 });

    /// <summary>Everybody named, and the customer, hear each other and nobody and nothing else.</summary>
    public Task AllHearEachOther(params string[] agents) => _host.Until($"customer, {string.Join(", ", agents)} hear each other", () =>
    {
        string?[] present = [Customer, .. agents.Select(agent => LegOf(agent)?.CallSid)];
        return present.All(sid => sid is not null && _host.Network.Leg(sid) is { Playing: null } leg && leg.Hears.ToHashSet().SetEquals(present.Where(other => other != sid)!));
    });

    public async Task TalkTo(string agent)
    {
        await AllHearEachOther(agent);
        await _host.Until($"{agent} is talking", () => Phase is CallPhase.Talking);
    }

    public async Task BringIn(string first, string second)
    {
        Assert.Null(await _host.Ask(Customer, new CallEvent.Intent.DialIn(new AgentId(first), Target.To(new AgentId(second)), Briefing.None)));
        await AllHearEachOther(first, second);
        // The webhook of the join may still be under way when the audio is already there.
        await _host.Until("the second agent is in the room", () => _host.Saved(Customer) is { Phase: CallPhase.ThreeWay p } call && call[p.Second].IsIn(call.Room));
    }

    public async Task HandOver(string first, string second)
    {
        await BringIn(first, second);
        Assert.Null(await _host.Ask(Customer, new CallEvent.Intent.Leave(new AgentId(first))));
        await AllHearEachOther(second);
    }

    /// <summary>The agent consults somebody, an agent or an outside number; returns when it was asked for.</summary>
    public async Task Consult(string agent, string target, string reason = "") =>
        Assert.Null(await _host.Ask(Customer, new CallEvent.Intent.Consult(new AgentId(agent), To(target), new Briefing(reason, ""))));

    public async Task Cold(string agent, string target) =>
        Assert.Null(await _host.Ask(Customer, new CallEvent.Intent.ColdTransfer(new AgentId(agent), To(target), Briefing.None)));

    public async Task Do(CallEvent.Intent intent) => Assert.Null(await _host.Ask(Customer, intent));

    public static Target To(string target) => target[0] == '+' ? new Target.Outside(target) : Target.To(new AgentId(target));

    /// <summary>The two hear each other and nobody else; the customer hears music.</summary>
    public Task InPrivate(string first, string second) => Apart(first, second, () => Customer);

    /// <summary>Customer and owner hear each other and nobody else; the second agent hears music.</summary>
    public Task Swapped(string owner, string second) => Apart(owner, null, () => LegOf(second)?.CallSid);

    public Task RingsAt(string agent) => _host.Until($"{agent}'s phone rings", () => LegOf(agent) is { Status: "ringing" });

    /// <summary>As a page does it: the server is told first that it is meant.</summary>
    public async Task HangUpOnPurpose(string agent)
    {
        await Do(new CallEvent.Intent.HangUp(new AgentId(agent)));
        if (LegOf(agent) is { } leg) _host.Network.HangUp(leg.CallSid);
    }

    /// <summary>The leg ends without a word to the server, as that of a page that is reloaded or has crashed.</summary>
    public void HangUp(string agent) => _host.Network.HangUp(LegOf(agent)!.CallSid);

    public void CustomerHangsUp() => _host.Network.HangUp(Customer);

    public async Task IsOver(params string[] agents)
    {
        await _host.Until("all legs are over", () => _host.Network.State.Legs.All(leg => leg.Ended is not null));
        await _host.Until("the call is over", () => _host.Saved(Customer) is { IsOver: true, HasLiveLegs: false });
        await _host.Until("the agents are free", () => agents.All(agent => _host.StateOf(agent) == AgentState.Available));
    }

    private async Task Apart(string first, string? second, Func<string?> held)
    {
        await _host.Until($"{first} and {second ?? "customer"} are by themselves, the other one hears music", () =>
            LegOf(first)?.CallSid is { } one && (second is null ? Customer : LegOf(second)?.CallSid) is { } two && held() is { } other
            && HearsOnly(one, two) && HearsOnly(two, one) && _host.Network.Leg(other) is { Playing: "hold-music.wav", Hears.Count: 0 });
        await _host.Until("the desk knows", () => _host.Saved(Customer) is { } call
            && call.Legs.Exists(leg => leg.Sid == held() && leg.Held)
            && call.Legs.TrueForAll(leg => !leg.IsLive || (leg.IsIn(call.Room) && !leg.HoldPending)));
    }

    private bool HearsOnly(string listener, string speaker) =>
        _host.Network.Leg(listener) is { Playing: null } leg && leg.Hears.SequenceEqual([speaker]);

    /// <summary>The live leg to the agent's phone that is part of this call.</summary>
    public LegView? LegOf(string agent)
    {
        var sids = _host.Saved(Customer)?.AgentLegs.Where(leg => (leg.Agent?.Value ?? leg.Number) == agent).Select(leg => leg.Sid).ToHashSet() ?? [];
        return _host.Network.State.Legs.FirstOrDefault(leg => leg.Ended is null && sids.Contains(leg.CallSid));
    }
}
