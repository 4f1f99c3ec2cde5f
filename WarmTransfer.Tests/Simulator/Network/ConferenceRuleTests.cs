using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Tests.Simulator.Network;

public sealed class ConferenceRuleTests
{
    private const string AllEvents = "start end join leave mute hold modify announcement";

    private static string Join(WebhookHost host, string attributes = "", string after = "", string events = AllEvents) =>
        $"""<Response><Dial action="/after"><Conference waitUrl="/wait" statusCallback="{host.Url("/events")}" statusCallbackEvent="{events}" {attributes}>room</Conference></Dial>{after}</Response>""";

    private static async Task<(TestNetwork Network, string Customer, string Agent)> TalkingAsync(string customer = "", string agent = "")
    {
        var network = await TestNetwork.StartAsync();
        network.Host.On("/voice", Join(network.Host, customer));
        network.Host.On("/agent", Join(network.Host, agent));
        network.Host.On("/wait", "<Response><Say>Please wait</Say></Response>");
        network.Host.On("/hold", """<Response><Say loop="0">On hold</Say></Response>""");
        var caller = await network.CallInAsync();
        var phone = network.Register("agent_1");
        var leg = await network.RingAsync(phone, "/agent");
        await phone.AnswerAsync();
        return (network, caller, leg);
    }

    private static async Task UpdateAsync(TestNetwork network, string leg, params (string, string)[] form)
    {
        await network.Rest.PostAsync($"Conferences/{network.Room("room").Sid}/Participants/{leg}.json", form);
        await network.SettleAsync();
    }

    [Fact]
    public async Task A_held_participant_hears_the_hold_document_and_nobody_hears_anybody()
    {
        var (network, customer, agent) = await TalkingAsync();
        await using var _ = network;
        await UpdateAsync(network, customer, ("Hold", "true"), ("HoldUrl", network.Host.Url("/hold")), ("HoldMethod", "POST"));
        Assert.Equal("On hold", network.Playing(customer));
        Assert.Empty(network.Hears(customer));
        Assert.Empty(network.Hears(agent));
        await network.PassAsync(30);
        Assert.Equal("On hold", network.Playing(customer));

        await UpdateAsync(network, customer, ("Hold", "false"));
        Assert.Null(network.Playing(customer));
        Assert.Equal([agent], network.Hears(customer));
        Assert.Equal(["participant-hold", "participant-unhold"], network.Host.Events("/events").Where(name => name.Contains("hold", StringComparison.Ordinal)));
        Assert.Equal(TimeSpan.Zero, network.Leg(customer).DeadAir.Longest);
    }

    [Fact]
    public async Task The_hold_document_is_fetched_with_GET_unless_told_otherwise()
    {
        var (network, customer, _) = await TalkingAsync();
        await using var _1 = network;
        await UpdateAsync(network, customer, ("Hold", "true"), ("HoldUrl", network.Host.Url("/hold")));
        var hit = Assert.Single(network.Host.To("/hold"));
        Assert.Equal("GET", hit.Method);
        Assert.True(hit.IsSigned(network.Options.AuthToken));
    }

    [Fact]
    public async Task EndConferenceOnExit_of_a_held_participant_is_accepted_and_ignored()
    {
        var (network, customer, agent) = await TalkingAsync();
        await using var _ = network;
        await UpdateAsync(network, customer, ("Hold", "true"));
        await UpdateAsync(network, customer, ("EndConferenceOnExit", "true"));
        Assert.DoesNotContain("participant-modify", network.Host.Events("/events"));
        await network.HangUpAsync(customer);
        Assert.Equal("in-progress", network.Room("room").WireStatus);
        Assert.Equal("in-progress", network.Status(agent));
    }

    [Fact]
    public async Task A_held_participant_whose_flag_was_set_before_still_ends_the_conference()
    {
        var (network, customer, agent) = await TalkingAsync(agent: "endConferenceOnExit=\"true\"");
        await using var _ = network;
        await UpdateAsync(network, agent, ("Hold", "true"));
        await network.HangUpAsync(agent);
        Assert.Contains("conference-end", network.Host.Events("/events"));
        Assert.Equal("completed", network.Status(customer));
    }

