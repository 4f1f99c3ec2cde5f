using System.Text.Json.Nodes;
using WarmTransfer.Core;
using WarmTransfer.Core.Alerts;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Tests.Web.Data;

/// <summary>Sentences in documents: the version before languages reads what this one writes, and this one what that wrote.</summary>
public sealed class SavedSentenceTests
{
    private static readonly Refusal Taken = new(RefusalCode.Taken, $"{"Ann"} has this lead.");
    private static readonly Alert Waiting = new(
        AlertRule.LongWait, [new Breach(AlertRule.LongWait, "CA1", $"A customer has waited for more than {"60 s"} in {"Support"}", $"{Breach.Count} customers have waited for more than {"60 s"}")], default);

    [Fact]
    public void What_is_saved_is_read_again_as_a_sentence()
    {
        Assert.Equal(Taken, Json.Read<Refusal>(Json.Write(Taken)));
        Assert.Equal(Waiting.Breaches, Json.Read<Alert>(Json.Write(Waiting)).Breaches);
    }

    [Fact]
    public void The_last_version_finds_plain_texts()
    {
        Assert.Equal("Ann has this lead.", (string?)JsonNode.Parse(Json.Write(Taken))!["reason"]);
        var breach = JsonNode.Parse(Json.Write(Waiting))!["breaches"]![0]!;
        Assert.Equal(("A customer has waited for more than 60 s in Support", "{count} customers have waited for more than 60 s"), ((string?)breach["text"], (string?)breach["several"]));
    }

    [Fact]
    public void What_the_last_version_saved_is_read_as_it_stands()
    {
        var refusal = JsonNode.Parse(Json.Write(Taken))!;
        refusal.AsObject().Remove("sentence");
        Assert.Equal("Ann has this lead.", Json.Read<Refusal>(refusal.ToJsonString()).Reason.English);
        var alert = JsonNode.Parse(Json.Write(Waiting))!;
        foreach (var sentence in new[] { "sentence", "sentenceOfSeveral" }) alert["breaches"]![0]!.AsObject().Remove(sentence);
        var read = Json.Read<Alert>(alert.ToJsonString());
        Assert.Equal(Waiting.Text.English, read.Text.English);
        Assert.Equal("2 customers have waited for more than 60 s", (read with { Breaches = [read.Breaches[0], read.Breaches[0]] }).Text.English);
    }
}
