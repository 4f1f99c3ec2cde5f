using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Tests.Web.Twilio;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Outbox;

namespace WarmTransfer.Tests.Web.Outbox;

/// <summary>The relay against answers that the local network never gives, and against a node that has died.</summary>
public sealed class RelayTests : IDisposable
{
    private static readonly LegId L1 = new("L1");
    private static readonly LegId L2 = new("L2");
    private readonly DatabaseFile _file = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData(400, 20001, TroubleKind.Refused)]
    [InlineData(403, 20003, TroubleKind.Refused)]
    [InlineData(404, 20404, null)]
    [InlineData(404, 0, null)]
    public async Task A_leg_that_cannot_be_ended_is_asked_for_once(int status, int code, TroubleKind? trouble)
    {
        await using var twilio = await Answering(TwilioStub.Error(status, code));
        await using var node = await PartsHost.StartAsync(_file, api: twilio.Url);
        var call = await node.Talking();
        var row = await Owe(node, call, new CallEffect.EndLeg(L1));
        await node.RunOutbox();

        await Eventually.Holds("it is done with", () => Row(node, row).DoneAt is not null, () => $"{Row(node, row).LastError}");
        await Eventually.Holds("people are told", () => Saved(node, call) is var saved && saved.Trouble?.Kind == trouble && saved[L1].IsLive == (trouble is not null), () => $"{Saved(node, call).Trouble}");
        Assert.Single(twilio.Requests, request => request.Path.EndsWith("/Calls/CA-L1.json", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(400, 20001)]
    [InlineData(404, 0)]
    public async Task A_room_that_cannot_be_ended_is_asked_for_once(int status, int code)
    {
        const string Room = """{"sid":"CF1","friendly_name":"CA1","status":"in-progress","region":"us1"}""";
        await using var twilio = await TwilioStub.StartAsync((_, request, _) => Task.FromResult(request.Method == "GET"
            ? TwilioStub.Json($$"""{"conferences":[{{Room}}],"next_page_uri":null}""")
            : TwilioStub.Error(status, code)));
        await using var node = await PartsHost.StartAsync(_file, api: twilio.Url);
        var row = await Owe(node, await node.Talking(), new CallEffect.EndRoom(1));
        await node.RunOutbox();

        await Eventually.Holds("it is done with", () => Row(node, row).DoneAt is not null, () => $"{Row(node, row).LastError}");
        Assert.Single(twilio.Requests, request => request.Method == "POST" && request.Path.EndsWith("/Conferences/CF1.json", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_that_is_not_accepted_is_tried_until_somebody_mends_it()
    {
        await using var twilio = await Answering(TwilioStub.Error(401, 20003), TwilioStub.Error(401, 20003), TwilioStub.Error(404, 20404));
        await using var node = await PartsHost.StartAsync(_file, api: twilio.Url);
        var call = await node.Talking();
        var row = await Owe(node, call, new CallEffect.EndLeg(L1));
        await node.RunOutbox();

        await Eventually.Holds("it is done", () => Row(node, row).DoneAt is not null, () => $"{Row(node, row).LastError}");
        await Eventually.Holds("nothing is told any more", () => Saved(node, call).Trouble is null, () => $"{Saved(node, call).Trouble}");
        Assert.False(Saved(node, call)[L1].IsLive);
    }

    [Theory]
    [InlineData("client:agent2")]
    [InlineData("client:agent2?from=Ann&reason=bill")]
    public async Task A_leg_of_an_unanswered_creation_is_found_however_Twilio_writes_its_address(string to)
    {
        string[] others = ["client:agent22", "client:agent1", "+15550100000"];
        var list = string.Join(',', others.Append(to).Select((address, i) =>
            $$"""{"sid":"CA{{i}}","to":"{{address}}","from":"+15550100000","status":"ringing","direction":"outbound-api","date_created":null}"""));
        await using var twilio = await TwilioStub.StartAsync(TwilioStub.Json($$"""{"calls":[{{list}}],"next_page_uri":null}"""));
        await using var node = await PartsHost.StartAsync(_file, api: twilio.Url);
        var call = await node.Talking();
        await node.Ready(PartsHost.Agent2);
        Assert.Null(await node.Ask(call, new CallEvent.Intent.DialIn(PartsHost.Agent1, Target.To(PartsHost.Agent2), Briefing.None)));
        await using (var db = node.Database()) await db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(row => row.Attempts, 1), Cancellation);
        await node.RunOutbox();

        await Eventually.Holds("the leg is known", () => Saved(node, call)[L2].Sid is not null, () => $"{Saved(node, call)[L2]}");
        Assert.Equal("CA3", Saved(node, call)[L2].Sid);
        Assert.DoesNotContain(twilio.Requests, request => request.Method == "POST" && request.Path.EndsWith("/Calls.json", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_dead_node_had_taken_is_taken_up_when_its_lease_runs_out_and_not_before()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000));
        await using var node = await PartsHost.StartAsync(_file, clock);
        var call = await node.Talking();
        await node.RunOutbox();
        // A relay that starts takes all leases away; only after that this one counts.
        await Done(node, await Owe(node, call, Timer(3)));
        var lease = clock.GetUtcNow() + TimeSpan.FromSeconds(20);
        var taken = await Owe(node, call, Timer(1), row => (row.Attempts, row.LeaseUntil) = (1, lease));
        var witness = await Owe(node, call, Timer(2), row => row.DueAt = lease - TimeSpan.FromSeconds(1));

        clock.Advance(TimeSpan.FromSeconds(19));
        await Done(node, witness);
        Assert.Null(Row(node, taken).DoneAt);

        clock.Advance(TimeSpan.FromSeconds(2));
        await Done(node, taken);
        Assert.Equal(2, Row(node, taken).Attempts);
    }

    [Fact]
    public async Task A_dial_that_waits_longer_for_its_turn_than_a_lease_lasts_is_not_taken_again_and_is_made_once()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000));
        await using var twilio = await TwilioStub.StartAsync(TwilioStub.Json("""{"sid":"CA9","status":"queued","direction":"outbound-api"}""", 201));
        await using var node = await PartsHost.StartAsync(_file, clock, twilio.Url);
        var call = await node.Talking();
        await node.Ready(PartsHost.Agent2);
        Assert.Null(await node.Ask(call, new CallEvent.Intent.DialIn(PartsHost.Agent1, Target.To(PartsHost.Agent2), Briefing.None)));
        var row = Dial(node);
        var ahead = new TaskCompletionSource();
        var first = node.Get<CallBudget>().Take(clock, () => Task.FromResult(false), _ => ahead.Task, Cancellation);
        await node.RunOutbox();
        await Eventually.Holds("it is taken", () => Row(node, row).LeaseUntil is not null, () => $"{Row(node, row).LastError}");

        // Three leases long, in steps that are shorter than what a renewal leaves.
        for (var step = 0; step < 10; step++) await Pass(node, clock, row, TimeSpan.FromSeconds(6));
        Assert.Equal(1, Row(node, row).Attempts);
        Assert.Empty(twilio.Requests);

        ahead.SetResult();
        Assert.False(await first);
        await Eventually.Holds("it is dialled", () => { clock.Advance(TimeSpan.FromSeconds(1)); return Row(node, row).DoneAt is not null; }, () => $"{Row(node, row).LastError}");
        Assert.Single(twilio.Requests);
        Assert.Equal("CA9", Saved(node, call)[L2].Sid);
    }

    private static long Dial(PartsHost node)
    {
        using var db = node.Database();
        return db.Outbox.AsNoTracking().Single(row => row.DoneAt == null && row.Name == new CallEffect.DialAgent(L2, default).Name).Id;
    }

    private static async Task Pass(PartsHost node, FakeTimeProvider clock, long row, TimeSpan time)
    {
        var due = clock.GetUtcNow() + time + TimeSpan.FromSeconds(14);
        var turns = 0;
        clock.Advance(time);
        node.Get<OutboxSignal>().AtOnce();
        await Eventually.Holds("the lease is renewed", IsRenewed, () => $"until {Row(node, row).LeaseUntil}, attempts {Row(node, row).Attempts}");

        bool IsRenewed()
        {
            if (Row(node, row).LeaseUntil > due) return true;
            // The timer of the renewal may have been made only after the clock was turned; a lease does not run out in so much more.
            if (turns++ < 5) clock.Advance(TimeSpan.FromSeconds(1));
            return false;
        }
    }

    private static CallEffect.StartTimer Timer(int number) => new(new CallEvent.Fact.RingTimedOut(new LegId($"L9{number}")), DateTimeOffset.UnixEpoch);

    // Time stands still: the relay is told to look instead.
    private static Task Done(PartsHost node, long row) => Eventually.Holds("it is done", () =>
    {
        node.Get<OutboxSignal>().AtOnce();
        return Row(node, row).DoneAt is not null;
    }, () => $"{Row(node, row).LastError}");

    // Changes are answered in turn; lists are empty.
    private static Task<TwilioStub> Answering(params IResult[] changes)
    {
        var turn = -1;
        return TwilioStub.StartAsync((_, request, _) => Task.FromResult(request.Method == "GET"
            ? TwilioStub.Json("""{"conferences":[],"calls":[],"next_page_uri":null}""")
            : changes[Math.Min(Interlocked.Increment(ref turn), changes.Length - 1)]));
    }

    private static async Task<long> Owe(PartsHost node, CallId call, CallEffect effect, Action<OutboxRow>? change = null)
    {
        await using var db = node.Database();
        await db.Outbox.Where(row => row.DoneAt == null && change == null).ExecuteDeleteAsync(Cancellation);
        var row = new OutboxRow { CallId = call.Value, Name = effect.Name, Payload = Json.Write(effect), DueAt = DateTimeOffset.UnixEpoch };
        change?.Invoke(row);
        db.Outbox.Add(row);
        await db.SaveChangesAsync(Cancellation);
        return row.Id;
    }

    private static OutboxRow Row(PartsHost node, long id)
    {
        using var db = node.Database();
        return db.Outbox.AsNoTracking().Single(row => row.Id == id);
    }

    private static Call Saved(PartsHost node, CallId call)
    {
        using var db = node.Database();
        return db.Calls.AsNoTracking().Single(row => row.Id == call.Value).Read();
    }
}
