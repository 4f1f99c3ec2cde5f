using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Routing;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Tests.Web.Webhooks;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Routing;

namespace WarmTransfer.Tests.Web.Administration;

/// <summary>Queues that are changed while the console runs and customers wait.</summary>
public sealed class LiveQueueTests : IAsyncLifetime
{
    private static readonly AgentId Admin = new("admin1");
    private ProductHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private LiveSettings Live => _host.Get<LiveSettings>();

    public async ValueTask InitializeAsync() => _host = await ProductHost.StartAsync(settings: ["--Queues:0:Id=support", "--Queues:0:Name=Support", "--Queues:0:Agents:0=agent1"]);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_waiting_customer_is_offered_to_whoever_is_added_to_the_queue()
    {
        await _host.Ready("agent2");
        var call = Conversation.Start(_host);
        await _host.Until("the call waits", () => _host.Saved(call.Customer) is { Queue.Value: "support" });

        Assert.Equal(SaveOutcome.Saved, await Save("support", Queue("support").Value with { Agents = ["agent1", "agent2"] }));

        await call.TalkTo("agent2");
    }

    [Fact]
    public async Task A_new_queue_takes_calls_to_its_number_and_when_it_is_removed_its_customers_go_on_waiting_in_the_first()
    {
        await Save("sales", new QueueSetting { Name = "Sales", Position = 1, Numbers = ["+15550100001"], Agents = ["agent2"], Phrases = new() { Welcome = "Sales here." } });
        Assert.Equal("sales", _host.Get<LiveQueues>().Now.Of("+15550100001").Id.Value);
        using var twilio = new WebhookSender(_host);
        Assert.Contains("Sales here.", await Welcome(twilio), StringComparison.Ordinal);
        await _host.Ready("agent1");

        Assert.Equal(SaveOutcome.Saved, (await Desk.Remove(QueueSetting.Kind, "sales", Queue("sales").Revision, Admin, Cancellation)).Outcome);

        Assert.Equal("support", _host.Get<LiveQueues>().Now.Of("+15550100001").Id.Value);
        Assert.DoesNotContain("Sales here.", await Welcome(twilio), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_change_the_same_queue_the_second_is_told_and_nothing_of_the_first_is_lost()
    {
        var began = Queue("support");
        Assert.Equal(SaveOutcome.Saved, await Save("support", began.Value with { Priority = 7 }, began.Revision));

        Assert.Equal(SaveOutcome.Conflict, await Save("support", began.Value with { RingSeconds = 33 }, began.Revision));
        Assert.Equal((7, 0), (Queue("support").Value.Priority, Queue("support").Value.RingSeconds));
        Assert.Equal(SaveOutcome.Saved, await Save("support", Queue("support").Value with { RingSeconds = 33 }));
        Assert.Equal((7, 33), (Queue("support").Value.Priority, Queue("support").Value.RingSeconds));
    }

    [Fact]
    public async Task Twenty_who_save_at_once_each_have_their_queue_and_its_line_in_the_audit()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Save($"queue-{n}", new QueueSetting { Name = $"Queue {n}", Position = n + 1 }, seen: 0)));

        Assert.All(answers, answer => Assert.Equal(SaveOutcome.Saved, answer));
        Assert.Equal(21, Live.Now.All(QueueSetting.Kind).Length);
        await using var db = _host.Database();
        Assert.Equal(20, await db.Audit.CountAsync(row => row.Act == "set-queue" && row.Outcome == AuditOutcome.Done && row.Actor == "admin1", Cancellation));
        Assert.Equal(await db.Settings.CountAsync(Cancellation), await db.Settings.MaxAsync(row => row.Revision, Cancellation));
    }

    [Fact]
    public async Task What_was_before_and_after_is_in_the_audit()
    {
        await Save("support", Queue("support").Value with { Priority = 7, RingSeconds = 33 });

        await using var db = _host.Database();
        var line = await db.Audit.SingleAsync(row => row.Act == "set-queue", Cancellation);
        Assert.Equal($"support, change {Live.Now.Revision}: priority: 0 → 7; ringSeconds: 0 → 33", line.Reason);
    }

    [Theory]
    [InlineData("agent1")]
    [InlineData("supervisor1")]
    [InlineData("nobody")]
    public async Task Whoever_is_no_administrator_changes_nothing_and_is_in_the_audit(string who)
    {
        var before = Live.Now.Revision;

        Assert.Equal(SaveOutcome.Denied, (await Desk.Save(QueueSetting.Kind, "support", Queue("support").Value with { Priority = 7 }, Queue("support").Revision, new(who), Cancellation)).Outcome);
        Assert.Equal(SaveOutcome.Denied, (await Desk.Remove(QueueSetting.Kind, "support", Queue("support").Revision, new(who), Cancellation)).Outcome);

        Assert.Equal(before, Live.Now.Revision);
        await using var db = _host.Database();
        Assert.Equal(["remove-queue", "set-queue"], await db.Audit.Where(row => row.Actor == who && row.Outcome == AuditOutcome.Denied).Select(row => row.Act).OrderBy(act => act).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task What_cannot_stand_is_said_beside_its_field_and_nothing_is_saved()
    {
        await Save("sales", new QueueSetting { Name = "Sales", Position = 1, Numbers = ["+15550100001"] });

        var answer = await Desk.Save(QueueSetting.Kind, "support", Queue("support").Value with { Priority = 101, Numbers = ["+15550100009", "+15550100001"], MusicUrl = "jazz" }, Queue("support").Revision, Admin, Cancellation);

        Assert.Equal((SaveOutcome.Faulty, "MusicUrl, Numbers:1, Priority"), (answer.Outcome, string.Join(", ", answer.Faults.Select(fault => fault.Field).Order(StringComparer.Ordinal))));
        Assert.Contains(answer.Faults, fault => fault.Text.English == "+15550100001 leads to the queue Sales already. Take it off there first.");
        Assert.Equal(0, Queue("support").Value.Priority);
    }

    [Fact]
    public async Task The_only_queue_cannot_be_removed() =>
        Assert.Equal(SaveOutcome.Faulty, (await Desk.Remove(QueueSetting.Kind, "support", Queue("support").Revision, Admin, Cancellation)).Outcome);

    [Fact]
    public async Task After_a_restart_the_database_counts_and_start_up_says_so()
    {
        await Save("support", Queue("support").Value with { Name = "Help" });

        await _host.Restart(() => { });

        Assert.Equal("Help", _host.Get<LiveQueues>().Now.All.Single().Name);
        Assert.Contains(_host.Log.Lines, line => line.Contains("The queues are those of the database", StringComparison.Ordinal));
    }

    private static async Task<string> Welcome(WebhookSender twilio)
    {
        using var answer = await twilio.Post("/conference/wait?queue=sales", ("CallSid", "CA1"));
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }

    private SettingsDesk Desk => _host.Get<SettingsDesk>();

    private Setting<QueueSetting> Queue(string id) => Live.Now.Find(QueueSetting.Kind, id)!;

    private async Task<SaveOutcome> Save(string id, QueueSetting queue, long? seen = null) =>
        (await Desk.Save(QueueSetting.Kind, id, queue, seen ?? Live.Now.Find(QueueSetting.Kind, id)?.Revision ?? 0, Admin, Cancellation)).Outcome;
}
