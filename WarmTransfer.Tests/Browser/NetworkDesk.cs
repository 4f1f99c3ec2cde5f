using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace WarmTransfer.Tests.Browser;

/// <summary>The phone network as its operator sees it.</summary>
internal sealed class NetworkDesk(Uri simulator) : IDisposable
{
    private const string Account = "AC00000000000000000000000000000001";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient _http = new()
    {
        BaseAddress = simulator,
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Account}:simulator-auth-token"))) },
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task<DateTimeOffset> Now() => (await State()).GetProperty("at").GetDateTimeOffset();

    /// <summary>Everything that it knows of a leg.</summary>
    public async Task<JsonElement> Leg(string callSid) =>
        (await State()).GetProperty("legs").EnumerateArray().Single(leg => leg.GetProperty("callSid").GetString() == callSid);

    /// <summary>The leg that is up to somebody outside.</summary>
    public async Task<string> LegTo(string number) => (await State()).GetProperty("legs").EnumerateArray()
        .Single(leg => leg.GetProperty("to").GetString() == number && leg.GetProperty("ended").ValueKind != JsonValueKind.String).GetProperty("callSid").GetString()!;

    /// <summary>In its audio map a leg hears these and nobody else, now or soon.</summary>
    public async Task ConnectsOnly(string listener, string[] speakers)
    {
        string[] heard = [];
        for (var start = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(start) < Patience; await Task.Delay(Pace, Cancellation))
        {
            heard = [.. (await Leg(listener)).GetProperty("hears").EnumerateArray().Select(sid => sid.GetString()!)];
            if (heard.Order().SequenceEqual(speakers.Order())) return;
        }

        Assert.Equal(speakers.Order(), heard.Order());
    }

    /// <summary>How long a leg has heard nothing and nobody, all together.</summary>
    public async Task<TimeSpan> Silence(string callSid) => TimeSpan.FromSeconds((await Leg(callSid)).GetProperty("deadAir").GetProperty("totalSeconds").GetDouble());

    /// <summary>When a leg has heard nothing and nobody, the newest last.</summary>
    public async Task<(DateTimeOffset From, DateTimeOffset To)[]> Silences(string callSid) =>
        [.. (await _http.GetFromJsonAsync<JsonElement>($"/api/legs/{callSid}", Cancellation)).GetProperty("silences").EnumerateArray().Select(one => (one.GetProperty("from").GetDateTimeOffset(), one.GetProperty("to").GetDateTimeOffset()))];

    /// <summary>When the leg first came into a conference.</summary>
    public async Task<DateTimeOffset> Joined(string callSid) => (await _http.GetFromJsonAsync<JsonElement>($"/api/legs/{callSid}/events", Cancellation)).EnumerateArray()
        .First(entry => entry.GetProperty("kind").GetString() == "conference" && entry.GetProperty("callSid").GetString() == callSid && entry.GetProperty("text").GetString()!.Contains(" joined ", StringComparison.Ordinal))
        .GetProperty("at").GetDateTimeOffset();

    /// <summary>When the leg was over. A page that has crashed cannot say so: the network waits for it to come back.</summary>
    public async Task<DateTimeOffset> Ended(string callSid)
    {
        for (var start = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(start) < Patience; await Task.Delay(Pace, Cancellation))
            if ((await Leg(callSid)).GetProperty("ended") is { ValueKind: JsonValueKind.String } ended) return ended.GetDateTimeOffset();
        throw Xunit.Sdk.FailException.ForFailure($"The leg {callSid} never ended.");
    }

    /// <summary>Somebody outside has a telephone at this number, and answers it.</summary>
    public Task AnswersAt(string number) => Post("/api/agents", new { identity = number, behaviour = "answer", answerAfter = 1 });

    public Task Says(string callSid, string words) => Post($"/api/legs/{callSid}/say", new { text = words });

    /// <summary>What is said on the leg is written down, or is not any more.</summary>
    public async Task IsTranscribed(string callSid, bool transcribed = true)
    {
        for (var start = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(start) < Patience; await Task.Delay(Pace, Cancellation))
            if ((await Leg(callSid)).GetProperty("transcribed").GetBoolean() == transcribed) return;
        throw Xunit.Sdk.FailException.ForFailure($"The leg {callSid} is {(transcribed ? "never" : "for ever")} written down.");
    }

    /// <summary>A machine answers at this number and says a tone, and another one from each key on that it gets.</summary>
    public Task IsAMenu(string number, double greets, Dictionary<char, double> keys) => Post("/api/agents", new { identity = number, behaviour = "answer", answerAfter = 1, tone = greets, menu = keys });

    /// <summary>Somebody calls, waits for two seconds and hangs up.</summary>
    public Task HangsUpWaiting(string from) => Post("/api/callers", new { from, hangUpAfter = 2 });

    /// <summary>No call from this number is on any more.</summary>
    public async Task IsOver(string from)
    {
        for (var start = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(start) < Patience; await Task.Delay(Pace, Cancellation))
            if ((await State()).GetProperty("legs").EnumerateArray().Where(leg => leg.GetProperty("from").GetString() == from).ToList() is { Count: > 0 } legs
                && legs.TrueForAll(leg => leg.GetProperty("ended").ValueKind == JsonValueKind.String)) return;
        throw Xunit.Sdk.FailException.ForFailure($"The call from {from} never ended.");
    }

    private async Task Post(string path, object body)
    {
        using var answer = await _http.PostAsJsonAsync(new Uri(path, UriKind.Relative), body, Cancellation);
        answer.EnsureSuccessStatusCode();
    }

    public async Task Mute(string callSid, bool muted)
    {
        var conference = (await Leg(callSid)).GetProperty("conferenceSid").GetString();
        using var form = new FormUrlEncodedContent([new("Muted", muted ? "true" : "false")]);
        using var answer = await _http.PostAsync(new Uri($"/2010-04-01/Accounts/{Account}/Conferences/{conference}/Participants/{callSid}.json", UriKind.Relative), form, Cancellation);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>No leg has ended in one of these ways.</summary>
    public async Task NeverSaw(params string[] statuses) =>
        Assert.Empty((await State()).GetProperty("legs").EnumerateArray().Select(leg => leg.GetProperty("status").GetString()!).Intersect(statuses));

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> State() => await _http.GetFromJsonAsync<JsonElement>("/api/state", Cancellation);
}
