using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Simulator.Twiml;
using WarmTransfer.Tests.Web.Webhooks;

namespace WarmTransfer.Tests.Web.Calls;

/// <summary>Phones that are picked up when the call is no longer theirs.</summary>
public sealed class AnswerRaceTests : IAsyncLifetime
{
    private const int Phones = 50;
    private readonly DatabaseFile _file = new();
    private PartsHost[] _nodes = [];

    public async ValueTask InitializeAsync() => _nodes = [await PartsHost.StartAsync(_file), await PartsHost.StartAsync(_file)];

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
        _file.Dispose();
    }

    /// <param name="allRing">All fifty ring when they are picked up; otherwise the last alone, and the others have been given up a moment ago.</param>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_fifty_phones_picked_up_at_once_on_two_nodes_one_has_the_call_and_the_others_hear_who_took_it(bool allRing)
    {
        var call = await _nodes[0].Waiting();
        for (var i = 1; i <= Phones; i++) await Ring(call, i, givenUp: !allRing && i < Phones, also: allRing && i > 1);

        var answers = await Task.WhenAll(Enumerable.Range(1, Phones).Select(i => Task.Run(() => PickUp(call, i), TestContext.Current.CancellationToken)));

        var winner = 1 + Array.IndexOf(answers, Assert.Single(answers, answer => answer is [Verb.Dial]));
        Assert.Equal(Phones - 1, answers.Count(answer => answer is [Verb.Say, Verb.Hangup]));
        var saved = await _nodes[0].Saved(call);
        Assert.Equal(new CallPhase.Talking(Leg(winner)), saved.Phase);
        Assert.Single(saved.AgentLegs, leg => leg.Progress == LegProgress.Admitted);
        if (!allRing) Assert.Equal(Phones, winner);
        foreach (var i in Enumerable.Range(1, Phones).Where(i => i != winner))
            Assert.Contains($"taken by agent{winner}", Assert.IsType<Verb.Say>((await PickUp(call, i))[0]).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_answers_as_the_customer_leaves_hears_so_and_is_let_go()
    {
        var call = await _nodes[0].Waiting();
        await Ring(call, 1, givenUp: false);
        Assert.Null(await _nodes[0].Post(call, new CallEvent.Fact.LegEnded(LegId.Customer, call.Value, LegEnding.HungUp)));

        var answer = await PickUp(call, 1);

        Assert.IsType<Verb.Hangup>(answer[1]);
        Assert.Contains("The caller has left", Assert.IsType<Verb.Say>(answer[0]).Text, StringComparison.Ordinal);
        Assert.True((await _nodes[0].Saved(call))[Leg(1)].Released);
        await using var db = _nodes[0].Database();
        Assert.Single(db.Outbox, row => row.Name == "end L1");
    }

    private static LegId Leg(int number) => new($"L{number}");

    private async Task Ring(CallId call, int number, bool givenUp, bool also = false)
    {
        var agent = new AgentId($"agent{number}");
        await _nodes[0].Ready(agent);
        Assert.Null(await _nodes[0].Post(call, new CallEvent.Intent.Offer(agent, $"test", also)));
        Assert.Null(await _nodes[0].Post(call, new CallEvent.Fact.LegProgressed(Leg(number), $"CA-L{number}", LegProgress.Ringing)));
        if (givenUp) Assert.Null(await _nodes[0].Post(call, new CallEvent.Fact.RingTimedOut(Leg(number))));
    }

    private async Task<IReadOnlyList<Verb>> PickUp(CallId call, int number)
    {
        var node = _nodes[number % 2];
        Assert.Null(await node.Post(call, new CallEvent.Fact.AgentAnswered(Leg(number), $"CA-L{number}")));
        return WebhookSender.Read(node.Get<Documents>().Connect(await node.Saved(call), Leg(number)));
    }
}
