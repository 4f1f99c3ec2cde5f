using Bunit;
using Microsoft.AspNetCore.Components;
using WarmTransfer.Web.Shell.Parts;

namespace WarmTransfer.Tests.Ui;

public sealed class PhraseTests : Screen
{
    [Theory]
    [InlineData("One-time password of {0}, shown only now.", "One-time password of <b>0</b>, shown only now.")]
    [InlineData("{1}の{0}", "<i>1</i>の<b>0</b>")]
    [InlineData("{0} ago", "<b>0</b> ago")]
    [InlineData("a <b> {2}", "a &lt;b&gt; ")]
    public void Markup_stands_where_the_language_has_its_place(string text, string markup) =>
        Assert.Equal(markup, Render<Phrase>(phrase => phrase.Add(one => one.Text, text).Add(one => one.First, Markup("<b>0</b>")).Add(one => one.Second, Markup("<i>1</i>"))).Markup);

    private static RenderFragment Markup(string markup) => builder => builder.AddMarkupContent(0, markup);
}
