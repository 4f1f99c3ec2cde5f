using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Simulator.Api;
using WarmTransfer.Simulator.People;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Customers;
using WarmTransfer.Web.Dialling;
using WarmTransfer.Web.Hours;

namespace WarmTransfer.Tests.Web.Dialling;

/// <summary>An agent calls a number by hand.</summary>
public sealed class DialTests : IAsyncLifetime
{
    private const string Customer = "+12025550123", Verified = "+12025550177", Unverified = "+12025550178", Ours = "+15550100000", One = "agent1", Two = "agent2";
    private static readonly CurrentAgent First = new(One, "Agent 1", [Roles.Agent]);
    private static readonly QueueId Support = new("support"), Sales = new("sales"), Old = new("old");
    private ProductHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await ProductHost.StartAsync(callsPerSecond: 2, settings:
        [
            "--Desk:TransferNumbers:0=+1202", "--Desk:OutsideCallsPerAgent=3", "--Queues:0:Id=support", "--Queues:0:Name=Support",
            "--Queues:1:Id=sales", "--Queues:1:Name=Sales", $"--Queues:1:CallerId={Verified}", $"--Queues:1:Agents:0={One}",
            "--Queues:2:Id=old", "--Queues:2:Name=Old", $"--Queues:2:CallerId={Unverified}",
            "--Queues:3:Id=others", "--Queues:3:Name=Others", $"--Queues:3:Agents:0={Two}",
        ]);
        _host.Network.Verify(Verified);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task The_agents_phone_rings_then_the_customers_who_sees_the_verified_number_of_the_queue_and_both_talk_and_transfer()
    {
        await _host.Ready(One, AgentBehaviour.Manual);
        await _host.Ready(Two);
        _host.Network.Add(Customer, AgentBehaviour.Manual);

        var call = await Call(Sales);
        await _host.Until("agent 1's phone rings", () => LegTo(One) is { Status: "ringing" });
        _host.Network.Answer(LegTo(One)!.CallSid);
        await _host.Until("the customer's phone rings and shows the queue's number", () => LegTo(Customer) is { Status: "ringing", From: Verified });
        await _host.Until("agent 1 hears it ring", () => LegTo(One) is { Playing: "ring-tone.wav", Hears.Count: 0 });
        _host.Network.Answer(LegTo(Customer)!.CallSid);
        await HearEachOther(One, Customer);

        Assert.Null(await _host.Ask(call.Value, new CallEvent.Intent.Consult(new AgentId(One), Target.To(new AgentId(Two)), Briefing.None)));
        await HearEachOther(One, Two);
        await _host.Until("the customer hears music", () => LegTo(Customer) is { Playing: "hold-music.wav", Hears.Count: 0 });
        Assert.Equal((CallDirection.Outbound, Customer, Verified, Sales), (_host.Saved(call.Value)!.Direction, _host.Saved(call.Value)!.From, _host.Saved(call.Value)!.To, _host.Saved(call.Value)!.Queue));
    }

    [Fact]
    public async Task Each_queue_shows_what_customers_see_and_why_nobody_is_called_for_it_and_ones_own_comes_first()
    {
        var view = await Desk.Look(First, Cancellation);

        Assert.Equal(["Sales", "Support", "Old"], view.Queues.Select(queue => queue.Name));
        Assert.Equal([(Verified, true), (Ours, true), (Unverified, false)], view.Queues.Select(queue => (queue.CallerId, queue.Verified)));
        Assert.Equal([true, true, false], view.Queues.Select(queue => queue.WhyNot is null));
    }

    [Fact]
    public async Task It_is_refused_with_the_reason_and_nothing_is_dialled()
    {
        await _host.Ready(One);

        Assert.Equal(RefusalCode.NumberNotAllowed, (await Asked("+14155550123", Support))?.Code);
        Assert.Equal(RefusalCode.BadNumber, (await Asked("2025550123", Support))?.Code);
        Assert.Equal(RefusalCode.NotPermitted, (await Asked(Customer, new QueueId("others")))?.Code);
        Assert.Equal(RefusalCode.NotPermitted, (await Asked(Customer, new QueueId("none")))?.Code);
        Assert.Equal($"Calls of this queue would show {Unverified}, which is not verified at Twilio. An administrator can change that in Settings → Queues.", (await Asked(Customer, Old))?.Reason.English);
        Assert.Empty(_host.Network.State.Legs);
        await using var db = _host.Database();
        Assert.True(await db.Audit.AnyAsync(row => row.Act == "calls a number" && row.Actor == One && row.Outcome == AuditOutcome.Denied, Cancellation));
    }

