using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace WarmTransfer.Benchmarks.Circuits;

/// <summary>Somebody who has signed in: the cookies by which the product knows them.</summary>
internal sealed partial class Session : IDisposable
{
    private readonly HttpClient _http;
    private readonly Uri _site;

    private Session(Uri site)
    {
        _site = site;
        _http = new HttpClient(new HttpClientHandler { CookieContainer = Cookies }) { BaseAddress = site };
    }

    public Uri Site => _site;

    public CookieContainer Cookies { get; } = new();

    public static async Task<Session> SignIn(Uri site, string user)
    {
        var session = new Session(site);
        var page = await session._http.GetStringAsync("/signin");
        var form = new Dictionary<string, string> { ["user"] = user, ["returnUrl"] = "/console", ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value };
        using var content = new FormUrlEncodedContent(form);
        using var reply = await session._http.PostAsync("/signin/demo", content);
        reply.EnsureSuccessStatusCode();
        return session;
    }

    public Task<string> Page(string path) => _http.GetStringAsync(path);

    public async Task Post(string path, object body)
    {
        using var reply = await _http.PostAsJsonAsync(path, body);
        reply.EnsureSuccessStatusCode();
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
