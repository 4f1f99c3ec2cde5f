namespace WarmTransfer.Web.OpenId;

/// <summary>Signing in with a company's account (OpenID Connect). Bound from the section <c>SignIn:OpenIdConnect</c>; without an <see cref="Authority"/> there is none.</summary>
public sealed class OpenIdOptions
{
    /// <summary>In the language of whoever reads it; a text of a company's own is the same for everybody.</summary>
    internal const string UsualButtonText = "Sign in with your company account";

    public const string Section = "SignIn:OpenIdConnect";

    /// <summary>The provider's address (issuer), below which its <c>/.well-known/openid-configuration</c> is; https. Empty: nobody signs in by a provider.</summary>
    public string Authority { get; set; } = "";

    /// <summary>The console's client id at the provider.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The console's secret at the provider; secret.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>What is asked for beside <c>openid</c>. Without this setting: <c>profile</c>.</summary>
    public string[] Scopes { get; set; } = [];

    /// <summary>Claim of the ID token that gives the role; it may have several values.</summary>
    public string RoleClaim { get; set; } = "roles";

    /// <summary>For each role of ours the values of <see cref="RoleClaim"/> that give it: <c>SignIn:OpenIdConnect:Roles:supervisor:0</c>. Of several roles the first counts of admin, supervisor, agent, auditor, viewer; whoever has none is not let in.</summary>
    public Dictionary<string, string[]> Roles { get; set; } = [];

    /// <summary>Claim of the ID token that names a new user; of an e-mail address, what stands before the @, with underscores for dots and dashes. It is read once: later changes rename nobody.</summary>
    public string NameClaim { get; set; } = "preferred_username";

    /// <summary>Claim of the ID token with the name that colleagues see.</summary>
    public string DisplayNameClaim { get; set; } = "name";

    /// <summary>Values of <c>amr</c> or <c>acr</c> of which one has to be in the ID token for the roles of <c>SignIn:SecondFactorFor</c>, such as <c>mfa</c>. Without this setting the second factor is the provider's affair.</summary>
    public string[] SecondFactorValues { get; set; } = [];

    /// <summary>Whether local accounts may sign in no more, except for administrators with a second factor, for the day on which the provider is away.</summary>
    public bool Only { get; set; }

    /// <summary>Whether signing out here leads to the provider's sign-out, where it has one.</summary>
    public bool EndProviderSession { get; set; } = true;

    /// <summary>What the button on the sign-in page says.</summary>
    public string ButtonText { get; set; } = UsualButtonText;

    internal bool IsOn => Authority.Length > 0;

    internal static bool IsOnIn(IConfiguration configuration) => configuration[$"{Section}:{nameof(Authority)}"] is { Length: > 0 };
}
