using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WarmTransfer.Tests.Web.Auth;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Cluster;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Data.Start;
using WarmTransfer.Web.Live;
using WarmTransfer.Web.Observability;
using WarmTransfer.Web.People;
using WarmTransfer.Web.Sessions;

namespace WarmTransfer.Tests.Web.People;

/// <summary>What one node has to do with people, without web server or calls.</summary>
internal sealed class PeopleNode : IAsyncDisposable
{
    private readonly IHost _host;

    private PeopleNode(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    public PeopleDesk Desk => Services.GetRequiredService<PeopleDesk>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="audit">Null: the real one.</param>
    public static async Task<PeopleNode> Start(string provider, string database, TimeProvider? clock = null, IAuditLog? audit = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Database:Provider"] = provider, ["Database:ConnectionString"] = database });
        builder.Services.AddSingleton(clock ?? TimeProvider.System).AddLogging().AddMetrics().AddData(builder.Configuration).AddAuth(builder.Environment).AddSessions().AddPeople()
            .AddSingleton<NodeBus>().AddSingleton<Board>().AddSingleton<Measures>().AddSingleton<ICutOff>(new PhonesTaken());
        if (audit is not null) builder.Services.AddSingleton(audit);
        var node = new PeopleNode(builder.Build());
        QuickHashes.In(node.Services);
        if (provider == "Sqlite") await PreparedDatabase.For(database);
        await DatabaseStart.Run(node.Services, TextWriter.Null, Cancellation);
        return node;
    }

    public WarmTransferDb Database() => Services.GetRequiredService<IDbContextFactory<WarmTransferDb>>().CreateDbContext();

    public async Task Add(string name, string role, string displayName)
    {
        await using var scope = Services.CreateAsyncScope();
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<Users>().CreateAsync(new User { UserName = name, AgentId = name, DisplayName = displayName }, role, null, "test"));
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is IAsyncDisposable host) await host.DisposeAsync();
        else _host.Dispose();
    }
}
