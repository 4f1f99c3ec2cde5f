using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Simulator.People;

namespace WarmTransfer.Tests.Web.Calls;

/// <summary>The console goes down and comes up while the customer is with somebody or on hold: the transfer goes on, or the customer is back where they were.</summary>
public sealed class RestartTests : IAsyncLifetime
{
    private static readonly AgentId One = new("agent1");
    private ProductHost _host = null!;
    private Conversation _call = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await ProductHost.StartAsync();
        await _host.Ready(One.Value);
        _call = Conversation.Start(_host);
        await _call.TalkTo(One.Value);
        await _host.Ready("agent2", AgentBehaviour.Manual);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task While_the_second_agent_is_dialled_in()
    {
        await DialIn();

        await Restart();

        Answer();
        await _call.AllHearEachOther("agent1", "agent2");
    }

    [Fact]
    public async Task While_the_second_agent_declines()
    {
        await DialIn();
        var ringing = _call.LegOf("agent2")!.CallSid;

        await _host.Restart(meanwhile: () => _host.Network.HangUp(ringing));

        await _host.Until("agent 1 has the call", () => _host.Saved(_call.Customer) is { Phase: CallPhase.Talking, LastFailure: not null });
        await _call.TalkTo("agent1");
    }

    [Fact]
    public async Task While_a_consulted_agent_is_rung()
    {
        await Consult();

        await Restart();

        Answer();
        await _call.InPrivate("agent1", "agent2");
    }

    [Fact]
    public async Task While_a_consulted_agent_is_rung_it_can_be_called_off_afterwards()
    {
        await Consult();

        await Restart();

        await _call.Do(new CallEvent.Intent.Cancel(One));
        await _call.TalkTo("agent1");
    }

    [Fact]
    public async Task While_the_agents_have_changed_places()
    {
        await Consult();
        Answer();
        await _call.InPrivate("agent1", "agent2");
        await _call.Do(new CallEvent.Intent.Swap(One));
        await _call.Swapped("agent1", "agent2");

        await Restart();

        await _call.Swapped("agent1", "agent2");
        await _call.Do(new CallEvent.Intent.Swap(One));
        await _call.InPrivate("agent1", "agent2");
    }

    [Fact]
    public async Task While_all_three_are_together_and_as_the_first_leaves()
    {
        await DialIn();
        Answer();
        await _call.AllHearEachOther("agent1", "agent2");
        await _host.Until("the desk knows", () => _host.Saved(_call.Customer) is { Phase: CallPhase.ThreeWay p } call && call[p.Second].IsIn(call.Room));

        await Restart();
        await _call.AllHearEachOther("agent1", "agent2");
        await _call.Do(new CallEvent.Intent.Leave(One));
        await Restart();

        await _call.TalkTo("agent2");
    }

    private Task Restart() => _host.Restart(meanwhile: () => { });

    private async Task DialIn()
    {
        await _call.Do(new CallEvent.Intent.DialIn(One, Target.To(new AgentId("agent2")), Briefing.None));
        await Rings();
    }

    private async Task Consult()
    {
        await _call.Consult("agent1", "agent2");
        await Rings();
    }

    private Task Rings() => _host.Until("agent 2's phone rings", () => _call.LegOf("agent2") is { Status: "ringing" });

    private void Answer() => Assert.True(_host.Network.Answer(_call.LegOf("agent2")!.CallSid));
}
