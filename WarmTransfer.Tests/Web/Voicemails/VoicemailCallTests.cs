using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Simulator.Webhooks;
using WarmTransfer.Tests.Web.Webhooks;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.History;
using WarmTransfer.Web.Voicemails;
using static WarmTransfer.Tests.Web.Voicemails.VoicemailHost;

namespace WarmTransfer.Tests.Web.Voicemails;

/// <summary>Callers leave messages on the phone network.</summary>
public sealed class VoicemailCallTests : IAsyncLifetime
{
    private ProductHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await VoicemailHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_message_is_on_screens_within_five_seconds_of_its_callback_and_in_the_history()
    {
        await _host.Ready("agent1");

        var call = await _host.LeaveMessage();

        var message = await _host.Message(TimeSpan.FromSeconds(5));
        Assert.Equal((call, "support", "+15550100001", true), (message.Call.Value, message.Queue.Value, message.Number, message.IsOpen));
        Assert.InRange(message.Length.TotalSeconds, 1, 3);
        var saved = _host.Saved(call)!;
        Assert.Equal((EndReason.Voicemail, "support", false), (Assert.IsType<CallPhase.Ended>(saved.Phase).Reason, saved.Queue.Value, saved.HasLiveLegs));
        Assert.Empty(saved.AgentLegs);
        Assert.Contains((await _host.Get<IHistory>().List(Admin, 0, Cancellation)).Calls, past => past.State.English == "Ended: sent to voicemail");
    }

    [Fact]
    public async Task Agents_see_those_of_their_queues_with_the_number_hidden()
    {
        await _host.LeaveMessage();
        await _host.Message();

        Assert.Equal("+•••••••••01", Assert.Single(_host.Messages(Agent1)).Number);
        Assert.Empty(_host.Messages(Agent2));
    }

    [Fact]
    public async Task A_callback_that_comes_twice_makes_one_message()
    {
        _host.Network.Chaos = new ChaosSettings { CallbackDuplicate = 100 };

        await _host.LeaveMessage();

        await _host.Message();
        await _host.Until("both callbacks have come", () => _host.Network.Log.Count(entry => entry.Kind == "webhook" && entry.Text.Contains("/recorded", StringComparison.Ordinal)) == 2);
        Assert.Equal(1, await _host.CountKept());
    }

    [Fact]
    public async Task A_callback_that_is_lost_is_made_up_for_by_a_look_at_Twilio_within_a_minute()
    {
        _host.Network.Chaos = new ChaosSettings { CallbackDrop = 100 };
        var call = await _host.LeaveMessage();
        Assert.Empty(_host.Messages(Admin));

        Assert.Equal(call, (await _host.Message(TimeSpan.FromSeconds(60))).Call.Value);
        await _host.Get<VoicemailPoll>().Look(Cancellation);
        Assert.Equal(1, await _host.CountKept());
    }

    [Fact]
    public async Task While_the_database_is_away_greeting_and_recording_go_on_and_the_message_is_found_later()
    {
        _host.Network.Chaos = new ChaosSettings { CallbackDrop = 100 };
        var mended = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var blocked = _host.Get<WriteGate>().Run(() => mended.Task, Cancellation);

        var call = await _host.LeaveMessage();
        Assert.Null(_host.Saved(call));

        mended.SetResult(0);
        await blocked;
        await _host.Until("the call is saved", () => _host.Saved(call));
        await _host.Get<VoicemailPoll>().Look(Cancellation);
        Assert.Equal("+15550100001", (await _host.Message()).Number);
    }

    [Fact]
    public async Task Whoever_says_nothing_or_next_to_nothing_has_left_no_message_and_the_call_came_while_closed()
    {
        var brief = await _host.LeaveMessage(seconds: 0.3);
        await Came(brief);
        Assert.Equal(0, await _host.CountKept());
        Assert.Single(_host.Network.Recordings);
        await _host.Get<RecordingDeletions>().Run(Cancellation);
        Assert.Empty(_host.Network.Recordings);

        var silent = _host.Network.Call(new("+15550100002", Tone: 0));
        await _host.Until("the caller is recorded", () => _host.Network.IsRecorded(silent));
        _host.Network.Devices.Press(silent, "#");
        await Came(silent);
    }

    [Fact]
    public async Task Whoever_hangs_up_after_the_beep_has_left_what_was_said_until_then()
    {
        var call = _host.Network.Dial("+15550100001");
        await _host.Until("the caller is recorded", () => _host.Network.IsRecorded(call, TimeSpan.FromSeconds(1.5)));
        _host.Network.HangUp(call);

        Assert.Equal(call, (await _host.Message()).Call.Value);
    }

    [Fact]
    public async Task What_Twilio_tells_late_twice_or_in_the_wrong_order_ends_in_the_same()
    {
        using var twilio = new WebhookSender(_host);
        var call = await _host.LeaveMessage();
        var message = await _host.Message();

        await Told(twilio, $"/voicemail/{call}/transcribed?queue=support", ("TranscriptionStatus", "completed"), ("TranscriptionText", "Call me back."), ("RecordingSid", "RE0000000000000000000000000000000a"));
        await Told(twilio, $"/voicemail/{call}/recorded?queue=support", ("RecordingStatus", "completed"), ("RecordingDuration", "7"), ("RecordingSid", "RE0000000000000000000000000000000a"));
        await Told(twilio, $"/voicemail/{call}/recorded?queue=support", ("RecordingStatus", "completed"), ("RecordingDuration", "7"), ("RecordingSid", "RE0000000000000000000000000000000a"));
        await Told(twilio, $"/voicemail/{call}/recorded?queue=support", ("RecordingStatus", "in-progress"), ("RecordingSid", "RE0000000000000000000000000000000b"));

        await _host.Until("the second is there as it was told last", () => _host.Messages(Admin) is { Length: 2 } both && both.All(one => one.Length > TimeSpan.Zero));
        var second = Assert.Single(_host.Messages(Admin), one => one.Id != message.Id);
        Assert.Equal((7, "Call me back."), ((int)second.Length.TotalSeconds, second.Transcript));
    }

    [Fact]
    public async Task What_another_node_has_changed_is_seen_without_being_told()
    {
        await _host.LeaveMessage();
        var message = await _host.Message();
        await using (var db = _host.Database())
            await db.Voicemails.Where(row => row.Id == message.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Owner, "agent3").SetProperty(row => row.Version, row => row.Version + 1), Cancellation);

        await _host.Until("it is seen", () => _host.Messages(Admin)[0].Owner == new AgentId("agent3"), TimeSpan.FromSeconds(5));
    }

    private static async Task Told(WebhookSender twilio, string path, params (string, string)[] form)
    {
        using var answer = await twilio.Post(path, [("CallSid", path.Split('/')[2]), .. form]);
        Assert.Equal(System.Net.HttpStatusCode.NoContent, answer.StatusCode);
    }

    private Task Came(string call) => _host.Until("the call came while closed and left nothing", () => _host.Saved(call)?.Phase is CallPhase.Ended { Reason: EndReason.Closed });
}
