using Microsoft.AspNetCore.Http;
using WarmTransfer.Core;
using WarmTransfer.Simulator.People;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Notes;
using WarmTransfer.Web.WhoCalls;

namespace WarmTransfer.Tests.Web.WhoCalls;

/// <summary>What an agent knows of a caller from the first ring on, and how little the ring cares how long that takes.</summary>
public sealed class CallerTests : IAsyncLifetime
{
    private const string Number = "+12025550123";
    private static readonly CurrentAgent Agent1 = new("agent1", "Agent 1", [Roles.Agent]), Agent2 = new("agent2", "Agent 2", [Roles.Agent]), Agent3 = new("agent3", "Agent 3", [Roles.Agent]),
        Supervisor = new("supervisor1", "Supervisor 1", [Roles.Supervisor]);
    private readonly TaskCompletionSource _released = new();
    private CrmServer _crm = null!;
    private ProductHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ICallers Callers => _host.Get<ICallers>();

    public async ValueTask InitializeAsync()
    {
        _crm = await CrmServer.StartAsync();
        _host = await ProductHost.StartAsync(settings: [.. _crm.Settings, "--Queues:0:Id=support", "--Queues:0:ShortAbandonSeconds=0"]);
    }

    public async ValueTask DisposeAsync()
    {
        _released.TrySetResult();
        await _host.DisposeAsync();
        await _crm.DisposeAsync();
    }

    [Fact]
    public async Task Both_agents_see_at_the_ring_what_was_before_and_who_it_is()
    {
        var first = await EarlierCall();
        var (call, id) = await Rings();

        var past = await Callers.Past(id, Agent1, Cancellation);
        Assert.Equal((1, false, 0), (past!.Count, past.OpenLead, past.OpenVoicemails));
        var last = Assert.Single(past.Last);
        Assert.Equal((first, "Ended: the customer hung up", "Invoice of May"), (last.Call, last.State.English, last.Note));
        Assert.Equal(["Agent 1"], last.With);
        Assert.Equal(new LookedUp(true, "Ada Lovelace", "Engines Ltd", new Uri("https://crm.example/ada")), await Callers.LookUp(id, Agent1, Cancellation));

        Assert.Null(await Callers.Past(id, Agent2, Cancellation));
        Assert.Null(await Callers.LookUp(id, Agent3, Cancellation));
        Answers();
        await call.TalkTo("agent1");
        await _host.Ready("agent2", AgentBehaviour.Ignore);
        await call.Consult("agent1", "agent2");
        await call.RingsAt("agent2");
        Assert.Equal(past.Last[0].Call, (await Callers.Past(id, Agent2, Cancellation))!.Last[0].Call);
        Assert.Equal("Ada Lovelace", (await Callers.LookUp(id, Agent2, Cancellation))!.Name);
        // Once for the number, with the secret.
        Assert.Equal([(Number, $"Bearer {CrmServer.Secret}")], _crm.Asked);
    }

    [Fact]
    public async Task Whoever_never_got_an_agent_is_known_as_somebody_to_be_called_back()
    {
        var (lost, _) = await Waits(Number);
        lost.CustomerHangsUp();
        await lost.IsOver();
        var (_, id) = await Waits(Number);

        await _host.Until("the lead is there", () => Callers.Past(id, Supervisor, Cancellation).GetAwaiter().GetResult() is { OpenLead: true, Count: 1 });
    }

    [Theory]
    [InlineData("anonymous")]
    [InlineData("client:somebody")]
    public async Task A_withheld_number_is_not_asked_about(string from)
    {
        var (_, id) = await Rings(from);
        Assert.Null(await Callers.Past(id, Agent1, Cancellation));
        Assert.Null(await Callers.LookUp(id, Agent1, Cancellation));
        Assert.Empty(_crm.Asked);
    }

    [Fact]
    public async Task A_look_up_that_hangs_is_a_mark_and_the_call_goes_on_without_it()
    {
        _crm.Answer = async _ =>
        {
            await _released.Task;
            return Results.Ok();
        };
        var (call, id) = await Rings();
        var asked = Callers.LookUp(id, Agent1, Cancellation);
        await _host.Until("it was asked", () => _crm.Asked.Count == 1);

        Assert.Equal(0, (await Callers.Past(id, Agent1, Cancellation))!.Count);
        Answers();
        await call.TalkTo("agent1");
        Assert.Equal(LookedUp.NoAnswer, await asked);
    }

    [Fact]
    public async Task One_that_fails_again_and_again_is_left_alone_for_a_while()
    {
        _crm.Answer = _ => Task.FromResult(Results.StatusCode(StatusCodes.Status500InternalServerError));
        var (_, id) = await Rings();
        for (var i = 0; i < 20; i++) Assert.Equal(LookedUp.NoAnswer, await Callers.LookUp(id, Agent1, Cancellation));
        Assert.InRange(_crm.Asked.Count, 5, 19);
    }

    [Fact]
    public async Task What_it_answers_is_taken_with_care()
    {
        var (_, id) = await Rings();
        _crm.Answer = _ => Task.FromResult(Results.NotFound());
        Assert.Equal(LookedUp.Nobody, await Callers.LookUp(id, Agent1, Cancellation));
        Assert.Equal(new LookedUp(true, $"{new string('a', 99)}…", null, null), new LookupAnswer(new string('a', 200), " ", "javascript:alert(1)").Read());

        await using var other = await CrmServer.StartAsync();
        _crm.Answer = _ => Task.FromResult(Results.Redirect(other.Settings[0].Split('=', 2)[1].Replace("{number}", "1", StringComparison.Ordinal)));
        var (_, second) = await Waits("+12025550124");
        Assert.Equal(LookedUp.NoAnswer, await Callers.LookUp(second, Supervisor, Cancellation));
        _crm.Answer = _ => Task.FromResult(Results.Json(new { name = new string('x', 20_000) }));
        Assert.Equal(LookedUp.NoAnswer, await Callers.LookUp(second, Supervisor, Cancellation));
        Assert.Empty(other.Asked);
    }

    private async Task<CallId> EarlierCall()
    {
        await _host.Ready("agent1");
        var call = Conversation.Start(_host, Number);
        await call.TalkTo("agent1");
        var id = new CallId(call.Customer);
        Assert.Null(await _host.Get<INotes>().Write(id, Agent1, Convert.FromBase64String("AQEBAAQBBG5vdGUOSW52b2ljZSBvZiBNYXkA"), Cancellation));
        await _host.Get<NoteStore>().Settle(call.Customer, Cancellation);
        call.CustomerHangsUp();
        await call.IsOver("agent1");
        return id;
    }

    /// <summary>Somebody calls, and agent 1's phone rings for it.</summary>
    private async Task<(Conversation Call, CallId Id)> Rings(string from = Number)
    {
        await _host.Ready("agent1", AgentBehaviour.Manual);
        var call = Conversation.Start(_host, from);
        await call.RingsAt("agent1");
        return (call, new CallId(call.Customer));
    }

    private async Task<(Conversation Call, CallId Id)> Waits(string from)
    {
        var call = Conversation.Start(_host, from);
        await call.CustomerHearsMusic();
        var id = new CallId(call.Customer);
        // Music is played before the call is saved.
        await _host.Until("the call is known", () => Callers.Past(id, Supervisor, Cancellation).GetAwaiter().GetResult() is not null);
        return (call, id);
    }

    private void Answers() => Assert.True(_host.Network.Answer(_host.Network.LegsTo("agent1").Single(leg => leg.Status == "ringing").CallSid));
}
