using System.Globalization;
using WarmTransfer.Web;

namespace WarmTransfer.Tests.Web.Languages;

/// <summary>What a customer speaks is read in the language of whoever looks.</summary>
public sealed class LanguageNameTests
{
    [Theory]
    [InlineData("", "de-DE", "German (Germany)")]
    [InlineData("en", "ja-JP", "Japanese (Japan)")]
    [InlineData("ja", "de-DE", "ドイツ語 (ドイツ)")]
    [InlineData("ja", "ja-JP", "日本語 (日本)")]
    [InlineData("en", "de-DE", "German (Germany)")]
    [InlineData("ja", "xx-Unknown-Speech", "xx-Unknown-Speech")]
    public void It_is_called_as_the_reader_calls_it(string reader, string spoken, string name)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(reader);
        Assert.Equal(name, LanguageName.Of(spoken));
    }
}
