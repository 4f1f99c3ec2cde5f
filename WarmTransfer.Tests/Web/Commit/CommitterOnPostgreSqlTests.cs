using WarmTransfer.Tests.Web.Data;

namespace WarmTransfer.Tests.Web.Commit;

public sealed class CommitterOnPostgreSqlTests : CommitterTests
{
    private protected override string Poison =>
        """ALTER TABLE "Events" ADD CONSTRAINT poison CHECK ("DedupeKey" <> 'poison')""";

    private protected override async Task<(string Provider, string ConnectionString)> Place() => ("PostgreSql", (await PostgresServer.Shared()).NewDatabase());
}
