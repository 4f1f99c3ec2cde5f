using System.Reflection;
using System.Text.Json.Serialization;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.History;
using WarmTransfer.Web.Languages;

namespace WarmTransfer.Tests.Web.History;

public sealed class EventWordsTests
{
    public static TheoryData<string> Kinds => [.. typeof(CallEvent).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(kind => (string)kind.TypeDiscriminator!)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_event_has_words_of_its_own(string kind)
    {
        var words = EventWords.Of(kind);
        Assert.Equal(kind.Replace('-', ' '), words.Key);
        Assert.NotEqual(words.Key, Words.In(Language.Japanese)[words]);
    }

    [Fact]
    public void A_kind_that_is_not_known_stays_as_it_is_written() => Assert.Equal("from later", EventWords.Of("from-later").English);
}
