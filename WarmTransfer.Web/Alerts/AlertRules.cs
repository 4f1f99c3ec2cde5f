using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using WarmTransfer.Core.Alerts;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Alerts;

/// <summary>The rules of the database, in use: each change counts from the next look at the floor on.</summary>
internal sealed class AlertRules(LiveSettings live, SettingsDesk desk, IOptions<AlertOptions> options, Board board, ILogger<AlertRules> log) : IAlertRules, ISettingsUser
{
    public static readonly SettingKind<AlertDefinition> Kind = new("alert-rule", AlertRuleCheck.Of);

    private volatile Taken _taken = new([], []);

    public ImmutableArray<AlertDefinition> Now => _taken.Rules;

    public async Task Begin(CancellationToken cancel)
    {
        var known = !live.Now.All(Kind).IsEmpty;
        await desk.Begin(Kind, [.. options.Value.Rules().Select(rule => (rule.Id, rule))], "the settings", cancel);
        if (known) log.LogInformation("The {Count} alert rules are those of the database, to be changed in Settings → Alerts. Thresholds in the section {Section} of the settings filled it once and are left alone.", live.Now.All(Kind).Length, AlertOptions.Section);
        Take();
        live.Changed += Take;
    }

    private void Take()
    {
        var all = live.Now.All(Kind);
        ImmutableArray<long> revisions = [.. all.Select(rule => rule.Revision)];
        if (revisions.SequenceEqual(_taken.Revisions)) return;
        _taken = new(revisions, [.. all.Select(rule => rule.Value with { Id = rule.Id })]);
        board.Touch();
    }

    private sealed record Taken(ImmutableArray<long> Revisions, ImmutableArray<AlertDefinition> Rules);
}
