using Microsoft.AspNetCore.Identity;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Web.Account;

/// <summary>The account of whoever asks. What makes it easier or harder to get in takes more than a session, which may have been left open or stolen.</summary>
internal sealed class OwnAccount(IHttpContextAccessor contexts, SignInManager<User> signIn, PasswordCheck check, SecondFactorCodes codes)
{
    private HttpContext Http => contexts.HttpContext ?? throw new InvalidOperationException("Nobody asks.");

    /// <summary>Null: it has gone since.</summary>
    public Task<User?> Find() => signIn.UserManager.GetUserAsync(Http.User);

    public async Task<bool> IsPassword(User user, string? typed) =>
        await check.Of(user.UserName!, user, typed ?? "", Network.Of(Http), signIn.UserManager, Http.RequestAborted) == PasswordVerdict.Right;

    public async Task<bool> IsCode(User user, string? typed) =>
        await check.OfCode(user, typed ?? "", Network.Of(Http), codes, Http.RequestAborted) == PasswordVerdict.Right;

    public Task SignInAnew(User user) => ((SignIns)signIn).AnewAsync(user);
}
