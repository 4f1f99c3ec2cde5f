using WarmTransfer.Core.Alerts;
using WarmTransfer.Core.Calls;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Floor;

namespace WarmTransfer.Tests.Web.Floor;

/// <summary>The running product counts outside calls in the database and tells supervisors.</summary>
public sealed class OutsideWatchTests
{
    [Fact]
    public async Task A_cap_that_is_reached_is_an_alert_on_the_floor()
    {
        await using var host = await ProductHost.StartAsync(settings: ["--Desk:TransferNumbers:0=+1", "--Desk:OutsideCallsPerAgent=1", "--Alerts:RaiseAfterSeconds=0", "--Alerts:WaitSeconds=0"]);
        await host.Ready("agent1");
        var call = Conversation.Start(host);
        await call.TalkTo("agent1");
        Assert.Null(await host.Ask(call.Customer, new CallEvent.Intent.Consult(new("agent1"), new Target.Outside("+12025550177"), Briefing.None)));

        var alert = await Raised(host);

        Assert.Equal("Agent 1 has had 1 outside numbers dialled within an hour, as many as one agent may", alert.Text.English);
        call.CustomerHangsUp();
        await call.IsOver("agent1");
    }

    private static async Task<FloorAlert> Raised(ProductHost host)
    {
        await foreach (var view in host.Get<IFloorFeed>().Subscribe(TestContext.Current.CancellationToken))
            if (view.Alerts.FirstOrDefault(alert => alert.Rule == AlertRule.OutsideCalls) is { } raised) return raised;
        throw new InvalidOperationException("The feed has ended.");
    }
}
