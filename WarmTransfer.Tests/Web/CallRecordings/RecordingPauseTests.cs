using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;
using WarmTransfer.Simulator.People;
using WarmTransfer.Simulator.Webhooks;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.CallRecordings;
using WarmTransfer.Web.Console;
using WarmTransfer.Web.Customers;
using WarmTransfer.Web.Floor;
using WarmTransfer.Web.Voicemails;
using static WarmTransfer.Tests.Web.CallRecordings.RecordedCall;

namespace WarmTransfer.Tests.Web.CallRecordings;

/// <summary>Pauses, payments, and what Twilio does not tell or do; with the phone network, over HTTP.</summary>
public sealed class RecordingPauseTests : IAsyncLifetime
{
    private RecordedCall _recorded = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _recorded = await RecordedCall.StartAsync(Rule with { PauseSeconds = 10 });

    public ValueTask DisposeAsync() => _recorded.DisposeAsync();

    [Fact]
    public async Task A_pause_ends_by_itself_after_its_seconds()
    {
        await _recorded.Talk();
        await _recorded.Call.Do(new CallEvent.Intent.PauseRecording(One));
        await _recorded.Becomes(RecordingState.Paused);
        var until = _recorded.Host.Saved(_recorded.Sid)!.Pause!.Until!.Value;
        Assert.InRange((until - _recorded.State!.Since).TotalSeconds, 9.9, 10.1);

        await _recorded.Becomes(RecordingState.InProgress);

        Assert.InRange((_recorded.State!.Since - until).TotalSeconds, 0, 3);
        Assert.Equal("in-progress", _recorded.Host.Network.Recordings.Single().Status);
    }

    [Fact]
    public async Task A_pause_goes_with_the_call_and_agent_and_supervisor_see_it()
    {
        await _recorded.Talk();
        await _recorded.Call.Do(new CallEvent.Intent.PauseRecording(One));
        await _recorded.Becomes(RecordingState.Paused);
        await _recorded.Host.Ready("agent2", tone: Second);
        await _recorded.Call.HandOver("agent1", "agent2");

        Assert.Equal("paused", _recorded.Host.Network.Recordings.Single().Status);
        var (console, floor) = (Console("agent2"), await Floor());
        Assert.Equal((RecordingLook.Paused, RecordingLook.Paused), (console!.Look, floor!.Look));
        Assert.NotNull(console.Until);
        await _recorded.Call.Do(new CallEvent.Intent.ResumeRecording(Two));
        await _recorded.Becomes(RecordingState.InProgress);
    }

    [Fact]
    public async Task A_payment_waits_until_Twilio_has_paused_however_often_Twilio_does_not_answer()
    {
        await _recorded.Talk();
        _recorded.Host.Network.Chaos = new ChaosSettings { RestServerError = 100 };
        await _recorded.Call.Do(new CallEvent.Intent.BeginPayment(One));
        await For(1);
        Assert.Equal((RecordingLook.Pausing, PaymentStage.Waiting), (Console("agent1")!.Look, Console("agent1")!.Payment));
        Assert.Equal("in-progress", _recorded.Host.Network.Recordings.Single().Status);

        _recorded.Host.Network.Chaos = new ChaosSettings();
        await _recorded.Host.Until("the payment may begin", () => Console("agent1")?.Payment is PaymentStage.Open);

        Assert.Equal("paused", _recorded.Host.Network.Recordings.Single().Status);
        await _recorded.Call.Do(new CallEvent.Intent.EndPayment(One));
        await _recorded.Becomes(RecordingState.InProgress);
    }

    [Fact]
    public async Task When_Twilio_refuses_to_pause_the_payment_does_not_begin_and_the_agent_reads_why()
    {
        await _recorded.Talk();
        _recorded.Host.Network.Chaos = new ChaosSettings { RecordingPauseRefused = 100 };

        await _recorded.Call.Do(new CallEvent.Intent.BeginPayment(One));
        await _recorded.Host.Until("it is refused", () => Console("agent1")?.Problem is not null);

        Assert.Equal((RecordingLook.Recording, PaymentStage.None), (Console("agent1")!.Look, Console("agent1")!.Payment));
        Assert.Contains("Do not take card details", Console("agent1")!.Problem!.English, StringComparison.Ordinal);
        Assert.Equal("in-progress", _recorded.Host.Network.Recordings.Single().Status);
    }

    [Fact]
    public async Task A_pause_that_was_carried_out_and_not_answered_is_not_taken_for_refused()
    {
        await _recorded.Talk();
        _recorded.Host.Network.Chaos = new ChaosSettings { RestTimeoutAfterEffect = 100 };
        await _recorded.Call.Do(new CallEvent.Intent.PauseRecording(One));
        await _recorded.Host.Until("Twilio has paused", () => _recorded.Host.Network.Recordings.Single().Status == "paused");
        _recorded.Host.Network.Chaos = new ChaosSettings { RecordingPauseRefused = 100 };

        await _recorded.Becomes(RecordingState.Paused);

        Assert.Null(_recorded.State!.Problem);
    }

    [Fact]
    public async Task A_recording_whose_beginning_was_not_answered_is_found_and_not_begun_twice()
    {
        await _recorded.Host.Ready("agent1", AgentBehaviour.Manual);
        var call = Conversation.Start(_recorded.Host);
        await call.RingsAt("agent1");
        _recorded.Host.Network.Chaos = new ChaosSettings { RestTimeoutAfterEffect = 100, CallbackDrop = 0 };
        Assert.True(_recorded.Host.Network.Answer(call.LegOf("agent1")!.CallSid));
        await _recorded.Host.Until("Twilio records", () => _recorded.Host.Network.Recordings.Count > 0);
        _recorded.Host.Network.Chaos = new ChaosSettings();

        await _recorded.Host.Until("it is known", () => _recorded.Host.Saved(call.Customer)?.Recording is { State: RecordingState.InProgress, Sid: not null });

        await For(1);
        Assert.Single(_recorded.Host.Network.Recordings);
    }

