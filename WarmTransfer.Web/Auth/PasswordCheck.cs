using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Identity;

namespace WarmTransfer.Web.Auth;

/// <summary>What became of a password or a code.</summary>
internal enum PasswordVerdict
{
    Right,

    Wrong,

    /// <summary>It was not looked at: there were too many before it.</summary>
    TooSoon,
}

/// <summary>Looks at passwords and codes: those of one account one after the other, few at once in all, and as long at a wrong name as at a wrong password.</summary>
internal sealed class PasswordCheck(SignInPace pace) : IDisposable
{
    private const int Waiting = 200, WaitingForOne = 3;
    // Each takes a tenth of a second of a core, which webhooks need too.
    private readonly ConcurrencyLimiter _all = new(new() { PermitLimit = Math.Max(1, Environment.ProcessorCount / 2), QueueLimit = Waiting });
    private readonly PartitionedRateLimiter<string> _each = PartitionedRateLimiter.Create<string, string>(account =>
        RateLimitPartition.GetConcurrencyLimiter(account, _ => new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = WaitingForOne }));

    /// <param name="user">Null: nobody has this name.</param>
    public Task<PasswordVerdict> Of(string name, User? user, string password, string network, UserManager<User> users, CancellationToken cancel) =>
        Of(users.NormalizeName(name) ?? "", network, () => Compare(user, password, users), cancel);

    public Task<PasswordVerdict> OfCode(User user, string code, string network, SecondFactorCodes codes, CancellationToken cancel) =>
        Of(SignInPace.CodesOf(user.NormalizedUserName ?? ""), network, () => codes.Accepts(user, code), cancel);

    private async Task<PasswordVerdict> Of(string account, string network, Func<Task<bool>> compare, CancellationToken cancel)
    {
        using var turn = await _each.AcquireAsync(account, 1, cancel);
        using var core = await _all.AcquireAsync(1, cancel);
        if (!turn.IsAcquired || !core.IsAcquired || !pace.May(account, network)) return PasswordVerdict.TooSoon;
        var right = await compare();
        if (right) pace.Right(account, network);
        else pace.Wrong(account, network);
        return right ? PasswordVerdict.Right : PasswordVerdict.Wrong;
    }

    private static async Task<bool> Compare(User? user, string password, UserManager<User> users)
    {
        if (user?.PasswordHash is not null) return await users.CheckPasswordAsync(user, password);
        users.PasswordHasher.HashPassword(new User(), password);
        return false;
    }

    public void Dispose()
    {
        _each.Dispose();
        _all.Dispose();
    }
}
