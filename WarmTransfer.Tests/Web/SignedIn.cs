using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace WarmTransfer.Tests.Web;

/// <summary>A demo user's browser, as far as HTTP goes.</summary>
internal sealed partial class SignedIn : IDisposable
{
    private readonly HttpClient _http;

    private SignedIn(string url) =>
        _http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = new Uri(url) };

    public CookieContainer Cookies { get; } = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<SignedIn> As(string user, string url)
    {
        var browser = new SignedIn(url);
        var page = await browser._http.GetStringAsync("/signin", Cancellation);
        using var form = new FormUrlEncodedContent([new("user", user), new("__RequestVerificationToken", Token().Match(page).Groups[1].Value)]);
        using var answer = await browser._http.PostAsync("/signin/demo", form, Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }

    public async Task SignOut()
    {
        var page = await _http.GetStringAsync("/", Cancellation);
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", Token().Match(page).Groups[1].Value)]);
        using var answer = await _http.PostAsync("/signout", form, Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    public Task<HttpResponseMessage> Get(string path) => _http.GetAsync(path, Cancellation);

    public Task<HttpResponseMessage> Send(HttpRequestMessage request) => _http.SendAsync(request, Cancellation);

    public async Task<HttpStatusCode> Command(string call, string what, string? to = null, Guid? id = null, bool @override = false)
    {
        using var answer = await _http.PostAsJsonAsync($"/calls/{call}/commands", new { id = id ?? Guid.NewGuid(), @do = what, to, @override }, Cancellation);
        return answer.StatusCode;
    }

    /// <summary>What a page has typed into a note, as it sends it when it goes.</summary>
    public async Task<HttpStatusCode> Note(string call, byte[] typed)
    {
        using var answer = await _http.PostAsync($"/calls/{call}/note", new ByteArrayContent(typed), Cancellation);
        return answer.StatusCode;
    }

    /// <summary>What the agent's page sends to say that its phone is connected.</summary>
    public async Task Lease()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/phone/lease") { Content = JsonContent.Create(new { state = "registered", microphone = "granted", tokenUntil = DateTimeOffset.UtcNow.AddMinutes(5) }) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await _http.SendAsync(request, Cancellation);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
