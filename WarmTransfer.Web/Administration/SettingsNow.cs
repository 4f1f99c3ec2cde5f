using System.Collections.Concurrent;
using System.Collections.Immutable;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Administration;

/// <summary>Everything that administrators have set, at one moment.</summary>
public sealed class SettingsNow
{
    private readonly ImmutableDictionary<(string Kind, string Id), SettingRow> _rows;
    // Each document is read once, and each kind put together once, however often they are asked for: every call does.
    private readonly ConcurrentDictionary<long, object> _read = new();
    private readonly ConcurrentDictionary<string, object> _all = new();

    private SettingsNow(long revision, ImmutableDictionary<(string, string), SettingRow> rows) => (Revision, _rows) = (revision, rows);

    public static SettingsNow Nothing { get; } = new(0, ImmutableDictionary<(string, string), SettingRow>.Empty);

    /// <summary>The newest change that is in it; 0: nothing was ever set.</summary>
    public long Revision { get; }

    /// <summary>All of a kind, in the order of their ids.</summary>
    public ImmutableArray<Setting<T>> All<T>(SettingKind<T> kind) where T : class => (ImmutableArray<Setting<T>>)_all.GetOrAdd(kind.Name, _ => Read(kind));

    public Setting<T>? Find<T>(SettingKind<T> kind, string id) where T : class => _rows.GetValueOrDefault((kind.Name, id)) is { } row ? Read<T>(row) : null;

    /// <param name="changes">What has been changed since, the oldest first.</param>
    internal SettingsNow After(IReadOnlyCollection<SettingRow> changes) => changes.Count == 0 ? this : new(
        changes.Max(row => row.Revision),
        changes.Aggregate(_rows, (rows, row) => row.Document is null ? rows.Remove((row.Kind, row.Id)) : rows.SetItem((row.Kind, row.Id), row)));

    internal SettingsNow Without(string kind, string id) => new(Revision, _rows.Remove((kind, id)));

    private ImmutableArray<Setting<T>> Read<T>(SettingKind<T> kind) where T : class =>
        [.. _rows.Values.Where(row => row.Kind == kind.Name).OrderBy(row => row.Id, StringComparer.Ordinal).Select(Read<T>)];

    private Setting<T> Read<T>(SettingRow row) where T : class =>
        new(row.Id, (T)_read.GetOrAdd(row.Revision, _ => Json.Read<T>(row.Document!)), row.Revision, row.ChangedAt, row.ChangedBy);
}
