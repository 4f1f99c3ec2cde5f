using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Twilio;
using static WarmTransfer.Tests.Web.Twilio.TwilioStub;

namespace WarmTransfer.Tests.Web.Twilio;

public sealed class TwilioFaultTests
{
    private const string CallJson = """{"sid":"CA1","to":"client:a","from":"+1","status":"queued","direction":"outbound-api"}""";
    private static readonly CreateCall Leg = new()
    {
        To = "client:a", From = "+15550100000", Url = new("https://calls.example.test/connect"), StatusCallback = new("https://calls.example.test/status"), Timeout = 15,
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_create_refused_for_haste_is_asked_again()
    {
        await using var stub = await StartAsync(Error(429, 20429), Error(429, 20429), Json(CallJson, 201));
        await using var client = new TwilioClient(stub.Url);

        var call = await client.Voice.CreateCallAsync(Leg, Cancellation);

        Assert.Equal("CA1", call.Sid);
        Assert.Equal(3, stub.Requests.Length);
        Assert.All(stub.Requests, request => Assert.Equal(["client:a"], request.Of("To")));
    }

    [Fact]
    public async Task Endless_haste_ends_as_busy_and_as_not_happened()
    {
        await using var stub = await StartAsync(Error(429, 20429));
        await using var client = new TwilioClient(stub.Url);

        var fault = await Assert.ThrowsAsync<TwilioRequestException>(() => client.Voice.CreateCallAsync(Leg, Cancellation));

        Assert.Equal((TwilioFaultKind.Busy, 429, 20429, false), (fault.Kind, fault.Status, fault.Code, fault.MayHaveHappened));
        Assert.Equal(5, stub.Requests.Length);
    }

    [Fact]
    public async Task A_create_is_not_repeated_after_a_500()
    {
        await using var stub = await StartAsync(Error(500, 20500), Json(CallJson, 201));
        await using var client = new TwilioClient(stub.Url);

        var fault = await Assert.ThrowsAsync<TwilioRequestException>(() => client.Voice.CreateCallAsync(Leg, Cancellation));

        Assert.Equal((TwilioFaultKind.Unavailable, 500, true), (fault.Kind, fault.Status, fault.MayHaveHappened));
        Assert.Single(stub.Requests);
    }

    [Fact]
    public async Task A_create_is_not_repeated_after_a_time_out()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var stub = await StartAsync(async (_, _, context) =>
        {
            arrived.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return Results.Empty;
        });
        var time = new FakeTimeProvider();
        await using var client = new TwilioClient(stub.Url, time);

        var create = client.Voice.CreateCallAsync(Leg, Cancellation);
        await arrived.Task.WaitAsync(Cancellation);
        time.Advance(TwilioResilience.TryTimeout);
        var fault = await Assert.ThrowsAsync<TwilioRequestException>(() => create);

        Assert.Equal((TwilioFaultKind.TimedOut, true), (fault.Kind, fault.MayHaveHappened));
        Assert.Single(stub.Requests);
    }

    [Fact]
    public async Task An_answer_that_stops_half_way_is_not_waited_for_without_an_end()
    {
        var half = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var stub = await StartAsync(async (_, _, context) =>
        {
            context.Response.ContentLength = CallJson.Length;
            await context.Response.WriteAsync(CallJson[..10], Cancellation);
            await context.Response.Body.FlushAsync(Cancellation);
            half.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return Results.Empty;
        });
        var time = new FakeTimeProvider();
        await using var client = new TwilioClient(stub.Url, time);

        var create = client.Voice.CreateCallAsync(Leg, Cancellation);
        await half.Task.WaitAsync(Cancellation);
        time.Advance(TwilioResilience.TryTimeout);
        var fault = await Assert.ThrowsAsync<TwilioRequestException>(() => create.WaitAsync(TimeSpan.FromSeconds(30), Cancellation));

        Assert.Equal((TwilioFaultKind.TimedOut, true), (fault.Kind, fault.MayHaveHappened));
    }

