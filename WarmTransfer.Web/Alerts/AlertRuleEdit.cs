using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Alerts;
using WarmTransfer.Web.Administration;

namespace WarmTransfer.Web.Alerts;

/// <summary>One rule while somebody edits it. Others may change it meanwhile: then what they did is shown, and whoever edits decides.</summary>
public sealed class AlertRuleEdit
{
    private readonly SettingsDesk _desk;
    private readonly LiveSettings _live;
    private readonly AgentId _by;
    private ImmutableArray<FieldFault> _faults = [];
    private bool _saving;

    /// <param name="began">What the edit began with; null: a new rule.</param>
    internal AlertRuleEdit(SettingsDesk desk, LiveSettings live, AgentId by, string id, Setting<AlertDefinition>? began)
    {
        (_desk, _live, _by, Id, Began) = (desk, live, by, id, began);
        Form = began is null ? AlertRuleForm.New : AlertRuleForm.Of(began.Value);
    }

    internal string Id { get; }

    internal AlertRuleForm Form { get; private set; }

    internal Setting<AlertDefinition>? Began { get; private set; }

    /// <summary>As it is for everybody now; null: there is none, or somebody has removed it.</summary>
    internal Setting<AlertDefinition>? Theirs => _live.Now.Find(AlertRules.Kind, Id);

    internal bool IsConflict => !_saving && (Began?.Revision ?? 0) != (Theirs?.Revision ?? 0);

    /// <summary>Why it was not saved; null when nothing was refused, or when the fields say why.</summary>
    internal Sentence? Refused { get; private set; }

    internal IEnumerable<Sentence> FaultsOf(string field) => _faults.Where(fault => fault.Field == field).Select(fault => fault.Text);

    /// <summary>The rule as far as it can be read and stands by itself; null: the fields say why not.</summary>
    internal AlertDefinition? Read()
    {
        var (rule, unread) = Form.Read(Id);
        _faults = unread.IsEmpty ? [.. AlertRules.Kind.Check(Id, rule, _live.Now.Without(AlertRules.Kind.Name, Id))] : unread;
        Refused = _faults.OfForm();
        return _faults.IsEmpty ? rule : null;
    }

    /// <summary>False: something on the form says why not.</summary>
    internal async Task<bool> Save(CancellationToken cancel)
    {
        if (Read() is not { } rule) return false;
        // What one saves oneself is no news of others.
        _saving = true;
        try
        {
            var answer = await _desk.Save(AlertRules.Kind, Id, rule, Began?.Revision ?? 0, _by, cancel);
            _faults = answer.Faults;
            Refused = answer.Outcome is SaveOutcome.Denied ? (Sentence)$"Only administrators may change alert rules." : null;
            return answer.Outcome is SaveOutcome.Saved;
        }
        finally
        {
            _saving = false;
        }
    }

    /// <summary>What others did is known; the next save writes over it.</summary>
    internal void KeepMine() => Began = Theirs;

    internal void TakeTheirs()
    {
        (Began, _faults, Refused) = (Theirs, [], null);
        if (Theirs is { } theirs) Form = AlertRuleForm.Of(theirs.Value);
    }
}
