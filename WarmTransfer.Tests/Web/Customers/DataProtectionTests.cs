using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Customers;

namespace WarmTransfer.Tests.Web.Customers;

/// <summary>The page of data protection and its forms, and the same from the command line, over a call that was real.</summary>
public sealed partial class DataProtectionTests : IAsyncLifetime
{
    private const string Number = "+15550100001";
    private ProductHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await ProductHost.StartAsync();
        await _host.Ready("agent1");
        var call = Conversation.Start(_host, Number);
        await call.TalkTo("agent1");
        call.CustomerHangsUp();
        await call.IsOver("agent1");
        await using var db = _host.Database();
        // As if it had been a while ago.
        await db.Customers.ExecuteUpdateAsync(set => set.SetProperty(row => row.LastSeen, DateTimeOffset.UtcNow.AddHours(-1)), Cancellation);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task An_administrator_exports_and_erases_and_a_number_is_in_no_address()
    {
        using var admin = await SignedIn.As("admin1", _host.Url);
        using var export = await Post(admin, "export", ("number", Number));
        Assert.Equal((HttpStatusCode.OK, "number.json"), (export.StatusCode, export.Content.Headers.ContentDisposition?.FileName));
        Assert.Equal(Number, (string?)JsonNode.Parse(await export.Content.ReadAsStringAsync(Cancellation))!["calls"]![0]!["document"]!["from"]);

        using var asked = await Post(admin, "erase", ("number", Number), ("reason", "letter"));
        Assert.Contains("With it go 1 call, with every reason and note that was written in it; 0 messages left as voicemail, and 0 recordings, here and at Twilio; 0 entries in the list", await asked.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        using var mistyped = await Post(admin, "erase", ("number", Number), ("reason", "letter"), ("again", "+15550100002"));
        Assert.Contains("This is not the number that is to be erased", await mistyped.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Contains("5550100001", await Body(admin, "/history"), StringComparison.Ordinal);

        using var erased = await Post(admin, "erase", ("number", Number), ("reason", "letter"), ("again", $" {Number} "));

        Assert.Equal("/settings/data-protection?outcome=Erased&calls=1", erased.Headers.Location?.OriginalString);
        Assert.Contains("out of 1 call,", await Body(admin, erased.Headers.Location!.OriginalString), StringComparison.Ordinal);
        Assert.DoesNotContain("5550100001", await Body(admin, "/history"), StringComparison.Ordinal);
        Assert.Contains("erased", await Body(admin, "/history"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("erase", "+12025559999", "letter", "Unknown")]
    [InlineData("erase", Number, "", "NoReason")]
    [InlineData("export", "+12025559999", "", "Unknown")]
    public async Task What_cannot_be_done_is_said(string what, string number, string reason, string outcome)
    {
        using var admin = await SignedIn.As("admin1", _host.Url);

        using var answer = await Post(admin, what, ("number", number), ("reason", reason));

        Assert.Equal($"/settings/data-protection?outcome={outcome}&calls=0", answer.Headers.Location?.OriginalString);
        Assert.Contains(outcome == "Unknown" ? "Nothing is kept about this number" : "A reason is needed", await Body(admin, answer.Headers.Location!.OriginalString), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operator_exports_and_erases_from_the_command_line()
    {
        var (code, output, errors) = await Run("export-number", Number);
        Assert.Equal((0, ""), (code, errors));
        Assert.Equal(Number, (string?)JsonNode.Parse(output)!["number"]);

        Assert.Equal((0, ErasedText, ""), await Run("erase-number", Number, "--reason", "letter"));

        Assert.Equal((1, "", new ErasureAnswer(ErasureOutcome.Unknown).Text.English), await Run("erase-number", Number, "--reason", "letter"));
        Assert.Equal((1, "", new ErasureAnswer(ErasureOutcome.Unknown).Text.English), await Run("export-number", Number));
    }

    [Theory]
    [InlineData("erase-number")]
    [InlineData("erase-number", Number)]
    [InlineData("export-number", "15550100001")]
    public async Task A_command_that_lacks_something_says_how_it_is_used(params string[] arguments)
    {
        var (code, output, errors) = await Run(arguments);

        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith("Usage: dotnet WarmTransfer.Web.dll erase-number <number> --reason", errors, StringComparison.Ordinal);
    }

    private static string ErasedText => new ErasureAnswer(ErasureOutcome.Erased, 1).Text.English;

    private async Task<(int Code, string Output, string Errors)> Run(params string[] arguments)
    {
        var environment = new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["DataProtection__Unprotected"] = "true", ["Database__ConnectionString"] = _host.DatabaseConnection };
        var (code, output, errors) = await FinishedProgram.Run(environment, "", arguments);
        return (code, output.Trim(), errors.Trim());
    }

    private static async Task<HttpResponseMessage> Post(SignedIn browser, string what, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await Body(browser, "/settings/data-protection")).Groups[1].Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/settings/data-protection/{what}")
        {
            Content = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), new("__RequestVerificationToken", token)]),
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await browser.Send(request);
    }

    private static async Task<string> Body(SignedIn browser, string path)
    {
        using var answer = await browser.Get(path);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
