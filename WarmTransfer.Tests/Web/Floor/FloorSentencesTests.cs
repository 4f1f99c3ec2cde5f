using System.Text.Json;
using WarmTransfer.Core;
using WarmTransfer.Web.Floor;
using WarmTransfer.Web.Languages;

namespace WarmTransfer.Tests.Web.Floor;

/// <summary>Boards are told in English, and screens in their own language, of the same states.</summary>
public sealed class FloorSentencesTests
{
    private static readonly JsonSerializerOptions Hub = new() { Converters = { new EnglishJson() } };
    private static readonly Sentence Held = $"Customer on hold, {(Sentence)$"ringing {"Bea"}"}";

    [Fact]
    public void A_board_is_sent_a_plain_text_in_English() => Assert.Equal("\"Customer on hold, ringing Bea\"", JsonSerializer.Serialize(Held, Hub));

    [Fact]
    public void A_state_is_found_by_what_the_screen_says_of_it()
    {
        var japanese = Words.In(Language.Japanese);
        var view = FloorView.Empty with { Agents = [new(new AgentId("ann"), "Ann", default, $"Away: {(Sentence)$"Phone in doubt"}", default, true, null, null, null, null)] };

        Assert.Single(new FloorQuery("電話要確認").Agents(view, state => japanese[state]));
        Assert.Empty(new FloorQuery("電話要確認").Agents(view));
    }
}
