using Microsoft.Extensions.FileProviders;

namespace WarmTransfer.Simulator.Api;

/// <summary>The page of the network, from inside the assembly; it may run its own scripts and speak to this server, nothing else.</summary>
internal static class SimulatorPage
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; media-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void Use(WebApplication app)
    {
        var files = new EmbeddedFileProvider(typeof(SimulatorPage).Assembly, "WarmTransfer.Simulator.wwwroot");
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files, OnPrepareResponse = static served => Protect(served.Context.Response.Headers) });
    }

    private static void Protect(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        // Names carry no version, so the browser must ask whether a newer build runs.
        headers.CacheControl = "no-cache";
    }
}
