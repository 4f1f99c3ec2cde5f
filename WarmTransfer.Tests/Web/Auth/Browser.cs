using System.Net;
using System.Net.Http.Json;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Tests.Web.Auth;

/// <summary>Keeps cookies, follows no redirect, and sends the antiforgery token as a page's form would.</summary>
internal sealed class Browser : IDisposable
{
    private readonly HttpClient _http;

    public Browser(string url) => _http = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = new(url) };

    public CookieContainer Cookies { get; } = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>From now on with each request.</summary>
    public void Says(string header, string value) => _http.DefaultRequestHeaders.Add(header, value);

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(new Uri(path, UriKind.Relative), Cancellation);

    public Task<CurrentAgent?> WhoAmIAsync() => _http.GetFromJsonAsync<CurrentAgent?>("/whoami", Cancellation);

    public Task<string> ReadAsync(string path) => _http.GetStringAsync(new Uri(path, UriKind.Relative), Cancellation);

    /// <summary>Where a person is sent who opens a page; null: it is shown.</summary>
    public async Task<string?> RedirectedTo(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept", "text/html");
        using var answer = await _http.SendAsync(request, Cancellation);
        return answer.Headers.Location?.OriginalString;
    }

    public async Task<HttpResponseMessage> SubmitAsync(string path, params (string Name, string Value)[] fields)
    {
        var token = await _http.GetStringAsync(new Uri("/antiforgery", UriKind.Relative), Cancellation);
        return await PostAsync(path, [.. fields, ("__RequestVerificationToken", token)]);
    }

    public async Task<HttpResponseMessage> PostAsync(string path, (string Name, string Value)[] fields, string? site = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        if (site is not null) request.Headers.Add("Sec-Fetch-Site", site);
        return await _http.SendAsync(request, Cancellation);
    }

    public Task<HttpResponseMessage> SignInAsync(string user, string password = AuthApp.Password) =>
        SubmitAsync("/signin", ("user", user), ("password", password));

    /// <summary>Both cookies as they are set. A browser keeps none that is for https at an address without it: here the first goes back by hand.</summary>
    public async Task<(string Form, string SignIn)> CookiesOfSignIn(string user)
    {
        using var page = await _http.GetAsync(new Uri("/antiforgery", UriKind.Relative), Cancellation);
        var form = Assert.Single(page.Headers.GetValues("Set-Cookie"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/signin")
        {
            Content = new FormUrlEncodedContent([new("user", user), new("password", AuthApp.Password), new("__RequestVerificationToken", await page.Content.ReadAsStringAsync(Cancellation))]),
        };
        request.Headers.Add("Cookie", form.Split(';')[0]);
        using var answer = await _http.SendAsync(request, Cancellation);
        return (form, Assert.Single(answer.Headers.GetValues("Set-Cookie")));
    }

    public void Dispose() => _http.Dispose();
}
