using System.Diagnostics.Metrics;
using WarmTransfer.Core.Agents;
using WarmTransfer.Web.Cluster;
using WarmTransfer.Web.Commit;
using WarmTransfer.Web.Live;
using WarmTransfer.Web.Outbox;

namespace WarmTransfer.Web.Observability;

/// <summary>How things stand at this node, whenever a collector asks.</summary>
internal sealed class Gauges(Measures measures, Board board, Committer committer, CallBudget budget, Duty duty, PageMemory pages, TimeProvider clock) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        measures.Watch("warmtransfer.calls.live", "{call}", "Calls that are live.", () => [new(board.Snapshot.Calls.Count)]);
        measures.Watch("warmtransfer.agents", "{agent}", "Agents, by state.", Agents);
        measures.Watch(Measures.Unsaved, "{change}", "Changes that were brought and are not saved yet.", () => [new(committer.Unsaved)]);
        measures.Watch(Measures.BudgetWaiting, "{leg}", "Legs that wait for their turn in the account's budget of new calls.", () => [new(budget.Waiting)]);
        measures.Watch("warmtransfer.pages.memory", "By", "Memory for each open page: an estimate from above.", () => pages.BytesEach() is { } bytes ? [new Measurement<long>(bytes)] : []);
        measures.Watch("warmtransfer.duty.held", "1", "1 at the node that has the duty.", () => [new(duty.IsHeld ? 1 : 0)]);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private IEnumerable<Measurement<long>> Agents()
    {
        var now = clock.GetUtcNow();
        var states = board.Snapshot.Agents.Values.CountBy(agent => agent.StateAt(now)).ToDictionary();
        return Enum.GetValues<AgentState>().Select(state => new Measurement<long>(states.GetValueOrDefault(state), new KeyValuePair<string, object?>("state", state.ToString())));
    }
}
