using System.Net;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Joining;

namespace WarmTransfer.Tests.Web.History;

/// <summary>Where agents are not to know of supervisors, what they read of a call afterwards says nothing of them either.</summary>
public sealed class RedactionTests : IAsyncLifetime
{
    private const string Agent = "agent1";
    private const string Boss = "supervisor1";
    private ProductHost _host = null!;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task An_agent_reads_nothing_of_a_supervisor_who_only_listened()
    {
        var call = await Listened(showMonitoring: false);

        foreach (var path in (string[])["/history", $"/history/{call.Customer}", $"/history/{call.Customer}.json"])
        {
            Assert.False(IsNamed(await Page(Agent, path)), $"{path} names the supervisor to the agent.");
            Assert.True(IsNamed(await Page(Boss, path)), $"{path} hides the supervisor from supervisors.");
        }
        var own = await Page(Agent, $"/history/{call.Customer}.json");
        foreach (var trace in (string[])["monitor", "voice", "\"L2\""]) Assert.DoesNotContain(trace, own, StringComparison.Ordinal);
        Assert.Contains("participant joined", own, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_supervisor_who_took_the_call_over_is_named()
    {
        var call = await Listened(showMonitoring: false, takeOver: true);

        Assert.True(IsNamed(await Page(Agent, "/history")));
        Assert.Contains("take over", await Page(Agent, $"/history/{call.Customer}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_supervisor_who_listened_and_was_brought_in_later_is_named_for_that_alone()
    {
        var call = await Listening(showMonitoring: false);
        await call.Do(new CallEvent.Intent.ChangeMonitorMode(new AgentId(Boss), MonitorMode.Whisper));
        await Trouble(call, "coaching of L2 in room 1");
        await call.Do(new CallEvent.Intent.StopMonitoring(new AgentId(Boss)));
        await _host.Until("the supervisor is out", () => _host.Saved(call.Customer)!.AgentLegs.Any(leg => leg is { OnlyMonitored: true, IsLive: false }));
        await _host.Ready(Boss);
        await call.Do(new CallEvent.Intent.DialIn(new AgentId(Agent), Target.To(new AgentId(Boss)), Briefing.None, Override: true));
        await _host.Until("they are three", () => _host.Saved(call.Customer)!.AgentLegs.Any(leg => leg.Agent?.Value == Boss && leg.AdmittedAt is not null && leg.IsLive));
        call.CustomerHangsUp();
        await call.IsOver(Agent);

        var own = await Page(Agent, $"/history/{call.Customer}.json");

        Assert.True(IsNamed(own));
        foreach (var trace in (string[])["monitor", "coaching", "L2"]) Assert.DoesNotContain(trace, own, StringComparison.Ordinal);
        var all = await Page(Boss, $"/history/{call.Customer}.json");
        foreach (var trace in (string[])["change monitor mode", "stop monitoring", "coaching of"]) Assert.Contains(trace, all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_agents_may_know_they_read_who_listened()
    {
        var call = await Listened(showMonitoring: true);

        Assert.True(IsNamed(await Page(Agent, $"/history/{call.Customer}")));
    }

    private async Task<Conversation> Listened(bool showMonitoring, bool takeOver = false)
    {
        var call = await Listening(showMonitoring);
        if (takeOver) await call.Do(new CallEvent.Intent.TakeOver(new AgentId(Boss), "Complaint"));
        call.CustomerHangsUp();
        await call.IsOver(Agent);
        return call;
    }

    private async Task Trouble(Conversation call, string effect)
    {
        var trouble = new Trouble(effect, TroubleKind.Refused, Why: "no.");
        foreach (var fact in new CallEvent.Fact[] { new CallEvent.Fact.EffectTroubled(trouble), new CallEvent.Fact.EffectDone(effect) })
            await _host.Get<Desk>().Post(new Post(new CallId(call.Customer), fact, "outbox"), TestContext.Current.CancellationToken);
    }

    private async Task<Conversation> Listening(bool showMonitoring)
    {
        _host = await ProductHost.StartAsync(settings: [$"--Desk:ShowMonitoring={showMonitoring}", "--Desk:AgentsMayOverride=true"]);
        await _host.Get<IPresence>().PhoneSeen(new AgentId(Boss), TestContext.Current.CancellationToken);
        await _host.Ready(Agent);
        var call = Conversation.Start(_host);
        await call.TalkTo(Agent);
        var leg = _host.CallIn(Boss, call.Customer, JoinPurpose.Listen);
        await _host.Until("the supervisor is in", () => _host.Saved(call.Customer) is { } saved && saved.FindBySid(leg)?.IsIn(saved.Room) == true);
        return call;
    }

    // By id, or by name.
    private static bool IsNamed(string page) => page.Replace(" ", "", StringComparison.Ordinal).Contains(Boss, StringComparison.OrdinalIgnoreCase);

    private async Task<string> Page(string user, string path)
    {
        using var browser = await SignedIn.As(user, _host.Url);
        using var answer = await browser.Get(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
