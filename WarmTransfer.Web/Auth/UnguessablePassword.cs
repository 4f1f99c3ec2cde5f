using Microsoft.AspNetCore.Identity;

namespace WarmTransfer.Web.Auth;

/// <summary>Refuses passwords that are short work for whoever guesses: common ones, words with a number, names of the person and of the product, rows of keys, dates.</summary>
internal sealed class UnguessablePassword : IPasswordValidator<User>
{
    // Of 0 to 4: "safely unguessable, moderate protection from offline slow-hash scenario" (zxcvbn's own scale).
    private const int Enough = 3;
    // What is beyond makes it no worse and costs time.
    private const int Looked = 100;
    private static readonly string[] OfEverybody = ["warmtransfer", "warm", "transfer", "twilio", "callcentre", "callcenter", "console", "agent", "supervisor", "admin"];

    public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password)
    {
        var result = Zxcvbn.Zxcvbn.MatchPassword(password is { Length: > Looked } ? password[..Looked] : password ?? "", [.. OfEverybody, .. NamesOf(user)]);
        return Task.FromResult(result.Score >= Enough ? IdentityResult.Success : IdentityResult.Failed(new SaidError("Guessable", $"This password is too easy to guess. Four or five words that do not belong together are good.")));
    }

    private static string[] NamesOf(User user) =>
        $"{user.UserName} {user.DisplayName}".Split([' ', '.', '-', '_'], StringSplitOptions.RemoveEmptyEntries);
}
