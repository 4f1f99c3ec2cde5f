using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.SignalR.Client;

namespace WarmTransfer.Tests.Web.Floor;

/// <summary>What docs/floor-hub.md shows: the lines between the marks are those of the document.</summary>
internal static partial class FloorHubExample
{
    // <example>
    /// <summary>Signs in as a person does, and watches the floor.</summary>
    public static async Task<HubConnection> Watch(Uri site, string user, string password, Action<JsonElement> snapshot, Action<JsonElement> changed)
    {
        var cookies = new CookieContainer();
        using var http = new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = site };
        var token = Token().Match(await http.GetStringAsync("/signin")).Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("user", user), new("password", password), new("__RequestVerificationToken", token)]);
        using var answer = await http.PostAsync("/signin", form);

        var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(site, "/hubs/floor"), options => options.Cookies = cookies)
            .WithAutomaticReconnect()
            .Build();
        connection.ServerTimeout = TimeSpan.FromSeconds(15);
        connection.KeepAliveInterval = TimeSpan.FromSeconds(5);
        connection.On("Snapshot", snapshot);
        connection.On("Changed", changed);
        await connection.StartAsync();
        return connection;
    }

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
    // </example>
}