    [Fact]
    public async Task Outside_of_the_hours_of_its_queue_nobody_is_called()
    {
        await _host.Ready(One);
        var closed = new CalendarSetting { Name = "Closed", Queues = [Sales.Value], Message = "Closed." };
        Assert.Equal(SaveOutcome.Saved, (await _host.Get<SettingsDesk>().Save(CalendarSetting.Kind, "closed", closed, 0, new AgentId("admin1"), Cancellation)).Outcome);

        Assert.Equal("Sales is closed now: nobody is called for it outside of its hours.", (await Asked(Customer, Sales))?.Reason.English);
        Assert.Equal("Sales is closed now: nobody is called for it outside of its hours.", (await Desk.Look(First, Cancellation)).Queues[0].WhyNot?.English);
        Assert.Null(await Asked(Customer, Support));
    }

    [Fact]
    public async Task A_number_that_is_verified_just_now_counts_at_once()
    {
        await _host.Ready(One);
        Assert.Equal(RefusalCode.NumberNotAllowed, (await Asked(Customer, Old))?.Code);

        _host.Network.Verify(Unverified);

        await Eventually.Holds("it counts", () => Asked(Customer, Old).Result is null, () => "", TimeSpan.FromSeconds(40));
    }

    [Fact]
    public async Task As_many_as_an_agent_may_dial_in_an_hour_and_no_faster_than_the_account_may()
    {
        await _host.Ready(One);
        string[] numbers = ["+12025550131", "+12025550132", "+12025550133", "+12025550134"];
        foreach (var number in numbers) _host.Network.Add(number, AgentBehaviour.Decline);

        foreach (var number in numbers[..3])
        {
            Assert.Null(await Asked(number, Support));
            await _host.Until("it is over, and the agent is free", () => _host.Snapshot.Open.IsEmpty && _host.StateOf(One) is AgentState.Available or AgentState.WrapUp);
        }

        Assert.Equal(RefusalCode.OutsideCapReached, (await Asked(numbers[3], Support))?.Code);
        DateTimeOffset[] made = [.. _host.Network.Log.Where(entry => entry.Kind == "rest" && entry.Text.StartsWith("POST ", StringComparison.Ordinal) && entry.Text.Contains("/Calls.json", StringComparison.Ordinal)).Select(entry => entry.At).Order()];
        Assert.Equal(6, made.Length);
        Assert.All(made.Zip(made.Skip(1)), pair => Assert.True(pair.Second - pair.First > TimeSpan.FromSeconds(0.4), $"{pair.Second - pair.First}"));
    }

    [Fact]
    public async Task The_same_click_twice_begins_one_call()
    {
        await _host.Ready(One, AgentBehaviour.Manual);
        var command = Guid.NewGuid();

        Assert.Null(await Desk.Call(First, new DialOrder(Customer, Support), command, Cancellation));
        Assert.Null(await Desk.Call(First, new DialOrder(Customer, Support), command, Cancellation));
        Assert.Single(_host.Snapshot.Calls.Values);
    }

    [Fact]
    public async Task The_customer_of_a_past_call_is_called_again_by_whoever_had_it_and_by_nobody_else()
    {
        await _host.Ready(One);
        var past = _host.Network.Dial(Customer);
        await _host.Until("they talk", () => _host.Saved(past) is { Phase: CallPhase.Talking } talking ? talking : null);
        _host.Network.HangUp(past);
        await _host.Until("it is over", () => _host.Snapshot.Open.IsEmpty && _host.StateOf(One) is AgentState.Available or AgentState.WrapUp);
        await _host.Ready(Two);

        Assert.Equal(RefusalCode.Unknown, (await Desk.Call(new CurrentAgent(Two, "Agent 2", [Roles.Agent]), new DialOrder("", Support, new CallId(past)), Guid.NewGuid(), Cancellation))?.Code);
        Assert.Null(await Desk.Call(First, new DialOrder("", Support, new CallId(past)), Guid.NewGuid(), Cancellation));
        await _host.Until("the customer is called", () => _host.Network.LegsTo(Customer).Length > 0);
        // Who may not see the number does not read it among their own.
        Assert.Empty((await Desk.Look(First, Cancellation)).Book);
    }

