using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Limits;

namespace WarmTransfer.Web.Account;

/// <summary>Where one's own passkeys are added and removed.</summary>
internal static class PasskeyEndpoints
{
    public const string NotAdded = "passkey";
    private const int Most = 20;
    private const string Path = "/account/passkeys", Done = "/account?done=passkeys";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path, Add).AsFirstStep(BodySize.Command);
        routes.MapPost($"{Path}/options", Begin).AsFirstStep(BodySize.Command);
        routes.MapPost($"{Path}/remove", Remove).AsFirstStep(BodySize.Command);
    }

    // Only with what is made here is one added, so this is where the password is asked for.
    private static async Task<IResult> Begin([FromForm] string? present, OwnAccount own, SignInManager<User> signIn) =>
        await own.Find() is { } user && (await signIn.UserManager.GetPasskeysAsync(user)).Count < Most && await own.IsPassword(user, present)
            ? Results.Text(await signIn.MakePasskeyCreationOptionsAsync(new() { Id = user.Id, Name = user.UserName!, DisplayName = user.DisplayName }), "application/json")
            : Results.StatusCode(StatusCodes.Status403Forbidden);

    private static async Task<IResult> Add([FromForm] string? credential, [FromForm] string? name, OwnAccount own, SignInManager<User> signIn, SecondFactors factors)
    {
        if (await own.Find() is not { } user || await ((SignIns)signIn).NewPasskeyAsync(user, credential) is not { } passkey)
            return Results.LocalRedirect($"{FirstSteps.SecondFactorPath}?error={NotAdded}");
        await factors.AddPasskey(user, passkey, name ?? "");
        await own.SignInAnew(user);
        return Results.LocalRedirect(Done);
    }

    private static async Task<IResult> Remove([FromForm] string? id, OwnAccount own, SecondFactors factors)
    {
        if (await own.Find() is not { } user || !await factors.RemovePasskey(user, id ?? "")) return Results.LocalRedirect(FirstSteps.SecondFactorPath);
        await own.SignInAnew(user);
        return Results.LocalRedirect(Done);
    }
}
