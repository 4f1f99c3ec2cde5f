using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Hours;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Core.Waiting;
using static WarmTransfer.Tests.Core.Story;

namespace WarmTransfer.Tests.Core.InLine;

/// <summary>What is no phrase of a queue is said in the customer's language too, by the voice that the queue has for it.</summary>
public sealed class LanguagesInLineTests
{
    private static readonly Translations German = new() { Texts = Translations.None.Texts.Add("de-DE", "Auf Deutsch.") };

    private static readonly Queue Queue = Queues.One.All[0] with
    {
        Voice = "Polly.Amy", Waiting = new() { Comfort = ["Please stay."] },
        Languages = ImmutableDictionary<string, QueueLanguage>.Empty.Add("de-DE", new() { Voice = "Polly.Vicki", Comfort = ["Bitte warten.", "Gleich."] }),
    };

    private static readonly Documents Documents = new(new CallUrls(new Uri("https://desk.example")), new LiveQueues(new Queues([Queue])), new());

    private const string InGerman = "<Say voice=\"Polly.Vicki\" language=\"de-DE\">";

    private static Story Over(Destination to, string? language) => (Waiting with { Call = Waiting.Call with { Language = language } })
        .Then(new CallEvent.Intent.Overflow(new(new OverflowCondition.Waited(TimeSpan.FromMinutes(10)), "In English.", to) { Also = German }, $"")).Then(DialFinished(LegId.Customer));

    [Theory]
    [InlineData("de-DE", InGerman + "Auf Deutsch.</Say>")]
    [InlineData("fr-FR", "<Say voice=\"Polly.Amy\">In English.</Say>")]
    [InlineData(null, "<Say voice=\"Polly.Amy\">In English.</Say>")]
    public void An_overflow_message_also_where_they_go_on_in_another_queue(string? language, string said)
    {
        Assert.Contains(said, Documents.Next(Over(new Destination.EndCall(), language).Call, LegId.Customer), StringComparison.Ordinal);
        Assert.Contains(said, Documents.Next(Over(new Destination.ToQueue(new("sales")), language).Call, LegId.Customer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de-DE", 0, InGerman + "Bitte warten.</Say>")]
    [InlineData("de-DE", 3, InGerman + "Gleich.</Say>")]
    [InlineData("fr-FR", 3, "<Say voice=\"Polly.Amy\">Please stay.</Say>")]
    public void A_comfort_message(string language, int number, string said)
    {
        var call = Told.Call with { Language = language };
        Assert.Contains(said, Documents.Next(call with { Announced = call.Announced! with { Number = number } }, LegId.Customer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de-DE", InGerman + "Auf Deutsch.</Say>")]
    [InlineData("fr-FR", "<Say voice=\"Polly.Amy\">Closed.</Say>")]
    public void What_is_said_while_it_is_closed(string language, string said)
    {
        var hours = new OpeningHours([new([Queue.Id], new Calendar { Zone = "UTC" }, new ClosedAction("Closed.", new Destination.EndCall()) { Also = German })]);
        var step = new FlowStep([], new FlowPosition("end", 1, 1, language), "", Ends: new Destination.ToQueue(Queue.Id));
        Assert.Contains(said, Documents.Arrival(Id, hours.Receive(Queue.Id, Start), "+15550100000", TimeSpan.FromHours(1), step), StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_are_the_same_by_what_they_say() =>
        Assert.Equal(new OverflowRule(new OverflowCondition.Closed(), "", new Destination.EndCall()) { Also = German }, new OverflowRule(new OverflowCondition.Closed(), "", new Destination.EndCall()) { Also = new() { Texts = Translations.None.Texts.Add("de-DE", "Auf Deutsch.") } });
}
