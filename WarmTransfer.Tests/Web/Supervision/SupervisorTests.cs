using System.Net;
using System.Net.Http.Json;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Joining;

namespace WarmTransfer.Tests.Web.Supervision;

/// <summary>A supervisor monitors calls: what each ear has heard, for however short a time, is the judge.</summary>
public sealed class SupervisorTests : IAsyncLifetime
{
    private const string One = "agent1";
    private const string Two = "agent2";
    private const string Boss = "supervisor1";
    private static readonly AgentId First = new(One);
    private static readonly AgentId Supervisor = new(Boss);
    private ProductHost _host = null!;
    private HearingRecord _record = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await ProductHost.StartAsync();
        await _host.Get<WarmTransfer.Web.Calls.IPresence>().PhoneSeen(Supervisor, TestContext.Current.CancellationToken);
        _record = _host.Network.Record();
    }

    public async ValueTask DisposeAsync()
    {
        _record.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_listener_hears_both_and_is_never_heard()
    {
        var call = await Talking();
        var leg = await StepIn(call, JoinPurpose.Listen);
        Assert.True(Hears(leg, call.Customer) && Hears(leg, LegOf(call, One)));
        Assert.False(WasHeardBy(call.Customer, leg) || WasHeardBy(LegOf(call, One), leg), "The listener was heard.");
        await _host.Until("the supervisor is busy", () => _host.StateOf(Boss) == AgentState.Monitoring);
        await _host.Until("the join was reported muted", () => _host.Network.Log.Any(entry =>
            entry.Data is { } data && data.GetValueOrDefault("p.StatusCallbackEvent") == "participant-join" && data["p.CallSid"] == leg && data["p.Muted"] == "true"));
    }

    [Fact]
    public async Task A_whisper_reaches_the_agent_and_never_the_customer()
    {
        var call = await Talking();
        var leg = await StepIn(call, JoinPurpose.Whisper);
        await _host.Until("the agent hears the whisper", () => Hears(LegOf(call, One), leg));
        Assert.False(WasHeardBy(call.Customer, leg), "The customer has heard the whisper.");
    }

    [Fact]
    public async Task From_listening_to_whispering_to_speaking_and_back_it_is_one_leg()
    {
        var call = await Talking();
        var leg = await StepIn(call, JoinPurpose.Listen);
        await Mode(call, MonitorMode.Whisper, () => Hears(LegOf(call, One), leg));
        Assert.False(WasHeardBy(call.Customer, leg), "The customer has heard the whisper.");
        await Mode(call, MonitorMode.Barge, () => Hears(LegOf(call, One), leg) && Hears(call.Customer, leg));
        await Mode(call, MonitorMode.Listen, () => !Hears(LegOf(call, One), leg) && !Hears(call.Customer, leg));
        Assert.Null(_host.Network.Leg(leg)!.Ended);
    }

    [Fact]
    public async Task Another_supervisor_does_not_change_how_somebody_takes_part()
    {
        var call = await Talking();
        var leg = await StepIn(call, JoinPurpose.Listen);
        using var other = await SignedIn.As("admin1", _host.Url);
        foreach (var command in (string[])["change-monitor-mode", "stop-monitoring"])
        {
            using var answer = await other.Send(new HttpRequestMessage(HttpMethod.Post, $"/calls/{call.Customer}/commands") { Content = JsonContent.Create(new { id = Guid.NewGuid(), @do = command, mode = "barge" }) });
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        Assert.Equal(MonitorMode.Listen, _host.Saved(call.Customer)!.FindBySid(leg)!.Monitoring);
        Assert.False(WasHeardBy(call.Customer, leg) || WasHeardBy(LegOf(call, One), leg), "The listener was heard.");
    }

    [Fact]
    public async Task A_whisper_follows_the_call_through_a_transfer()
    {
        var call = await Talking();
        var leg = await StepIn(call, JoinPurpose.Whisper);
        await _host.Until("the agent hears the whisper", () => Hears(LegOf(call, One), leg));
        await _host.Ready(Two);
        await call.Do(new CallEvent.Intent.DialIn(First, Target.To(new AgentId(Two)), Briefing.None));
        await _host.Until("all are together", () => _host.Saved(call.Customer) is { Phase: CallPhase.ThreeWay p } saved && saved[p.Second].IsIn(saved.Room));

        await call.Do(new CallEvent.Intent.Leave(First));

        await _host.Until("the second agent hears the whisper", () => call.LegOf(One) is null && Hears(LegOf(call, Two), leg));
        Assert.False(WasHeardBy(call.Customer, leg), "The customer has heard the whisper.");
    }

    [Fact]
    public async Task A_supervisor_takes_over_and_the_agent_goes_to_wrap_up()
    {
        var call = await Talking();
        var leg = await StepIn(call, JoinPurpose.Listen);

        await call.Do(new CallEvent.Intent.TakeOver(Supervisor, "complaint"));

        await _host.Until("customer and supervisor talk", () => call.LegOf(One) is null && Hears(call.Customer, leg) && Hears(leg, call.Customer));
        await _host.Until("the supervisor is on the call", () => _host.StateOf(Boss) == AgentState.OnCall && _host.StateOf(One) == AgentState.Available);
        Assert.True(call.CustomerIsUp);
    }

    [Fact]
    public async Task A_supervisor_takes_a_waiting_customer_whom_no_agent_can_take()
    {
        var call = Conversation.Start(_host);
        await call.CustomerHearsMusic();
        var leg = _host.CallIn(Boss, call.Customer, JoinPurpose.Listen);
        await _host.Until("the supervisor is in", () => _host.Saved(call.Customer) is { } saved && saved.FindBySid(leg)?.IsIn(saved.Room) == true);

        await call.Do(new CallEvent.Intent.TakeOver(Supervisor, ""));

        await _host.Until("customer and supervisor talk", () => Hears(call.Customer, leg) && Hears(leg, call.Customer));
    }

    [Fact]
    public async Task A_listener_goes_with_the_customer_who_is_lost_by_the_agent()
    {
        var call = await Talking();
        var leg = await StepIn(call, JoinPurpose.Listen);
        call.HangUp(One);
        await call.CustomerHearsMusic();

        _host.CallIn(One, call.Customer);

        await _host.Until("the supervisor hears both again", () => call.LegOf(One) is { } back && Hears(leg, call.Customer) && Hears(leg, back.CallSid));
        Assert.False(WasHeardBy(call.Customer, leg), "The customer has heard the listener.");
    }

    [Fact]
    public async Task An_agent_without_the_role_is_sent_away_and_hears_nothing()
    {
        var call = await Talking();
        await _host.Get<WarmTransfer.Web.Calls.IPresence>().PhoneSeen(new AgentId(Two), TestContext.Current.CancellationToken);

        var leg = _host.CallIn(Two, call.Customer, JoinPurpose.Listen);

        await _host.Until("the agent is sent away", () => _host.Network.Leg(leg) is { Ended: not null });
        Assert.False(_record.Heard(leg, call.Customer));
        Assert.Null(_host.Saved(call.Customer)!.FindBySid(leg));
    }

    [Fact]
    public async Task When_the_supervisor_hangs_up_the_call_goes_on_and_the_supervisor_is_free()
    {
        var call = await Talking();
        var leg = await StepIn(call, JoinPurpose.Barge);
        _host.Network.HangUp(leg);
        await call.TalkTo(One);
        await _host.Until("the supervisor is free", () => _host.StateOf(Boss) == AgentState.Away);
    }

    [Fact]
    public async Task When_the_customer_hangs_up_the_supervisor_is_free()
    {
        var call = await Talking();
        await StepIn(call, JoinPurpose.Listen);
        call.CustomerHangsUp();
        await call.IsOver(One);
        await _host.Until("the supervisor is free", () => _host.StateOf(Boss) == AgentState.Away);
    }

    private async Task<Conversation> Talking()
    {
        await _host.Ready(One);
        var call = Conversation.Start(_host);
        await call.TalkTo(One);
        return call;
    }

    /// <summary>The supervisor's browser calls in; the CallSid, once they hear the call.</summary>
    private async Task<string> StepIn(Conversation call, JoinPurpose mode)
    {
        var leg = _host.CallIn(Boss, call.Customer, mode);
        await _host.Until("the supervisor hears both", () => Hears(leg, call.Customer) && Hears(leg, LegOf(call, One)));
        await _host.Until("the desk knows", () => _host.Saved(call.Customer) is { } saved && saved.FindBySid(leg)?.IsIn(saved.Room) == true);
        return leg;
    }

    private async Task Mode(Conversation call, MonitorMode mode, Func<bool> holds)
    {
        await call.Do(new CallEvent.Intent.ChangeMonitorMode(Supervisor, mode));
        await _host.Until($"{mode} is heard by whom it should", holds);
    }

    private static string LegOf(Conversation call, string agent) => call.LegOf(agent)?.CallSid ?? "";

    private bool Hears(string listener, string speaker) => _host.Network.Leg(listener) is { } leg && leg.Hears.Contains(speaker);

    private bool WasHeardBy(string listener, string speaker) => _record.Heard(listener, speaker);
}
