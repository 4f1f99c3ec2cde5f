using System.Net;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Tests.Core;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Tests.Web.Live;
using WarmTransfer.Web.Floor;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Tests.Web.Floor;

/// <summary>The floor as others get it from the hub of the running product.</summary>
public sealed class FloorHubTests : IAsyncLifetime
{
    // Enough that one change of them all is more than a connection's buffers take in at a time.
    private const int Crowd = 400, Passing = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Dictionary<AgentId, int> _versions = [];
    private ProductHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await ProductHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("agent1", HttpStatusCode.Forbidden)]
    [InlineData("supervisor1", null)]
    [InlineData("admin1", null)]
    public async Task Only_supervisors_and_administrators_are_let_in(string? name, HttpStatusCode? refusal)
    {
        using var user = name is null ? null : await SignedIn.As(name, _host.Url);
        await using var board = new HubBoard(_host.Url, user);

        if (refusal is null) await board.Connect();
        else Assert.Equal(refusal, (await Assert.ThrowsAsync<HttpRequestException>(board.Connect)).StatusCode);
    }

    [Fact]
    public async Task A_board_follows_a_call_from_the_first_ring_to_the_end()
    {
        await using var board = await Board("supervisor1");
        await _host.Ready("agent1");
        await Shows(board, "the agent is free", () => board.Floor.Agents.GetValueOrDefault(new AgentId("agent1")) is { State: AgentState.Available, Reachable: true, WhyNot: null });
        var call = Conversation.Start(_host);
        var id = new CallId(call.Customer);

        await Shows(board, "the call is live", () => board.Floor.Calls.GetValueOrDefault(id) is { Kind: FloorCallKind.Talking, Participants.Length: 2 } row
            && row.Owner == new AgentId("agent1") && row.Participants.All(one => one.InRoom && one.Hears.Length == 1));
        await Shows(board, "the agent is busy with it", () => board.Floor.Agents[new AgentId("agent1")] is { State: AgentState.OnCall } agent && agent.Call == id);
        Assert.Empty(board.Floor.Waiting);
        await call.TalkTo("agent1");
        call.CustomerHangsUp();

        await Shows(board, "the call is gone", () => board.Floor.Calls.IsEmpty);
        var heard = board.Messages;
        Assert.IsType<FloorSnapshot>(heard[0]);
        Assert.Equal(Enumerable.Range(0, heard.Count).Select(number => (long)number), heard.Select(Sequence));
    }

    [Fact]
    public async Task Whoever_connects_again_begins_with_the_whole_floor()
    {
        await using var board = await Board("supervisor1");
        await board.Disconnect();
        await _host.Ready("agent1");

        await board.Connect();

        await Shows(board, "the agent is there", () => board.Floor.Agents.ContainsKey(new AgentId("agent1")));
        var again = board.Messages.OfType<FloorSnapshot>().ToList();
        Assert.Equal([0L, 0L], again.Select(snapshot => snapshot.Sequence));
        await _host.Until("only one board is left", () => _host.Get<FloorBoards>().Publishers.Count() == 1);
    }

    [Fact]
    public async Task A_board_that_stops_reading_holds_one_message_back_and_the_calls_go_on()
    {
        Fill();
        using var user = await SignedIn.As("supervisor1", _host.Url);
        await using var stalled = await StalledSocket.Connect(_host.Url, user);
        var publisher = await _host.Until("the board is connected", () => _host.Get<FloorBoards>().Publishers.SingleOrDefault());
        await using var reading = await Board("admin1");

        var stuck = await FillTheLine(publisher, reading);
        await _host.Ready("agent1");
        var call = Conversation.Start(_host);
        await call.TalkTo("agent1");
        for (var change = 0; change < Passing; change++) await Rename(reading);

        // The system may find room for one more; what has passed meanwhile is many.
        Assert.InRange(publisher.Sequence, stuck, stuck + 1);
        var newest = Name(reading);
        using var patience = new CancellationTokenSource(Patience);
        var messages = await stalled.ReadUntil(message => message.GetRawText().Contains($"\"{newest}\"", StringComparison.Ordinal), patience.Token);
        // What the line had room for, what was held back, and one that tells everything since.
        Assert.InRange(messages[^1].GetProperty("sequence").GetInt64(), stuck + 1, stuck + 3);
    }

    private static long Sequence(object message) => message is FloorChange change ? change.Sequence : ((FloorSnapshot)message).Sequence;

    private async Task<HubBoard> Board(string name)
    {
        using var user = await SignedIn.As(name, _host.Url);
        var board = new HubBoard(_host.Url, user);
        await board.Connect();
        await Shows(board, "the first message is there", () => !board.Messages.IsEmpty);
        return board;
    }

    private static Task Shows(HubBoard board, string what, Func<bool> holds) =>
        Eventually.Holds(what, holds, () => string.Join(Environment.NewLine, board.Messages.TakeLast(5)), Patience);

    /// <summary>Calls that are on the board only, all of one agent.</summary>
    private void Fill()
    {
        for (var number = 1; number <= Crowd; number++)
            _host.Get<Board>().Put(new Versioned<WarmTransfer.Core.Calls.Call>(Story.ThreeWay.Call with { Id = FloorScene.Id(number) }, 1));
    }

    /// <summary>Changes every row again and again, until a board that reads has had ten changes and the other none: the number of its last message.</summary>
    private async Task<long> FillTheLine(FloorPublisher publisher, HubBoard reading)
    {
        var (last, unmoved) = (publisher.Sequence, 0);
        while (unmoved < Passing)
        {
            await Rename(reading);
            (last, unmoved) = publisher.Sequence == last ? (last, unmoved + 1) : (publisher.Sequence, 0);
        }
        return last;
    }

    private async Task Rename(HubBoard reading)
    {
        var version = _versions[Story.Agent2] = _versions.GetValueOrDefault(Story.Agent2, 1000) + 1;
        _host.Get<Board>().Put(null, new Versioned<Agent>(new Agent { Id = Story.Agent2, Name = $"Bea {version}" }, version));
        await Shows(reading, "the new name is in every call", () => Name(reading) == $"Bea {version}" && reading.Floor.Calls.Values.All(call => call.Participants.Length < 3 || call.Participants[2].Name == $"Bea {version}"));
    }

    private static string? Name(HubBoard board) => board.Floor.Agents.GetValueOrDefault(Story.Agent2)?.Name;
}
