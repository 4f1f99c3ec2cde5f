using System.Reflection;
using System.Text.Json;
using CsCheck;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core;

public sealed class ExhaustiveTests
{
    private static readonly Gen<CallEvent.Fact> AnyFact = Gen.Int[0, EveryPhase.Facts.Length - 1].Select(i => EveryPhase.Facts[i]);

    [Fact]
    public void Every_phase_is_among_the_stories() => Assert.Equal(
        Cases(typeof(CallPhase)), EveryPhase.Stories.Select(story => story.Call.Phase.GetType().Name).Distinct().Order());

    [Fact]
    public void Every_event_is_among_the_examples() => Assert.Equal(
        Cases(typeof(CallEvent.Fact)).Concat(Cases(typeof(CallEvent.Intent))).Order(),
        EveryPhase.Facts.Concat<CallEvent>(EveryPhase.Intents).Select(e => e.GetType().Name).Distinct().Order());

    [Fact]
    public void Every_event_has_an_answer_in_every_phase()
    {
        foreach (var story in EveryPhase.Stories)
        foreach (var e in EveryPhase.Facts.Concat<CallEvent>(EveryPhase.Intents))
            Assert.NotNull(story.Then(e).Call);
    }

    [Fact]
    public void A_fact_is_never_refused()
    {
        foreach (var story in EveryPhase.Stories)
            Assert.All(EveryPhase.Facts, fact => Assert.Null(story.Then(fact).Refusal));
    }

    [Fact]
    public void A_repeated_fact_changes_nothing_more()
    {
        foreach (var story in EveryPhase.Stories)
        foreach (var fact in EveryPhase.Facts)
            AssertSame(story.Then(fact), story.Then(fact).Then(fact));
    }

    [Fact]
    public void Nobody_has_a_part_in_the_call_whose_leg_has_ended() => AnyFact.Array[1, 12].Sample(facts =>
    {
        foreach (var start in EveryPhase.Stories)
        {
            var call = facts.Aggregate(start, (story, fact) => story.Then(fact)).Call;
            if (!call.Phase.Parties.All(leg => call[leg].IsLive || IsBeingReplaced(call, leg))) return false;
        }

        return true;
    });

    [Fact]
    public void A_call_is_over_exactly_when_somebody_ended_it_for_all() => AnyFact.Array[1, 12].Sample(facts =>
    {
        var call = facts.Aggregate(Story.ThreeWay, (story, fact) => story.Then(fact)).Call;
        return call.IsOver || call.Customer.IsLive;
    });

    [Fact]
    public void A_call_is_the_same_after_it_was_saved_and_loaded()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { AllowOutOfOrderMetadataProperties = true, IgnoreReadOnlyProperties = true };
        foreach (var call in EveryPhase.Stories.Select(story => story.Call))
            Assert.Equal(JsonSerializer.Serialize(call, options), JsonSerializer.Serialize(JsonSerializer.Deserialize<Call>(JsonSerializer.Serialize(call, options), options), options));
        foreach (var e in EveryPhase.Facts.Concat<CallEvent>(EveryPhase.Intents))
            Assert.Equal(e, JsonSerializer.Deserialize<CallEvent>(JsonSerializer.Serialize(e, options), options));
    }

    // While routing looks for the next, or the first, of a queue's experts.
    private static bool IsBeingReplaced(Call call, LegId leg) => call.Handover is { Search: ExpertSearch.Looking } && call.Phase.SecondLeg == leg;

    private static void AssertSame(Story once, Story twice)
    {
        Assert.Equal(once.Call.Phase, twice.Call.Phase);
        Assert.Equal(once.Call.Room, twice.Call.Room);
        Assert.Equal(once.Call.Legs, twice.Call.Legs);
    }

    private static IEnumerable<string> Cases(Type hierarchy) =>
        hierarchy.GetNestedTypes(BindingFlags.Public).Where(type => type.IsSealed && type.IsSubclassOf(hierarchy)).Select(type => type.Name).Order();
}
