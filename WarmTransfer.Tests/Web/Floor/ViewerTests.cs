using WarmTransfer.Core;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Floor;

namespace WarmTransfer.Tests.Web.Floor;

/// <summary>A screen on the wall: it shows the floor to whoever walks by.</summary>
public sealed class ViewerTests : IAsyncLifetime
{
    private const string Number = "+15550100001", Next = "+15550100002";
    private ProductHost _host = null!;
    private HubBoard _wall = null!, _boss = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await ProductHost.StartAsync();
        (_wall, _boss) = (new HubBoard(_host.Url, await SignedIn.As("wallboard1", _host.Url)), new HubBoard(_host.Url, await SignedIn.As("supervisor1", _host.Url)));
    }

    public async ValueTask DisposeAsync()
    {
        await _wall.DisposeAsync();
        await _boss.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task It_is_told_no_number_neither_at_once_nor_with_what_changes()
    {
        await _host.Ready("agent1");
        var call = Conversation.Start(_host, Number);
        await call.TalkTo("agent1");
        foreach (var board in (HubBoard[])[_wall, _boss]) await board.Connect();
        _host.Network.Dial(Next);

        await _host.Until("both are on both boards", () => _boss.Floor.Waiting.Count == 1 && _wall.Floor.Waiting.Count == 1 && _boss.Floor.Calls.Count == 1 && _wall.Floor.Calls.Count == 1);

        Assert.Equal([Number, Next], Customers(_boss));
        Assert.Equal(["+•••••••••01", "+•••••••••02"], Customers(_wall));
        Assert.DoesNotContain(_wall.Floor.Calls.Values.Single().Participants, one => one.Name.Contains(Number, StringComparison.Ordinal));
    }

    [Fact]
    public void What_has_not_changed_is_the_same_as_before()
    {
        var call = new FloorCustomer(
            new CallId("CA1"), 1, Number, default, FloorWaitKind.Waiting, $"Waiting", default, null, null, QueueId.Default, "Support", default, null);
        var view = FloorView.Empty with { Waiting = [call] };
        var next = view with { Version = 1, Agents = [] };

        Assert.Same(DiscreetFloor.Of(view), DiscreetFloor.Of(view));
        Assert.True(DiscreetFloor.Of(view).Waiting == DiscreetFloor.Of(next).Waiting);
        Assert.Same(DiscreetFloor.Of(view).Waiting[0], DiscreetFloor.Of(view with { Waiting = [call, call with { Id = new CallId("CA2") }] }).Waiting[0]);
    }

    private static IEnumerable<string> Customers(HubBoard board) =>
        board.Floor.Calls.Values.Select(row => row.Customer).Concat(board.Floor.Waiting.Values.Select(row => row.Customer));
}
