using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Web;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Data.Start;

namespace WarmTransfer.Tests.Web.Data.Start;

/// <summary>Start-up on one database, as far as the database is concerned.</summary>
internal sealed class Starting : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly Spoken _output = new();

    public Starting(string provider, string connectionString, int waitSeconds = 0, Action<IServiceCollection>? also = null)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = provider, ["Database:ConnectionString"] = connectionString, ["Database:WaitSeconds"] = $"{waitSeconds}",
        });
        var services = new ServiceCollection().AddLogging().AddData(settings.Build());
        also?.Invoke(services);
        _services = services.BuildServiceProvider();
    }

    /// <summary>What it has said meanwhile.</summary>
    public string Output => _output.ToString();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Task Run() => DatabaseStart.Run(_services, _output, Cancellation);

    /// <summary>Start-up is expected to end with one fault; how it is printed.</summary>
    public async Task<string> Fault() => Assert.Single((await Assert.ThrowsAsync<StartupFault>(Run)).Faults);

    public async Task Execute(string sql)
    {
        await using var db = Database();
        await db.Database.ExecuteSqlRawAsync(sql, Cancellation);
    }

    public WarmTransferDb Database() => _services.GetRequiredService<IDbContextFactory<WarmTransferDb>>().CreateDbContext();

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    /// <summary>Read while it is written.</summary>
    private sealed class Spoken : StringWriter
    {
        private readonly Lock _lock = new();

        public override void WriteLine(string? value)
        {
            lock (_lock) base.WriteLine(value);
        }

        public override string ToString()
        {
            lock (_lock) return base.ToString();
        }
    }
}
