using WarmTransfer.Core.Dispositions;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Routing;

namespace WarmTransfer.Web.Dispositions;

/// <summary>What a set of dispositions has to be.</summary>
internal static class DispositionRules
{
    public const int NameLength = 60;
    public const int MostCodes = 300;
    public const int MostTags = 50;

    public static IEnumerable<FieldFault> Check(string id, DispositionSetting setting, SettingsNow others) =>
    [
        .. id.Length is > 0 and <= SettingModel.IdLength && QueueRules.IdFor(id) == id ? [] : new[] { new FieldFault("Id", $"This is missing, or is not 1 to 40 lower-case letters, digits and hyphens. For example: support") },
        .. setting.Name.Length is > 0 and <= NameLength ? [] : new[] { new FieldFault(nameof(setting.Name), $"Give it a name of at most {NameLength} characters. For example: Support") },
        .. setting.Queues.SelectMany(queue => QueueFaults(queue, others)),
        .. CodeFaults(setting.Set),
        .. TagFaults(setting.Set),
        .. RuleFaults(setting.Set),
    ];

    /// <summary>A disposition that was there stays, whatever else is changed: history and figures refer to it.</summary>
    public static IEnumerable<FieldFault> CheckChange(DispositionSetting before, DispositionSetting after)
    {
        var kept = after.Set.All.Select(one => one.Code.Id).ToHashSet();
        return before.Set.All.Where(one => !kept.Contains(one.Code.Id))
            .Select(one => new FieldFault("", $"{one.Code.Name} is not in it any more, and history refers to it. Retire it instead."));
    }

    private static IEnumerable<FieldFault> QueueFaults(string queue, SettingsNow others)
    {
        if (others.Find(QueueSetting.Kind, queue) is not { } known) yield return new FieldFault(nameof(DispositionSetting.Queues), $"There is no queue '{queue}'. Take it off.");
        else if (others.All(DispositionSetting.Kind).FirstOrDefault(other => other.Value.Queues.Contains(queue)) is { } other)
            yield return new FieldFault(nameof(DispositionSetting.Queues), $"The queue {known.Value.Name} uses {other.Value.Name}. Take it off there first.");
    }

    private static IEnumerable<FieldFault> CodeFaults(DispositionSet set)
    {
        if (set.All.Count() > MostCodes) yield return new FieldFault("Codes", $"There are more than {MostCodes} dispositions. Make another set for some of the queues.");
        if (set.All.GroupBy(one => one.Code.Id).FirstOrDefault(same => same.Count() > 1) is { } twice) yield return new FieldFault("Codes", $"The id '{twice.Key}' is there twice.");
        if (set.All.Any(one => one.Level > DispositionSet.MostLevels)) yield return new FieldFault("Codes", $"There are more than {DispositionSet.MostLevels} levels.");
        if (set.All.Any(one => one.Code.Id.Length is 0 or > DispositionSet.IdMaxLength)) yield return new FieldFault("Codes", $"An id is missing, or longer than {DispositionSet.IdMaxLength} characters.");
        foreach (var fault in set.All.Select(one => one.Code.Codes).Prepend(set.Codes).SelectMany(Together)) yield return fault;
    }

    // Those of one level that are under the same group.
    private static IEnumerable<FieldFault> Together(System.Collections.Immutable.ImmutableArray<DispositionCode> codes)
    {
        if (codes.FirstOrDefault(code => code.Name.Length is 0 or > DispositionSet.NameMaxLength) is { } nameless)
            yield return new FieldFault("Codes", $"'{nameless.Name}' is no name of 1 to {DispositionSet.NameMaxLength} characters. For example: Refund");
        if (codes.GroupBy(code => code.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count(code => !code.Retired) > 1) is { } same)
            yield return new FieldFault("Codes", $"{same.Key} is there twice in one group.");
        if (codes.Count(code => !code.Retired) > DispositionSet.MostOpen)
            yield return new FieldFault("Codes", $"There are more than {DispositionSet.MostOpen} beside {codes[0].Name}: each is chosen by one digit. Make groups of them, or retire some.");
    }

    private static IEnumerable<FieldFault> TagFaults(DispositionSet set)
    {
        if (set.Tags.Length > MostTags) yield return new FieldFault("Tags", $"There are more than {MostTags} tags.");
        if (set.Tags.FirstOrDefault(tag => tag.Length is 0 or > DispositionSet.NameMaxLength) is { } tag) yield return new FieldFault("Tags", $"'{tag}' is no tag of 1 to {DispositionSet.NameMaxLength} characters. For example: vip");
    }

    private static IEnumerable<FieldFault> RuleFaults(DispositionSet set)
    {
        if (set.Required && !set.Choices.Any()) yield return new FieldFault("Required", $"There is no disposition that could be chosen. Add one, or do not require it.");
        if (set.WhenTransferred is { } given && set.NeedsNote(given)) yield return new FieldFault("WhenTransferred", $"This disposition needs a note, and whoever hands a call over may have written none. Choose another, or none.");
        if (set.WhenTransferred is { } code && !set.Choices.Any(choice => choice.Code.Id == code)) yield return new FieldFault("WhenTransferred", $"This disposition cannot be chosen any more. Choose another, or none.");
    }
}
