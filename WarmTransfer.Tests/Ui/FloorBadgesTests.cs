using Bunit;
using WarmTransfer.Core.Agents;
using WarmTransfer.Tests.Core;
using WarmTransfer.Tests.Web.Floor;
using WarmTransfer.Web.Floor;
using WarmTransfer.Web.Quality;

namespace WarmTransfer.Tests.Ui;

/// <summary>What supervisors see of poor lines and of phones that were tested.</summary>
public sealed class FloorBadgesTests : Screen
{
    private readonly FloorScene _floor = new FloorScene().Put(Story.Talking).Named((Story.Agent1, "Ann"));

    [Theory]
    [InlineData(null, 0)]
    [InlineData(SoundQuality.Good, 0)]
    [InlineData(SoundQuality.Poor, 1)]
    public void A_poor_line_has_the_agents_badge_in_the_row_and_a_good_one_is_no_news(SoundQuality? sound, int badges)
    {
        if (sound is { } said) _floor.Board.Put(FloorScene.Id(1), Story.L1, new LegSound(said));
        var row = Render<CallRow>(p => p.Add(c => c.Call, _floor.View.Calls[0]).Add(c => c.Index, 0));
        Assert.Equal(badges, row.FindAll(".chip[data-tone=bad] [data-icon=signal-low]").Count);
        Assert.Equal(badges == 1, row.Markup.Contains("Poor sound", StringComparison.Ordinal));
    }

    [Fact]
    public void The_details_say_of_each_agent_how_the_line_sounds()
    {
        _floor.Board.Put(FloorScene.Id(1), Story.L1, new LegSound(SoundQuality.Good, 4.2, "high-jitter"));
        var map = Render<PartyMap>(p => p.Add(c => c.Parties, _floor.View.Calls[0].Participants).Add(c => c.Supervisors, []));
        Assert.Equal(["", "Good sound"], map.FindAll("li").Select(party => party.QuerySelector(".chip")?.TextContent ?? ""));
        Assert.Equal("MOS 4.2, high-jitter", map.Find(".measured").TextContent);
    }

    [Theory]
    [InlineData(null, false, "never")]
    [InlineData("", false, "passed")]
    [InlineData("Microphone", true, "did not work: Microphone,")]
    public void The_last_test_of_a_phone_is_in_the_details_and_one_that_failed_in_the_row(string? failed, bool marked, string says)
    {
        if (failed is not null) _floor.Put(_floor.Agent(Story.Agent1, "Ann") with { Test = new LastTest(Story.Start, failed.Length == 0 ? null : failed) });
        var row = Render<FloorAgentRow>(p => p.Add(c => c.Agent, _floor.View.Agents[0]).Add(c => c.Index, 0));
        Assert.Equal(marked, row.FindAll(".chip[data-tone=bad]").Any(chip => chip.TextContent == "Pre-call test failed"));
        var drawer = Render<AgentDrawer>(p => p.Add(c => c.Id, Story.Agent1).Add(c => c.View, _floor.View).Add(c => c.Me, Story.Boss));
        Assert.StartsWith(says, drawer.FindAll("dl div").Single(fact => fact.QuerySelector("dt")!.TextContent == "Pre-call test").QuerySelector("dd")!.TextContent.Trim(), StringComparison.Ordinal);
    }
}
