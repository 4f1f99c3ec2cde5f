namespace WarmTransfer.Tests.Simulator.Network;

public sealed class TutorialFlowTests
{
    private static string Join(WebhookHost host, bool start, bool end) =>
        $"""
        <Response><Dial action="/after"><Conference startConferenceOnEnter="{start}" endConferenceOnExit="{end}" waitUrl="/wait"
          statusCallback="{host.Url("/events")}" statusCallbackEvent="start end join leave mute hold modify">room</Conference></Dial></Response>
        """.Replace("True", "true", StringComparison.Ordinal).Replace("False", "false", StringComparison.Ordinal);

    private static async Task<TestNetwork> StartAsync()
    {
        var network = await TestNetwork.StartAsync();
        network.Host.On("/voice", Join(network.Host, false, true));
        network.Host.On("/agent1", Join(network.Host, true, false));
        network.Host.On("/agent2", Join(network.Host, true, true));
        network.Host.On("/wait", "<Response><Say>Please wait</Say><Redirect/></Response>");
        network.Host.On("/after", "<Response><Say>Goodbye</Say></Response>");
        return network;
    }

    [Fact]
    public async Task Customer_hears_the_wait_document_until_an_agent_joins()
    {
        await using var network = await StartAsync();
        var customer = await network.CallInAsync();
        await network.PassAsync(20);
        Assert.Equal("Please wait", network.Playing(customer));
        var phone = network.Register("agent_1");
        var agent = await network.RingAsync(phone, "/agent1");
        await phone.AnswerAsync();
        Assert.Null(network.Playing(customer));
        Assert.Equal([agent], network.Hears(customer));
        Assert.Equal([customer], network.Hears(agent));
        Assert.Equal(TimeSpan.Zero, network.Leg(customer).DeadAir.Longest);
    }

    [Fact]
    public async Task Whole_warm_transfer_ends_with_the_customer_at_the_dial_action()
    {
        await using var network = await StartAsync();
        var customer = await network.CallInAsync();
        var (one, two) = (network.Register("agent_1"), network.Register("agent_2"));
        var first = await network.RingAsync(one, "/agent1");
        await one.AnswerAsync();
        var second = await network.RingAsync(two, "/agent2");
        await two.AnswerAsync();
        Assert.Equal([first, second], network.Hears(customer));

        await network.HangUpAsync(first);
        Assert.Equal([second], network.Hears(customer));
        await network.HangUpAsync(second);

        Assert.Equal("Goodbye", network.Playing(customer));
        var action = Assert.Single(network.Host.To("/after"), hit => hit["CallSid"] == customer);
        Assert.Equal("answered", action["DialCallStatus"]);
        Assert.Equal("in-progress", action["CallStatus"]);
        await network.PassAsync(3);
        Assert.Equal("completed", network.Status(customer));
        Assert.Equal(
            ["participant-join", "participant-join", "conference-start", "participant-join", "participant-leave", "participant-leave", "conference-end", "participant-leave"],
            network.Host.Events("/events"));
    }

    [Fact]
    public async Task The_reasons_of_leaving_and_ending_name_who_did_it()
    {
        await using var network = await StartAsync();
        var customer = await network.CallInAsync();
        var phone = network.Register("agent_2");
        var agent = await network.RingAsync(phone, "/agent2");
        await phone.AnswerAsync();
        await network.HangUpAsync(agent);
        var end = Assert.Single(network.Host.To("/events"), hit => hit["StatusCallbackEvent"] == "conference-end");
        Assert.Equal("participant-with-end-conference-on-exit-left", end["ReasonConferenceEnded"]);
        Assert.Equal(agent, end["CallSidEndingConference"]);
        var left = network.Host.To("/events").Where(hit => hit["StatusCallbackEvent"] == "participant-leave").ToDictionary(hit => hit["CallSid"]);
        Assert.Equal("participant_hung_up", left[agent]["ReasonParticipantLeft"]);
        Assert.Equal("completed", left[agent]["ParticipantCallStatus"]);
        Assert.Equal("moderator_ended_conference", left[customer]["ReasonParticipantLeft"]);
        Assert.Equal("in-progress", left[customer]["ParticipantCallStatus"]);
    }

    [Fact]
    public async Task The_last_one_in_a_started_conference_hears_nothing_and_the_meter_runs()
    {
        await using var network = await StartAsync();
        network.Host.On("/voice", Join(network.Host, true, false));
        var customer = await network.CallInAsync();
        var phone = network.Register("agent_1");
        var agent = await network.RingAsync(phone, "/agent1");
        await phone.AnswerAsync();
        await network.HangUpAsync(agent);
        await network.PassAsync(7);
        Assert.Null(network.Playing(customer));
        Assert.Equal(7, network.Leg(customer).DeadAir.Longest.TotalSeconds, 3);
        Assert.Equal("in-progress", network.Room("room").WireStatus);
    }

    [Fact]
    public async Task A_name_used_again_is_a_new_conference()
    {
        await using var network = await StartAsync();
        await network.HangUpAsync(await network.CallInAsync());
        var first = network.Host.To("/events")[0]["ConferenceSid"];
        await network.CallInAsync();
        Assert.NotEqual(first, network.Room("room").Sid);
    }
}