    [Fact]
    public async Task The_recording_of_a_consultation_that_is_over_is_not_begun_again_when_its_beginning_was_not_answered()
    {
        await using var recorded = await RecordedCall.StartAsync(Rule with { Consults = true });
        await recorded.Talk();
        await recorded.Host.Ready("agent2", tone: Second);
        await recorded.Call.Consult("agent1", "agent2");
        await recorded.Host.Until("the consultation is recorded", () => recorded.Host.Saved(recorded.Sid)!.ConsultRecording is { State: RecordingState.InProgress });
        await recorded.Call.Do(new CallEvent.Intent.Merge(One));
        await recorded.Host.Until("that is over", () => recorded.Host.Saved(recorded.Sid)!.ConsultRecording is { State: RecordingState.Stopped });
        var call = recorded.Host.Saved(recorded.Sid)!;

        await recorded.Host.Get<RecordingControl>().Start(call, new CallEffect.StartRecording(call.ConsultRecording!.Leg), attempts: 1, Cancellation);

        Assert.Equal(2, recorded.Host.Network.Recordings.Count);
    }

    [Fact]
    public async Task A_recording_of_whose_end_nobody_told_is_found_by_the_next_look()
    {
        await _recorded.Talk();
        await For(0.3);
        _recorded.Host.Network.Chaos = new ChaosSettings { CallbackDrop = 100 };
        _recorded.Call.CustomerHangsUp();
        await _recorded.Host.Until("Twilio has it", () => _recorded.Host.Network.Recordings.Single().Status == "completed");
        Assert.Equal(CallRecordingState.InProgress, _recorded.Rows().Single().State);

        await _recorded.Host.Get<CallRecordingPoll>().Look(Cancellation);

        Assert.Equal(CallRecordingState.Completed, _recorded.Rows().Single().State);
        // Twice in a minute, so that it is there within one.
        Assert.True(CallRecordingPoll.Interval <= TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_recording_of_which_nothing_was_known_is_found_by_the_next_look()
    {
        await _recorded.Talk();
        await _recorded.End();
        await using (var db = _recorded.Host.Database()) await db.CallRecordings.ExecuteDeleteAsync(Cancellation);

        await _recorded.Host.Get<CallRecordingPoll>().Look(Cancellation);

        Assert.Equal((_recorded.Sid, "customer", CallRecordingState.Completed), _recorded.Rows().Select(row => (row.CallId, row.LegId, row.State)).Single());
    }

    [Fact]
    public async Task Told_twice_a_recording_is_there_once()
    {
        _recorded.Host.Network.Chaos = new ChaosSettings { CallbackDuplicate = 100 };
        await _recorded.Talk();
        await For(0.3);

        Assert.Single(await _recorded.End());
    }

    [Fact]
    public async Task After_its_days_a_recording_goes_here_and_at_Twilio_and_does_not_come_back()
    {
        await _recorded.Talk();
        await _recorded.End();
        Assert.Equal(1, await _recorded.Host.Get<CallRecordingDeletions>().DeleteSome(TimeProvider.System.GetUtcNow(), 100, Cancellation));
        await _recorded.Host.Get<CallRecordingPoll>().Look(Cancellation);
        Assert.Empty(_recorded.Rows());

        await _recorded.Host.Get<RecordingDeletions>().Run(Cancellation);

        Assert.Empty(_recorded.Host.Network.Recordings);
        await _recorded.Host.Get<CallRecordingPoll>().Look(Cancellation);
        Assert.Empty(_recorded.Rows());
    }

    [Fact]
    public async Task Erasing_a_number_takes_its_recordings_out_here_and_at_Twilio()
    {
        await _recorded.Talk();
        await _recorded.End();
        await using (var db = _recorded.Host.Database())
        {
            foreach (var customer in db.Customers) customer.LastSeen -= TimeSpan.FromMinutes(5);
            await db.SaveChangesAsync(Cancellation);
        }

        var (scope, _) = await _recorded.Host.Get<Erasures>().Look("+15550100001", "asked for it", Cancellation);
        var answer = await _recorded.Host.Get<Erasures>().Erase("+15550100001", "asked for it", "admin1", Cancellation);

        Assert.Equal(1, scope.Recordings);
        Assert.True(answer.Done, answer.Text.English);
        Assert.Empty(_recorded.Rows());
        await _recorded.Host.Get<RecordingDeletions>().Run(Cancellation);
        Assert.Empty(_recorded.Host.Network.Recordings);
    }

    [Fact]
    public async Task The_customer_hears_the_notice_before_they_hear_an_agent()
    {
        await _recorded.Talk();

        Assert.Contains(new Phrases().RecordingNotice, _recorded.Host.Network.Spoken);
        Assert.True(_recorded.Host.Saved(_recorded.Sid)!.Notice is { Room: 1 } notice && notice.At <= _recorded.State!.Since);
    }

    private RecordingView? Console(string agent) => _recorded.Host.Get<Views>().Console(_recorded.Host.Snapshot, new AgentId(agent), TimeProvider.System.GetUtcNow()).Call?.Recording;

    private async Task<RecordingView?> Floor()
    {
        await foreach (var view in _recorded.Host.Get<IFloorFeed>().Subscribe(Cancellation))
            if (view.Calls.FirstOrDefault(call => call.Id.Value == _recorded.Sid)?.Recording is { Look: RecordingLook.Paused } seen) return seen;
        return null;
    }
}
