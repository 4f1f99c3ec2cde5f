using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;
using WarmTransfer.Simulator.People;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Tests.Web.Webhooks;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Figures;
using WarmTransfer.Web.History;
using WarmTransfer.Web.Hours;
using static WarmTransfer.Tests.Core.Hours.Calendars;

namespace WarmTransfer.Tests.Web.Hours;

/// <summary>Calls to queues that are closed, on the phone network; whether they are is changed while the console runs.</summary>
public sealed class ClosedCallTests : IAsyncLifetime
{
    private const string Outside = "+12025550123", Message = "We are closed.";
    private static readonly CalendarSetting Closed = new() { Name = "Closed", Queues = ["support"], Message = Message };
    private ProductHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await ProductHost.StartAsync(
        settings: ["--Queues:0:Id=support", "--Queues:1:Id=sales", "--Queues:1:Numbers:0=+15550100009", "--Queues:2:Id=night", "--Desk:TransferNumbers:0=+1"]);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Whoever_calls_a_closed_queue_hears_so_and_is_in_the_history_and_in_no_figure()
    {
        await _host.Ready("agent1");
        await Save("hours", Closed);

        var call = Conversation.Start(_host).Customer;

        await _host.Until("the call was answered, and is over", () => _host.Network.Leg(call) is { Status: "completed", Started: not null });
        var saved = await _host.Until("the call is saved", () => _host.Saved(call));
        Assert.Equal((EndReason.Closed, "support", false), (Assert.IsType<CallPhase.Ended>(saved.Phase).Reason, saved.Queue.Value, saved.HasLiveLegs));
        Assert.Empty(saved.AgentLegs);
        Assert.Contains(await Past(), past => past.Contains("Came while closed, and was told so", StringComparison.Ordinal));
        var today = _host.Get<LiveFigures>().At(TimeProvider.System.GetUtcNow()).Overall.Today;
        Assert.Equal((0, 0, 0), (today.Abandoned, today.ShortAbandoned, today.Handled));
    }

    [Fact]
    public async Task A_closed_queue_sends_its_calls_to_another_and_their_agents_are_rung()
    {
        await Save("hours", Closed with { Then = new Destination.ToQueue(new("night")) });
        await _host.Ready("agent1");

        var call = Conversation.Start(_host);

        await call.TalkTo("agent1");
        Assert.Equal("night", _host.Saved(call.Customer)!.Queue.Value);
    }

    [Fact]
    public async Task A_closed_queue_puts_its_calls_through_to_an_outside_number_that_sees_ours()
    {
        await Save("hours", Closed with { Then = new Destination.ToNumber(Outside) });

        var call = Conversation.Start(_host).Customer;

        var ringing = await _host.Until("it rings outside", () => _host.Network.LegsTo(Outside).FirstOrDefault());
        Assert.Equal("+15550100000", ringing.From);
        Assert.Equal(EndReason.ForwardedWhileClosed, Assert.IsType<CallPhase.Ended>((await _host.Until("the call is saved", () => _host.Saved(call))).Phase).Reason);
    }

    [Fact]
    public async Task A_number_that_the_settings_do_not_allow_is_not_dialled_whatever_the_calendar_says()
    {
        await Save("hours", Closed with { Then = new Destination.ToNumber("+442079460000") });

        Assert.Equal(new Destination.EndCall(), Hours.Receive(new("support"), TimeProvider.System.GetUtcNow()).End);
        Assert.Equal("Then:Number", Hours.Refuse(new Destination.ToNumber("+442079460000"))!.Field);
        Assert.Null(Hours.Refuse(new Destination.ToNumber(Outside)));
        Assert.Contains(_host.Log.Lines, line => line.Contains("is not put through", StringComparison.Ordinal) && !line.Contains("+44", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_edit_counts_from_the_next_call_on_and_whoever_waits_goes_on_waiting()
    {
        using var twilio = new WebhookSender(_host);
        var waiting = Conversation.Start(_host);
        await waiting.CustomerHearsMusic();

        await Save("hours", Closed);
        Assert.Contains($"<Say>{Message}</Say><Hangup", await First(twilio, "1"), StringComparison.Ordinal);
        await Save("hours", Closed with { Weekly = EveryDay("00:00-00:00") });
        Assert.Contains("<Conference", await First(twilio, "2"), StringComparison.Ordinal);
        await Save("hours", Closed with { Message = "Come back later." });
        Assert.Contains("<Say>Come back later.</Say>", await First(twilio, "3"), StringComparison.Ordinal);

        Assert.True(waiting.CustomerIsUp);
        await _host.Ready("agent1", AgentBehaviour.Answer);
        await waiting.TalkTo("agent1");
    }

    [Fact]
    public async Task The_same_call_that_Twilio_asks_for_again_is_answered_as_before_and_saved_once()
    {
        using var twilio = new WebhookSender(_host);
        await Save("hours", Closed);

        Assert.Equal(await First(twilio, "1"), await First(twilio, "1"));

        await _host.Until("the call is saved", () => _host.Saved(Sid("1")));
        using var ended = await twilio.Post("/calls/events", ("CallSid", Sid("1")), ("CallStatus", "completed"));
        Assert.Equal(EndReason.Closed, Assert.IsType<CallPhase.Ended>(_host.Saved(Sid("1"))!.Phase).Reason);
    }

    [Fact]
    public async Task It_opens_and_closes_with_the_clock_on_the_wall_on_the_day_on_which_it_is_changed()
    {
        await Save("hours", Closed with { Zone = "Europe/Berlin", Weekly = EveryDay("02:30-09:00") });

        Assert.Equal([true, false, false, true], new[] { "00:59", "01:00", "06:59", "07:00" }.Select(time => IsClosed($"2026-03-29T{time}:00Z")));
        Assert.Equal([true, false, true, false], new[] { "00:29", "00:30", "01:00", "01:30" }.Select(time => IsClosed($"2026-10-25T{time}:00Z")));
    }

    [Fact]
    public async Task A_calendar_whose_zone_is_not_known_here_closes_nothing_and_is_in_the_log()
    {
        await _host.Get<SettingsDesk>().Begin(CalendarSetting.Kind, [("old", Closed with { Zone = "Mars/Olympus" })], "a test", Cancellation);

        Assert.False(IsClosed("2026-03-02T12:00:00Z"));
        Assert.Contains(_host.Log.Lines, line => line.Contains("its queues count as open", StringComparison.Ordinal));
    }

    private LiveHours Hours => _host.Get<LiveHours>();

    private bool IsClosed(string at) => !Hours.Receive(new("support"), DateTimeOffset.Parse(at, null)).Closed.IsEmpty;

    private static string Sid(string call) => $"CA0000000000000000000000000000000{call}";

    private static async Task<string> First(WebhookSender twilio, string call)
    {
        using var answer = await twilio.Post("/conference/connect/client", ("CallSid", Sid(call)), ("From", "+15550100001"), ("To", "+15550100000"));
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }

    private async Task<IEnumerable<string>> Past() => (await _host.Get<IHistory>().List(new CurrentAgent("admin1", "Admin", [Roles.Admin]), 0, Cancellation)).Calls.Select(call => call.State.English);

    private async Task Save(string id, CalendarSetting calendar)
    {
        var seen = _host.Get<LiveSettings>().Now.Find(CalendarSetting.Kind, id)?.Revision ?? 0;
        Assert.Equal(SaveOutcome.Saved, (await _host.Get<SettingsDesk>().Save(CalendarSetting.Kind, id, calendar, seen, new AgentId("admin1"), Cancellation)).Outcome);
    }
}
