using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Tests.Web.People;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Tests.Web.Auth;

/// <summary>How secrets of second factors stand in the database.</summary>
public sealed class FactorProtectionTests : IAsyncLifetime
{
    private readonly DatabaseFile _file = new();
    private PeopleNode _node = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private FactorRenewal Renewal => _node.Services.GetRequiredService<FactorRenewal>();

    public async ValueTask InitializeAsync()
    {
        _node = await PeopleNode.Start("Sqlite", _file.ConnectionString);
        await _node.Add("kim", Roles.Agent, "Kim");
    }

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        _file.Dispose();
    }

    [Fact]
    public async Task Secrets_and_recovery_codes_are_not_there_as_they_are()
    {
        var (secret, codes) = await On(async (users, kim) =>
        {
            await users.ResetAuthenticatorKeyAsync(kim);
            return (await users.GetAuthenticatorKeyAsync(kim), (await users.GenerateNewTwoFactorRecoveryCodesAsync(kim, 3))!.ToList());
        });

        Assert.All(await Kept(), value => Assert.False(value.Contains(secret!, StringComparison.Ordinal) || codes.Exists(code => value.Contains(code, StringComparison.Ordinal))));
        Assert.Equal(2, (await Kept()).Count);
        Assert.Equal(secret, await Secret());
        Assert.True((await On((users, kim) => users.RedeemTwoFactorRecoveryCodeAsync(kim, codes[0]))).Succeeded);
        Assert.False((await On((users, kim) => users.RedeemTwoFactorRecoveryCodeAsync(kim, codes[0]))).Succeeded);
        Assert.Equal(0, await Renewal.Run(Cancellation));
    }

    [Fact]
    public async Task Those_of_an_earlier_version_and_of_revoked_keys_are_read_and_written_anew_at_the_next_start()
    {
        await On((users, kim) => users.ResetAuthenticatorKeyAsync(kim));
        var secret = await Secret();

        await Set(secret!);
        Assert.Equal(secret, await Secret());
        Assert.Equal(1, await Renewal.Run(Cancellation));
        Assert.DoesNotContain(secret!, await Kept());

        var keys = _node.Services.GetRequiredService<IKeyManager>();
        keys.RevokeAllKeys(DateTimeOffset.UtcNow, "test");
        keys.CreateNewKey(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(90));
        await _node.DisposeAsync();
        _node = await PeopleNode.Start("Sqlite", _file.ConnectionString);
        Assert.Equal(secret, await Secret());
        Assert.Equal(1, await Renewal.Run(Cancellation));
        Assert.Equal(secret, await Secret());
        Assert.Equal(0, await Renewal.Run(Cancellation));
    }

    [Fact]
    public async Task Whose_key_is_gone_has_no_secret_any_more_and_nothing_breaks()
    {
        await On((users, kim) => users.ResetAuthenticatorKeyAsync(kim));
        await Set("protected:bm90aGluZw");

        Assert.Null(await Secret());
        Assert.Equal(0, await Renewal.Run(Cancellation));
    }

    private Task<string?> Secret() => On((users, kim) => users.GetAuthenticatorKeyAsync(kim));

    private async Task<T> On<T>(Func<UserManager<User>, User, Task<T>> act)
    {
        await using var scope = _node.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        return await act(users, (await users.FindByNameAsync("kim"))!);
    }

    private async Task<List<string>> Kept()
    {
        await using var db = _node.Database();
        return await db.UserTokens.Where(row => row.LoginProvider == FactorProtection.Provider).Select(row => row.Value!).ToListAsync(Cancellation);
    }

    private async Task Set(string value)
    {
        await using var db = _node.Database();
        await db.UserTokens.Where(row => row.Name == "AuthenticatorKey").ExecuteUpdateAsync(set => set.SetProperty(row => row.Value, value), Cancellation);
    }
}
