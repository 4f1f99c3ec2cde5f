using WarmTransfer.Simulator;

namespace WarmTransfer.Tests.Simulator.Network;

public sealed class LegTests
{
    private static readonly (string, string)[] AllCallbacks =
        [("StatusCallbackEvent", "initiated"), ("StatusCallbackEvent", "ringing"), ("StatusCallbackEvent", "answered"), ("StatusCallbackEvent", "completed")];

    private static async Task<string> CallAsync(TestNetwork network, string to, params (string, string)[] more)
    {
        var call = await network.Rest.PostAsync("Calls.json",
            [("To", to), ("From", network.Options.PhoneNumber), ("Twiml", "<Response><Pause length=\"60\"/></Response>"), ("StatusCallback", network.Host.Url("/status")), .. AllCallbacks, .. more]);
        await network.SettleAsync();
        return call.GetProperty("sid").GetString()!;
    }

    private static IEnumerable<string> Statuses(TestNetwork network) =>
        network.Host.To("/status").OrderBy(hit => int.Parse(hit["SequenceNumber"], null)).Select(hit => hit["CallStatus"]);

    [Fact]
    public async Task An_answered_call_reports_every_step_and_its_duration()
    {
        await using var network = await TestNetwork.StartAsync();
        var phone = network.Register("agent_1");
        var sid = await CallAsync(network, "client:agent_1");
        await phone.AnswerAsync();
        await network.PassAsync(9);
        await network.HangUpAsync(sid);
        Assert.Equal(["initiated", "ringing", "in-progress", "completed"], Statuses(network));
        var last = network.Host.To("/status").Single(hit => hit["CallStatus"] == "completed");
        Assert.Equal(("9", "1", "200"), (last["CallDuration"], last["Duration"], last["SipResponseCode"]));
        Assert.Equal("call-progress-events", last["CallbackSource"]);
    }

    [Fact]
    public async Task A_declined_call_is_busy()
    {
        await using var network = await TestNetwork.StartAsync();
        var phone = network.Register("agent_1");
        var sid = await CallAsync(network, "client:agent_1");
        await phone.RejectAsync();
        Assert.Equal("busy", network.Status(sid));
        Assert.Equal("486", network.Host.To("/status").Single(hit => hit["CallStatus"] == "busy")["SipResponseCode"]);
    }

    [Fact]
    public async Task A_call_that_rings_out_is_no_answer_and_the_phone_stops()
    {
        await using var network = await TestNetwork.StartAsync();
        var phone = network.Register("agent_1");
        var sid = await CallAsync(network, "client:agent_1", ("Timeout", "20"));
        await network.PassAsync(24.5);
        Assert.Equal("ringing", network.Status(sid));
        await network.PassAsync(1);
        Assert.Equal("no-answer", network.Status(sid));
        Assert.False(phone.Rings);
    }

    [Fact]
    public async Task A_call_with_a_time_limit_is_completed_so_long_after_it_was_answered()
    {
        await using var network = await TestNetwork.StartAsync();
        var phone = network.Register("agent_1");
        var sid = await CallAsync(network, "client:agent_1", ("TimeLimit", "30"));
        await network.PassAsync(10);
        await phone.AnswerAsync();
        await network.PassAsync(29);
        Assert.Equal("in-progress", network.Status(sid));
        await network.PassAsync(1);
        Assert.Equal("completed", network.Status(sid));
        Assert.Equal("30", network.Host.To("/status").Single(hit => hit["CallStatus"] == "completed")["CallDuration"]);
        Assert.Equal(["hangup"], phone.Told);
    }

    [Fact]
    public async Task A_participant_has_a_time_limit_as_well_and_a_call_may_be_given_another_one()
    {
        await using var network = await TestNetwork.StartAsync();
        var phone = network.Register("agent_1");
        var added = await network.Rest.PostAsync(
            "Conferences/room/Participants.json", ("To", "client:agent_1"), ("From", network.Options.PhoneNumber), ("TimeLimit", "60"));
        await network.SettleAsync();
        var sid = added.GetProperty("call_sid").GetString()!;
        await phone.AnswerAsync();
        await network.PassAsync(50);
        await network.Rest.PostAsync($"Calls/{sid}.json", ("TimeLimit", "90"));
        await network.PassAsync(39);
        Assert.Equal("in-progress", network.Status(sid));
        await network.PassAsync(1);
        Assert.Equal("completed", network.Status(sid));
    }

    [Fact]
    public async Task A_client_whom_nobody_registered_fails_at_once()
    {
        await using var network = await TestNetwork.StartAsync();
        var sid = await CallAsync(network, "client:nobody");
        Assert.Equal("failed", network.Status(sid));
        Assert.Equal("480", network.Host.To("/status").Single(hit => hit["CallStatus"] == "failed")["SipResponseCode"]);
    }