    [Fact]
    public async Task A_look_up_and_a_hang_up_are_repeated_after_a_503()
    {
        await using var stub = await StartAsync((turn, _, _) => Task.FromResult(turn % 2 is 0 ? Error(503, 20503) : Json(CallJson)));
        await using var client = new TwilioClient(stub.Url);

        await client.Voice.FetchCallAsync("CA1", Cancellation);
        await client.Voice.EndCallAsync("CA1", Cancellation);

        Assert.Equal(["GET", "GET", "POST", "POST"], stub.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task An_announcement_is_not_repeated_after_a_503()
    {
        await using var stub = await StartAsync(Error(503, 20503));
        await using var client = new TwilioClient(stub.Url);

        await Assert.ThrowsAsync<TwilioRequestException>(() =>
            client.Voice.UpdateParticipantAsync("CF1", "CA1", new() { AnnounceUrl = new("https://calls.example.test/say") }, Cancellation));

        Assert.Single(stub.Requests);
    }

    [Fact]
    public async Task A_Twilio_that_keeps_failing_is_left_alone_for_a_while()
    {
        await using var stub = await StartAsync(Error(500, 20500));
        var time = new FakeTimeProvider();
        await using var client = new TwilioClient(stub.Url, time);
        for (var attempt = 0; attempt < 20; attempt++)
            await Assert.ThrowsAsync<TwilioRequestException>(() => client.Voice.CreateCallAsync(Leg, Cancellation));

        var fault = await Assert.ThrowsAsync<TwilioRequestException>(() => client.Voice.CreateCallAsync(Leg, Cancellation));
        Assert.Equal((TwilioFaultKind.Unavailable, false, 20), (fault.Kind, fault.MayHaveHappened, stub.Requests.Length));

        time.Advance(TimeSpan.FromSeconds(6));
        await Assert.ThrowsAsync<TwilioRequestException>(() => client.Voice.CreateCallAsync(Leg, Cancellation));
        Assert.Equal(21, stub.Requests.Length);
    }

    [Theory]
    [InlineData(400, 21217)]
    [InlineData(401, 20003)]
    [InlineData(403, 21216)]
    public async Task A_definite_no_is_refused_and_says_why(int status, int code)
    {
        await using var stub = await StartAsync(Error(status, code));
        await using var client = new TwilioClient(stub.Url);

        var fault = await Assert.ThrowsAsync<TwilioRequestException>(() => client.Voice.CreateCallAsync(Leg, Cancellation));

        Assert.Equal((TwilioFaultKind.Refused, status, code, false), (fault.Kind, fault.Status, fault.Code, fault.MayHaveHappened));
        Assert.Contains("told to fail", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(TwilioClient.Secret, fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_never_came_about_has_done_nothing()
    {
        await using var client = new TwilioClient($"http://127.0.0.1:{UnusedPort()}");

        var fault = await Assert.ThrowsAsync<TwilioRequestException>(() => client.Voice.CreateCallAsync(Leg, Cancellation));

        Assert.Equal((TwilioFaultKind.Unavailable, false), (fault.Kind, fault.MayHaveHappened));
    }

    [Fact]
    public async Task A_connection_cut_before_the_answer_may_have_done_something()
    {
        await using var stub = await StartAsync((_, _, context) =>
        {
            context.Abort();
            return Task.FromResult(Results.Empty);
        });
        await using var client = new TwilioClient(stub.Url);

        var fault = await Assert.ThrowsAsync<TwilioRequestException>(() => client.Voice.CreateCallAsync(Leg, Cancellation));

        Assert.Equal((TwilioFaultKind.Unavailable, true), (fault.Kind, fault.MayHaveHappened));
    }

    [Theory]
    [InlineData("<html>", 201)]
    [InlineData("{}", 201)]
    [InlineData("null", 200)]
    [InlineData("", 200)]
    [InlineData("", 302)]
    public async Task An_answer_that_cannot_be_read_may_have_done_something(string body, int status)
    {
        await using var stub = await StartAsync(Json(body, status));
        await using var client = new TwilioClient(stub.Url);

        var fault = await Assert.ThrowsAsync<TwilioRequestException>(() => client.Voice.CreateCallAsync(Leg, Cancellation));

        Assert.Equal((TwilioFaultKind.Unavailable, true), (fault.Kind, fault.MayHaveHappened));
    }

    [Fact]
    public async Task An_error_that_is_not_in_Twilios_form_is_judged_by_its_status_and_its_address_is_kept_out_of_the_message()
    {
        await using var stub = await StartAsync(Json("<html>Bad gateway</html>", 502));
        await using var client = new TwilioClient(stub.Url);

        var fault = await Assert.ThrowsAsync<TwilioRequestException>(() => client.Voice.CreateCallAsync(Leg, Cancellation));

        Assert.Equal((TwilioFaultKind.Unavailable, 502, true), (fault.Kind, fault.Status, fault.MayHaveHappened));
        Assert.DoesNotContain(stub.Url, fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_without_its_array_is_no_empty_list()
    {
        await using var stub = await StartAsync(Json("{}"));
        await using var client = new TwilioClient(stub.Url);

        var fault = await Assert.ThrowsAsync<TwilioRequestException>(() => client.Voice.ReadConferencesAsync("CA1", status: null, Cancellation));

        Assert.Contains("could not be read", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_is_given_up_ends_at_once_though_Twilio_says_nothing()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var stub = await StartAsync(async (_, _, context) =>
        {
            arrived.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return Results.Empty;
        });
        await using var client = new TwilioClient(stub.Url, new FakeTimeProvider());
        using var givingUp = new CancellationTokenSource();

        var fetch = client.Voice.FetchCallAsync("CA1", givingUp.Token);
        await arrived.Task.WaitAsync(Cancellation);
        await givingUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetch.WaitAsync(TimeSpan.FromSeconds(30), Cancellation));
        Assert.Single(stub.Requests);
    }

    [Fact]
    public async Task Giving_up_is_a_cancellation_and_not_a_fault()
    {
        await using var stub = await StartAsync(Json(CallJson));
        await using var client = new TwilioClient(stub.Url);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.Voice.CreateCallAsync(Leg, new CancellationToken(canceled: true)));
    }

    private static int UnusedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
