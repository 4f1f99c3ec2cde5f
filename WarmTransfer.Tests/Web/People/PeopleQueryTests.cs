using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Languages;
using WarmTransfer.Web.People;

namespace WarmTransfer.Tests.Web.People;

public sealed class PeopleQueryTests
{
    [Theory]
    [InlineData("管理者", 1)]
    [InlineData("admin", 1)]
    [InlineData("オペレーター", 0)]
    public void A_role_is_found_by_its_name_in_the_reader_s_language_and_by_itself(string text, int found) =>
        Assert.Equal(found, new PeopleQuery(text, PeopleFilter.Everybody, Words.In(Language.Japanese)).Of([Row("root", Roles.Admin)]).Length);

    private static PersonRow Row(string name, string role) => new(name, name, new Person(name, role), null, false, SecondFactorState.None, null, IsDemo: false, null);
}
