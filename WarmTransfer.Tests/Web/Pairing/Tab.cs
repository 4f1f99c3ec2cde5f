using System.Net;
using System.Text.RegularExpressions;

namespace WarmTransfer.Tests.Web.Pairing;

/// <summary>A browser that reads pages and posts their forms.</summary>
internal sealed partial class Tab : IDisposable
{
    private readonly HttpClient _http;

    private Tab(string url, CookieContainer cookies)
    {
        Cookies = cookies;
        _http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = new Uri(url) };
        _http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        _http.DefaultRequestHeaders.Add("Sec-Fetch-Dest", "iframe");
    }

    public CookieContainer Cookies { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Nobody has signed in.</summary>
    public static Tab Of(ProductHost host) => new(host.Url, new CookieContainer());

    public static async Task<Tab> Of(ProductHost host, string user) => new(host.Url, (await SignedIn.As(user, host.Url)).Cookies);

    public Task<string> Read(string path) => _http.GetStringAsync(path, Cancellation);

    public async Task<HttpStatusCode> Status(string path)
    {
        using var answer = await _http.GetAsync(path, Cancellation);
        return answer.StatusCode;
    }

    /// <summary>Asks for a code and reads it from the page.</summary>
    public async Task<string> Code()
    {
        Assert.Equal("/wallboard/pair", await Post("/wallboard/pair", "/wallboard/pair"));
        return Shown().Match(await Read("/wallboard/pair")).Groups[1].Value;
    }

    /// <summary>What the page asks every few seconds.</summary>
    public async Task<HttpStatusCode> Enter()
    {
        using var answer = await Submit("/wallboard/pair", "/wallboard/pair/enter", []);
        return answer.StatusCode;
    }

    public Task<string> Pair(string code, string name) => Post("/settings/screens", "/settings/screens/pair", ("code", code), ("name", name));

    /// <summary>Where the form leads to.</summary>
    public async Task<string> Post(string page, string path, params (string Name, string Value)[] fields)
    {
        using var answer = await Submit(page, path, fields);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return Uri.UnescapeDataString(answer.Headers.Location!.OriginalString);
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> Submit(string page, string path, (string Name, string Value)[] fields)
    {
        var token = Token().Match(await Read(page)).Groups[1].Value;
        using var form = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), new("__RequestVerificationToken", token)]);
        return await _http.PostAsync(path, form, Cancellation);
    }

    [GeneratedRegex("data-code[^>]*>([^<]+)<")]
    private static partial Regex Shown();

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
