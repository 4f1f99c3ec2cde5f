using System.ComponentModel;
using System.Globalization;

namespace WarmTransfer.Web.Twilio;

/// <summary>The section <c>Twilio</c> as it was written, before it is bound: a number that is none must not hide the other faults.</summary>
internal sealed class TwilioSettings(IConfiguration configuration)
{
    public IConfiguration Readable => new ConfigurationBuilder().AddInMemoryCollection(Written.Where(IsReadable)).Build();

    public IEnumerable<SettingFault> Faults => Written.Where(setting => !IsReadable(setting)).Select(setting => SettingFault.Mend(
        $"{TwilioOptions.Section}:{setting.Key}",
        $"is '{setting.Value}', which cannot be read.",
        Convert.ToString(PropertyOf(setting.Key)!.GetValue(new TwilioOptions()), CultureInfo.InvariantCulture)!));

    private IEnumerable<KeyValuePair<string, string?>> Written =>
        configuration.GetSection(TwilioOptions.Section).AsEnumerable(makePathsRelative: true);

    // Only numbers and durations can be unreadable, so no secret is ever printed.
    private static bool IsReadable(KeyValuePair<string, string?> setting) =>
        setting.Value is null || PropertyOf(setting.Key) is not { } property || property.Converter.IsValid(setting.Value);

    private static PropertyDescriptor? PropertyOf(string name) => TypeDescriptor.GetProperties(typeof(TwilioOptions)).Find(name, ignoreCase: true);
}
