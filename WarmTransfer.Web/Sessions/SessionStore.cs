using Microsoft.EntityFrameworkCore;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.OpenId;

namespace WarmTransfer.Web.Sessions;

/// <summary>The sessions of all nodes, in the database.</summary>
internal sealed class SessionStore(IDbContextFactory<WarmTransferDb> databases, WriteGate gate, TimeProvider clock)
{
    public Task Add(SessionRow session, CancellationToken cancel) => Write(db =>
    {
        db.Sessions.Add(session);
        return db.SaveChangesAsync(cancel);
    }, cancel);

    public Task Remove(IReadOnlyCollection<string> ids, CancellationToken cancel) =>
        Write(db => db.Sessions.Where(row => ids.Contains(row.Id)).ExecuteDeleteAsync(cancel), cancel);

    public Task Used(IReadOnlyDictionary<string, DateTimeOffset> used, CancellationToken cancel) => Write(async db =>
    {
        foreach (var row in await db.Sessions.Where(row => used.Keys.Contains(row.Id)).ToListAsync(cancel))
            if (row.UsedAt < used[row.Id]) row.UsedAt = used[row.Id];
        return await db.SaveChangesAsync(cancel);
    }, cancel);

    /// <summary>Those of accounts that may sign in and have not been signed out since.</summary>
    public async Task<IReadOnlyList<LiveSession>> Live(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await Live(db, db.Sessions).ToListAsync(cancel);
    }

    /// <summary>Null: it is not on.</summary>
    public async Task<LiveSession?> Find(string id, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await Live(db, db.Sessions.Where(row => row.Id == id)).FirstOrDefaultAsync(cancel);
    }

    /// <summary>A person's own, the one used last first.</summary>
    public async Task<IReadOnlyList<SessionRow>> Of(string userId, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Sessions.AsNoTracking().Where(row => row.UserId == userId && db.Users.Any(user => user.Id == userId && user.SecurityStamp == row.Stamp))
            .OrderByDescending(row => row.UsedAt).ToListAsync(cancel);
    }

    /// <summary>Those that a provider's token ends.</summary>
    public async Task<IReadOnlyList<(string Id, string AgentId)>> OfProvider(LogoutToken token, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var found = await (from session in db.Sessions
                           join user in db.Users on session.UserId equals user.Id
                           where (token.Session == null || session.ProviderSession == token.Session)
                               && (token.Subject == null || db.UserLogins.Any(login => login.UserId == user.Id && login.LoginProvider == token.Issuer && login.ProviderKey == token.Subject))
                           select new { session.Id, user.AgentId }).ToListAsync(cancel);
        return [.. found.Select(session => (session.Id, session.AgentId))];
    }

    /// <summary>Whether the token was not used before; from now on it was.</summary>
    public async Task<bool> IsFirst(LogoutToken token, CancellationToken cancel) => await Write(async db =>
    {
        var id = ProviderPerson.SessionOf(token.Issuer, token.Id);
        if (await db.LogoutTokens.AnyAsync(row => row.Id == id, cancel)) return 0;
        db.LogoutTokens.Add(new() { Id = id, Until = clock.GetUtcNow() + 2 * LogoutTokens.Life });
        return await db.SaveChangesAsync(cancel);
    }, cancel) > 0;

    /// <summary>Those of accounts that have been signed out since, and those that nobody ended.</summary>
    public Task Empty(DateTimeOffset before, CancellationToken cancel) => Write(async db =>
        await db.LogoutTokens.Where(row => row.Until < before).ExecuteDeleteAsync(cancel)
        + await db.Sessions.Where(row => row.Until < before || db.Users.Any(user => user.Id == row.UserId && (user.DisabledAt != null || user.SecurityStamp != row.Stamp))).ExecuteDeleteAsync(cancel), cancel);

    private static IQueryable<LiveSession> Live(WarmTransferDb db, IQueryable<SessionRow> sessions) =>
        from session in sessions
        join user in db.Users on session.UserId equals user.Id
        where user.DisabledAt == null && user.SecurityStamp == session.Stamp
        select new LiveSession(session.Id, user.AgentId, session.Supervises, session.Unattended, session.UsedAt, session.Until);

    // Somebody else may end one meanwhile.
    private Task<int> Write(Func<WarmTransferDb, Task<int>> write, CancellationToken cancel) => gate.Change(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await write(db);
    }, cancel);
}
