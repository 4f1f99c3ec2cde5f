using Microsoft.AspNetCore.Identity;
using WarmTransfer.Core;

namespace WarmTransfer.Web.Auth;

/// <summary>Why Identity does not do something, as a sentence: it becomes a text where it is shown, in the language of whoever reads it there.</summary>
internal sealed class SaidError : IdentityError
{
    private readonly Sentence _said;

    public SaidError(string code, Sentence said) => (Code, Description, _said) = (code, said.English, said);

    public static Sentence Of(IdentityError error) => error is SaidError said ? said._said : $"{error.Description}";
}

/// <summary>Identity's own words, as far as anybody here can meet them: nobody has an e-mail address, roles are our own, and passwords need no signs of certain kinds.</summary>
internal sealed class SaidErrors : IdentityErrorDescriber
{
    public override IdentityError DefaultError() => new SaidError(nameof(DefaultError), $"An unknown failure has occurred.");

    public override IdentityError PasswordMismatch() => new SaidError(nameof(PasswordMismatch), $"Incorrect password.");

    public override IdentityError InvalidToken() => new SaidError(nameof(InvalidToken), $"Invalid token.");

    public override IdentityError InvalidUserName(string? userName) => new SaidError(nameof(InvalidUserName), $"Username '{userName}' is invalid, can only contain letters or digits.");

    public override IdentityError DuplicateUserName(string userName) => new SaidError(nameof(DuplicateUserName), $"Username '{userName}' is already taken.");

    public override IdentityError UserAlreadyInRole(string role) => new SaidError(nameof(UserAlreadyInRole), $"User already in role '{role}'.");

    public override IdentityError PasswordTooShort(int length) => new SaidError(nameof(PasswordTooShort), $"Passwords must be at least {length} characters.");

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) => new SaidError(nameof(PasswordRequiresUniqueChars), $"Passwords must use at least {uniqueChars} different characters.");
}
