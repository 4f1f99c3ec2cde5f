using WarmTransfer.Core;

namespace WarmTransfer.Web.OpenId;

/// <summary>Why somebody does not get in by the provider.</summary>
/// <param name="Code">In the address of the sign-in page.</param>
/// <param name="Audited">What the audit holds.</param>
/// <param name="Told">What the person reads.</param>
internal sealed record ProviderRefusal(string Code, string Audited, Sentence Told)
{
    public static readonly ProviderRefusal
        NoRole = new("no-role", "The provider gives them no role of ours.", $"Your company knows you, but gives you no role in the call centre. Ask whoever manages accounts in your company for one, then sign in again."),
        NoSecondFactor = new("no-second-factor", "The provider says of no second factor, which the role needs.", $"Your role needs a second factor, and your company says of none. Sign out there, and sign in with one. Ask whoever manages accounts in your company if you were not asked for it."),
        NoName = new("no-name", "What the provider calls them cannot be a user's name.", $"Your company gives you a name that cannot be used here: it has to have 1 to 100 characters out of A-Z, a-z, 0-9 and '_'. Ask whoever manages accounts in your company for another one."),
        NameTaken = new("name-taken", "The name that the provider gives them is somebody else's here.", $"Your name is that of somebody else here, or was. Names are never used twice. Ask whoever manages accounts in your company for another one."),
        Disabled = new("disabled", "The account may not sign in.", $"Your account is disabled here. Ask whoever manages accounts in your company whether that is meant to be."),
        Denied = new("denied", "The provider let them not in, or they turned back there.", $"You were not signed in at your company: it was cancelled there, or your company does not let you in here. Try again, or ask whoever manages accounts."),
        Away = new("away", "The provider could not be reached.", $"Your company's sign-in does not answer. Please try again in a minute; calls go on as they were."),
        Failed = new("failed", "What the provider answered was not what was asked for.", $"Signing in with your company did not work: it may have taken too long, or been begun in another window. Please try once more; if it fails again, tell whoever runs this system when it happened.");

    private static readonly ProviderRefusal[] All = [NoRole, NoSecondFactor, NoName, NameTaken, Disabled, Denied, Away, Failed];

    /// <summary>Null: it is none of these.</summary>
    public static ProviderRefusal? Of(string? code) => Array.Find(All, refusal => refusal.Code == code);
}
