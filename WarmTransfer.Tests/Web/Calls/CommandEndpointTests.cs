using System.Net;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Web.Calls;

public sealed class CommandEndpointTests : IAsyncLifetime
{
    private ProductHost _host = null!;
    private Conversation _call = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await ProductHost.StartAsync();
        await _host.Ready("agent1");
        _call = Conversation.Start(_host);
        await _call.TalkTo("agent1");
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task An_agent_commands_the_own_call_and_the_same_command_again_is_done_once()
    {
        using var agent = await SignedIn.As("agent1", _host.Url);
        var command = Guid.NewGuid();

        Assert.Equal(HttpStatusCode.NoContent, await agent.Command(_call.Customer, "hold", id: command));
        await _call.CustomerHearsMusic();
        Assert.Equal(HttpStatusCode.NoContent, await agent.Command(_call.Customer, "hold", id: command));
        Assert.Equal(HttpStatusCode.Conflict, await agent.Command(_call.Customer, "hold"));
        Assert.Equal(HttpStatusCode.NoContent, await agent.Command(_call.Customer, "resume"));

        await _call.TalkTo("agent1");
    }

    [Fact]
    public async Task A_command_that_nobody_knows_or_that_lacks_something_is_a_bad_request()
    {
        using var agent = await SignedIn.As("agent1", _host.Url);

        Assert.Equal(HttpStatusCode.BadRequest, await agent.Command(_call.Customer, "offer"));
        Assert.Equal(HttpStatusCode.BadRequest, await agent.Command(_call.Customer, "consult"));
        Assert.Equal(HttpStatusCode.BadRequest, await agent.Command(_call.Customer, "hold", id: Guid.Empty));
        Assert.Equal(HttpStatusCode.NotFound, await agent.Command("CA-unknown", "hold"));
    }

    [Theory]
    [InlineData("agent2")]
    [InlineData("supervisor1")]
    [InlineData("admin1")]
    public async Task Nobody_commands_somebody_elses_call(string user)
    {
        using var other = await SignedIn.As(user, _host.Url);
        foreach (var command in (string[])["merge", "swap", "cancel", "leave", "hold", "resume", "hang-up", "end"])
            Assert.Equal(HttpStatusCode.Forbidden, await other.Command(_call.Customer, command));
        foreach (var command in (string[])["dial-in", "consult", "cold-transfer"])
            Assert.Equal(HttpStatusCode.Forbidden, await other.Command(_call.Customer, command, "agent3"));

        Assert.IsType<CallPhase.Talking>(_call.Phase);
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_commands_nothing()
    {
        using var nobody = _host.Client();
        using var answer = await nobody.PostAsync($"/calls/{_call.Customer}/commands", null, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }
}