    [Fact]
    public async Task The_last_twenty_numbers_and_the_favourites_are_the_agents_own()
    {
        await _host.Ready(One, AgentBehaviour.Manual);
        Assert.Null(await Asked("+1 (202) 555-0123", Support));
        Assert.Null(await Desk.Keep(First, Customer, "Ms Okoye", Cancellation));
        Assert.Null(await Desk.Keep(First, "+12025550150", "Warehouse", Cancellation));

        Assert.Equal([("Ms Okoye", Customer, true, true), ("Warehouse", "+12025550150", true, false)], (await Desk.Look(First, Cancellation)).Book.Select(entry => (entry.Name, entry.Number, entry.Favourite, entry.DialledAt is not null)));
        Assert.Empty((await Desk.Look(First with { AgentId = Two }, Cancellation)).Book);

        var book = _host.Get<PhoneBook>();
        for (var number = 200; number < 200 + PhoneBook.MostRecent + 3; number++) await book.Dialled(new AgentId(One), $"+12025550{number}", Cancellation);
        var kept = await book.Of(new AgentId(One), Cancellation);
        Assert.Equal(PhoneBook.MostRecent, kept.Count(entry => entry.DialledAt is not null));
        Assert.Equal("+12025550222", kept.First(entry => !entry.Favourite).Number);
        Assert.Null(kept.Single(entry => entry.Number == Customer).DialledAt);

        Assert.Null(await Desk.Forget(First, "+12025550150", Cancellation));
        Assert.DoesNotContain((await Desk.Look(First, Cancellation)).Book, entry => entry.Number == "+12025550150");
    }

    [Fact]
    public async Task Favourites_end_somewhere_and_their_names_too()
    {
        var book = _host.Get<PhoneBook>();
        for (var number = 0; number < PhoneBook.MostFavourites; number++) Assert.Null(await book.Keep(new AgentId(One), $"+120255{number:00000}", "", Cancellation));

        Assert.Equal(RefusalCode.TooMany, (await Desk.Keep(First, "+12025599999", "", Cancellation))?.Code);
        Assert.Null(await Desk.Keep(First, "+12025500000", "Renamed", Cancellation));
        Assert.Equal(RefusalCode.TooLong, (await Desk.Keep(First, "+12025500000", new string('x', PhoneBookModel.NameLength + 1), Cancellation))?.Code);
        Assert.Equal(RefusalCode.BadNumber, (await Desk.Keep(First, "12345", "", Cancellation))?.Code);
    }

    [Fact]
    public async Task Whoever_is_erased_is_in_no_book_any_more()
    {
        Assert.Null(await Desk.Keep(First, Customer, "Ms Okoye", Cancellation));
        var longAgo = TimeProvider.System.GetUtcNow().AddHours(-1);
        await using (var db = _host.Database()) await db.Customers.ExecuteUpdateAsync(set => set.SetProperty(row => row.LastSeen, longAgo), Cancellation);

        Assert.True((await _host.Get<Erasures>().Erase(Customer, "asked", "admin1", Cancellation)).Done);

        await using var after = _host.Database();
        Assert.Empty(await after.PhoneBook.ToListAsync(Cancellation));
        Assert.Empty(await after.Customers.ToListAsync(Cancellation));
    }

    private IDialDesk Desk => _host.Get<IDialDesk>();

    private Task<Refusal?> Asked(string number, QueueId queue) => Desk.Call(First, new DialOrder(number, queue), Guid.NewGuid(), Cancellation);

    private async Task<CallId> Call(QueueId queue)
    {
        var command = Guid.NewGuid();
        Assert.Null(await Desk.Call(First, new DialOrder(Customer, queue), command, Cancellation));
        return CallId.OfOurs(command);
    }

    private LegView? LegTo(string party) => _host.Network.LegsTo(party).FirstOrDefault(leg => leg.Ended is null);

    private Task HearEachOther(params string[] parties) => _host.Until($"{string.Join(", ", parties)} hear each other", () =>
    {
        string?[] present = [.. parties.Select(party => LegTo(party)?.CallSid)];
        return present.All(sid => sid is not null && _host.Network.Leg(sid) is { Playing: null } leg && leg.Hears.ToHashSet().SetEquals(present.Where(other => other != sid)!));
    });
}
