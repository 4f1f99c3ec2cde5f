using System.Globalization;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;
using WarmTransfer.Simulator.Twiml;
using WarmTransfer.Tests.Web.Webhooks;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Flows;
using WarmTransfer.Web.Hours;
using WarmTransfer.Web.Languages;
using WarmTransfer.Web.Routing;

namespace WarmTransfer.Tests.Web.Flows;

/// <summary>Flows as Twilio meets them: repeated, changed meanwhile, and with everything down.</summary>
public sealed class FlowWebhookTests : IAsyncLifetime
{
    private const string Sid = "CA0000000000000000000000000000000F";
    private ProductHost _host = null!;
    private WebhookSender _twilio = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await ProductHost.StartAsync(settings: FlowStories.Settings);
        _twilio = new WebhookSender(_host);
        await _host.Lead(FlowStories.Menu);
    }

    public ValueTask DisposeAsync()
    {
        _twilio.Dispose();
        return _host.DisposeAsync();
    }

    [Fact]
    public async Task Everything_goes_on_from_the_address_while_the_database_is_down_and_is_saved_afterwards()
    {
        var mended = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var blocked = _host.Get<WriteGate>().Run(() => mended.Task, Cancellation);

        var menu = Gather(await Arrives());
        var german = Gather(await Answers(menu, ("Digits", "3")));
        Assert.IsType<Verb.Dial>(Read(await Answers(german, ("Digits", "1")))[^1]);
        Assert.Null(_host.Saved(Sid));

        mended.SetResult(0);
        await blocked;
        var saved = await _host.Until("the call is in its queue", () => _host.Saved(Sid) is { Phase: CallPhase.Waiting } call ? call : null);
        Assert.Equal(("sales", "de-DE", 2), (saved.Queue.Value, saved.Language, saved.Flow!.Step));
        Assert.True(saved.QueuedAt >= saved.ArrivedAt);
    }

    [Fact]
    public async Task An_answer_that_Twilio_brings_twice_is_answered_as_before_and_counts_once()
    {
        Assert.Equal(await Arrives(), await Arrives());
        var menu = Gather(await Arrives());

        Assert.Equal(await Answers(menu, ("Digits", "5")), await Answers(menu, ("Digits", "5")));

        var saved = await _host.Until("it is saved", () => _host.Saved(Sid) is { Flow.Step: 1 } call ? call : null);
        Assert.IsType<CallPhase.InFlow>(saved.Phase);
        await using var db = _host.Database();
        Assert.Single(db.Events.Where(row => row.CallId == Sid).ToList(), row => row.Payload.Contains("customer-arrived", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_call_goes_on_in_the_version_in_which_it_began_also_after_a_restart()
    {
        var menu = Gather(await Arrives());
        // From now on key 1 says goodbye.
        await _host.Lead(FlowStories.Menu with { Nodes = [.. FlowStories.Menu.Nodes.Select(node => node is FlowNode.Menu one ? one with { Choices = [one.Choices[0] with { Next = "bye" }, one.Choices[1] with { Next = "sales" }, .. one.Choices[2..]] } : node).Where(node => node.Id != "support")] });

        Assert.IsType<Verb.Dial>(Read(await Answers(menu, ("Digits", "1")))[^1]);
        await _host.Restart(() => { });
        Assert.IsType<Verb.Dial>(Read(await Answers(menu, ("Digits", "2")))[^1]);

        Assert.Equal("Goodbye then.", Assert.IsType<Verb.Say>(Read(await Answers(Gather(await Arrives("CA0000000000000000000000000000000E")), "CA0000000000000000000000000000000E", ("Digits", "1")))[0]).Text);
    }

    [Theory]
    [InlineData("main", 999)]
    [InlineData("gone", 1)]
    public async Task A_version_that_cannot_be_found_leads_to_a_queue(string flow, long version)
    {
        var answer = await _twilio.Post($"/conference/flow/{flow}/{version.ToString(CultureInfo.InvariantCulture)}/department/1?step=0", Form(Sid, ("Digits", "1")));

        Assert.IsType<Verb.Dial>(Assert.Single(Read(await Text(answer))));
        var saved = await _host.Until("the call is saved", () => _host.Saved(Sid));
        Assert.Equal((new CallPhase.Waiting(), "support"), (saved.Phase, saved.Queue.Value));
    }

    [Fact]
    public async Task A_caller_who_comes_back_from_the_fallback_document_hears_the_menu_again()
    {
        var menu = Gather(await Arrives());
        await Answers(menu, ("Digits", "3"));
        await _host.Until("every webhook knows their step", () => Known() is { Flow.Step: 1 });

        var again = Read(await Arrives());

        Assert.Contains("step=1&language=de-DE", Assert.IsType<Verb.Gather>(Assert.Single(again)).Options.Action, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_out_of_the_flow_already_goes_straight_into_their_queue()
    {
        await Answers(Gather(await Arrives()), ("Digits", "1"));
        await _host.Until("every webhook knows that they wait", () => Known() is { Phase: CallPhase.Waiting });

        Assert.Contains("queue=sales", await Arrives(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_who_is_not_Twilio_moves_a_caller()
    {
        using var answer = await _twilio.Post("/conference/flow/main/1/department/1?step=0", Form(Sid, ("Digits", "1")), "not a signature");
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task The_status_callback_of_the_number_tells_of_a_hang_up_in_a_menu()
    {
        await Arrives();
        await _host.Until("the call is saved", () => _host.Saved(Sid));

        using var ended = await _twilio.Post("/calls/events", ("CallSid", Sid), ("CallStatus", "completed"));

        Assert.Equal(EndReason.LeftInFlow, Assert.IsType<CallPhase.Ended>(_host.Saved(Sid)!.Phase).Reason);
    }

    [Fact]
    public async Task What_a_flow_needs_cannot_be_removed_and_a_number_leads_to_one_place()
    {
        var live = _host.Get<LiveSettings>();
        Assert.Contains("The flow Main menu sends calls here", await Refused(QueueSetting.Kind, "sales"), StringComparison.Ordinal);
        Assert.Contains("The flow Main menu sends calls here", await Refused(QueueSetting.Kind, "night"), StringComparison.Ordinal);
        await _host.Get<SettingsDesk>().Begin(CalendarSetting.Kind, [("week", new CalendarSetting { Name = "Week", Message = "Closed." })], "a test", Cancellation);
        await _host.Lead(FlowStories.Menu with { Start = "hours", Nodes = FlowStories.Menu.Nodes.Add(new FlowNode.Hours("hours", "Hours", "week", "hello", "hello")) });
        Assert.Contains("asks this calendar", await Refused(CalendarSetting.Kind, "week"), StringComparison.Ordinal);

        var queue = live.Now.Find(QueueSetting.Kind, "night")!;
        var taken = await _host.Get<SettingsDesk>().Save(QueueSetting.Kind, "night", queue.Value with { Numbers = [FlowStories.Number] }, queue.Revision, new AgentId("admin1"), Cancellation);
        Assert.Contains(taken.Faults, fault => fault.Text.English.Contains("leads to the flow Main menu", StringComparison.Ordinal));
        var second = await _host.Get<SettingsDesk>().Save(FlowRules.Kind, "second", FlowStories.Menu with { Name = "Second" }, 0, new AgentId("admin1"), Cancellation);
        Assert.Contains(second.Faults, fault => fault.Text.English.Contains("leads to the flow Main menu already", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_template_has_no_fault_but_a_calendar_that_is_not_made_yet()
    {
        var settings = _host.Get<LiveSettings>().Now;
        foreach (var template in FlowTemplate.All)
            Assert.All(FlowCheck.Faults(template.Make(settings, Words.English), FlowRules.Around(settings)), fault => Assert.Equal(nameof(FlowNode.Hours.Calendar), fault.Part));
    }

    private async Task<string> Refused<T>(SettingKind<T> kind, string id) where T : class
    {
        var answer = await _host.Get<SettingsDesk>().Remove(kind, id, _host.Get<LiveSettings>().Now.Find(kind, id)!.Revision, new AgentId("admin1"), Cancellation);
        return string.Join(" ", answer.Faults.Select(fault => fault.Text.English));
    }

    // What is committed is shown a moment later.
    private Call? Known() => _host.Snapshot.Calls.GetValueOrDefault(new CallId(Sid));

    // Each delivery of one event has the same token.
    private async Task<string> Arrives(string call = Sid) => await Text(await _twilio.Post(
        "/conference/connect/client", Form(call), _twilio.Sign("/conference/connect/client", Form(call)), request => request.Headers.Add("I-Twilio-Idempotency-Token", $"arrival-{call}")));

    private Task<string> Answers(Verb.Gather menu, params (string, string)[] what) => Answers(menu, Sid, what);

    private async Task<string> Answers(Verb.Gather menu, string call, params (string, string)[] what) => await Text(await _twilio.Post(new Uri(menu.Options.Action!).PathAndQuery, Form(call, what)));

    private static (string, string)[] Form(string call, params (string, string)[] more) => [("CallSid", call), ("From", "+15550100001"), ("To", FlowStories.Number), ("CallStatus", "in-progress"), .. more];

    private static IReadOnlyList<Verb> Read(string twiml) => WebhookSender.Read(twiml);

    private static Verb.Gather Gather(string twiml) => Assert.IsType<Verb.Gather>(Read(twiml)[^1]);

    private static async Task<string> Text(HttpResponseMessage answer)
    {
        using (answer) return await answer.Content.ReadAsStringAsync(Cancellation);
    }
}
