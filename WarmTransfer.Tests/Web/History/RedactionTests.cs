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
    public async Task Where_agents_may_know_they_read_who_listened()
    {
        var call = await Listened(showMonitoring: true);

        Assert.True(IsNamed(await Page(Agent, $"/history/{call.Customer}")));
    }

    private async Task<Conversation> Listened(bool showMonitoring, bool takeOver = false)
    {
        _host = await ProductHost.StartAsync(settings: $"--Desk:ShowMonitoring={showMonitoring}");
        await _host.Get<IPresence>().PhoneSeen(new AgentId(Boss), TestContext.Current.CancellationToken);
        await _host.Ready(Agent);
        var call = Conversation.Start(_host);
        await call.TalkTo(Agent);
        var leg = _host.CallIn(Boss, call.Customer, JoinPurpose.Listen);
        await _host.Until("the supervisor is in", () => _host.Saved(call.Customer) is { } saved && saved.FindBySid(leg)?.IsIn(saved.Room) == true);
        if (takeOver) await call.Do(new CallEvent.Intent.TakeOver(new AgentId(Boss), "Complaint"));
        call.CustomerHangsUp();
        await call.IsOver(Agent);
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
