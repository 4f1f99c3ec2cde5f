using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Live;
using WarmTransfer.Web.Teams;

namespace WarmTransfer.Web.Transfers;

/// <summary>Who may transfer where, in use: by what is set and by who is in which group now.</summary>
internal sealed class TransferBook(LiveSettings live, LiveMembers members, LiveRights rights, Board board) : ISettingsUser
{
    private readonly Lock _taking = new();

    public async Task Begin(CancellationToken cancel)
    {
        await members.Look(cancel);
        Take();
        live.Changed += Take;
        members.Changed += Take;
    }

    private void Take()
    {
        lock (_taking) rights.Now = Rights(live.Now.Find(TransferSettings.Kind, TransferSettings.Id)?.Value ?? new TransferSettings(), members.Now);
        board.Touch();
    }

    private static TransferRights Rights(TransferSettings settings, IReadOnlyDictionary<AgentId, Member> members) => new()
    {
        EverybodyElse = settings.EverybodyElse.Rule,
        Rules = members.Select(one => (one.Key, Rules: Of(settings, one.Value))).Where(one => !one.Rules.IsEmpty).ToImmutableDictionary(one => one.Key, one => one.Rules),
    };

    private static ImmutableArray<TransferRule> Of(TransferSettings settings, Member member) =>
        [.. settings.Groups.Where(row => member.Groups.Contains(row.Group)).Select(row => row.Rule)];
}

/// <summary>Who may transfer where, as it is now.</summary>
internal sealed class LiveRights
{
    private TransferRights _now = new();

    public TransferRights Now
    {
        get => Volatile.Read(ref _now);
        set => Volatile.Write(ref _now, value);
    }
}
