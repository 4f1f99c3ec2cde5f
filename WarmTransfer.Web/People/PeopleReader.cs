using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Sessions;

namespace WarmTransfer.Web.People;

/// <summary>Everybody who may sign in or once might, in one query. Screens on the wall that were paired by a code have a page of their own.</summary>
internal sealed class PeopleReader(IDbContextFactory<WarmTransferDb> databases, LiveSessions sessions, IOptions<SignInOptions> signIn)
{
    /// <summary>In the order of their names.</summary>
    public async Task<ImmutableArray<PersonRow>> All(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var users = from user in db.Users.AsNoTracking()
                    where user.PairedBy == null
                    orderby user.NormalizedUserName
                    select new Found(user, (from one in db.UserRoles join role in db.Roles on one.RoleId equals role.Id where one.UserId == user.Id select role.Name).FirstOrDefault(),
                        db.UserLogins.Where(login => login.UserId == user.Id).Select(login => login.LoginProvider).FirstOrDefault(), db.UserPasskeys.Any(passkey => passkey.UserId == user.Id));
        return WithLastSeen([.. (await users.ToListAsync(cancel)).Select(RowOf)]);
    }

    /// <summary>With when each was last seen by now; the same array where that is the same.</summary>
    public ImmutableArray<PersonRow> WithLastSeen(ImmutableArray<PersonRow> all)
    {
        var seen = sessions.All.GroupBy(session => session.AgentId).ToDictionary(one => one.Key, one => Minute(one.Max(session => session.UsedAt)));
        return all.All(row => row.LastSeen == Of(row)) ? all : [.. all.Select(row => row with { LastSeen = Of(row) })];

        DateTimeOffset? Of(PersonRow row) => seen.TryGetValue(row.Name, out var at) ? at : null;
    }

    private PersonRow RowOf(Found found) => new(
        found.User.Id, found.User.UserName!, Person.Of(found.User, found.Role ?? ""), found.User.DisabledAt, found.User.MustChangePassword, FactorOf(found), found.Provider, found.User.IsDemo, LastSeen: null);

    private SecondFactorState FactorOf(Found found) => found switch
    {
        { Provider: not null } => SecondFactorState.AtProvider,
        { User.TwoFactorEnabled: true } or { HasPasskey: true } => SecondFactorState.Set,
        _ => signIn.Value.NeedsSecondFactor(found.Role ?? "") ? SecondFactorState.Required : SecondFactorState.None,
    };

    private static DateTimeOffset Minute(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMinute));

    private sealed record Found(User User, string? Role, string? Provider, bool HasPasskey);
}