    [Fact]
    public async Task All_phones_of_an_identity_ring_and_the_first_answer_wins()
    {
        await using var network = await TestNetwork.StartAsync();
        var (desk, mobile) = (network.Register("agent_1"), network.Register("agent_1"));
        var sid = await CallAsync(network, "client:agent_1");
        Assert.True(desk.Rings && mobile.Rings);
        await mobile.AnswerAsync();
        Assert.False(desk.Rings);
        Assert.False(network.Door.Answer(desk, sid));
        Assert.Equal(["cancel"], desk.Told);
    }

    [Fact]
    public async Task Calls_above_the_limit_wait_in_the_queue()
    {
        await using var network = await TestNetwork.StartAsync(options => options.CallsPerSecond = 1);
        var phones = Enumerable.Range(1, 3).Select(number => network.Register($"agent_{number}")).ToList();
        foreach (var phone in phones) await CallAsync(network, "client:" + phone.Identity);
        Assert.Equal([true, false, false], phones.Select(phone => phone.Rings));
        await network.PassAsync(1);
        Assert.Equal([true, true, false], phones.Select(phone => phone.Rings));
        await network.PassAsync(1);
        Assert.Equal([true, true, true], phones.Select(phone => phone.Rings));
        var calls = (await network.Rest.GetAsync("Calls.json")).GetProperty("calls");
        Assert.Equal(["2000", "1000", "0"], calls.EnumerateArray().Select(call => call.GetProperty("queue_time").GetString()));
    }

    [Fact]
    public async Task A_call_cancelled_in_the_queue_never_calls_back()
    {
        await using var network = await TestNetwork.StartAsync(options => options.CallsPerSecond = 0.1);
        var phone = network.Register("agent_1");
        await CallAsync(network, "client:nobody");
        var sid = await CallAsync(network, "client:agent_1");
        await network.Rest.PostAsync($"Calls/{sid}.json", ("Status", "canceled"));
        await network.PassAsync(15);
        Assert.Equal("canceled", network.Status(sid));
        Assert.False(phone.Rings);
        Assert.DoesNotContain(network.Host.To("/status"), hit => hit["CallSid"] == sid);
    }

    [Fact]
    public async Task A_ringing_call_that_is_cancelled_stops_ringing()
    {
        await using var network = await TestNetwork.StartAsync();
        var phone = network.Register("agent_1");
        var sid = await CallAsync(network, "client:agent_1");
        await network.Rest.PostAsync($"Calls/{sid}.json", ("Status", "canceled"));
        await network.SettleAsync();
        Assert.False(phone.Rings);
        Assert.Equal(["initiated", "ringing", "canceled"], Statuses(network));
    }

    [Fact]
    public async Task Cancelling_a_call_in_progress_is_refused_and_completing_it_hangs_up()
    {
        await using var network = await TestNetwork.StartAsync();
        var phone = network.Register("agent_1");
        var sid = await CallAsync(network, "client:agent_1");
        await phone.AnswerAsync();
        Assert.Equal((400, 21220), await network.Rest.RefusedAsync(HttpMethod.Post, $"Calls/{sid}.json", ("Status", "canceled")));
        await network.Rest.PostAsync($"Calls/{sid}.json", ("Status", "completed"));
        await network.SettleAsync();
        Assert.Equal("completed", network.Status(sid));
        Assert.Equal(["hangup"], phone.Told);
        Assert.Equal((400, 21220), await network.Rest.RefusedAsync(HttpMethod.Post, $"Calls/{sid}.json", ("Status", "completed")));
    }

    [Fact]
    public async Task Custom_parameters_of_a_client_address_reach_the_phone()
    {
        await using var network = await TestNetwork.StartAsync();
        var phone = network.Register("agent_1");
        await CallAsync(network, "client:agent_1?call=42&who=Mr%20Smith");
        Assert.Equal("Mr Smith", phone.Invitation!.Parameters["who"]);
        Assert.Equal("client:agent_1", phone.Invitation.To);
    }

    [Fact]
    public async Task A_call_that_a_phone_starts_asks_the_application_with_its_parameters()
    {
        await using var network = await TestNetwork.StartAsync();
        network.Host.On("/application", "<Response><Say>Welcome</Say></Response>");
        var phone = network.Register("agent_1");
        var placed = network.Door.Place(phone, new SimulatorOptions().ApplicationSid, new Dictionary<string, string> { ["To"] = "+15550100009", ["mode"] = "listen" });
        await network.SettleAsync();
        var hit = Assert.Single(network.Host.To("/application"));
        Assert.Equal(("client:agent_1", "+15550100009", "listen", "inbound"), (hit["From"], hit["To"], hit["mode"], hit["Direction"]));
        Assert.Equal("Welcome", network.Playing(placed.CallSid));
        Assert.Equal(["answered"], phone.Told);
        await network.PassAsync(2);
        Assert.Equal(["answered", "hangup"], phone.Told);
    }

