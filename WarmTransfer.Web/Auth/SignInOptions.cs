using Microsoft.Extensions.Options;

namespace WarmTransfer.Web.Auth;

/// <summary>What signing in asks for. Bound from the section <c>SignIn</c>.</summary>
public sealed class SignInOptions
{
    public const string Section = "SignIn";

    /// <summary>Stands in <see cref="SecondFactorFor"/> for no role at all.</summary>
    internal const string Nobody = "none";

    /// <summary>Roles whose people need a second factor; <c>none</c> alone for nobody. Without this setting: supervisor, admin and auditor, and in Development nobody.</summary>
    public string[] SecondFactorFor { get; set; } = [];

    internal bool NeedsSecondFactor(string role) => SecondFactorFor.Contains(role);
}

/// <summary>What holds when nothing is set.</summary>
internal sealed class SignInDefaults(IHostEnvironment environment) : IPostConfigureOptions<SignInOptions>
{
    public void PostConfigure(string? name, SignInOptions options)
    {
        if (options.SecondFactorFor is [] && !environment.IsDevelopment()) options.SecondFactorFor = [Roles.Supervisor, Roles.Admin, Roles.Auditor];
    }
}

/// <summary>Finds what is wrong with these settings at start.</summary>
internal sealed class SignInOptionsCheck : IValidateOptions<SignInOptions>
{
    public ValidateOptionsResult Validate(string? name, SignInOptions options)
    {
        string[] faults = [.. options.SecondFactorFor.Select((role, place) => Fault(role, place, options)).OfType<string>()];
        return faults is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static string? Fault(string role, int place, SignInOptions options) =>
        Roles.All.Contains(role) || options.SecondFactorFor is [SignInOptions.Nobody] ? null : SettingFault.Mend(
            $"{SignInOptions.Section}:{nameof(SignInOptions.SecondFactorFor)}:{place}",
            $"is '{role}'; there are the roles {string.Join(", ", Roles.All)}, and '{SignInOptions.Nobody}' alone.", Roles.Supervisor).ToString();
}
