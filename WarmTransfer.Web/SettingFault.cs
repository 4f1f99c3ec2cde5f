using Microsoft.Extensions.Options;

namespace WarmTransfer.Web;

/// <summary>A setting that cannot stand: which, what is wrong, and how to mend it.</summary>
internal sealed record SettingFault(string Setting, string Problem, string Remedy)
{
    public static SettingFault Mend(string setting, string problem, string example) => new(
        setting,
        problem,
        $"Set the environment variable {setting.Replace(":", "__", StringComparison.Ordinal)}={example}, "
        + $"or on a developer's machine: dotnet user-secrets --project WarmTransfer.Web set \"{setting}\" \"{example}\".");

    /// <summary>What a check of options answers: all faults at once, or that there is none.</summary>
    public static ValidateOptionsResult Judge(IEnumerable<SettingFault> faults) =>
        faults.Select(fault => fault.ToString()).ToList() is { Count: > 0 } found ? ValidateOptionsResult.Fail(found) : ValidateOptionsResult.Success;

    public override string ToString() => $"{Setting} {Problem}{Environment.NewLine}      {Remedy}";
}
