using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Administration;

/// <summary>One thing that an administrator has in hand: with what they began, and what is wrong with what they typed.</summary>
public sealed class Editing<T> where T : class
{
    private readonly SettingKind<T> _kind;
    private readonly AgentId _by;
    private readonly SettingsDesk _desk;
    private readonly LiveSettings _live;

    /// <param name="began">Null: it is new.</param>
    internal Editing(SettingKind<T> kind, string id, Setting<T>? began, AgentId by, SettingsDesk desk, LiveSettings live) =>
        (_kind, Id, Began, _by, _desk, _live) = (kind, id, began, by, desk, live);

    /// <summary>Of something new, it is typed as well.</summary>
    public string Id { get; set; }

    public Setting<T>? Began { get; private set; }

    public bool IsNew => Began is null;

    public ImmutableArray<FieldFault> Faults { get; private set; } = [];

    /// <summary>What is there now.</summary>
    public Setting<T>? Theirs => _live.Now.Find(_kind, Id);

    /// <summary>What they have changed since one began, in words; null where one of them is not there.</summary>
    public Sentence? TheirChange => Theirs is { } theirs && Began is { } began ? SettingChange.Words(Json.Write(began.Value), Json.Write(theirs.Value)) : null;

    /// <summary>Somebody else has changed, made or removed it since one began.</summary>
    public bool IsOvertaken => Theirs?.Revision != Began?.Revision;

    public IEnumerable<Sentence> FaultsOf(string field) => Faults.Where(fault => fault.Field == field || fault.Field.StartsWith(field + ":", StringComparison.Ordinal)).Select(fault => fault.Text);

    /// <summary>It cannot even be read.</summary>
    public void Refuse(IEnumerable<FieldFault> faults) => Faults = [.. faults];

    /// <summary>True when it is saved.</summary>
    public async Task<bool> Save(T value, CancellationToken cancel) => Take(await _desk.Save(_kind, Id, value, Began?.Revision ?? 0, _by, cancel));

    /// <summary>True when it is gone.</summary>
    public async Task<bool> Remove(CancellationToken cancel) => Began is null || Take(await _desk.Remove(_kind, Id, Began.Revision, _by, cancel));

    /// <summary>Goes on from what is there now, whether with their values or one's own.</summary>
    public void CatchUp() => (Began, Faults) = (Theirs, []);

    private bool Take(SaveAnswer answer)
    {
        Faults = answer.Outcome is SaveOutcome.Denied ? [new FieldFault("", $"Only administrators may do this.")] : answer.Faults;
        return answer.Outcome is SaveOutcome.Saved;
    }
}
