using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WarmTransfer.Core;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Data;
using SignInOptions = WarmTransfer.Web.Auth.SignInOptions;

namespace WarmTransfer.Web.OpenId;

/// <summary>Whether somebody gets in.</summary>
/// <param name="User">Null: there is no account of theirs.</param>
/// <param name="Refusal">Null: they do.</param>
internal sealed record Admission(User? User, ProviderRefusal? Refusal);

/// <summary>Finds the account of whoever the provider vouches for, makes it at their first sign-in, and lets role and display name follow the provider at each.</summary>
internal sealed class ProviderUsers(UserManager<User> users, Users accounts, WarmTransferDb db, IOptions<SignInOptions> signIn, IOptions<OpenIdOptions> options)
{
    /// <summary>Actor in the audit of what the provider has said.</summary>
    public const string Actor = "(provider)";

    public async Task<Admission> Admit(ProviderPerson person)
    {
        var known = await Find(person);
        if (known is { DisabledAt: not null }) return new(known, ProviderRefusal.Disabled);
        if (person.Role is not { } role) return await WithoutRole(known);
        if (LacksSecondFactor(person, role)) return new(known, ProviderRefusal.NoSecondFactor);
        if (known is null) return await Make(person, role);
        await Follow(known, person.DisplayName, role);
        return new(known, null);
    }

    private bool LacksSecondFactor(ProviderPerson person, string role) =>
        options.Value.SecondFactorValues.Length > 0 && signIn.Value.NeedsSecondFactor(role) && !person.HasSecondFactor;

    // Databases that do not tell small letters from capitals would take one subject for another.
    private async Task<User?> Find(ProviderPerson person) =>
        await users.FindByLoginAsync(person.Issuer, person.Subject) is { } user && (await users.GetLoginsAsync(user)).Any(login => login.ProviderKey == person.Subject) ? user : null;

    // Dismissed by the provider since they were here.
    private async Task<Admission> WithoutRole(User? known)
    {
        if (known is not null) Must(await accounts.SignOutAsync(known.UserName!, Actor));
        return new(known, ProviderRefusal.NoRole);
    }

    // Never an account that is there already: whoever chooses their name at the provider would take it over.
    private async Task<Admission> Make(ProviderPerson person, string role)
    {
        if (!VoiceIdentity.IsAdvised(person.Name)) return new(null, ProviderRefusal.NoName);
        if (await accounts.FindAsync(person.Name) is not null) return new(null, ProviderRefusal.NameTaken);
        var user = new User { UserName = person.Name, AgentId = person.Name, DisplayName = person.DisplayName };
        if (await IsMade(user, person, role)) return new(user, null);
        // The same person, twice at once.
        return await Find(person) is { } made ? new(made, null) : new(null, ProviderRefusal.NameTaken);
    }

    // Saved with the user: a user without it could never sign in, and would keep the name.
    private async Task<bool> IsMade(User user, ProviderPerson person, string role)
    {
        db.UserLogins.Add(new() { LoginProvider = person.Issuer, ProviderKey = person.Subject, ProviderDisplayName = person.Issuer, UserId = user.Id });
        try
        {
            if (await accounts.CreateAsync(user, role, password: null, Actor) is []) return true;
        }
        catch (DbUpdateException)
        {
            // Somebody has taken the name since it was looked for.
        }
        db.ChangeTracker.Clear();
        return false;
    }

    private async Task Follow(User user, string displayName, string role)
    {
        if (await users.GetRolesAsync(user) is not [var present] || present != role) Must(await accounts.FollowRoleAsync(user.UserName!, role, Actor));
        if (user.DisplayName != displayName) Must(await accounts.SetDisplayNameAsync(user.UserName!, displayName, Actor));
    }

    private static void Must(IReadOnlyList<Sentence> problems)
    {
        if (problems is not []) throw new InvalidOperationException($"The account could not be changed: {string.Join(' ', problems)}");
    }
}
