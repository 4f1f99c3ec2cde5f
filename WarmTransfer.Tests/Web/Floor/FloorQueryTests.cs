using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Floor;

namespace WarmTransfer.Tests.Web.Floor;

/// <summary>What supervisors look for on a full floor, and in which order they see it.</summary>
public sealed class FloorQueryTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly FloorCall Old = Row(1, "+15550101111", "Ann", minutes: 9);
    private static readonly FloorCall Held = Row(2, "+15550102222", "bob", minutes: 5) with { Kind = FloorCallKind.OnHold, State = $"Customer on hold", HoldSince = Noon.AddMinutes(-2) };
    private static readonly FloorCall Young = Row(3, "+15550103333", "Cleo", minutes: 1) with { Queue = new("sales"), QueueName = "Sales" };
    private static readonly FloorView View = new(1, [Old, Held, Young], [], [], []);

    [Theory]
    [InlineData("2222", 2)]
    [InlineData(" BOB ", 2)]
    [InlineData("sales", 3)]
    [InlineData("on hold", 2)]
    public void A_part_of_number_name_queue_or_state_finds_the_call(string text, int found) =>
        Assert.Equal([FloorScene.Id(found)], Ids(new FloorQuery(text)));

    [Fact]
    public void The_longest_call_comes_first_until_somebody_asks_for_something_else() => Assert.Equal([1, 2, 3], Numbers(new FloorQuery()));

    [Fact]
    public void The_same_head_once_more_turns_the_order_round()
    {
        var byAgent = new FloorQuery().By(FloorSort.Agent);
        Assert.Equal([1, 2, 3], Numbers(byAgent));
        Assert.Equal([3, 2, 1], Numbers(byAgent.By(FloorSort.Agent)));
        Assert.Equal([3, 2, 1], Numbers(new FloorQuery().By(FloorSort.Call)));
    }

    [Fact]
    public void Who_is_not_on_hold_comes_last_in_either_order_of_holds()
    {
        var byHold = new FloorQuery().By(FloorSort.Hold);
        Assert.Equal(2, Numbers(byHold)[0]);
        Assert.Equal(2, Numbers(byHold.By(FloorSort.Hold))[0]);
    }

    [Fact]
    public void Every_order_shows_every_call() =>
        Assert.All(Enum.GetValues<FloorSort>(), sort => Assert.Equal([1, 2, 3], Numbers(new FloorQuery().By(sort)).Order()));

    [Fact]
    public void Each_filter_leaves_what_its_name_says()
    {
        var everything = View with
        {
            Calls =
            [
                Old, Held, Young with { UnconfirmedSince = Noon },
                Row(4, "+15550104444", "Dee", 1) with { HelpRequest = new(new("d"), "Dee", Noon, null, null) },
                Row(5, "+15550105555", "Eve", 1) with { Supervisors = [new(new("L9"), new("s"), "Sue", MonitorMode.Listen, $"Listening")] },
                Row(6, "+15550106666", "Fay", 1) with { Transfer = new(FloorTransferStep.Ringing, new("g"), "Gus", "Fay", Noon, null) },
            ],
        };
        Assert.Equal(
            [(FloorFilter.All, 6), (FloorFilter.OnHold, 1), (FloorFilter.InTransfer, 1), (FloorFilter.NeedsHelp, 1), (FloorFilter.Supervised, 1), (FloorFilter.Stale, 1)],
            Enum.GetValues<FloorFilter>().Select(filter => (filter, new FloorQuery(Filter: filter).Calls(everything).Length)));
        Assert.Equal(FloorScene.Id(6), new FloorQuery(Filter: FloorFilter.InTransfer).Calls(everything).Single().Id);
    }

    [Fact]
    public void A_queue_is_all_that_is_seen_when_it_is_chosen()
    {
        var waiting = new FloorCustomer(FloorScene.Id(7), 1, "+15550107777", Noon, FloorWaitKind.Waiting, $"Waiting", Noon, null, null, new("sales"), "Sales", Noon, null);
        var sales = new FloorQuery(Queue: new QueueId("sales"));
        Assert.Equal([3], Numbers(sales));
        Assert.Single(sales.Waiting(View with { Waiting = [waiting] }));
        Assert.Empty(new FloorQuery(Queue: QueueId.Default).Waiting(View with { Waiting = [waiting] }));
    }

    [Fact]
    public void Agents_are_found_by_what_they_do()
    {
        var agents = View with { Agents = [Agent("ann", $"On a call"), Agent("bob", $"Away: lunch")] };
        Assert.Equal("bob", new FloorQuery("lunch").Agents(agents).Single().Id.Value);
        Assert.Equal(2, new FloorQuery().Agents(agents).Length);
    }

    private static FloorAgent Agent(string id, Sentence words) => new(new(id), id, AgentState.OnCall, words, Noon, true, null, null, null, null);

    private static FloorCall Row(int number, string customer, string owner, int minutes) => new(
        FloorScene.Id(number), customer, new(owner), owner, Noon.AddMinutes(-minutes), FloorCallKind.Talking, $"Talking", Noon.AddMinutes(-minutes), null, null, null,
        [new FloorParticipant(new("L1"), new(owner), owner, $"Connected", LegProgress.Admitted, Noon, true, false, null, [], false)],
        [], null, QueueId.Default, "Support", Noon.AddMinutes(-minutes), null);

    private static IEnumerable<CallId> Ids(FloorQuery query) => query.Calls(View).Select(call => call.Id);

    private static int[] Numbers(FloorQuery query) => [.. query.Calls(View).Select(call => int.Parse(call.Id.Value[2..], System.Globalization.CultureInfo.InvariantCulture))];
}
