using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace WarmTransfer.Web.Calls;

/// <summary>Finds the starts of numbers that mean more, or less, than whoever wrote them can have meant: an empty one begins every number in the world.</summary>
internal sealed partial class NumbersCheck : IValidateOptions<DeskOptions>
{
    private const string NorthAmerica = "+1";
    private const int AreaCode = 3;

    public ValidateOptionsResult Validate(string? name, DeskOptions options)
    {
        string[] faults =
        [
            .. Faults(nameof(options.TransferNumbers), options.TransferNumbers),
            .. Faults(nameof(options.BlockedNumbers), options.BlockedNumbers),
        ];
        return faults is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(string setting, string?[] starts) =>
        from entry in starts.Select((start, i) => (Place: $"{DeskOptions.Section}:{setting}:{i}", Start: start ?? ""))
        let problem = Problem(entry.Start)
        where problem is not null
        select SettingFault.Mend(entry.Place, $"is '{entry.Start}', {problem}", "+44").ToString();

    private static string? Problem(string start) => NumberingPlans.CountryCodeOf(start) switch
    {
        _ when !Form().IsMatch(start) => "which is not the start of a number: plus, country code, digits, no spaces.",
        null when NumberingPlans.IsShorterThanACountryCode(start) => "which is shorter than a country code: it would stand for many countries.",
        null => "which names no country: no country code begins so.",
        NorthAmerica when start.Length > NorthAmerica.Length && start.Length < NorthAmerica.Length + AreaCode =>
            "which is cut off within an area code: it would stand for many countries. Write +1 alone, or three digits more.",
        _ => null,
    };

    [GeneratedRegex(@"^\+[1-9][0-9]{0,14}\z")]
    private static partial Regex Form();
}
