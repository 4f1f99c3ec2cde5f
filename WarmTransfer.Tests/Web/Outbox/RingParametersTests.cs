using WarmTransfer.Core.Calls;
using WarmTransfer.Simulator.People;
using WarmTransfer.Tests.Web.Calls;

namespace WarmTransfer.Tests.Web.Outbox;

public sealed class RingParametersTests : IAsyncLifetime
{
    private ProductHost _host = null!;
    private Conversation _call = null!;

    public ValueTask InitializeAsync() => Talking();

    private async ValueTask Talking(params string[] settings)
    {
        _host = await ProductHost.StartAsync(settings: settings);
        var first = new BrowserPhone("agent1");
        _host.Network.Devices.Register(first);
        await _host.Ready("agent1");
        _call = Conversation.Start(_host);
        await _call.TalkTo("agent1");
        Assert.Empty(first.Invitations.Single().Parameters);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Where_Twilio_shall_not_know_neither_number_nor_reason_is_told_with_the_ringing()
    {
        await _host.DisposeAsync();
        await Talking("--Desk:RingTellsCustomer=false");
        var phone = new BrowserPhone("agent2");
        _host.Network.Devices.Register(phone);
        await _host.Ready("agent2", AgentBehaviour.Manual);

        await _call.Consult("agent1", "agent2", "Refund");

        await _host.Until("the phone rings", () => !phone.Invitations.IsEmpty);
        var told = phone.Invitations.First().Parameters;
        Assert.Equal("Agent 1", told["from"]);
        Assert.Equal(["from", "last1", "last2", "last3"], told.Keys.Order());
    }

    [Fact]
    public async Task Whoever_is_rung_in_the_queue_to_which_a_customer_was_sent_is_told_as_much()
    {
        await _host.DisposeAsync();
        await Talking("--Queues:0:Id=support", "--Queues:0:Agents:0=agent1", "--Queues:1:Id=sales", "--Queues:1:Agents:0=agent2");
        var phone = new BrowserPhone("agent2");
        _host.Network.Devices.Register(phone);

        await _call.Do(new CallEvent.Intent.ColdTransfer(new("agent1"), new Target.OtherQueue(new("sales")), new Briefing("A contract", "")));
        await _host.Ready("agent2", AgentBehaviour.Manual);

        await _host.Until("the phone rings", () => !phone.Invitations.IsEmpty);
        var told = phone.Invitations.First().Parameters;
        Assert.Equal(("Agent 1", "A contract", "+15550100001"), (told["from"], told["reason"], told["customer"]));
        Assert.Contains(Enumerable.Range(1, 3).Select(i => told[$"last{i}"]), moment => moment.EndsWith(" TransferAsked Agent 1", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Refund & “Müller” = 50 % + tax?")]
    [InlineData("🙂 a reason of which each character counts twice: 🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂")]
    public async Task The_second_agents_phone_is_told_who_transfers_whom_and_why(string reason)
    {
        var phone = new BrowserPhone("agent2");
        _host.Network.Devices.Register(phone);
        await _host.Ready("agent2", AgentBehaviour.Manual);

        await _call.Consult("agent1", "agent2", reason);

        await _host.Until("the phone is told", () => !phone.Invitations.IsEmpty);
        var told = phone.Invitations.First().Parameters;
        Assert.Equal("Agent 1", told["from"]);
        Assert.Equal(reason, told["reason"]);
        Assert.Equal("+15550100001", told["customer"]);
        Assert.Collection(
            Enumerable.Range(1, 3).Select(i => told[$"last{i}"]),
            first => Assert.Matches("^0:[0-9]{2} Answered Agent 1$", first),
            second => Assert.Matches("^0:[0-9]{2} TransferAsked Agent 1$", second),
            third => Assert.Matches("^0:[0-9]{2} CustomerHeld$", third));
        Assert.DoesNotContain(_host.Saved(_call.Customer)!.AgentLegs, leg => leg.Agent?.Value == "agent2" && leg.Progress >= LegProgress.Answered);
    }
}
