using System.Globalization;
using Microsoft.AspNetCore.Identity;

namespace WarmTransfer.Web.Auth;

/// <summary>Looks at codes: six digits of an authenticator, or a recovery code. Each is good once.</summary>
internal sealed class SecondFactorCodes(UserManager<User> users, TimeProvider clock)
{
    private const int Digits = 6;
    private const string Keeper = "WarmTransfer", Accepted = "AcceptedCodes";
    // Longer than Identity takes a code for good: two steps of 30 seconds before and after its own.
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(4);

    public async Task<bool> Accepts(User user, string typed)
    {
        var code = string.Concat(typed.Where(letter => !char.IsWhiteSpace(letter))).ToUpperInvariant();
        return IsOfAuthenticator(code) ? await AcceptsOfAuthenticator(user, code) : (await users.RedeemTwoFactorRecoveryCodeAsync(user, code)).Succeeded;
    }

    private static bool IsOfAuthenticator(string code) => code.Length == Digits && code.All(char.IsAsciiDigit);

    private async Task<bool> AcceptsOfAuthenticator(User user, string code)
    {
        var before = await Before(user);
        return !before.Any(used => used.StartsWith(code, StringComparison.Ordinal))
            && await users.VerifyTwoFactorTokenAsync(user, users.Options.Tokens.AuthenticatorTokenProvider, code)
            // Of two nodes that are given the same code at once, one finds the account changed.
            && (await users.SetAuthenticationTokenAsync(user, Keeper, Accepted, string.Join(' ', [.. before, $"{code}@{clock.GetUtcNow().ToUnixTimeSeconds()}"]))).Succeeded;
    }

    private async Task<List<string>> Before(User user)
    {
        var kept = await users.GetAuthenticationTokenAsync(user, Keeper, Accepted) ?? "";
        var oldest = (clock.GetUtcNow() - Remembered).ToUnixTimeSeconds();
        return [.. kept.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(used => long.Parse(used[(Digits + 1)..], CultureInfo.InvariantCulture) >= oldest)];
    }
}
