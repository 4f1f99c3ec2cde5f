using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using WarmTransfer.Tests.House;

namespace WarmTransfer.Tests.Web.OpenId;

/// <summary>A company's sign-in, in a process of its own: the certified provider <c>oidc-provider</c>, which shares no code with anything here.</summary>
/// <param name="pem">File with key and certificate, where it speaks https; whoever asks it has to trust that.</param>
internal sealed class Company(int port, string? pem = null) : IAsyncDisposable
{
    public const string Client = "warmtransfer", Secret = "secret-of-the-tests";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly HttpClient _door = new(OwnCertificates()) { BaseAddress = new Uri($"{(pem is null ? "http" : "https")}://127.0.0.1:{port}") };
    private Process? _process;

    public string Issuer => _door.BaseAddress!.GetLeftPart(UriPartial.Authority);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Settings of a console that asks it, and gives everybody a role whom it calls by the role's name.</summary>
    public string[] Settings =>
    [
        $"--SignIn:OpenIdConnect:Authority={Issuer}", $"--SignIn:OpenIdConnect:ClientId={Client}", $"--SignIn:OpenIdConnect:ClientSecret={Secret}",
        "--SignIn:OpenIdConnect:Roles:agent:0=call-centre", "--SignIn:OpenIdConnect:Roles:supervisor:0=team-leads", "--SignIn:OpenIdConnect:Roles:admin:0=it",
    ];

    public async Task Open(string console)
    {
        var start = new ProcessStartInfo("node", ["provider.mjs", $"{port}", console, Client, Secret, .. pem is null ? [] : new[] { pem }])
        {
            WorkingDirectory = Path.Combine(Sources.Root, "WarmTransfer.Tests", "NodeClient"), RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        if (pem is not null) start.Environment["NODE_EXTRA_CA_CERTS"] = pem;
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(Patience);
        Assert.Equal("The company signs in.", await _process.StandardOutput.ReadLineAsync(limit.Token));
    }

    /// <summary>Takes certificates that nobody has signed, as tests on this machine do.</summary>
    public static HttpClientHandler OwnCertificates() => new() { AllowAutoRedirect = false, ServerCertificateCustomValidationCallback = (request, _, _, _) => request.RequestUri!.IsLoopback };

    /// <summary>From now on somebody works there, or is somebody else.</summary>
    public async Task Employs(string subject, string name, string[] roles, string? display = null, string[]? amr = null)
    {
        using var answer = await _door.PutAsJsonAsync($"/people/{Uri.EscapeDataString(subject)}", new { preferred_username = name, name = display ?? name, roles, amr }, Cancellation);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    /// <summary>Whatever is to be signed with the company's own key.</summary>
    public async Task<string> Sign(object payload)
    {
        using var answer = await _door.PostAsJsonAsync("/sign", payload, Cancellation);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        _door.Dispose();
        if (_process is null) return;
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }
}
