using WarmTransfer.Core;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Languages;

namespace WarmTransfer.Tests.Web.Administration;

/// <summary>A change is told in English in the audit, and in the language of whoever edits the same.</summary>
public sealed class SettingChangeTests
{
    private const string Before = """{"name":"Sales","ringSeconds":20,"unheardOf":true}""", After = """{"name":"Sales","ringSeconds":30}""";

    [Fact]
    public void Each_field_that_differs_is_told_with_what_it_was() =>
        Assert.Equal("ringSeconds: 20 → 30; unheardOf: true → none", SettingChange.Words(Before, After).English);

    [Fact]
    public void A_field_that_is_known_has_a_name_in_each_language() =>
        Assert.Equal("呼び出し時間（秒）: 20 → 30; unheardOf: true → なし", Words.In(Language.Japanese)[SettingChange.Words(Before, After)]);

    [Fact]
    public void What_comes_goes_or_stays_the_same_is_told_in_a_word()
    {
        Sentence[] words = [SettingChange.Words(null, After), SettingChange.Words(Before, null), SettingChange.Words(After, After)];
        Assert.Equal(["new", "removed", "nothing changed"], words.Select(one => one.English));
    }
}
