using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Core.Waiting;

namespace WarmTransfer.Tests.Core.InLine;

/// <summary>Who is told what, and when.</summary>
public sealed class AnnouncementsTests
{
    private static readonly QueueId Sales = new("sales");
    private static readonly DateTimeOffset Now = Story.Start.AddMinutes(10);
    private static readonly WaitRules Rules = new() { AnnounceEvery = TimeSpan.FromSeconds(60), TellPosition = true, TellEstimate = true };

    private static Queues With(WaitRules rules) => new([new Queue { Id = Sales, Name = "Sales", Waiting = rules }]);

    private static Call Waits(int number, double seconds, WaitAnnouncement? announced = null)
    {
        var call = CallMachine.Arrive(new CallId($"CA{number:D32}"), new CallEvent.Fact.CustomerArrived("+15550100001", "+15550100000", Sales), Now.AddSeconds(-seconds));
        return new CallMachine(new CallPolicy()).Apply(call, new CallEvent.Fact.ParticipantJoined(call.Id.Value, 1), Now).Call with { Announced = announced };
    }

    private static ImmutableArray<WaitNews> Due(WaitRules rules, params Call[] calls) => Due(rules, sure: true, calls);

    private static ImmutableArray<WaitNews> Due(WaitRules rules, bool sure, params Call[] calls) =>
        Announcements.Due(With(rules), calls, () => calls.ToImmutableDictionary(call => call.Id, _ => new WaitForecast(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), sure)), Now);

    private static IEnumerable<string> Words(Queue queue, WaitAnnouncement news) => WaitingWords.Of(queue, news).Select(sentence => sentence.Fill(sentence.Text));

    [Fact]
    public void The_first_announcement_comes_after_the_welcome_and_the_next_after_the_music_that_the_queue_wants()
    {
        Assert.Empty(Due(Rules, Waits(1, 14)));
        Assert.Equal(new WaitNews(new($"CA{1:D32}"), 1, TimeSpan.FromMinutes(2)), Assert.Single(Due(Rules, Waits(1, 15))) with { Takes = null });
        var announced = new WaitAnnouncement(Room: 1, Now.AddSeconds(-59), Number: 0);
        Assert.Empty(Due(Rules, Waits(1, 80, announced)));
        Assert.Single(Due(Rules, Waits(1, 80, announced with { At = Now.AddSeconds(-60) })));
    }

    [Theory]
    [InlineData("", 8, 25)]
    [InlineData("Did you know that you find your invoices under My account, and can change your address and your bank there at any hour of the day?", 18, 35)]
    public void What_is_said_tells_how_long_it_takes_and_a_key_that_may_lead_on_makes_that_unknown(string comfort, int least, int most)
    {
        var rules = Rules with { Comfort = comfort is "" ? [] : [comfort] };
        Assert.InRange(Assert.Single(Due(rules, Waits(1, 15))).Takes!.Value.TotalSeconds, least, most);
        Assert.Null(Assert.Single(Due(rules with { OfferCallBackFrom = TimeSpan.FromSeconds(1) }, Waits(1, 15))).Takes);
    }

    [Fact]
    public void A_script_of_syllables_takes_longer_a_sign() =>
        Assert.True(SpokenTime.Of("順番にお答えします。") > SpokenTime.Of("in order ok"));

    [Fact]
    public void A_change_of_the_queue_counts_from_the_next_announcement()
    {
        var announced = new WaitAnnouncement(Room: 1, Now.AddSeconds(-30), Number: 0);
        Assert.Empty(Due(Rules, Waits(1, 80, announced)));
        Assert.Single(Due(Rules with { AnnounceEvery = TimeSpan.FromSeconds(20) }, Waits(1, 80, announced)));
        Assert.Empty(Due(Rules with { AnnounceEvery = null }, Waits(1, 80, announced)));
    }

    [Fact]
    public void Positions_are_those_of_the_routers_order()
    {
        var due = Due(Rules, Waits(1, 30), Waits(2, 40), Waits(3, 20) with { AnsweredAt = Now.AddSeconds(-5) });
        Assert.Equal([(3, 1), (2, 2), (1, 3)], due.Select(news => (int.Parse(news.Call.Value[2..], System.Globalization.CultureInfo.InvariantCulture), news.Position!.Value)));
    }

    [Fact]
    public void What_the_queue_does_not_want_told_is_not_told()
    {
        Assert.Equal((null, TimeSpan.FromMinutes(2)), Single(Due(Rules with { TellPosition = false }, Waits(1, 30))));
        Assert.Equal((1, null), Single(Due(Rules with { TellEstimate = false }, Waits(1, 30))));
        Assert.Empty(Due(Rules with { TellPosition = false, TellEstimate = false }, Waits(1, 30)));
        Assert.Equal((null, null), Single(Due(Rules with { TellPosition = false, TellEstimate = false, Comfort = ["Thank you."] }, Waits(1, 30))));

        static (int?, TimeSpan?) Single(ImmutableArray<WaitNews> due) => (Assert.Single(due).Position, due[0].Estimate);
    }

    [Fact]
    public void Where_the_estimate_is_unsure_only_the_longest_wait_is_told()
    {
        Assert.Equal(new WaitNews(new($"CA{1:D32}"), 1, AtMost: TimeSpan.FromMinutes(5)), Assert.Single(Due(Rules, sure: false, Waits(1, 30))) with { Takes = null });
        var queue = new Queue { Id = Sales, Name = "Sales" };
        Assert.Equal(["We expect to answer within 5 minutes."], Words(queue, new(1, Now, 0, AtMost: TimeSpan.FromMinutes(4.2))));
        Assert.Equal(["We expect to answer within a minute."], Words(queue, new(1, Now, 0, AtMost: TimeSpan.FromMinutes(0.9))));
    }

    [Fact]
    public void Whoever_is_not_in_the_room_or_is_being_rung_for_is_told_nothing()
    {
        Assert.Empty(Due(Rules, Waits(1, 30) with { Room = 2 }));
        Assert.Empty(Due(Rules, Waits(1, 30) with { Phase = new CallPhase.Offered([new("L1")]) }));
    }

    [Theory]
    [InlineData(1, 0.4, 0, "You are next in line.|We expect to answer within a minute.|Thank you for your patience.")]
    [InlineData(1, 1.4, 1, "You are next in line.|We expect to answer within a minute.|You find answers on our pages.")]
    [InlineData(4, 1.5, 2, "You are number 4 in line.|The estimated waiting time is about 2 minutes.|Thank you for your patience.")]
    [InlineData(null, 7.2, 3, "The estimated waiting time is about 7 minutes.|You find answers on our pages.")]
    [InlineData(2, null, 4, "You are number 2 in line.|Thank you for your patience.")]
    public void The_sentences_say_place_and_minutes_and_the_comfort_messages_take_turns(int? position, double? minutes, int number, string said)
    {
        var queue = new Queue { Id = Sales, Name = "Sales", Waiting = Rules with { Comfort = ["Thank you for your patience.", "You find answers on our pages."] } };
        Assert.Equal(said.Split('|'), Words(queue, new(1, Now, number, position, minutes is { } wait ? TimeSpan.FromMinutes(wait) : null)));
    }

    [Fact]
    public void The_document_tells_it_and_leads_into_the_next_room_whose_music_is_all_there()
    {
        var documents = new Documents(new CallUrls(new Uri("https://desk.example")), new LiveQueues(Queues.One), new());
        var document = documents.Next(Story.Told.Call, LegId.Customer);
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?><Response><Say>You are number 3 in line.</Say><Say>The estimated waiting time is about 4 minutes.</Say><Dial action=\"https://desk.example/conference/next/", document);
        Assert.Contains($">{Story.Id.Value}-2</Conference>", document);
        Assert.Contains("waitUrl=\"https://desk.example/conference/wait?round=1\"", document);
    }

    [Fact]
    public void It_is_told_in_the_customers_language_where_the_queue_speaks_it()
    {
        var german = new QueueLanguage { Voice = "Polly.Vicki", Sentences = ImmutableDictionary<string, string>.Empty.Add(nameof(Phrases.Position), "Sie sind an Stelle {position}.") };
        var queue = Queues.One.All[0] with { Languages = ImmutableDictionary<string, QueueLanguage>.Empty.Add("de-DE", german) };
        var document = new Documents(new CallUrls(new Uri("https://desk.example")), new LiveQueues(new Queues([queue])), new()).Next(Story.Told.Call with { Language = "de-DE" }, LegId.Customer);
        Assert.Contains("language=\"de-DE\"", document);
        Assert.Contains(">Sie sind an Stelle 3.</Say><Say>The estimated waiting time is about 4 minutes.</Say>", document);
    }

    [Fact]
    public void Whoever_is_turned_away_hears_why_and_whoever_is_put_through_goes_there()
    {
        var documents = new Documents(new CallUrls(new Uri("https://desk.example")), new LiveQueues(Queues.One), new());
        Call Over(WarmTransfer.Core.Flows.Destination to) => Story.Waiting
            .Then(new CallEvent.Intent.Overflow(new(new OverflowCondition.Waited(TimeSpan.FromMinutes(10)), "Nobody is free.", to), $"")).Then(Story.DialFinished(LegId.Customer)).Call;

        Assert.EndsWith("<Response><Say>Nobody is free.</Say><Hangup></Hangup></Response>", documents.Next(Over(new WarmTransfer.Core.Flows.Destination.EndCall()), LegId.Customer));
        Assert.EndsWith("<Response><Say>Nobody is free.</Say><Dial timeLimit=\"600\" callerId=\"+15550100000\">+12025550123</Dial><Hangup></Hangup></Response>",
            documents.Next(Over(new WarmTransfer.Core.Flows.Destination.ToNumber("+12025550123")), LegId.Customer, TimeSpan.FromMinutes(10)));
    }
}
