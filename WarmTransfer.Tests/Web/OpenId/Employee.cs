using System.Net;
using System.Text.RegularExpressions;

namespace WarmTransfer.Tests.Web.OpenId;

/// <summary>Somebody's browser on the way from the console to the company and back, one step after the other.</summary>
internal sealed partial class Employee : IDisposable
{
    private readonly HttpClient _http;
    private readonly string _console;

    public Employee(string console)
    {
        _console = console;
        var handler = Company.OwnCertificates();
        handler.CookieContainer = Cookies;
        _http = new HttpClient(handler);
    }

    public CookieContainer Cookies { get; } = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Where the console sends them when all is done.</summary>
    public async Task<string> SignIn(string subject, string returnUrl = "/") => await Back(await At(await Leave(returnUrl), subject));

    /// <summary>Presses the button; the address at the company to which the console leads. Empty: it leads nowhere.</summary>
    public async Task<string> Leave(string returnUrl = "/")
    {
        using var answer = await Submit("/signin", "/signin/openid", ("returnUrl", returnUrl));
        return answer.StatusCode is HttpStatusCode.OK ? Address(await answer.Content.ReadAsStringAsync(Cancellation)) : answer.Headers.Location!.OriginalString;
    }

    /// <summary>Says there who they are, or cancels; the address of the console to which the company leads.</summary>
    public async Task<string> At(string address, string? subject)
    {
        while (!address.StartsWith(_console, StringComparison.Ordinal))
        {
            using var answer = await _http.GetAsync(new Uri(address), Cancellation);
            address = answer.Headers.Location is { } next ? new Uri(new Uri(address), next).AbsoluteUri : await Answer(address, await answer.Content.ReadAsStringAsync(Cancellation), subject);
        }
        return address;
    }

    public async Task<string> Back(string callback)
    {
        using var answer = await _http.GetAsync(new Uri(callback), Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    public async Task<string> Read(string path)
    {
        using var answer = await _http.GetAsync(new Uri(_console + path), Cancellation);
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }

    public async Task<HttpStatusCode> Status(string path)
    {
        using var answer = await _http.GetAsync(new Uri(_console + path), Cancellation);
        return answer.StatusCode;
    }

    /// <summary>Where the console leads after signing out.</summary>
    public async Task<string> SignOut()
    {
        using var answer = await Submit("/", "/signout");
        return answer.StatusCode is HttpStatusCode.OK ? Address(await answer.Content.ReadAsStringAsync(Cancellation)) : answer.Headers.Location!.OriginalString;
    }

    public async Task<HttpResponseMessage> Submit(string page, string path, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await Read(page)).Groups[1].Value;
        using var form = Form([.. fields, ("__RequestVerificationToken", token)]);
        return await _http.PostAsync(new Uri(_console + path), form, Cancellation);
    }

    /// <summary>Signs out at the company itself, which tells everybody whom it told of the sign-in.</summary>
    public async Task SignOutAt(string issuer)
    {
        var page = await _http.GetStringAsync(new Uri(issuer + "/session/end"), Cancellation);
        using var form = Form([("xsrf", Xsrf().Match(page).Groups[1].Value), ("logout", "yes")]);
        using var answer = await _http.PostAsync(new Uri(issuer + "/session/end/confirm"), form, Cancellation);
        Assert.True((int)answer.StatusCode < 400, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private async Task<string> Answer(string address, string page, string? subject)
    {
        using var form = Form([subject is null ? ("cancel", "yes") : ("login", subject)]);
        using var answer = await _http.PostAsync(new Uri(new Uri(address), Action().Match(page).Groups[1].Value), form, Cancellation);
        return new Uri(new Uri(address), answer.Headers.Location!).AbsoluteUri;
    }

    private static FormUrlEncodedContent Form((string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private static string Address(string page) => WebUtility.HtmlDecode(Onward().Match(page).Groups[1].Value);

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("<a href=\"([^\"]+)\"[^>]*>Go on")]
    private static partial Regex Onward();

    [GeneratedRegex("action=\"([^\"]+)\"")]
    private static partial Regex Action();

    [GeneratedRegex("name=\"xsrf\" value=\"([^\"]+)\"")]
    private static partial Regex Xsrf();
}
