using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Limits;
using WarmTransfer.Web.Shell;

namespace WarmTransfer.Web.Account;

/// <summary>A page or address at which somebody may be who still has to change their password.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class FirstStepAttribute : Attribute;

/// <summary>Lets somebody do nothing else before what they have to do first.</summary>
internal sealed class FirstSteps(RequestDelegate next)
{
    public const string Path = "/account/password";

    public Task InvokeAsync(HttpContext context)
    {
        if (CurrentAgent.From(context.User) is not { MustChangePassword: true } || MayGoOn(context.GetEndpoint())) return next(context);
        if (!FaultPages.IsForPerson(context.Request)) return PlainAnswer.Write(context, StatusCodes.Status403Forbidden, "Change your password first.");
        context.Response.Redirect(Path);
        return Task.CompletedTask;
    }

    // What nobody has to sign in for, and what does not exist, is no different for them.
    private static bool MayGoOn(Endpoint? endpoint) => !Asker.IsForPeople(endpoint) || endpoint!.Metadata.GetMetadata<FirstStepAttribute>() is not null;
}
