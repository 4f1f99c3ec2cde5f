using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Limits;

namespace WarmTransfer.Web.Account;

/// <summary>What the page of the second factor posts to.</summary>
internal static class FactorEndpoints
{
    public const string WrongPassword = "password", WrongCode = "code";
    private const string Page = FirstSteps.SecondFactorPath;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost($"{Page}/begin", Begin).AsFirstStep(BodySize.SignIn);
        routes.MapPost($"{Page}/turn-on", TurnOn).AsFirstStep(BodySize.SignIn);
        routes.MapPost($"{Page}/recovery-codes", Renew).AsFirstStep(BodySize.SignIn);
        routes.MapPost($"{Page}/turn-off", TurnOff).AsFirstStep(BodySize.SignIn);
    }

    private static async Task<IResult> Begin([FromForm] string? present, OwnAccount own, SecondFactors factors)
    {
        if (await own.Find() is not { TwoFactorEnabled: false } user) return Results.LocalRedirect(Page);
        if (!await own.IsPassword(user, present)) return Wrong(WrongPassword);
        await factors.Begin(user);
        await own.SignInAnew(user);
        return Results.LocalRedirect($"{Page}?begun=true");
    }

    private static async Task<IResult> TurnOn([FromForm] string? code, OwnAccount own, SecondFactors factors)
    {
        if (await own.Find() is not { TwoFactorEnabled: false } user) return Results.LocalRedirect(Page);
        if (!await own.IsCode(user, code)) return Results.LocalRedirect($"{Page}?begun=true&error={WrongCode}");
        return await Show(await factors.TurnOn(user), user, own);
    }

    private static async Task<IResult> Renew([FromForm] string? code, OwnAccount own, SecondFactors factors)
    {
        if (await own.Find() is not { TwoFactorEnabled: true } user || !await own.IsCode(user, code)) return Wrong(WrongCode);
        return await Show(await factors.RenewRecoveryCodes(user), user, own);
    }

    private static async Task<IResult> TurnOff([FromForm] string? code, OwnAccount own, SecondFactors factors)
    {
        if (await own.Find() is not { TwoFactorEnabled: true } user || !await own.IsCode(user, code)) return Wrong(WrongCode);
        await factors.TurnOff(user);
        await own.SignInAnew(user);
        return Results.LocalRedirect("/account?done=factor-off");
    }

    private static async Task<IResult> Show(IReadOnlyList<string> codes, User user, OwnAccount own)
    {
        await own.SignInAnew(user);
        return new RazorComponentResult<RecoveryCodesPage>(new Dictionary<string, object?> { [nameof(RecoveryCodesPage.Codes)] = codes });
    }

    private static IResult Wrong(string what) => Results.LocalRedirect($"{Page}?error={what}");
}
