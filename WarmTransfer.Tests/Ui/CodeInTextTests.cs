namespace WarmTransfer.Tests.Ui;

public sealed class CodeInTextTests
{
    [Theory]
    [InlineData("<p>view.Taken The next call rings here.</p>", "view.Taken")]
    [InlineData("<p title=\"view.Taken\">Agent 1. The call is theirs.<b>e.g. Berta</b></p>")]
    public void Code_is_found_in_text_alone(string markup, params string[] found) => Assert.Equal(found, CodeInText.In(markup));
}
