using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Primitives;

namespace WarmTransfer.Web.Shell;

/// <summary>What somebody who is signed in was shown is kept by no browser: Back after signing out shows nothing. Files are nobody's, and what says itself how long it is good goes on saying so.</summary>
internal sealed class NoStore(RequestDelegate next)
{
    public Task Invoke(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            if (IsSomebodys(context)) context.Response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    }

    private static bool IsSomebodys(HttpContext context) =>
        context.User.Identity is { IsAuthenticated: true } && context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null && !IsGoodFor(context.Response.Headers.CacheControl);

    private static bool IsGoodFor(StringValues said) => said.ToString().Contains("max-age", StringComparison.Ordinal);
}
