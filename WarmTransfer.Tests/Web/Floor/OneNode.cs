using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WarmTransfer.Web.Cluster;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Tests.Web.Floor;

/// <summary>A node that nobody shares a database with.</summary>
internal static class OneNode
{
    public static Duty Duty { get; } = new(new NoDatabase(), Options.Create(new DatabaseOptions()), TimeProvider.System);

    private sealed class NoDatabase : IDbContextFactory<WarmTransferDb>
    {
        public WarmTransferDb CreateDbContext() => throw new InvalidOperationException("Who is alone asks nobody.");
    }
}
