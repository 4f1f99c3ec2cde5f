using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Transcripts;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Commit;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.History;
using WarmTransfer.Web.Notes;
using WarmTransfer.Web.Outbox;
using WarmTransfer.Web.Teams;
using WarmTransfer.Web.Transcripts;

namespace WarmTransfer.Tests.Web.Customers;

/// <summary>A customer, somebody at a SIP address, and others outside, in all the ways in which a number reaches what is kept.</summary>
internal static class CustomerStory
{
    public const string Customer = "+15550101234", Sip = "sip:alice@phones.example", Outside = "+12025550177", Found = "+12025550166", NotAllowed = "+442071234567", NotANumber = "02025550188";
    public const string Settings = "Desk:TransferNumbers:0=+1";

    /// <summary>Of each number what only it has.</summary>
    public static readonly string[] Marks = ["5550101234", "alice", "2025550177", "2025550166", "2071234567", "2025550188"];

    public static readonly CallId Call = new("CA1"), SipCall = new("CA2");

    public static readonly CurrentAgent Admin = new("admin1", "Administrator 1", [Roles.Admin]);

    private static readonly LegId L1 = new("L1");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task Tell(PartsHost node, FakeTimeProvider clock)
    {
        await Talk(node, Call, Customer);
        Assert.Equal(RefusalCode.NumberNotAllowed, (await Dial(node, NotAllowed))!.Code);
        Assert.Equal(RefusalCode.BadNumber, (await Dial(node, NotANumber))!.Code);
        Assert.Null(await Dial(node, Outside));
        Assert.Null(await node.Post(SipCall, new CallEvent.Fact.CustomerArrived(Sip, "+15550100000")));
        ParticipantAtTwilio[] there = [new(SipCall.Value, false, false), new("CA-found", false, false, Party: new Target.Outside(Found))];
        Assert.Null(await node.Post(SipCall, new CallEvent.Fact.ParticipantsFound(1, "CF1", [.. there])));
        await Fail(node, clock);
        await WriteDown(node, clock);
    }

    /// <summary>Agent 1 talks to whoever calls, and tells a colleague of it.</summary>
    public static async Task Talk(PartsHost node, CallId call, string from)
    {
        await node.Ready(PartsHost.Agent1);
        Assert.Null(await node.Post(call, new CallEvent.Fact.CustomerArrived(from, "+15550100000")));
        Assert.Null(await node.Post(call, new CallEvent.Fact.ParticipantJoined(call.Value, 1)));
        Assert.Null(await node.Post(call, new CallEvent.Intent.Offer(PartsHost.Agent1, $"test")));
        Assert.Null(await node.Post(call, new CallEvent.Fact.AgentAnswered(L1, $"{call}-L1")));
        Assert.Null(await node.Post(call, new CallEvent.Fact.ParticipantJoined($"{call}-L1", 1)));
    }

    public static async Task<Refusal?> Dial(PartsHost node, string number, CallId? call = null) =>
        await node.Post(call ?? Call, new CallEvent.Intent.DialIn(PartsHost.Agent1, new Target.Outside(number), new Briefing("Debts", "Ill since May")));

    /// <summary>Everybody has hung up.</summary>
    public static async Task End(PartsHost node, CallId call)
    {
        foreach (var leg in (await node.Saved(call)).Legs) await node.Post(call, new CallEvent.Fact.LegEnded(leg.Id, leg.Sid, LegEnding.HungUp));
        Assert.False((await node.Saved(call)).HasLiveLegs);
    }

    public static Task<Timeline?> Read(PartsHost node, CallId call) =>
        new Histories(node.Get<IDbContextFactory<WarmTransferDb>>(), node.Get<IOptions<DeskOptions>>(), new LiveMembers(node.Get<IDbContextFactory<WarmTransferDb>>()), node.Get<NoteStore>(), node.Get<TranscriptStore>(), node.Get<TimeProvider>()).Find(Admin, call, new TimelinePage(), Cancellation);

    /// <summary>Every text of every table but that of the numbers, a line each.</summary>
    public static async Task<string> Kept(PartsHost node)
    {
        await using var db = node.Database();
        await db.Database.OpenConnectionAsync(Cancellation);
        var all = new StringBuilder();
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct().Where(table => table != "Customers"))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync(Cancellation);
            while (await reader.ReadAsync(Cancellation))
                for (var i = 0; i < reader.FieldCount; i++) all.AppendLine(CultureInfo.InvariantCulture, $"{table}.{reader.GetName(i)}: {reader.GetValue(i)}");
        }

        return all.ToString();
    }

    private static async Task WriteDown(PartsHost node, FakeTimeProvider clock)
    {
        await using var db = node.Database();
        db.Notes.Add(new NoteRow { CallId = Call.Value, Text = "Ill since May", Writers = PartsHost.Agent1.Value, WrittenAt = clock.GetUtcNow() });
        db.NoteChanges.Add(new NoteChangeRow { CallId = Call.Value, Writer = PartsHost.Agent1.Value, At = clock.GetUtcNow(), Change = [0] });
        db.Transcripts.Add(new TranscriptRow { CallId = Call.Value, LegId = "customer", Session = "GT1", Sequence = 2, At = clock.GetUtcNow(), Kind = HeardKind.Said, Text = "Ill since May" });
        await db.SaveChangesAsync(Cancellation);
    }

    // Twilio refuses to dial, and its sentence names the number.
    private static async Task Fail(PartsHost node, FakeTimeProvider clock)
    {
        await using var db = node.Database();
        var row = await db.Outbox.AsNoTracking().OrderBy(row => row.Id).FirstAsync(row => row.Payload.Contains("dial-number"), Cancellation);
        var why = $"The account may not call {Outside} nor {Sip}.";
        await node.Get<Committer>().Submit(new SettledEffect(row, null, why, clock), Cancellation);
        await node.Get<Troubles>().Refused(row, new TwilioRequestException(TwilioFaultKind.Refused, why), Cancellation);
    }
}
