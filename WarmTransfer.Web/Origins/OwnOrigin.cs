namespace WarmTransfer.Web.Origins;

/// <summary>Which pages are ours: those of the console's address, and of the address at which this very request has come in.</summary>
internal sealed class OwnOrigin(ConsoleAddress console, IHostEnvironment environment)
{
    public bool Is(string origin, HttpRequest request) => origin == console.Origin
        || (Uri.TryCreate(origin, UriKind.Absolute, out var page) && IsTrusted(page) && page.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));

    // Whoever sits on the line can put a page of their own at our name, but not over https.
    private bool IsTrusted(Uri page) => page.Scheme == Uri.UriSchemeHttps || page.IsLoopback || environment.IsDevelopment();
}