    [Fact]
    public async Task Dialling_a_client_connects_both_and_goes_to_the_action_when_it_hangs_up()
    {
        await using var network = await TestNetwork.StartAsync();
        network.Host.On("/voice", """<Response><Dial action="/after"><Client>agent_1<Parameter name="topic" value="bill"/></Client></Dial></Response>""");
        network.Host.On("/after", "<Response><Say>Goodbye</Say></Response>");
        var phone = network.Register("agent_1");
        var customer = await network.CallInAsync();
        Assert.Equal("ringing", network.Playing(customer));
        await network.PassAsync(3);
        var agent = await phone.AnswerAsync();
        Assert.Equal([agent], network.Hears(customer));
        Assert.Equal([customer], network.Hears(agent));
        await network.PassAsync(5);
        await network.HangUpAsync(agent);
        var hit = Assert.Single(network.Host.To("/after"));
        Assert.Equal(("completed", agent, "5"), (hit["DialCallStatus"], hit["DialCallSid"], hit["DialCallDuration"]));
        Assert.Equal("Goodbye", network.Playing(customer));
    }

    [Theory]
    [InlineData("", "+15550100001")]
    [InlineData("+15550100000", "+15550100000")]
    [InlineData("+15550188888", null)]
    public async Task A_dialled_number_sees_a_caller_id_that_belongs_to_the_call_or_the_account(string callerId, string? seen)
    {
        await using var network = await TestNetwork.StartAsync();
        network.Host.On("/voice", $"""<Response><Dial callerId="{callerId}"><Number>+15550100900</Number></Dial><Say>Failed</Say></Response>""");
        var outside = network.Register("+15550100900");
        var caller = await network.CallInAsync();
        Assert.Equal(seen, outside.Invitation?.From);
        Assert.Equal(seen is null ? "Failed" : "ringing", network.Playing(caller));
        Assert.Equal(seen is null, network.DebuggerCodes("error").Contains(13214));
    }

    [Fact]
    public async Task A_leg_taken_out_of_a_bridge_by_REST_goes_its_own_way_and_the_other_goes_on()
    {
        await using var network = await TestNetwork.StartAsync();
        network.Host.On("/voice", "<Response><Dial><Client>agent_1</Client></Dial><Say>Your agent has left</Say></Response>");
        var phone = network.Register("agent_1");
        var customer = await network.CallInAsync();
        var agent = await phone.AnswerAsync();
        await network.Rest.PostAsync($"Calls/{agent}.json", ("Twiml", "<Response><Say>Agent only</Say></Response>"));
        await network.SettleAsync();
        Assert.Equal(("Your agent has left", "Agent only"), (network.Playing(customer), network.Playing(agent)));
        Assert.Empty(network.Hears(customer));
        Assert.Empty(network.Hears(agent));
    }

    [Fact]
    public async Task A_caller_who_hangs_up_takes_the_dialled_leg_along()
    {
        await using var network = await TestNetwork.StartAsync();
        network.Host.On("/voice", "<Response><Dial><Client>agent_1</Client></Dial></Response>");
        var phone = network.Register("agent_1");
        var customer = await network.CallInAsync();
        await network.HangUpAsync(customer);
        Assert.False(phone.Rings);

        customer = await network.CallInAsync();
        var agent = await phone.AnswerAsync();
        await network.HangUpAsync(customer);
        Assert.Equal("completed", network.Status(agent));
    }

    [Fact]
    public async Task With_answerOnBridge_the_caller_keeps_ringing_until_somebody_answers()
    {
        await using var network = await TestNetwork.StartAsync();
        network.Host.On("/voice", """<Response><Dial answerOnBridge="true" timeout="10"><Client>agent_1</Client></Dial><Say>Nobody there</Say></Response>""");
        var phone = network.Register("agent_1");
        var customer = await network.CallInAsync();
        Assert.Equal("ringing", network.Status(customer));
        await phone.AnswerAsync();
        Assert.Equal("in-progress", network.Status(customer));

        var second = await network.CallInAsync("+15550100002");
        await network.PassAsync(10.5);
        Assert.Equal("Nobody there", network.Playing(second));
    }

    [Fact]
    public async Task A_number_that_does_not_exist_cannot_be_reached()
    {
        await using var network = await TestNetwork.StartAsync();
        var ended = new List<string>();
        network.Door.LegEnded += ended.Add;
        var sid = network.Door.Dial("+15550100001", "+15559999999").CallSid;
        await network.SettleAsync();
        Assert.Equal("failed", network.Status(sid));
        Assert.Equal([sid], ended);
    }
}
