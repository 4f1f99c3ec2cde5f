using System.Globalization;
using System.Text.RegularExpressions;

namespace WarmTransfer.Web;

/// <summary>What .NET says of settings that cannot be read or are out of range, as this program says it: with the setting's whole name and a remedy.</summary>
internal static partial class PlatformFaults
{
    /// <param name="options">The type that was validated.</param>
    public static string OfValidation(Type options, string failure) =>
        OutOfRange().Match(failure) is { Success: true } match && options.GetField("Section")?.GetValue(null) is string section
            ? SettingFault.Mend($"{section}:{match.Groups["name"].Value}", $"{match.Groups["rule"].Value}.", Default(options, match.Groups["name"].Value)).ToString()
            : failure;

    public static string OfBinding(string message) =>
        Unreadable().Match(message) is { Success: true } match
            ? new SettingFault(match.Groups["name"].Value, $"is '{match.Groups["value"].Value}', which cannot be read.", "The README's table has an example of each setting; left out, it has its default.").ToString()
            : message;

    private static string Default(Type options, string property) =>
        Convert.ToString(options.GetProperty(property)?.GetValue(Activator.CreateInstance(options)), CultureInfo.InvariantCulture) ?? "";

    [GeneratedRegex(@"^DataAnnotation validation failed .* members: '(?<name>\w+)' with the error: 'The field \w+ (?<rule>.*?)\.?'\.$")]
    private static partial Regex OutOfRange();

    [GeneratedRegex(@"^Failed to convert configuration value '(?<value>.*)' at '(?<name>[^']+)' to type")]
    private static partial Regex Unreadable();
}
