using WarmTransfer.Core;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Hours;
using static WarmTransfer.Tests.Core.Hours.Calendars;

namespace WarmTransfer.Tests.Core.Hours;

public sealed class OpeningHoursTests
{
    private static readonly QueueId Sales = new("sales"), Support = new("support"), Night = new("night");
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 11, 0, 0, TimeSpan.Zero), Evening = Noon.AddHours(9);

    [Fact]
    public void A_queue_without_a_calendar_is_always_open() =>
        Expect(OpeningHours.AlwaysOpen.Receive(Sales, Evening), new Destination.ToQueue(Sales));

    [Fact]
    public void An_open_queue_says_nothing_and_a_closed_one_its_message_and_then_what_was_chosen()
    {
        OpeningHours hours = new([ByDay(Sales, new Destination.EndCall())]);

        Expect(hours.Receive(Sales, Noon), new Destination.ToQueue(Sales));
        Expect(hours.Receive(Sales, Evening), new Destination.EndCall(), Sales);
    }

    [Fact]
    public void A_call_that_is_sent_to_another_queue_meets_the_hours_of_that_one()
    {
        OpeningHours hours = new([ByDay(Sales, new Destination.ToQueue(Support)), ByDay(Support, new Destination.ToNumber("+15550100009"))]);

        Expect(hours.Receive(Sales, Evening), new Destination.ToNumber("+15550100009"), Sales, Support);
        Expect(new OpeningHours([ByDay(Sales, new Destination.ToQueue(Night))]).Receive(Sales, Evening), new Destination.ToQueue(Night), Sales);
    }

    [Fact]
    public void A_circle_of_queues_is_found_and_ends_the_call_should_there_be_one()
    {
        OpeningHours hours = new([ByDay(Sales, new Destination.ToQueue(Support)), ByDay(Support, new Destination.ToQueue(Sales)), ByDay(Night, new Destination.ToQueue(Sales))]);

        Assert.Equal([Sales, Support], hours.CircleOf(Sales));
        Assert.Empty(hours.CircleOf(Night));
        Expect(hours.Receive(Night, Evening), new Destination.EndCall(), Night, Sales, Support);
    }

    [Fact]
    public void A_queue_that_sends_its_calls_to_itself_is_a_circle() =>
        Assert.Equal([Sales], new OpeningHours([ByDay(Sales, new Destination.ToQueue(Sales))]).CircleOf(Sales));

    private static QueueHours ByDay(QueueId queue, Destination then) => new([queue], Berlin with { Weekly = EveryDay("09:00-18:00") }, new($"{queue} is closed.", then));

    private static void Expect(Reception reception, Destination end, params QueueId[] closed)
    {
        Assert.Equal(closed.Select(queue => new ClosedQueue(queue, $"{queue} is closed.")), reception.Closed);
        Assert.Equal(end, reception.End);
    }
}
