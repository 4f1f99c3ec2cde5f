using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Sessions;

/// <summary>What becomes of somebody's phone when their last session is over.</summary>
internal interface ICutOff
{
    Task Gone(IReadOnlyList<AgentId> people, CancellationToken cancel);

    /// <summary>Looks for whoever monitors a call and has not the role, the right or the team for it any more, whatever has become of their sessions.</summary>
    Task Demoted(CancellationToken cancel);
}

/// <summary>Takes the phone from whoever may not be here any more: it rings no more, and hears no more of others' calls. Who talks to a customer talks on.</summary>
internal sealed class CutOff(Board board, Desk desk, IPresence presence, Permissions permissions) : ICutOff
{
    private const string Actor = "sessions";

    public async Task Gone(IReadOnlyList<AgentId> people, CancellationToken cancel)
    {
        foreach (var person in people)
        {
            if (board.Snapshot.Agents.ContainsKey(person)) await presence.PhoneGone(person, cancel);
            await StopMonitoring(Monitored().Where(part => part.Person == person), cancel);
        }
    }

    public async Task Demoted(CancellationToken cancel)
    {
        foreach (var part in Monitored())
            if (!await permissions.MayMonitor(part.Person, part.Call, cancel)) await StopMonitoring([part], cancel);
    }

    private List<(CallId Call, AgentId Person)> Monitored() =>
    [
        .. from call in board.Snapshot.Calls.Values
           from leg in call.Legs
           where leg.Agent is not null && call.IsMonitoring(leg)
           select (call.Id, leg.Agent!.Value),
    ];

    // Not by the door at which one has to be a supervisor: they are none any more.
    private async Task StopMonitoring(IEnumerable<(CallId Call, AgentId Person)> parts, CancellationToken cancel)
    {
        foreach (var (call, person) in parts.ToList())
            await desk.Post(new Post(call, new CallEvent.Intent.StopMonitoring(person), Actor), cancel);
    }
}
