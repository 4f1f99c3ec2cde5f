using WarmTransfer.Core.Calls;
using WarmTransfer.Simulator.People;
using WarmTransfer.Tests.Web.Calls;

namespace WarmTransfer.Tests.Web.Voicemails;

/// <summary>A customer was sent on to an agent who does not come, and the first agent has left: where the queue wants it, they leave a message.</summary>
public sealed class UntakenTransferTests : IAsyncLifetime
{
    private ProductHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await ProductHost.StartAsync(settings: ["--Queues:0:Id=support", "--Queues:0:UntakenTransfer=Voicemail"]);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_cold_transfer_that_is_declined_ends_with_a_message()
    {
        await _host.Ready("agent1");
        var call = Conversation.Start(_host);
        await call.TalkTo("agent1");
        await _host.Ready("agent2", AgentBehaviour.Decline);

        await call.Cold("agent1", "agent2");
        await _host.Until("the customer is recorded", () => _host.Network.IsRecorded(call.Customer));
        await Task.Delay(TimeSpan.FromSeconds(1.5), TimeProvider.System, TestContext.Current.CancellationToken);
        _host.Network.Press(call.Customer, "#");

        var message = await _host.Message();
        Assert.Equal((call.Customer, "support", "+15550100001"), (message.Call.Value, message.Queue.Value, message.Number));
        Assert.Equal(EndReason.Voicemail, Assert.IsType<CallPhase.Ended>(_host.Saved(call.Customer)!.Phase).Reason);
        Assert.Contains(_host.Network.Spoken, sentence => sentence.StartsWith("Please leave a message", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_consultation_that_is_declined_gives_the_customer_back()
    {
        await _host.Ready("agent1");
        var call = Conversation.Start(_host);
        await call.TalkTo("agent1");
        await _host.Ready("agent2", AgentBehaviour.Decline);

        await call.Consult("agent1", "agent2");

        await _host.Until("it has failed", () => _host.Saved(call.Customer)!.LastFailure is { Ending: LegEnding.Declined });
        await call.TalkTo("agent1");
    }
}
