using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Figures;
using WarmTransfer.Web.Floor;
using WarmTransfer.Web.Flows;
using WarmTransfer.Web.History;
using WarmTransfer.Web.Hours;
using WarmTransfer.Web.Leads;
using WarmTransfer.Web.Routing;

namespace WarmTransfer.Tests.Web.Flows;

/// <summary>Every branch of a flow by a call on the phone network.</summary>
public sealed class FlowOnThePhoneTests : IAsyncLifetime
{
    private ProductHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await ProductHost.StartAsync(settings: [.. FlowStories.Settings, "--Desk:ReconcileSeconds=1"]);
        await _host.Lead(FlowStories.Menu);
        foreach (var agent in new[] { "agent1", "agent2", "agent3" }) await _host.Ready(agent);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("1", null, "agent2", "sales")]
    [InlineData("2", null, "agent1", "support")]
    [InlineData(null, "I want sales, please", "agent2", "sales")]
    [InlineData(null, "SUPPORT", "agent1", "support")]
    public async Task Each_choice_has_the_agent_of_its_queue_by_key_and_by_word(string? key, string? words, string agent, string queue)
    {
        var call = await Calls();

        if (key is not null) _host.Network.Press(call.Customer, key);
        if (words is not null) _host.Network.Say(call.Customer, words);

        await call.TalkTo(agent);
        var saved = _host.Saved(call.Customer)!;
        Assert.Equal((queue, "en-GB", "Main menu"), (saved.Queue.Value, saved.Language, saved.Flow!.Name));
        Assert.True(saved.QueuedAt > saved.ArrivedAt);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("5")]
    public async Task Whoever_chooses_nothing_twice_has_the_agent_of_the_menus_queue(string? wrongKey)
    {
        var call = await Calls();
        if (wrongKey is not null) _host.Network.Press(call.Customer, wrongKey);
        await _host.Hears("Once more.");

        await call.TalkTo("agent3");

        Assert.Equal("night", _host.Saved(call.Customer)!.Queue.Value);
    }

    [Fact]
    public async Task Words_of_which_Twilio_is_not_sure_are_asked_again()
    {
        var call = await Calls();

        _host.Network.Say(call.Customer, "sales", confidence: 0.1);
        await _host.Hears("Once more.");
        _host.Network.Say(call.Customer, "sales");

        await call.TalkTo("agent2");
    }

    [Fact]
    public async Task A_language_that_is_chosen_is_the_calls_and_the_queue_speaks_it()
    {
        await Save(Queue("sales") with { Languages = Queue("sales").Languages.Add("de-DE", new() { Sentences = FlowStories.Text("").Clear().Add("Welcome", "Willkommen.") }) });
        await _host.Gone("agent2");
        var call = await Calls();

        _host.Network.Press(call.Customer, "3");
        await _host.Until("the language is known", () => _host.Saved(call.Customer) is { Language: "de-DE" });
        await Asked(call, times: 2);
        _host.Network.Press(call.Customer, "1");

        await _host.Hears("Willkommen.");
        await call.CustomerHearsMusic();
        Assert.Equal("de-DE", _host.Saved(call.Customer)!.Language);
    }

    [Fact]
    public async Task Whoever_a_flow_sends_to_be_called_back_never_waits_and_whoever_gives_no_number_waits_in_that_queue()
    {
        await _host.Lead(FlowStories.Menu with { Nodes = [.. FlowStories.Menu.Nodes.Select(node => node.Id == "sales" ? new FlowNode.Finish("sales", "Call back", new Destination.ToCallBack(new("sales"))) : node)] });
        var first = await Calls();
        _host.Network.Press(first.Customer, "1");
        await _host.Hears("Please type the number at which we can call you, with its area code, and then the hash key.");
        Assert.IsType<CallPhase.InFlow>(_host.Saved(first.Customer)!.Phase);
        _host.Network.Press(first.Customer, "2025550124#");
        Assert.Equal(EndReason.CallBackBooked, ReasonOf(await _host.Ends(first.Customer)));
        await _host.Until("it is a promise of that queue", () => _host.Get<LeadBoard>().Now is [{ Booking: not null, Number: "+12025550124", Queue.Value: "sales" }]);
        await _host.Gone("agent2");

        var second = Conversation.Start(_host);
        await _host.Until("the menu asks", () => _host.Network.Leg(second.Customer)?.Playing?.Contains("Sales, support", StringComparison.Ordinal) == true);
        _host.Network.Press(second.Customer, "1");
        await _host.Until("they wait", () => _host.Saved(second.Customer) is { Phase: CallPhase.Waiting, Queue.Value: "sales" });
    }

    [Fact]
    public async Task A_flow_ends_a_call_with_what_it_says()
    {
        var call = await Calls();
        _host.Network.Press(call.Customer, "8");

        Assert.Equal(EndReason.EndedByFlow, ReasonOf(await _host.Ends(call.Customer)));
        await _host.Until("the caller is gone", () => _host.Network.Leg(call.Customer) is { Status: "completed" });
        Assert.Contains("Goodbye then.", _host.Network.Spoken);
    }

    [Fact]
    public async Task A_flow_puts_a_call_through_to_a_number_that_sees_ours()
    {
        var call = await Calls();
        _host.Network.Press(call.Customer, "7");

        Assert.Equal(FlowStories.Number, (await _host.Until("it rings outside", () => _host.Network.LegsTo("+12025550123").FirstOrDefault())).From);
        Assert.Equal(EndReason.ForwardedByFlow, ReasonOf(await _host.Ends(call.Customer)));
    }

    [Fact]
    public async Task The_floor_and_the_history_say_where_somebody_is_and_a_hang_up_there_counts_in_no_queue()
    {
        var call = await Calls();
        Assert.Empty((await Floor(view => view.Calls.Any(row => row is { Kind: FloorCallKind.InFlow, State.English: "in Main menu: Department (en-GB)" }))).Waiting);

        _host.Network.HangUp(call.Customer);

        Assert.Equal(EndReason.LeftInFlow, ReasonOf(await _host.Ends(call.Customer)));
        var past = await _host.Get<IHistory>().List(new CurrentAgent("admin1", "Admin", [Roles.Admin]), 0, Cancellation);
        Assert.Contains(past.Calls, one => one.State.English == "Hung up: in Main menu: Department (en-GB)");
        var today = _host.Get<LiveFigures>().At(TimeProvider.System.GetUtcNow()).Overall.Today;
        Assert.Equal((0, 0, 0), (today.Abandoned, today.ShortAbandoned, today.Handled));
    }

    [Fact]
    public async Task A_hang_up_of_which_nobody_tells_is_found_by_the_look_at_Twilio()
    {
        _host.Network.Chaos = new() { CallbackDrop = 1 };
        var call = Conversation.Start(_host);
        await _host.Listens(call);

        _host.Network.HangUp(call.Customer);

        Assert.Equal(EndReason.LeftInFlow, ReasonOf(await _host.Ends(call.Customer)));
        _host.Network.Chaos = new();
    }

    [Theory]
    [InlineData("1")]
    [InlineData("n 1")]
    [InlineData("3 2")]
    [InlineData("n n")]
    [InlineData("8")]
    public async Task What_is_tried_in_the_settings_is_what_a_caller_hears(string acts)
    {
        var inputs = acts.Split(' ').Select(act => act == "n" ? new FlowInput.Nothing() : (FlowInput)new FlowInput.Pressed(act)).ToArray();
        var now = TimeProvider.System.GetUtcNow();
        var hours = _host.Get<LiveHours>();
        var told = FlowStory.Tell(FlowStories.Menu, null, inputs, hours.IsOpen(now), to => hours.Follow(to, now), queue => $"{queue.Value}");

        // Nobody is faster with a key than what is said, so that all of it is heard.
        var call = Conversation.Start(_host);
        for (var at = 0; at < inputs.Length; at++)
        {
            await Asked(call, times: at + 1);
            if (inputs[at] is FlowInput.Pressed pressed) _host.Network.Press(call.Customer, pressed.Key);
        }

        await _host.Until("the flow is over", () => _host.Saved(call.Customer)?.Phase is not (null or CallPhase.InFlow));
        await _host.Until("all of it is heard", () => _host.Network.Spoken.Length >= told.Heard.Length);
        Assert.Equal(told.Heard, _host.Network.Spoken.Take(told.Heard.Length));
    }

    [Fact]
    public async Task The_hours_of_the_queue_count_where_a_flow_ends_in_it()
    {
        var closed = new CalendarSetting { Name = "Closed", Queues = ["sales"], Message = "Sales is closed.", Then = new Destination.ToQueue(new("night")) };
        Assert.Equal(SaveOutcome.Saved, (await _host.Get<SettingsDesk>().Save(CalendarSetting.Kind, "closed", closed, 0, new AgentId("admin1"), Cancellation)).Outcome);
        var call = await Calls();

        _host.Network.Press(call.Customer, "1");

        await call.TalkTo("agent3");
        Assert.Contains("Sales is closed.", _host.Network.Spoken);
        Assert.Equal("night", _host.Saved(call.Customer)!.Queue.Value);
    }

    private async Task<Conversation> Calls()
    {
        var call = Conversation.Start(_host);
        await _host.Listens(call);
        await _host.Hears("Sales, support, or German?");
        return call;
    }

    private Task Asked(Conversation call, int times) =>
        _host.Until($"the menu has been said {times} times", () => _host.Network.Spoken.Count(text => text.StartsWith("Sales, support", StringComparison.Ordinal)) == times && _host.Network.Leg(call.Customer) is { Playing: null });

    private async Task<FloorView> Floor(Predicate<FloorView> shows)
    {
        await foreach (var view in _host.Get<IFloorFeed>().Subscribe(Cancellation))
            if (shows(view)) return view;
        throw new InvalidOperationException("The floor is over.");
    }

    private static EndReason ReasonOf(Call call) => Assert.IsType<CallPhase.Ended>(call.Phase).Reason;

    private QueueSetting Queue(string id) => _host.Get<LiveSettings>().Now.Find(QueueSetting.Kind, id)!.Value;

    private async Task Save(QueueSetting queue)
    {
        var seen = _host.Get<LiveSettings>().Now.Find(QueueSetting.Kind, "sales")!.Revision;
        var answer = await _host.Get<SettingsDesk>().Save(QueueSetting.Kind, "sales", queue, seen, new AgentId("admin1"), Cancellation);
        Assert.True(answer.Outcome is SaveOutcome.Saved, string.Join(" ", answer.Faults));
    }
}
