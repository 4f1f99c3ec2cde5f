using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Core;
using WarmTransfer.Web.History;
using WarmTransfer.Web.Languages;

namespace WarmTransfer.Tests.Ui;

/// <summary>A sentence with a time in it.</summary>
public sealed class TellingTests : Screen
{
    [Fact]
    public void A_time_stands_where_the_sentence_has_it()
    {
        var said = Said();
        Assert.StartsWith("Promised for <local-time", said, StringComparison.Ordinal);
        Assert.EndsWith("</local-time> by Agent 1", said, StringComparison.Ordinal);
    }

    [Fact]
    public void And_where_another_language_has_it()
    {
        Services.AddSingleton(Words.In(Language.Japanese));
        Assert.EndsWith("</local-time>(担当: Agent 1さん)", Said(), StringComparison.Ordinal);
    }

    private string Said() => Render<Telling>(telling => telling.Add(one => one.Text, (Sentence)$"Promised for {Views.Noon} by {"Agent 1"}")).Markup.Trim();
}
