using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Simulator.Webhooks;
using WarmTransfer.Web.Observability;
using WarmTransfer.Web.Twilio;
using WarmTransfer.Web.Webhooks;

namespace WarmTransfer.Tests.Web.Webhooks;

public sealed class TwilioSignatureFilterTests : IAsyncLifetime
{
    private const string Token = "token-secret";
    private const string NextToken = "next-token-secret";
    private const string Public = "https://calls.example.test";
    private const string FormType = "application/x-www-form-urlencoded";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));
    private readonly Log _log = new();
    private WebApplication _app = null!;
    private HttpClient _client = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(_log);
        builder.Services.Configure<TwilioOptions>(options => (options.AuthToken, options.NextAuthToken, options.PublicBaseUrl) = (Token, NextToken, Public + "/"));
        builder.Services.AddSingleton(new WebhookSignature(Token, "")).AddSingleton<TimeProvider>(_clock).AddSingleton<Measures>().AddSingleton<RefusedWebhooks>().AddSingleton<WarmTransfer.Web.Webhooks.NextToken>();
        _app = builder.Build();
        var hooks = _app.MapGroup("/hooks").AddEndpointFilter<TwilioSignatureFilter>();
        hooks.MapPost("/voice/{id}", async (HttpRequest request) => (await request.ReadFormAsync())["CallSid"].ToString());
        hooks.MapGet("/hold", (HttpRequest request) => request.Query["x"].ToString());
        await _app.StartAsync(Cancellation);
        _client = new() { BaseAddress = new(_app.Urls.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        _log.Dispose();
    }

    [Fact]
    public async Task What_Twilio_signed_gets_through_and_the_handler_reads_the_form()
    {
        var answer = await PostAsync("/hooks/voice/a%20b?leg=x%2By", "CallSid=CA1&SpeechResult=caf%C3%A9+%E2%98%8E", Sign("/hooks/voice/a%20b?leg=x%2By", ("CallSid", "CA1"), ("SpeechResult", "café ☎")));

        Assert.Equal((HttpStatusCode.OK, "CA1"), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation)));
    }

    [Fact]
    public async Task What_the_next_token_signed_gets_through_and_the_log_says_so_once_an_hour()
    {
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, (await PostByNextAsync()).StatusCode);
        Assert.Contains("Twilio signs with Twilio:NextAuthToken", Assert.Single(_log.Lines), StringComparison.Ordinal);

        _clock.Advance(TimeSpan.FromHours(1));
        await PostByNextAsync();

        Assert.Equal(2, _log.Lines.Length);
        Assert.DoesNotContain(_log.Lines, line => line.Contains(NextToken, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Names_that_differ_in_case_alone_are_signed_as_two_and_read_as_one()
    {
        var answer = await PostAsync("/hooks/voice/1", "CallSid=CA1&callsid=CA2", Sign("/hooks/voice/1", ("CallSid", "CA1"), ("callsid", "CA2")));

        Assert.Equal((HttpStatusCode.OK, "CA1,CA2"), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation)));
    }

    [Fact]
    public async Task More_fields_than_any_webhook_has_are_malformed()
    {
        var fields = Enumerable.Range(0, 1025).Select(i => (Name: $"f{i:D4}", Value: "")).ToArray();
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync("/hooks/voice/1", string.Join('&', fields.Select(field => field.Name + "=")), Sign("/hooks/voice/1", fields))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync("/hooks/voice/1", string.Join('&', fields[1..].Select(field => field.Name + "=")), Sign("/hooks/voice/1", fields[1..]))).StatusCode);
    }

    [Fact]
    public async Task Without_a_next_token_none_is_taken_for_one()
    {
        _app.Services.GetRequiredService<IOptions<TwilioOptions>>().Value.NextAuthToken = "";

        Assert.Equal(HttpStatusCode.Forbidden, (await PostByNextAsync("")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await PostByNextAsync()).StatusCode);
    }

    [Fact]
    public async Task Whoever_floods_us_is_one_line_a_minute_and_a_count()
    {
        var measured = 0L;
        using var listener = new MeterListener { InstrumentPublished = (instrument, meters) => { if (instrument.Name == "warmtransfer.webhooks.refused") meters.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref measured, value));
        listener.Start();
        for (var i = 0; i < 50; i++) await PostAsync("/hooks/voice/1", "CallSid=CA1", "forged");
        Assert.Contains("Refused a webhook for /hooks/voice/1", Assert.Single(_log.Lines), StringComparison.Ordinal);

        _clock.Advance(TimeSpan.FromMinutes(1));
        await PostAsync("/hooks/voice/1", "CallSid=CA1", "forged");

        Assert.Equal(3, _log.Lines.Length);
        Assert.Contains(_log.Lines, line => line.Contains("Refused 49 more webhooks from 127.0.0.1 within the minute.", StringComparison.Ordinal));
        // Other tests' webhooks may be among them.
        Assert.InRange(Interlocked.Read(ref measured), 51, long.MaxValue);
    }

    [Fact]
    public void However_many_addresses_there_are_they_fill_neither_log_nor_memory()
    {
        var refused = _app.Services.GetRequiredService<RefusedWebhooks>();
        for (var i = 0; i < 10_000; i++) refused.Note($"10.0.{i / 256}.{i % 256}", "/x", $"no signature");

        Assert.Equal(101, _log.Lines.Length);
    }

    [Fact]
    public async Task A_get_is_proved_by_its_address_alone()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/hooks/hold?x=%2B1");
        request.Headers.Add(WebhookSignature.Header, Sign("/hooks/hold?x=%2B1"));

        var answer = await _client.SendAsync(request, Cancellation);

        Assert.Equal("+1", await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task A_proxys_host_and_forwarded_headers_do_not_matter()
    {
        using var request = Request("/hooks/voice/1", "CallSid=CA1", Sign("/hooks/voice/1", ("CallSid", "CA1")));
        request.Headers.Host = "evil.example.test";
        request.Headers.Add("X-Forwarded-Host", "evil.example.test");
        request.Headers.Add("X-Forwarded-Proto", "http");

        var answer = await _client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_signature_for_the_host_the_sender_chose_is_forged()
    {
        var signature = Signature.Compute(Token, "https://evil.example.test/hooks/voice/1", [new("CallSid", "CA1")]);
        using var request = Request("/hooks/voice/1", "CallSid=CA1", signature);
        request.Headers.Host = "evil.example.test";

        var answer = await _client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("/hooks/voice/1", "CallSid=CA2", true)]
    [InlineData("/hooks/voice/2", "CallSid=CA1", true)]
    [InlineData("/hooks/voice/1?added=1", "CallSid=CA1", true)]
    [InlineData("/hooks/voice/1", "CallSid=CA1", false)]
    public async Task Forged_or_unsigned_is_forbidden_and_logged_without_secrets(string target, string body, bool isSigned)
    {
        var answer = await PostAsync(target, body, isSigned ? Sign("/hooks/voice/1", ("CallSid", "CA1")) : null);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        var line = Assert.Single(_log.Lines);
        Assert.Contains("/hooks/voice/", line, StringComparison.Ordinal);
        Assert.Contains(isSigned ? "does not match" : "It has no X-Twilio-Signature", line, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, line, StringComparison.Ordinal);
        Assert.DoesNotContain("CA1", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json", "{}", "not application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x", "--x--", "not application/x-www-form-urlencoded")]
    [InlineData(FormType, "CallSid=%ZZ", "malformed")]
    [InlineData(FormType, "CallSid=\u00ff", "malformed")]
    public async Task A_body_that_is_no_form_is_a_bad_request(string type, string body, string reason)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hooks/voice/1") { Content = new ByteArrayContent(Encoding.Latin1.GetBytes(body)) };
        request.Content.Headers.ContentType = new(type.Split(';')[0]);

        var answer = await _client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(reason, Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_beyond_64_kB_is_too_large_whether_its_length_is_told_or_not(bool chunked)
    {
        var value = new string('a', WebhookBody.MaxBytes);
        using var request = Request("/hooks/voice/1", "CallSid=" + value, Sign("/hooks/voice/1", ("CallSid", value)));
        request.Headers.TransferEncodingChunked = chunked;

        var answer = await _client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("larger than", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_of_nearly_64_kB_is_read()
    {
        var value = new string('a', WebhookBody.MaxBytes - 100);

        var answer = await PostAsync("/hooks/voice/1", "CallSid=" + value, Sign("/hooks/voice/1", ("CallSid", value)));

        Assert.Equal(value, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private static string Sign(string target, params (string Name, string Value)[] form) => SignBy(Token, target, form);

    private static string SignBy(string token, string target, params (string Name, string Value)[] form) =>
        Signature.Compute(token, Public + target, form.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private Task<HttpResponseMessage> PostByNextAsync(string token = NextToken) => PostAsync("/hooks/voice/1", "CallSid=CA1", SignBy(token, "/hooks/voice/1", ("CallSid", "CA1")));

    private async Task<HttpResponseMessage> PostAsync(string target, string body, string? signature)
    {
        using var request = Request(target, body, signature);
        return await _client.SendAsync(request, Cancellation);
    }

    private static HttpRequestMessage Request(string target, string body, string? signature)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new StringContent(body, Encoding.UTF8, FormType) };
        if (signature is not null) request.Headers.Add(WebhookSignature.Header, signature);
        return request;
    }
}