    [Fact]
    public async Task A_muted_participant_hears_all_and_is_heard_by_nobody()
    {
        var (network, customer, agent) = await TalkingAsync();
        await using var _ = network;
        await UpdateAsync(network, agent, ("Muted", "true"));
        Assert.Empty(network.Hears(customer));
        Assert.Equal([customer], network.Hears(agent));
        Assert.Contains("participant-mute", network.Host.Events("/events"));
    }

    [Fact]
    public async Task A_coach_is_heard_by_the_coached_agent_only()
    {
        var (network, customer, agent) = await TalkingAsync();
        await using var _ = network;
        network.Host.On("/coach", Join(network.Host, $"coach=\"{agent}\""));
        var phone = network.Register("supervisor");
        var coach = await network.RingAsync(phone, "/coach");
        await phone.AnswerAsync();
        Assert.Equal([agent], network.Hears(customer));
        Assert.Equal([customer, coach], network.Hears(agent));
        Assert.Equal([customer, agent], network.Hears(coach));

        await UpdateAsync(network, coach, ("Coaching", "false"), ("Muted", "false"));
        Assert.Equal([agent, coach], network.Hears(customer));
    }

    [Fact]
    public async Task A_coach_of_somebody_who_is_not_there_goes_to_the_action_with_13240()
    {
        var (network, _, _) = await TalkingAsync();
        await using var _1 = network;
        network.Host.On("/coach", Join(network.Host, "coach=\"CA00000000000000000000000000000009\""));
        var phone = network.Register("supervisor");
        var coach = await network.RingAsync(phone, "/coach");
        await phone.AnswerAsync();
        Assert.Contains(13240, network.DebuggerCodes("error"));
        Assert.Contains(network.Host.To("/after"), hit => hit["CallSid"] == coach && hit["DialCallStatus"] == "failed");
    }

    [Fact]
    public async Task A_label_that_is_taken_skips_to_the_next_verb()
    {
        var (network, _, _) = await TalkingAsync(agent: "participantLabel=\"agent\"");
        await using var _1 = network;
        network.Host.On("/second", Join(network.Host, "participantLabel=\"agent\"", "<Say>Label taken</Say>"));
        var phone = network.Register("agent_2");
        var leg = await network.RingAsync(phone, "/second");
        await phone.AnswerAsync();
        Assert.Equal("Label taken", network.Playing(leg));
        Assert.Contains(16025, network.DebuggerCodes("error"));
    }

    [Fact]
    public async Task A_label_that_is_taken_is_refused_by_REST_and_nobody_rings()
    {
        var (network, _, _) = await TalkingAsync(agent: "participantLabel=\"agent\"");
        await using var _1 = network;
        var phone = network.Register("agent_2");
        var refused = await network.Rest.RefusedAsync(
            HttpMethod.Post, "Conferences/room/Participants.json", ("To", "client:agent_2"), ("From", network.Options.PhoneNumber), ("Label", "agent"));
        await network.SettleAsync();
        Assert.Equal((400, 16025), refused);
        Assert.False(phone.Rings);
    }

    [Fact]
    public async Task A_participant_can_be_addressed_by_its_label()
    {
        var (network, _, agent) = await TalkingAsync(agent: "participantLabel=\"agent one\"");
        await using var _1 = network;
        var found = await network.Rest.GetAsync($"Conferences/{network.Room("room").Sid}/Participants/agent%20one.json");
        Assert.Equal(agent, found.GetProperty("call_sid").GetString());
    }

    [Fact]
    public async Task Callbacks_of_later_participants_do_not_count()
    {
        await using var network = await TestNetwork.StartAsync();
        network.Host.On("/voice", "<Response><Dial><Conference>room</Conference></Dial></Response>");
        network.Host.On("/agent", Join(network.Host));
        await network.CallInAsync();
        var phone = network.Register("agent_1");
        await network.RingAsync(phone, "/agent");
        await phone.AnswerAsync();
        Assert.Equal("in-progress", network.Room("room").WireStatus);
        Assert.Empty(network.Host.To("/events"));
    }

