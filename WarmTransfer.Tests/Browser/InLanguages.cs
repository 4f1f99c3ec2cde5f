using WarmTransfer.Web.Languages;

namespace WarmTransfer.Tests.Browser;

/// <summary>The languages in which a story is told.</summary>
internal static class InLanguages
{
    public static IEnumerable<TheoryDataRow<string>> Always => [.. Language.All.Select(language => new TheoryDataRow<string>(language.Code))];

    /// <summary>In others than English only among the rare stories: that nothing is without a translation the build has seen already.</summary>
    public static IEnumerable<TheoryDataRow<string>> InEnglish => [.. Always.Select(row => row.Rare(row.Data))];

    /// <param name="language">In which the row is told.</param>
    public static TRow Rare<TRow>(this TRow row, string language) where TRow : TheoryDataRowBase
    {
        if (language != Language.English.Code && !Needs.EveryStory) row.Skip = RareStoryAttribute.Reason;
        return row;
    }
}
