using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Limits;
using WarmTransfer.Web.Origins;
using WarmTransfer.Web.Sessions;

namespace WarmTransfer.Web.OpenId;

/// <summary>Where signing in by the provider begins, and where the provider says that it is over. The way back is <see cref="OpenIdSetup.CallbackPath"/>, and no endpoint.</summary>
internal static class OpenIdEndpoints
{
    public const string Path = "/signin/openid", BackChannelPath = "/signin/openid/backchannel";

    public static void MapOpenId(this WebApplication app)
    {
        if (!OpenIdOptions.IsOnIn(app.Configuration)) return;
        app.MapPost(Path, Begin).TakeForm(BodySize.SignIn).RequireRateLimiting(AuthServices.SignInLimit).AllowAnonymous();
        app.MapPost(BackChannelPath, BackChannel.Receive).TakeForm(BodySize.Command).RequireRateLimiting(OpenIdServices.BackChannelLimit).ForMachines().AllowAnonymous();
    }

    private static async Task<IResult> Begin([FromForm] string? returnUrl, HttpContext context, ILogger<OpenIdOptions> log)
    {
        var properties = new AuthenticationProperties { RedirectUri = SignInEndpoints.LocalOr(returnUrl, "/") };
        if (SessionId.Of(context.User) is { } previous) properties.Items[OpenIdCallback.Previous] = previous;
        try
        {
            await context.ChallengeAsync(OpenIdServices.Scheme, properties);
        }
        // So it says that it could not read what the provider publishes.
        catch (Exception fault) when (fault is InvalidOperationException or HttpRequestException && !context.Response.HasStarted)
        {
            log.LogWarning("The provider cannot be asked to sign somebody in: {Fault}", fault.GetBaseException().Message);
            return Results.LocalRedirect(OpenIdCallback.Refused(ProviderRefusal.Away));
        }
        context.Response.Headers.Remove(HeaderNames.Location, out var address);
        return Onward(address.ToString());
    }

    /// <summary>Leads to another site. A redirect would not do: to a browser it belongs to the form, and forms go to our own site alone.</summary>
    public static IResult Onward(string address) => new RazorComponentResult<OnwardPage>(new Dictionary<string, object?> { [nameof(OnwardPage.Address)] = address }) { StatusCode = StatusCodes.Status200OK };
}
