using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Tests.Core;
using WarmTransfer.Tests.Web.Live;
using WarmTransfer.Web.Live;
using WarmTransfer.Web.Supervision;

namespace WarmTransfer.Tests.Web.Supervision;

/// <summary>Each page of a supervisor is told of the call that they monitor.</summary>
public sealed class SupervisionFeedTests
{
    private readonly Board _board = new();
    private int _version;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_follows_from_one_call_to_the_next_and_tells_when_there_is_none()
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        enough.CancelAfter(TimeSpan.FromSeconds(30));
        Put(Story.Talking, monitors: false);
        var views = new SupervisionViews(new CallMachine(new CallPolicy()), new AgentMachine(new AgentPolicy()));
        await using var parts = new SupervisionFeed(new BoardFeed(_board, TimeProvider.System), views).MonitoredCall(Story.Boss, enough.Token).GetAsyncEnumerator(enough.Token);
        Assert.Null(await Next());

        Put(Story.Monitored, monitors: true);
        Assert.Equal(MonitorMode.Listen, (await Next())!.Mode);
        Put(Story.Monitored.Then(new CallEvent.Intent.ChangeMonitorMode(Story.Boss, MonitorMode.Whisper)), monitors: true);
        Assert.Equal(MonitorMode.Whisper, (await Next())!.Mode);
        Put(Story.Talking, monitors: false);
        Assert.Null(await Next());

        // Not told in between, or told once more: it is the same.
        Put(Story.Monitored, monitors: true);
        var next = await Next() ?? await Next();
        Assert.Equal(MonitorMode.Listen, next!.Mode);

        async Task<MonitoredCall?> Next() => await parts.MoveNextAsync() ? parts.Current : throw new InvalidOperationException("It has ended.");
    }

    private void Put(Story story, bool monitors)
    {
        var engaged = monitors ? new Engagement(Story.Id, Story.L2, Talking: true, Story.Start, Monitoring: true) : null;
        _board.Put(new Versioned<Call>(story.Call, ++_version), new Versioned<Agent>(new Agent { Id = Story.Boss, Name = "Boss", Engagement = engaged }, _version));
    }
}