    [Fact]
    public async Task A_mistyped_name_is_a_new_room_in_which_the_agent_waits_alone()
    {
        var (network, customer, _) = await TalkingAsync();
        await using var _1 = network;
        network.Host.On("/typo", "<Response><Dial><Conference>rooom</Conference></Dial></Response>");
        var phone = network.Register("agent_2");
        var leg = await network.RingAsync(phone, "/typo");
        await phone.AnswerAsync();
        Assert.Equal("init", network.Room("rooom").WireStatus);
        Assert.Equal("hold music", network.Playing(leg));
        Assert.DoesNotContain(leg, network.Hears(customer));
    }

    [Fact]
    public async Task A_conference_without_a_starter_does_not_start()
    {
        var (network, customer, agent) = await TalkingAsync("startConferenceOnEnter=\"false\"", "startConferenceOnEnter=\"false\"");
        await using var _ = network;
        Assert.Equal("init", network.Room("room").WireStatus);
        Assert.Equal("Please wait", network.Playing(customer));
        Assert.Empty(network.Hears(agent));
    }

    [Fact]
    public async Task A_kicked_participant_from_TwiML_goes_to_the_action()
    {
        var (network, customer, agent) = await TalkingAsync();
        await using var _ = network;
        using var response = await network.Rest.SendAsync(HttpMethod.Delete, $"Conferences/{network.Room("room").Sid}/Participants/{customer}.json");
        await network.SettleAsync();
        Assert.Equal(204, (int)response.StatusCode);
        Assert.Contains(network.Host.To("/after"), hit => hit["CallSid"] == customer);
        Assert.Equal("in-progress", network.Status(agent));
    }

    [Fact]
    public async Task The_end_by_REST_sends_everybody_to_their_action()
    {
        var (network, customer, agent) = await TalkingAsync();
        await using var _ = network;
        var ended = await network.Rest.PostAsync($"Conferences/{network.Room("room").Sid}.json", ("Status", "completed"));
        await network.SettleAsync();
        Assert.Equal("conference-ended-via-api", ended.GetProperty("reason_conference_ended").GetString());
        Assert.Equal([customer, agent], network.Host.To("/after").Select(hit => hit["CallSid"]).OrderBy(sid => sid == agent));
    }

    [Fact]
    public async Task An_announcement_reaches_everybody_or_one()
    {
        var (network, customer, agent) = await TalkingAsync();
        await using var _ = network;
        network.Host.On("/announce", "<Response><Say>Recorded</Say></Response>");
        await network.Rest.PostAsync($"Conferences/{network.Room("room").Sid}.json", ("AnnounceUrl", network.Host.Url("/announce")));
        await network.SettleAsync();
        Assert.Equal(("Recorded", "Recorded"), (network.Playing(customer), network.Playing(agent)));
        await network.PassAsync(2);
        Assert.Contains("announcement-end", network.Host.Events("/events"));

        await UpdateAsync(network, agent, ("AnnounceUrl", network.Host.Url("/announce")));
        Assert.Equal((null, "Recorded"), (network.Playing(customer), network.Playing(agent)));
        Assert.Equal([agent], network.Hears(customer));
    }

    [Fact]
    public async Task A_participant_of_REST_that_does_not_answer_is_reported_as_a_failed_add()
    {
        var (network, _, _) = await TalkingAsync();
        await using var _1 = network;
        var phone = network.Register("agent_2");
        var added = await network.Rest.PostAsync("Conferences/room/Participants.json", ("To", "client:agent_2"), ("From", network.Options.PhoneNumber), ("EarlyMedia", "false"));
        Assert.Equal("queued", added.GetProperty("status").GetString());
        await network.SettleAsync();
        await phone.RejectAsync();
        var left = network.Host.To("/events").Last(hit => hit["StatusCallbackEvent"] == "participant-leave");
        Assert.Equal(("participant_add_failed", "busy"), (left["ReasonParticipantLeft"], left["ParticipantCallStatus"]));
    }

