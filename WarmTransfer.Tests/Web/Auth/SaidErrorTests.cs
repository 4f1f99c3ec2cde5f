using Microsoft.AspNetCore.Identity;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Languages;

namespace WarmTransfer.Tests.Web.Auth;

public sealed class SaidErrorTests
{
    public static TheoryData<Func<IdentityErrorDescriber, IdentityError>> All =>
    [
        .. new Func<IdentityErrorDescriber, IdentityError>[]
        {
            said => said.DefaultError(), said => said.PasswordMismatch(), said => said.InvalidToken(), said => said.InvalidUserName("a b"), said => said.DuplicateUserName("kim"),
            said => said.UserAlreadyInRole("agent"), said => said.PasswordTooShort(12), said => said.PasswordRequiresUniqueChars(5),
        },
    ];

    [Theory]
    [MemberData(nameof(All), DisableDiscoveryEnumeration = true)]
    public void What_identity_says_is_the_same_in_English_and_is_said_in_Japanese(Func<IdentityErrorDescriber, IdentityError> say)
    {
        var (theirs, ours) = (say(new IdentityErrorDescriber()), say(new SaidErrors()));

        Assert.Equal((theirs.Code, theirs.Description), (ours.Code, ours.Description));
        Assert.Equal(theirs.Description, SaidError.Of(ours).English);
        Assert.EndsWith("。", Words.In(Language.Japanese)[SaidError.Of(ours)], StringComparison.Ordinal);
        Assert.Equal(theirs.Description, Words.In(Language.Japanese)[SaidError.Of(theirs)]);
    }
}
