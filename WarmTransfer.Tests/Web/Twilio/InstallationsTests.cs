using System.Text.Json;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Simulator.People;
using WarmTransfer.Web.Calls;

namespace WarmTransfer.Tests.Web.Twilio;

/// <summary>Two installations on one Twilio account: production, and a test system that was given its credentials.</summary>
public sealed class InstallationsTests : IAsyncLifetime
{
    private static readonly TimeSpan SeveralLooks = TimeSpan.FromSeconds(4);
    private ProductHost _live = null!, _test = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _live = await ProductHost.StartAsync(settings: ["--Twilio:Installation=live", "--Desk:ReconcileSeconds=1"]);
        _test = await ProductHost.StartAsync(settings: ["--Twilio:Installation=test", "--Desk:ReconcileSeconds=1", $"--Twilio:ApiBaseUrl={_live.Network.Url}"]);
    }

    public async ValueTask DisposeAsync()
    {
        await _test.DisposeAsync();
        await _live.DisposeAsync();
    }

    [Fact]
    public async Task Neither_takes_the_others_calls_nor_rings_the_others_phones()
    {
        _live.Network.Add("live_agent1", AgentBehaviour.Answer);
        _live.Network.Add("test_agent1", AgentBehaviour.Answer);
        foreach (var host in new[] { _live, _test }) await host.Get<IPresence>().PhoneSeen(new AgentId("agent1"), Cancellation);
        var customer = _live.Network.Dial("+15550001000");
        await _live.Until("they talk", () => Talks("live_agent1"));

        await Task.Delay(SeveralLooks, TimeProvider.System, Cancellation);

        Assert.Equal("live-" + customer, _live.Network.Leg(customer)!.Conference);
        Assert.Empty(_test.Snapshot.Calls);
        Assert.Null(_test.Saved(customer));
        Assert.Empty(_live.Network.LegsTo("test_agent1"));
        Assert.True(Talks("live_agent1"));
        _live.Network.HangUp(customer);
        await _live.Until("the call is over", () => _live.Saved(customer) is { IsOver: true });
    }

    [Fact]
    public async Task A_browser_registers_under_its_installations_name_and_comes_back_into_its_call()
    {
        using var agent = await SignedIn.As("agent1", _live.Url);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/agent1/token");
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await agent.Send(request);
        Assert.Equal("live_agent1", JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).RootElement.GetProperty("identity").GetString());

        _live.Network.Add("live_agent1", AgentBehaviour.Answer);
        await _live.Get<IPresence>().PhoneSeen(new AgentId("agent1"), Cancellation);
        var customer = _live.Network.Dial("+15550001000");
        await _live.Until("they talk", () => Talks("live_agent1"));
        _live.Network.HangUp(_live.Network.LegsTo("live_agent1")[0].CallSid);
        await _live.Until("the agent is missed", () => _live.Snapshot.Calls[new CallId(customer)].AgentLegs.All(leg => !leg.IsLive || leg.Presence != Presence.In));
        var back = _live.CallIn("live_agent1", customer, ticketFor: "agent1");

        await _live.Until("they talk again", () => _live.Network.Leg(back) is { Conference: { } room } && room.StartsWith("live-", StringComparison.Ordinal));
        _live.Network.HangUp(customer);
        await _live.Until("the call is over", () => _live.Saved(customer) is { IsOver: true });
    }

    [Fact]
    public async Task A_ticket_is_good_for_a_phone_of_its_own_installation_alone()
    {
        var customer = _live.Network.Dial("+15550001000");
        await _live.Until("the customer waits", () => _live.Snapshot.Calls.ContainsKey(new CallId(customer)));

        var stranger = _live.CallIn("test_agent1", customer, ticketFor: "agent1");

        await _live.Until("they are sent away", () => _live.Network.Leg(stranger) is { Status: "completed" });
        _live.Network.HangUp(customer);
        await _live.Until("the call is over", () => _live.Saved(customer) is { IsOver: true });
    }

    private bool Talks(string phone) => _live.Network.LegsTo(phone) is [{ Status: "in-progress", Conference: not null }, ..];
}
