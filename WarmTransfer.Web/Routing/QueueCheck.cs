using Microsoft.Extensions.Options;
using WarmTransfer.Web.Calls;

namespace WarmTransfer.Web.Routing;

/// <summary>Finds everything that is wrong with the queues of the settings, at once and before the first call.</summary>
internal sealed class QueueCheck(QueueSettings settings) : IValidateOptions<DeskOptions>
{
    public ValidateOptionsResult Validate(string? name, DeskOptions options) => SettingFault.Judge(Faults(settings.Read()).Concat(ZoneFaults(options.TimeZone)));

    private IEnumerable<SettingFault> Faults(IReadOnlyList<(string Place, QueueOptions Queue)> queues) =>
    [
        .. settings.Faults,
        .. queues.SelectMany(one => QueueRules.Faults(one.Queue.Id, one.Queue.Setting(0)).Select(fault => SettingFault.Mend($"{one.Place}:{fault.Field}", fault.OfSetting, $"{fault.Example}"))),
        .. Twice(queues.Select(one => ($"{one.Place}:{nameof(QueueOptions.Id)}", one.Queue.Id)), "<another id>"),
        .. Twice(queues.SelectMany(one => one.Queue.Numbers.Select((number, index) => ($"{one.Place}:{nameof(QueueOptions.Numbers)}:{index}", number))), "+15550100001"),
    ];

    private static IEnumerable<SettingFault> ZoneFaults(string zone)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            yield return SettingFault.Mend($"{DeskOptions.Section}:{nameof(DeskOptions.TimeZone)}", $"is '{zone}', a time zone that this machine does not know.", "Europe/Berlin");
    }

    private static IEnumerable<SettingFault> Twice(IEnumerable<(string Place, string Value)> entries, string example) => entries
        .Where(entry => entry.Value is not "")
        .GroupBy(entry => entry.Value, StringComparer.Ordinal)
        .SelectMany(same => same.Skip(1).Select(entry => SettingFault.Mend(entry.Place, $"is '{entry.Value}', which {same.First().Place} is already.", example)));
}
