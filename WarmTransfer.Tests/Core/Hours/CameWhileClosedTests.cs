using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Figures;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Tests.Core.Hours;

/// <summary>What is known of a call that came while its queue was closed.</summary>
public sealed class CameWhileClosedTests
{
    private static readonly CallMachine Machine = new(new CallPolicy());

    [Theory]
    [InlineData(false, EndReason.Closed)]
    [InlineData(true, EndReason.ForwardedWhileClosed)]
    public void It_is_over_at_once_nobody_is_rung_for_it_and_nothing_is_asked_of_Twilio(bool forwarded, EndReason reason)
    {
        var call = Arrive(forwarded ? new Destination.ToNumber("+12025550123") : new Destination.EndCall());

        Assert.Equal(new CallPhase.Ended(reason, Story.Start), call.Phase);
        Assert.False(call.HasLiveLegs);
        Assert.Empty(Router.Match(Queues.One, [call], [], Story.Start));
        // Twilio is compared only with calls that have live legs, and this one is in no room, nor recorded: what were recorded all the same would be stopped.
        foreach (var fact in EveryPhase.Facts.Where(fact => fact is not (CallEvent.Fact.FoundAlive or CallEvent.Fact.ParticipantJoined or CallEvent.Fact.RecordingBegun)))
        {
            var after = Machine.Apply(call, fact, Story.Start.AddSeconds(9));
            Assert.Equal((call.Phase, 0), (after.Call.Phase, after.Effects.Count));
        }
    }

    [Fact]
    public void Sent_to_another_queue_it_waits_there() =>
        Assert.IsType<CallPhase.Waiting>(Arrive(new Destination.ToQueue(new("night"))).Phase);

    [Fact]
    public void It_counts_neither_as_abandoned_nor_as_handled_where_others_do()
    {
        Queues queues = new([Queues.One.All[0] with { ShortAbandon = TimeSpan.Zero }]);
        var left = Story.Waiting.Call with { Phase = new CallPhase.Ended(EndReason.CustomerLeft, Story.Start) };

        Assert.Equal(1, Count(queues, left).Abandoned);
        Assert.Equal(0, Count(queues, Arrive(new Destination.EndCall())).Abandoned);
    }

    private static PeriodFigures Count(Queues queues, Call call) =>
        FloorFigures.Of(queues, [CallRecord.Of(call)], [], [], TimeZoneInfo.Utc, Story.Start.AddSeconds(1)).Overall.Today;

    private static Call Arrive(Destination closed) => CallMachine.Arrive(Story.Id, new CallEvent.Fact.CustomerArrived("+15550100001", "+15550100000", new("sales"), Closed: closed), Story.Start);
}
