using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Console;

namespace WarmTransfer.Tests.Web.Transfers;

/// <summary>Agent 1 asks agent 2, who has a customer of their own: nothing rings, and nobody's call suffers from it.</summary>
public sealed class ConsultRequestTests : IAsyncLifetime
{
    private static readonly AgentId Agent1 = new("agent1"), Agent2 = new("agent2");
    private ProductHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await ProductHost.StartAsync(settings: ["--Desk:WrapUpSeconds=1"]);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task It_is_a_quiet_card_with_who_asks_and_why_and_rings_nowhere()
    {
        var (asking, own) = await BothTalk();
        await Ask(asking);

        var card = await _host.Until("agent 2 sees the card", () => Assert.Single(View(Agent2).Requests));
        Assert.Equal(("Agent 1", "Billing", "Charged twice.", false), (card.From, card.Reason, card.Note, card.Accepted));
        Assert.StartsWith("You are on a call", card.WhyNotNow?.English, StringComparison.Ordinal);
        var line = View(Agent1).Call!.Transfer.Asked!;
        Assert.Equal(("Agent 2", "is on a call", false), (line.Name, line.Busy?.English, line.Accepted));
        Assert.Null(asking.LegOf("agent2"));
        await asking.TalkTo("agent1");
        await own.TalkTo("agent2");
    }

    [Fact]
    public async Task Accepted_for_afterwards_they_are_rung_as_soon_as_they_are_free_before_any_other_call()
    {
        var (asking, own) = await BothTalk();
        await Ask(asking);
        Assert.Null(await Answer(asking, ConsultAnswer.After));
        await _host.Until("agent 1 sees that they come", () => View(Agent1).Call!.Transfer.Asked!.Accepted);
        var waiting = Conversation.Start(_host, "+15550100003");
        await waiting.CustomerHearsMusic();

        own.CustomerHangsUp();

        await asking.InPrivate("agent1", "agent2");
        Assert.IsType<CallPhase.Waiting>(waiting.Phase);
        Assert.Null(_host.Saved(asking.Customer)!.ConsultRequest);
        Assert.InRange(_host.Network.Leg(asking.Customer)!.DeadAir.LongestSeconds, 0, 2);
    }

    [Fact]
    public async Task Nobody_leaves_their_own_customer_to_come_at_once()
    {
        var (asking, own) = await BothTalk();
        await Ask(asking);

        var refusal = await Answer(asking, ConsultAnswer.Now);

        Assert.Equal((RefusalCode.AgentNotAvailable, "Agent 2 is on a call."), (refusal!.Code, refusal.Reason.English));
        await own.TalkTo("agent2");
        await asking.TalkTo("agent1");
        Assert.NotNull(_host.Saved(asking.Customer)!.ConsultRequest);
    }

    [Fact]
    public async Task In_the_work_after_a_call_they_can_come_at_once()
    {
        await using var host = await ProductHost.StartAsync(settings: ["--Desk:WrapUpSeconds=300"]);
        (_host, var outer) = (host, _host);
        var (asking, own) = await BothTalk();
        own.CustomerHangsUp();
        await _host.Until("agent 2 is in wrap-up", () => _host.StateOf("agent2") == AgentState.WrapUp);
        await Ask(asking);
        Assert.Null((await _host.Until("the card offers it", () => View(Agent2).Requests.FirstOrDefault())).WhyNotNow);

        Assert.Null(await Answer(asking, ConsultAnswer.Now));

        await asking.InPrivate("agent1", "agent2");
        _host = outer;
    }

    [Fact]
    public async Task Why_it_is_declined_is_on_the_askers_screen_within_a_second()
    {
        var (asking, own) = await BothTalk();
        await Ask(asking);
        var watch = Stopwatch.StartNew();

        Assert.Null(await Answer(asking, ConsultAnswer.Decline, DeclineReason.NotMyField));

        await _host.Until("agent 1 reads why", () => View(Agent1).Call!.Transfer.Failure?.English == "Agent 2 declined: somebody else knows more of this.");
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 1);
        Assert.Empty(View(Agent2).Requests);
        await own.TalkTo("agent2");
    }

    [Fact]
    public async Task It_can_be_withdrawn_and_goes_with_the_asker()
    {
        var (asking, own) = await BothTalk();
        await Ask(asking);
        await asking.Do(new CallEvent.Intent.Cancel(Agent1));
        await _host.Until("the card is gone", () => View(Agent2).Requests.IsEmpty);
        Assert.Null(View(Agent1).Call!.Transfer.Failure);
        Assert.Equal(RefusalCode.WrongPhase, (await Answer(asking, ConsultAnswer.After))!.Code);

        await Ask(asking);
        asking.CustomerHangsUp();
        await _host.Until("the card goes with the call", () => View(Agent2).Requests.IsEmpty);
        await own.TalkTo("agent2");
    }

    [Fact]
    public async Task It_outlives_a_restart_and_the_crash_of_the_askers_browser()
    {
        var (asking, own) = await BothTalk();
        await Ask(asking);
        Assert.Null(await Answer(asking, ConsultAnswer.After));
        await _host.Restart(() => { });
        await _host.Until("the card is there again", () => View(Agent2).Requests.Length == 1);

        asking.HangUp("agent1");
        await _host.Until("agent 1 may come back", () => asking.Phase is CallPhase.Rejoining);
        _host.CallIn("agent1", asking.Customer);
        await asking.TalkTo("agent1");
        Assert.True(View(Agent1).Call!.Transfer.Asked!.Accepted);

        own.CustomerHangsUp();
        await asking.InPrivate("agent1", "agent2");
    }

    [Fact]
    public async Task Programs_ask_and_answer_by_the_same_commands()
    {
        var (asking, _) = await BothTalk();
        using var first = await SignedIn.As("agent1", _host.Url);
        using var second = await SignedIn.As("agent2", _host.Url);
        Assert.Equal(HttpStatusCode.NoContent, await first.Command(asking.Customer, "request-consult", "agent2"));
        Assert.Equal(HttpStatusCode.BadRequest, await second.Command(asking.Customer, "answer-consult-request"));
        using var answered = await second.Send(new HttpRequestMessage(HttpMethod.Post, $"/calls/{asking.Customer}/commands") { Content = JsonContent.Create(new { id = Guid.NewGuid(), @do = "answer-consult-request", answer = "decline", why = "busy" }) });
        Assert.Equal(HttpStatusCode.NoContent, answered.StatusCode);
        Assert.Equal(DeclineReason.Busy, _host.Saved(asking.Customer)!.LastRequestFailure!.Why);
    }

    private async Task<(Conversation Asking, Conversation Own)> BothTalk()
    {
        await _host.Ready("agent2");
        var own = Conversation.Start(_host, "+15550100002");
        await own.TalkTo("agent2");
        await _host.Ready("agent1");
        var asking = Conversation.Start(_host);
        await asking.TalkTo("agent1");
        return (asking, own);
    }

    private static Task Ask(Conversation call) => call.Do(new CallEvent.Intent.RequestConsult(Agent1, Target.To(Agent2), new Briefing("Billing", "Charged twice.")));

    private Task<Refusal?> Answer(Conversation call, ConsultAnswer answer, DeclineReason? why = null) => _host.Ask(call.Customer, new CallEvent.Intent.AnswerConsultRequest(Agent2, answer, why));

    private ConsoleView View(AgentId agent) => _host.Get<Views>().Console(_host.Snapshot, agent, DateTimeOffset.UtcNow);
}
