using WarmTransfer.Tests.Cluster;
using WarmTransfer.Tests.Web.Data;

namespace WarmTransfer.Tests.Browser;

/// <summary>The first agent works through the proxy, at whichever node answers, the second agent and the supervisor at the second node; what Twilio asks goes to either.</summary>
public sealed class OnTwoNodesTests : BrowserStory
{
    private readonly Proxy _proxy = new();
    private PostgresServer? _postgres;
    private RedisServer? _redis;

    [RareStory]
    public async Task A_customer_is_handed_over_from_one_node_to_the_other_and_a_supervisor_there_sees_all_of_it()
    {
        await Scene.SupervisorSignsIn();
        await Scene.Talking();
        await Scene.Consulting();
        await Scene.Hears(Scene.Agent1, Scene.Agent2);
        await Scene.Agent1.Press("Merge");
        await Scene.Together(Scene.Customer, Scene.Agent1, Scene.Agent2);
        await Scene.Agent1.Press("Leave");
        await Scene.Agent2.Shows("In call with customer");
        await Scene.Agent1.Shows("Ready");
        await Scene.Hears(Scene.Customer, Scene.Agent2);
        await Scene.Agent2.HangUp();
        await Scene.Customer.IsDisconnected();
        await Scene.Agent2.Shows("Ready");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _proxy.DisposeAsync();
        _redis?.Dispose();
        if (_postgres is not null) await _postgres.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected override async Task<IProduct> Start()
    {
        Needs.Program(Proxy.Program, "nginx");
        (_postgres, _redis) = (await PostgresServer.Start(), await RedisServer.Start());
        var (first, second) = (ProductProcess.NewAddress(), ProductProcess.NewAddress());
        await _proxy.Start(first.Port, second.Port);
        return await ProductProcess.StartOnTwoNodes(first, second, _proxy.Url, new Dictionary<string, string>
        {
            ["Database__Provider"] = "PostgreSql", ["Database__ConnectionString"] = _postgres.NewDatabase(), ["Cluster__Redis"] = _redis.Address, ["Demo__AllowAnyAddress"] = "true",
        });
    }
}
