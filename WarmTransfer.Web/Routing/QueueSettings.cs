using System.Collections.Frozen;
using System.ComponentModel;
using WarmTransfer.Core;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Web.Routing;

/// <summary>The section <c>Queues</c> as it was written, before it is bound: a value that cannot be read must not hide the other faults.</summary>
internal sealed class QueueSettings(IConfiguration configuration)
{
    private static readonly Type[] Kinds = [typeof(QueueOptions), typeof(Phrases)];

    /// <summary>Each queue with the place where it is written.</summary>
    public IReadOnlyList<(string Place, QueueOptions Queue)> Read() =>
        [.. configuration.GetSection(QueueOptions.Section).GetChildren().Select(entry => (entry.Path, Readable(entry)))];

    /// <summary>What they come to, with their ids: one queue of all agents where none is written.</summary>
    public IReadOnlyList<(string Id, QueueSetting Queue)> Settings => Read() is { Count: > 0 } written
        ? [.. written.Select((one, index) => (one.Queue.Id, one.Queue.Setting(index)))]
        : [(QueueId.Default.Value, new QueueSetting { Name = "Support" })];

    public Queues Queues(int ringTimeout) => new([.. Settings.Select(one => one.Queue.Queue(one.Id, ringTimeout, FrozenDictionary<AgentId, Member>.Empty))]);

    public IEnumerable<SettingFault> Faults => configuration.GetSection(QueueOptions.Section).GetChildren()
        .SelectMany(entry => Leaves(entry).Where(leaf => !IsReadable(leaf)).Select(leaf => Fault(entry.Path, leaf)));

    private static QueueOptions Readable(IConfigurationSection entry) =>
        new ConfigurationBuilder().AddInMemoryCollection(Leaves(entry).Where(IsReadable)).Build().Get<QueueOptions>() ?? new QueueOptions();

    private static IEnumerable<KeyValuePair<string, string?>> Leaves(IConfigurationSection entry) =>
        entry.AsEnumerable(makePathsRelative: true).Where(setting => setting.Value is not null);

    private static bool IsReadable(KeyValuePair<string, string?> leaf) => PropertyOf(leaf.Key) is { } property && CanRead(property, leaf.Value!);

    // A number is no name of a strategy, though .NET would take it for one.
    private static bool CanRead(PropertyDescriptor property, string value) => property.PropertyType.IsEnum
        ? Enum.GetNames(property.PropertyType).Contains(value, StringComparer.OrdinalIgnoreCase)
        : property.PropertyType.IsArray || property.Converter.IsValid(value);

    private static SettingFault Fault(string place, KeyValuePair<string, string?> leaf) => PropertyOf(leaf.Key) switch
    {
        null => new SettingFault($"{place}{(leaf.Key is "" ? "" : $":{leaf.Key}")}", "is not a setting of a queue.", $"Remove it; there are {string.Join(", ", Names)}."),
        { PropertyType.IsEnum: true } property => SettingFault.Mend(
            $"{place}:{leaf.Key}", $"is '{leaf.Value}', which is not known; there are {string.Join(", ", Enum.GetNames(property.PropertyType))}.", nameof(Strategy.LongestIdle)),
        _ => SettingFault.Mend($"{place}:{leaf.Key}", $"is '{leaf.Value}', which cannot be read.", "0"),
    };

    private static IEnumerable<string> Names => TypeDescriptor.GetProperties(typeof(QueueOptions)).Cast<PropertyDescriptor>().Select(property => property.Name);

    // "RingSeconds", "Phrases:Welcome", "Numbers:0".
    private static PropertyDescriptor? PropertyOf(string key)
    {
        var parts = key.Split(ConfigurationPath.KeyDelimiter);
        var property = Find(Kinds[0], parts[0]);
        if (property is null) return null;
        return property.PropertyType == Kinds[1]
            ? parts.Length == 2 ? Find(Kinds[1], parts[1]) : null
            : parts.Length == (property.PropertyType.IsArray ? 2 : 1) ? property : null;
    }

    private static PropertyDescriptor? Find(Type type, string name) => TypeDescriptor.GetProperties(type).Find(name, ignoreCase: true);
}