    [Fact]
    public async Task Early_media_lets_the_others_hear_the_ringing()
    {
        var (network, customer, _) = await TalkingAsync();
        await using var _1 = network;
        var phone = network.Register("agent_2");
        await network.Rest.PostAsync("Conferences/room/Participants.json", ("To", "client:agent_2"), ("From", network.Options.PhoneNumber));
        await network.SettleAsync();
        Assert.Equal("ringing", network.Playing(customer));
        var tone = network.Leg(customer).Audio.Hearing.Playback;
        await network.PassAsync(5);
        Assert.Equal("ringing", network.Playing(customer));
        Assert.NotSame(tone, network.Leg(customer).Audio.Hearing.Playback);
        await phone.AnswerAsync();
        Assert.Null(network.Playing(customer));
    }

    [Fact]
    public async Task A_participant_of_REST_ends_with_the_conference()
    {
        var (network, customer, _) = await TalkingAsync("endConferenceOnExit=\"true\"");
        await using var _1 = network;
        var phone = network.Register("agent_2");
        await network.Rest.PostAsync("Conferences/room/Participants.json", ("To", "client:agent_2"), ("From", network.Options.PhoneNumber));
        await network.SettleAsync();
        var added = await phone.AnswerAsync();
        await network.HangUpAsync(customer);
        Assert.Equal("completed", network.Status(added));
        Assert.Equal(["hangup"], phone.Told);
    }

    [Fact]
    public async Task A_leg_sent_to_a_new_document_leaves_and_hears_that()
    {
        var (network, customer, agent) = await TalkingAsync();
        await using var _ = network;
        await network.Rest.PostAsync($"Calls/{customer}.json", ("Twiml", "<Response><Say>One moment</Say></Response>"));
        await network.SettleAsync();
        Assert.Equal("One moment", network.Playing(customer));
        Assert.Empty(network.Hears(agent));
        var left = network.Host.To("/events").Single(hit => hit["StatusCallbackEvent"] == "participant-leave");
        Assert.Equal("participant_updated_via_api", left["ReasonParticipantLeft"]);
    }

    [Fact]
    public async Task The_wait_document_of_a_conference_is_not_repeated()
    {
        await using var network = await TestNetwork.StartAsync();
        network.Host.On("/voice", Join(network.Host));
        network.Host.On("/wait", "<Response><Say>Please wait</Say></Response>");
        var customer = await network.CallInAsync();
        await network.PassAsync(10);
        Assert.Null(network.Playing(customer));
        Assert.Single(network.Host.To("/wait"));
        Assert.InRange(network.Leg(customer).DeadAir.Longest.TotalSeconds, 8, 10);
    }

    [Fact]
    public async Task A_wait_document_that_cannot_be_had_lets_the_leg_go_on()
    {
        await using var network = await TestNetwork.StartAsync();
        network.Host.On("/voice", Join(network.Host));
        network.Host.On("/wait", "500");
        network.Host.On("/after", "<Response><Say>Sorry</Say></Response>");
        var customer = await network.CallInAsync();
        Assert.Equal("Sorry", network.Playing(customer));
        Assert.Contains(11200, network.DebuggerCodes("error"));
    }

    [Fact]
    public async Task A_full_conference_lets_nobody_in()
    {
        var (network, _, _) = await TalkingAsync("maxParticipants=\"2\"");
        await using var _1 = network;
        var refused = await network.Rest.RefusedAsync(
            HttpMethod.Post, "Conferences/room/Participants.json", ("To", "client:agent_2"), ("From", network.Options.PhoneNumber));
        Assert.Equal((400, 16003), refused);
    }

    [Fact]
    public async Task The_dial_action_is_still_asked_once_after_the_party_hung_up()
    {
        var (network, customer, _) = await TalkingAsync();
        await using var _1 = network;
        await network.HangUpAsync(customer);
        var hit = Assert.Single(network.Host.To("/after"), hit => hit["CallSid"] == customer);
        Assert.Equal("completed", hit["CallStatus"]);
        Assert.Equal(LegStatus.Completed, network.Leg(customer).Status);
    }
}
