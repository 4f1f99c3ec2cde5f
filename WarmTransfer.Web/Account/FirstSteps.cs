using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Limits;
using WarmTransfer.Web.Shell;

namespace WarmTransfer.Web.Account;

/// <summary>A page or address at which somebody may be who has yet to change their password or to set up a second factor.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class FirstStepAttribute : Attribute;

/// <summary>Addresses of first steps.</summary>
internal static class FirstStepRoutes
{
    /// <summary>Whoever is signed in may post to it, also before they have done what they have to do first.</summary>
    public static RouteHandlerBuilder AsFirstStep(this RouteHandlerBuilder route, int mostBytes) =>
        route.TakeForm(mostBytes).RequireAuthorization(AuthServices.SignedIn).WithMetadata(new FirstStepAttribute());
}

/// <summary>Lets somebody do nothing else before what they have to do first.</summary>
internal sealed class FirstSteps(RequestDelegate next)
{
    public const string Path = "/account/password", SecondFactorPath = "/account/factor";

    public Task InvokeAsync(HttpContext context)
    {
        if (CurrentAgent.From(context.User) is not { HasFirstSteps: true } person || MayGoOn(context.GetEndpoint())) return next(context);
        var (path, sentence) = person.MustChangePassword ? (Path, "Change your password first.") : (SecondFactorPath, "Set up a second factor first.");
        if (!FaultPages.IsForPerson(context.Request)) return PlainAnswer.Write(context, StatusCodes.Status403Forbidden, sentence);
        context.Response.Redirect(path);
        return Task.CompletedTask;
    }

    // What nobody has to sign in for, and what does not exist, is no different for them.
    private static bool MayGoOn(Endpoint? endpoint) => !Asker.IsForPeople(endpoint) || endpoint!.Metadata.GetMetadata<FirstStepAttribute>() is not null;
}
