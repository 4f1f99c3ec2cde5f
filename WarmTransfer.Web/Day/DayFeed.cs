using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Figures;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.History;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Day;

/// <inheritdoc cref="IDayFeed"/>
internal sealed class DayFeed(IDbContextFactory<WarmTransferDb> databases, BoardFeed board, CallFinder calls, IOptions<DeskOptions> desk, TimeProvider clock) : IDayFeed
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(desk.Value.TimeZone);

    // What is on the board may have gone on twice since it was last looked at: what is over is read where it is kept.
    public async IAsyncEnumerable<DayView> Subscribe(CurrentAgent viewer, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (me, past) = (new AgentId(viewer.AgentId), new List<AgentStateInterval>());
        await foreach (var now in board.SubscribeToAgents(agents => new Doing(agents.GetValueOrDefault(me)), cancel))
        {
            past.AddRange(await Since(past is [.., var last] ? last.Until : Period.Today(clock.GetUtcNow(), _zone).From, me, cancel));
            yield return new DayView(Figures(past, now.Agent), await calls.Own(viewer, cancel));
        }
    }

    private async Task<IEnumerable<AgentStateInterval>> Since(DateTimeOffset after, AgentId me, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = await db.AgentStates.AsNoTracking().Where(row => row.AgentId == me.Value && row.Until > after).OrderBy(row => row.Since).ToListAsync(cancel);
        return rows.Select(row => row.Read());
    }

    private OwnDay Figures(List<AgentStateInterval> past, Agent? agent)
    {
        var now = clock.GetUtcNow();
        var today = Period.Today(now, _zone);
        past.RemoveAll(interval => interval.Until < today.From);
        var going = agent is null ? [] : AgentStateHistory.UpTo(agent, now).Where(interval => past is not [.., var last] || interval.Since >= last.Until);
        return OwnDay.Of([.. past, .. going], agent?.StateAt(now) is AgentState.OnCall, today);
    }

    /// <summary>What the agent does; that their phone was heard of is no change of it.</summary>
    private sealed record Doing(Agent? Agent)
    {
        public bool Equals(Doing? other) => other is not null && Agent?.CurrentState == other.Agent?.CurrentState && Agent?.Engagement == other.Agent?.Engagement;

        public override int GetHashCode() => HashCode.Combine(Agent?.CurrentState);
    }
}
