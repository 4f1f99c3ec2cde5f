using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Simulator.People;
using WarmTransfer.Simulator.Webhooks;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Customers;
using WarmTransfer.Web.Teams;
using WarmTransfer.Web.Voicemails;
using static WarmTransfer.Tests.Web.Voicemails.VoicemailHost;
using CallDirection = WarmTransfer.Core.Calls.CallDirection;
using CallPhase = WarmTransfer.Core.Calls.CallPhase;

namespace WarmTransfer.Tests.Web.Voicemails;

/// <summary>What becomes of a message: who deals with it, what is written down, and how it goes.</summary>
public sealed class VoicemailWorkTests : IAsyncLifetime
{
    private static readonly CurrentAgent Agent3 = new("agent3", "Agent 3", [Roles.Agent]);
    private ProductHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await VoicemailHost.StartAsync(support => support with { Voicemail = new() { Transcribe = true } });

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Of_those_who_take_it_at_once_one_has_it_and_the_others_are_told_who()
    {
        var id = await Left();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(turn => Task.Run(() => Desk.Take(id, turn % 2 == 0 ? Agent1 : Agent3, Cancellation))));

        await _host.Until("somebody has it", () => Message.Owner is not null);
        var (owner, other) = Message.Owner!.Value.Value == "agent1" ? (Agent1, Agent3) : (Agent3, Agent1);
        Assert.Equal(4, answers.Count(answer => answer is null));
        Assert.All(answers.OfType<Refusal>(), refusal => Assert.Equal((RefusalCode.Taken, $"{owner.DisplayName} has this message."), (refusal.Code, refusal.Reason.English)));
        Assert.Equal(RefusalCode.Taken, (await Desk.Close(id, other, VoicemailOutcome.Done, "", Cancellation))!.Code);
        Assert.Equal(RefusalCode.Taken, (await Desk.Release(id, other, Cancellation))!.Code);
    }

    [Fact]
    public async Task It_is_released_taken_by_another_and_closed_with_a_note()
    {
        var id = await Left();
        Assert.Equal("Take the message first.", (await Desk.Close(id, Agent1, VoicemailOutcome.Done, "", Cancellation))!.Reason.English);
        Assert.Null(await Desk.Take(id, Agent1, Cancellation));
        Assert.Null(await Desk.Release(id, Admin, Cancellation));
        Assert.Null(await Desk.Take(id, Agent3, Cancellation));

        Assert.Equal("Write why it is given up.", (await Desk.Close(id, Agent3, VoicemailOutcome.GivenUp, " ", Cancellation))!.Reason.English);
        Assert.Equal(RefusalCode.TooLong, (await Desk.Close(id, Agent3, VoicemailOutcome.GivenUp, new string('x', 201), Cancellation))!.Code);
        Assert.Null(await Desk.Close(id, Agent3, VoicemailOutcome.GivenUp, "Nobody answers.", Cancellation));

        await _host.Until("it is closed", () => Message is { IsOpen: false, Outcome: VoicemailOutcome.GivenUp, Note: "Nobody answers." });
        Assert.Equal("This message is closed.", (await Desk.Take(id, Agent1, Cancellation))!.Reason.English);
        Assert.Equal(["takes a voicemail", "releases a voicemail", "takes a voicemail", "gives a voicemail up"], await Audited());
    }

    [Fact]
    public async Task Whoever_has_it_calls_the_customer_back_with_a_click_and_nobody_else_does()
    {
        const string number = "+12025550123";
        await _host.LeaveMessage(number, seconds: 1.2);
        var id = (await _host.Message()).Id;
        await _host.Ready("agent1");
        Assert.Equal("Take the message first.", (await Desk.CallBack(id, Agent1, Guid.NewGuid(), Cancellation))!.Reason.English);
        Assert.Null(await Desk.Take(id, Agent1, Cancellation));
        Assert.Equal(RefusalCode.Taken, (await Desk.CallBack(id, Agent3, Guid.NewGuid(), Cancellation))!.Code);
        _host.Network.Add(number, AgentBehaviour.Answer);

        Assert.Null(await Desk.CallBack(id, Agent1, Guid.NewGuid(), Cancellation));

        var ours = await _host.Until("the agent is called first", () => _host.Snapshot.Calls.Values.FirstOrDefault(call => call.Direction == CallDirection.Outbound));
        Assert.Equal((number, "support"), (ours.From, ours.Queue.Value));
        await _host.Until("both talk", () => _host.Saved(ours.Id.Value)?.Phase is CallPhase.Talking);
    }

    [Fact]
    public async Task Messages_of_other_queues_are_none_of_an_agents_and_a_supervisor_has_those_of_the_teams()
    {
        var id = await Left();

        Assert.Equal(RefusalCode.Unknown, (await Desk.Take(id, Agent2, Cancellation))!.Code);
        CurrentAgent Of(params string[] teams) => new("supervisor1", "Supervisor 1", [Roles.Supervisor]) { Supervises = SupervisedTeams.Of(teams) };
        Assert.Empty(_host.Messages(Of("north")));
        await using (var db = _host.Database())
        {
            db.Users.Single(user => user.AgentId == "agent1").Team = "north";
            await db.SaveChangesAsync(Cancellation);
        }

        await _host.Until("the team is known", () => _host.Messages(Of("north")).Length == 1);
        Assert.Empty(_host.Messages(Of("south")));
        Assert.Empty(_host.Messages(new CurrentAgent("auditor1", "Auditor 1", [Roles.Auditor])));
    }

    [Fact]
    public async Task What_was_said_is_shown_when_it_arrives_and_where_Twilio_fails_that_is_said()
    {
        await _host.LeaveMessage(say: "Please call me about my invoice.", seconds: 2.6);
        await _host.Until("the transcript is there", () => _host.Messages(Agent1) is [{ Transcript: "Please call me about my invoice.", Transcribed: TranscriptState.Written }]);

        await _host.LeaveMessage("+15550100002", seconds: 2.6);
        await _host.Until("there is none", () => _host.Messages(Admin).Any(one => one.Number == "+15550100002" && one.HasNoTranscript(one.LeftAt)));
    }

    [Fact]
    public async Task A_transcript_of_which_nobody_told_is_fetched_from_Twilio()
    {
        _host.Network.Chaos = new ChaosSettings { CallbackDrop = 100 };
        await _host.LeaveMessage(say: "Please call me about my invoice.", seconds: 2.6);
        await _host.Until("the network has written it down", () => _host.Network.Recordings is [{ Transcript: not null }]);
        await _host.Get<VoicemailPoll>().Look(Cancellation);
        await _host.Get<LostTranscripts>().Look(Cancellation);
        await _host.Until("it is awaited: Twilio may be about to tell", () => _host.Messages(Agent1) is [{ Transcribed: TranscriptState.Awaited }]);

        var longAgo = TimeProvider.System.GetUtcNow() - LostTranscripts.Patience - TimeSpan.FromSeconds(1);
        await using (var db = _host.Database())
            await db.Voicemails.ExecuteUpdateAsync(set => set.SetProperty(row => row.LeftAt, longAgo), Cancellation);
        await _host.Get<LostTranscripts>().Look(Cancellation);

        await _host.Until("the transcript is there", () => _host.Messages(Agent1) is [{ Transcript: "Please call me about my invoice.", Transcribed: TranscriptState.Written }]);
    }

    [Fact]
    public async Task After_its_days_a_message_goes_here_and_at_Twilio_and_does_not_come_back()
    {
        await Left();
        Assert.Equal(1, await _host.Get<VoicemailDeletions>().DeleteSome(TimeProvider.System.GetUtcNow(), 100, Cancellation));
        await _host.Get<VoicemailPoll>().Look(Cancellation);
        Assert.Equal(0, await _host.CountKept());

        // Twilio does not answer at first.
        _host.Network.Chaos = new ChaosSettings { RestTooManyRequests = 100 };
        await _host.Get<RecordingDeletions>().Run(Cancellation);
        Assert.Single(_host.Network.Recordings);
        _host.Network.Chaos = new ChaosSettings();
        await using (var db = _host.Database())
        {
            var row = db.RecordingDeletions.Single();
            Assert.True(row is { Attempts: > 0, DoneAt: null } && row.DueAt > TimeProvider.System.GetUtcNow());
            row.DueAt = TimeProvider.System.GetUtcNow();
            await db.SaveChangesAsync(Cancellation);
        }

        await _host.Get<RecordingDeletions>().Run(Cancellation);
        Assert.Empty(_host.Network.Recordings);
        await using var after = _host.Database();
        Assert.NotNull(after.RecordingDeletions.Single().DoneAt);
        await _host.Until("no screen has it", () => _host.Messages(Admin).IsEmpty);
    }

    [Fact]
    public async Task Erasing_a_number_takes_its_messages_out_here_and_at_Twilio()
    {
        var id = await Left();
        await using (var db = _host.Database())
        {
            foreach (var customer in db.Customers) customer.LastSeen -= TimeSpan.FromMinutes(5);
            await db.SaveChangesAsync(Cancellation);
        }

        Assert.Contains(id, $"{await _host.Get<NumberExport>().Of("+15550100001", "admin1", Cancellation)}", StringComparison.Ordinal);
        var answer = await _host.Get<Erasures>().Erase("+15550100001", "asked for it", "admin1", Cancellation);

        Assert.True(answer.Done, answer.Text.English);
        Assert.Equal(0, await _host.CountKept());
        await _host.Get<RecordingDeletions>().Run(Cancellation);
        Assert.Empty(_host.Network.Recordings);
    }

    private IVoicemailDesk Desk => _host.Get<IVoicemailDesk>();

    private Voicemail Message => _host.Messages(Admin).Single();

    private async Task<string> Left()
    {
        await _host.LeaveMessage(seconds: 1.2);
        return (await _host.Message()).Id;
    }

    private async Task<string[]> Audited()
    {
        await _host.Get<AuditLog>().Flush(Cancellation);
        await using var db = _host.Database();
        return [.. db.Audit.Where(row => row.Act.Contains("voicemail") && row.Outcome == AuditOutcome.Done).OrderBy(row => row.Id).Select(row => row.Act)];
    }
}
