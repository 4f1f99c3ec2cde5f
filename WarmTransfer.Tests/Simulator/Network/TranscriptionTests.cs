using System.Text.Json;

namespace WarmTransfer.Tests.Simulator.Network;

/// <summary>Real-time transcriptions: what is known to have been said is told as Twilio tells it, and nothing else is.</summary>
public sealed class TranscriptionTests
{
    [Fact]
    public async Task What_the_party_says_is_told_with_all_fields_until_it_is_stopped_by_name()
    {
        await using var network = await TestNetwork.StartAsync();
        network.Host.On("/voice", "<Response><Say>One moment.</Say><Pause length=\"120\"/></Response>");
        var caller = await network.CallInAsync();
        await network.PassAsync(1);
        var begun = await network.Rest.PostAsync($"Calls/{caller}/Transcriptions.json", ("Name", "one"), ("Track", "inbound_track"), ("StatusCallbackUrl", network.Host.Url("/told")), ("LanguageCode", "en-GB"));
        Assert.Equal(("one", "in-progress", caller), (Text(begun, "name"), Text(begun, "status"), Text(begun, "call_sid")));
        Assert.StartsWith("GT", Text(begun, "sid"), StringComparison.Ordinal);

        network.Door.Say(caller, new("I was charged twice.", 0.8));
        await network.PassAsync(3);
        await network.Rest.PostAsync($"Calls/{caller}/Transcriptions/one.json", ("Status", "stopped"));
        await network.SettleAsync();
        network.Door.Say(caller, new("Nobody writes this down."));
        await network.PassAsync(3);

        var told = network.Host.To("/told").OrderBy(hit => hit["SequenceId"]).ToList();
        Assert.Equal(["transcription-started", "transcription-content", "transcription-stopped"], told.Select(hit => hit["TranscriptionEvent"]));
        Assert.Equal(["1", "2", "3"], told.Select(hit => hit["SequenceId"]));
        Assert.All(told, hit => Assert.True(hit.IsSigned(network.Options.AuthToken) && hit["TranscriptionSid"] == Text(begun, "sid") && hit["CallSid"] == caller));
        Assert.Equal(("inbound_track", "true", "en-GB"), (told[1]["Track"], told[1]["Final"], told[1]["LanguageCode"]));
        using var data = JsonDocument.Parse(told[1]["TranscriptionData"]);
        Assert.Equal(("I was charged twice.", 0.8), (Text(data.RootElement, "transcript"), data.RootElement.GetProperty("confidence").GetDouble()));
        Assert.True(DateTimeOffset.TryParse(told[1]["Timestamp"], null, out _));
    }

    [Fact]
    public async Task What_is_not_final_is_told_only_to_who_asked_for_it_and_ends_with_the_leg()
    {
        await using var network = await TestNetwork.StartAsync();
        network.Host.On("/voice", "<Response><Say>One moment.</Say><Pause length=\"120\"/></Response>");
        var caller = await network.CallInAsync();
        await network.PassAsync(1);
        await network.Rest.PostAsync($"Calls/{caller}/Transcriptions.json", ("StatusCallbackUrl", network.Host.Url("/told")), ("PartialResults", "true"));
        network.Door.Say(caller, new("I was charged twice."));
        await network.PassAsync(3);
        await network.HangUpAsync(caller);
        await network.SettleAsync();

        var told = network.Host.To("/told").OrderBy(hit => hit["SequenceId"]).ToList();
        Assert.Equal(["", "false", "true", ""], told.Select(hit => hit["Final"]));
        Assert.Equal("0.9", told[1]["Stability"]);
        Assert.Equal("transcription-stopped", told[3]["TranscriptionEvent"]);
    }

    [Fact]
    public async Task A_leg_that_is_over_has_none_and_one_that_is_over_cannot_be_stopped()
    {
        await using var network = await TestNetwork.StartAsync();
        network.Host.On("/voice", "<Response><Say>One moment.</Say><Pause length=\"120\"/></Response>");
        var caller = await network.CallInAsync();
        await network.PassAsync(1);
        await network.HangUpAsync(caller);
        Assert.Equal((400, 21220), await network.Rest.RefusedAsync(HttpMethod.Post, $"Calls/{caller}/Transcriptions.json", ("Track", "inbound_track")));
        Assert.Equal((404, 20404), await network.Rest.RefusedAsync(HttpMethod.Post, $"Calls/{caller}/Transcriptions/one.json", ("Status", "stopped")));
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
