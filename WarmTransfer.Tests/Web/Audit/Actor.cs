using System.Net;
using System.Net.Http.Json;

namespace WarmTransfer.Tests.Web.Audit;

/// <summary>Whoever may stand before a door: nobody known, or somebody with a role, in the call or not.</summary>
internal sealed class Actor : IDisposable
{
    public const string Owner = "agent1";
    public const string Auditor = "auditor1", Viewer = "wallboard1";
    public static readonly string[] All = ["", "agent2", Owner, "supervisor1", "admin1", Auditor, Viewer];
    private readonly SignedIn? _browser;
    private readonly HttpClient _nobody;
    private readonly string _site;

    private Actor(string name, SignedIn? browser, HttpClient nobody, string site = "same-origin") => (Name, _browser, _nobody, _site) = (name, browser, nobody, site);

    public string Name { get; }

    /// <summary>Is turned away before anybody looks at what is asked.</summary>
    public bool IsTurnedAway => Name is "" or Auditor or Viewer || IsSibling;

    /// <summary>As the audit calls them.</summary>
    public string InAudit => Name.Length == 0 ? "(not signed in)" : Name;

    /// <summary>A page of another host of our domain asks, and the cookie comes along.</summary>
    public bool IsSibling => _site == "same-site";

    public static async Task<Actor> Sibling(ProductHost host, string agent) => new(agent, await SignedIn.As(agent, host.Url), host.Client(), "same-site");

    public static async Task<Actor[]> Everybody(ProductHost host)
    {
        var actors = new List<Actor>();
        foreach (var name in All)
            actors.Add(new Actor(name, name.Length == 0 ? null : await SignedIn.As(name, host.Url), host.Client()));
        return [.. actors];
    }

    public async Task<HttpStatusCode> Send(HttpMethod method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Add("Sec-Fetch-Site", _site);
        using var answer = await (_browser is null ? _nobody.SendAsync(request, TestContext.Current.CancellationToken) : _browser.Send(request));
        return answer.StatusCode;
    }

    public Task<HttpStatusCode> Command(string call, string what, string? to) =>
        Send(HttpMethod.Post, $"/calls/{call}/commands", JsonContent.Create(new { id = Guid.NewGuid(), @do = what, to, mode = "whisper", leg = "L1", reason = "complaint", then = "requeue", answer = "after" }));

    public void Dispose()
    {
        _browser?.Dispose();
        _nobody.Dispose();
    }
}
