using System.Net;
using System.Text.Json;
using WarmTransfer.Web.Audit;

namespace WarmTransfer.Tests.Web.Auth;

public sealed class TokenEndpointTests
{
    [Fact]
    public async Task An_agent_gets_the_token_of_their_own_identity_which_nobody_keeps()
    {
        await using var app = await AuthApp.StartAsync(withDemoUsers: true);
        using var browser = app.Open();
        await browser.SubmitAsync("/signin/demo", ("user", "agent1"));

        var answer = await browser.PostAsync("/agent1/token", [], site: "same-origin");

        Assert.True(answer.Headers.CacheControl?.NoStore);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["identity", "token", "expiresAt", "ttl"], json.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal("agent1", json.RootElement.GetProperty("identity").GetString());
        Assert.Equal("2023-11-14T23:13:20+00:00", json.RootElement.GetProperty("expiresAt").GetString());
        Assert.Equal(3600, json.RootElement.GetProperty("ttl").GetInt32());
        Assert.Equal(3, json.RootElement.GetProperty("token").GetString()?.Split('.').Length);
    }

    [Theory]
    [InlineData("/agent2/token", "agent2")]
    [InlineData("/AGENT1/token", "AGENT1")]
    [InlineData("/agent1%0Ainjected/token", "(malformed)")]
    public async Task Another_identity_is_forbidden_logged_and_in_the_audit(string path, string logged)
    {
        await using var app = await AuthApp.StartAsync(withDemoUsers: true);
        using var browser = app.Open();
        await browser.SubmitAsync("/signin/demo", ("user", "agent1"));

        var answer = await browser.PostAsync(path, []);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var line = Assert.Single(app.Log.Lines);
        Assert.Contains(logged, line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
        var entry = Assert.Single(app.Audit.Entries, entry => entry.Outcome == AuditOutcome.Denied);
        Assert.Equal(("agent1", "POST /{agentId}/token", AuditOutcome.Denied), (entry.Actor, entry.Act, entry.Outcome));
        Assert.Equal(Uri.UnescapeDataString(path.Split('/')[1]), entry.Agent?.Value);
    }
}
