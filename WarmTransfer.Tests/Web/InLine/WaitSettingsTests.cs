using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Waiting;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Routing;
using WarmTransfer.Web.Waiting;

namespace WarmTransfer.Tests.Web.InLine;

/// <summary>The rules of waiting as administrators write them.</summary>
public sealed class WaitSettingsTests
{
    private static readonly WaitRules Rules = new()
    {
        AnnounceEvery = TimeSpan.FromSeconds(90),
        TellPosition = true,
        TellEstimate = true,
        Comfort = ["Thank you.", "You find answers on our pages."],
        Overflow =
        [
            new(new OverflowCondition.Waited(TimeSpan.FromSeconds(600)), "We ask our colleagues.", new Destination.ToQueue(new("sales"))),
            new(new OverflowCondition.MostWaiting(20), "Too many wait.", new Destination.ToNumber("+12025550123")),
            new(new OverflowCondition.NobodySignedIn(), "Nobody is here.", new Destination.EndCall()),
            new(new OverflowCondition.Closed(), "We have closed.", new Destination.EndCall()),
        ],
    };

    [Fact]
    public void What_is_read_from_the_form_is_what_was_written_into_it()
    {
        Assert.Equal(Json.Write(new QueueSetting { Waiting = Rules }), Json.Write(new QueueSetting { Waiting = WaitDraft.Of(Rules).Read() }));
        Assert.Equal(Json.Write(new QueueSetting()), Json.Write(new QueueSetting { Waiting = WaitDraft.Of(WaitRules.MusicOnly).Read() }));
        Assert.Empty(WaitDraft.Of(Rules).Unreadable());
    }

    [Fact]
    public void A_queue_that_was_saved_before_there_were_rules_plays_music_only()
    {
        var old = Json.Read<QueueSetting>("""{"name":"Support","position":0,"phrases":{"welcome":"Hello."}}""");
        Assert.Equal((null, true, true), (old.Waiting.AnnounceEvery, old.Waiting.Overflow.IsEmpty, Json.Read<QueueSetting>("""{"waiting":{}}""").Waiting.Comfort.IsEmpty));
        Assert.Equal(("Hello.", "You are next in line."), (old.Phrases.Welcome, old.Phrases.NextInLine));
    }

    [Fact]
    public void What_is_no_number_is_said_at_its_field()
    {
        var draft = WaitDraft.Of(Rules);
        (draft.AnnounceEvery, draft.Overflow[1].Limit) = ("often", "many");
        Assert.Equal(["AnnounceEvery", "Overflow:1:When"], draft.Unreadable().Select(fault => fault.Field));
    }

    [Theory]
    [InlineData("AnnounceEvery")]
    [InlineData("Comfort")]
    [InlineData("Overflow:0:Queue")]
    [InlineData("Overflow:0:When")]
    [InlineData("Overflow:0:Message")]
    public void What_would_not_work_is_refused_at_its_field(string field)
    {
        var only = Rules with { Overflow = [] };
        OverflowRule Rule(OverflowCondition? when = null, string message = "Nobody is free.", Destination? then = null) => new(when ?? new OverflowCondition.Closed(), message, then ?? new Destination.EndCall());
        WaitRules[] wrong = field switch
        {
            "AnnounceEvery" => [only with { AnnounceEvery = TimeSpan.FromSeconds(14) }, only with { AnnounceEvery = TimeSpan.FromSeconds(3601) }, new() { AnnounceEvery = TimeSpan.FromSeconds(60) }],
            "Comfort" => [only with { Comfort = [new string('a', 301)] }, only with { Comfort = [.. Enumerable.Repeat("Thank you.", 11)] }, only with { Comfort = ["\u0001"] }],
            "Overflow:0:Queue" => [only with { Overflow = [Rule(then: new Destination.ToQueue(new("support")))] }, only with { Overflow = [Rule(then: new Destination.ToQueue(new("gone")))] }],
            "Overflow:0:When" => [only with { Overflow = [Rule(new OverflowCondition.Waited(TimeSpan.FromSeconds(9)))] }, only with { Overflow = [Rule(new OverflowCondition.MostWaiting(-1))] }],
            _ => [only with { Overflow = [Rule(message: " ")] }],
        };
        Assert.NotEmpty(wrong);
        Assert.All(wrong, rules => Assert.Equal([field], WaitChecks.Check("support", rules, SettingsNow.Nothing).Select(fault => fault.Field)));
        Assert.Empty(WaitChecks.Check("support", only, SettingsNow.Nothing));
    }
}
