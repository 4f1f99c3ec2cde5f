using System.Collections.Concurrent;
using System.Diagnostics;
using WarmTransfer.Core;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Observability;

namespace WarmTransfer.Tests.Web.Observability;

/// <summary>One call is one trace, from the webhook through the desk and the outbox to what is asked of Twilio.</summary>
public sealed class CallTraceTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<Activity> _done = new();
    private readonly ActivityListener _listener;
    private ProductHost _host = null!;

    public CallTraceTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is CallTrace.Source or "System.Net.Http" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _done.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public async ValueTask InitializeAsync() => _host = await ProductHost.StartAsync(settings: "--Observability:TraceUrl=https://traces.example.com/{trace}?from=call");

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _listener.Dispose();
    }

    [Fact]
    public async Task From_the_webhook_to_what_is_asked_of_Twilio_it_has_the_id_of_the_calls_sid()
    {
        await _host.Ready("agent1");
        var call = Conversation.Start(_host);
        await call.TalkTo("agent1");

        var trace = call.Customer[2..].ToLowerInvariant();
        Assert.Equal(trace, CallTrace.IdOf(new CallId(call.Customer)));
        await _host.Until("all of it is told", () => Names(trace) is var names
            && names.Any(name => name.StartsWith("webhook: ", StringComparison.Ordinal))
            && names.IsSupersetOf(["twilio: CustomerArrived", "routing: Offer", "outbox: dial L1", "twilio: AgentAnswered", "System.Net.Http.HttpRequestOut"]));
        // What Twilio is asked hangs below what is owed; an event of a webhook below that webhook, which leads to its request.
        var done = _done.Where(one => one.TraceId.ToHexString() == trace).ToList();
        Assert.Equal("outbox: dial L1", done.First(one => one.OperationName == "System.Net.Http.HttpRequestOut").Parent?.OperationName);
        var webhook = Assert.IsType<Activity>(done.First(one => one.OperationName == "twilio: AgentAnswered").Parent);
        Assert.StartsWith("webhook: ", webhook.OperationName, StringComparison.Ordinal);
        Assert.NotEqual(trace, Assert.Single(webhook.Links).Context.TraceId.ToHexString());
    }

    [Fact]
    public async Task A_supervisor_finds_it_from_the_calls_page_and_an_agent_does_not()
    {
        await _host.Ready("agent1");
        var call = Conversation.Start(_host);
        await call.TalkTo("agent1");
        var link = $"https://traces.example.com/{call.Customer[2..].ToLowerInvariant()}?from=call";

        Assert.Contains(link, await Page("supervisor1", call), StringComparison.Ordinal);
        Assert.DoesNotContain(link, await Page("agent1", call), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CA00000000000000000000000000000000")]
    [InlineData("CA0000000000000000000000000000000L")]
    [InlineData("somewhere else")]
    public void What_is_no_sid_has_no_trace(string call) => Assert.Null(CallTrace.IdOf(new CallId(call)));

    [Theory]
    [InlineData("", null)]
    [InlineData("https://traces.example.com/{trace}", null)]
    [InlineData("https://traces.example.com/", "does not say where the id of the trace belongs")]
    [InlineData("traces/{trace}", "is not an http or https address")]
    public void A_setting_that_leads_nowhere_is_a_fault_at_start(string url, string? fault)
    {
        var result = new ObservabilityOptionsCheck().Validate(null, new ObservabilityOptions { TraceUrl = url });
        Assert.Equal(fault is null, result.Succeeded);
        Assert.Contains(fault ?? "", result.FailureMessage ?? "", StringComparison.Ordinal);
    }

    private HashSet<string> Names(string trace) => [.. _done.Where(one => one.TraceId.ToHexString() == trace).Select(one => one.OperationName)];

    private async Task<string> Page(string user, Conversation call)
    {
        using var browser = await SignedIn.As(user, _host.Url);
        using var answer = await browser.Get($"/history/{call.Customer}");
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
