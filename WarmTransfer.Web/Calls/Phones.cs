using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Calls;

/// <summary>Hears of phones that come and go. One that goes while it rings cannot be answered any more: the customer does not wait until the ringing has run out.</summary>
internal sealed class Phones(AgentDesk agents, Desk desk, Board board) : IPresence
{
    private const string Actor = "phone";

    public Task PhoneSeen(AgentId agent, CancellationToken cancel) => agents.PhoneSeen(agent, cancel);

    public Task PhoneSeen(AgentId agent, DateTimeOffset tokenUntil, CancellationToken cancel) => agents.PhoneSeen(agent, tokenUntil, cancel);

    public async Task PhoneGone(AgentId agent, CancellationToken cancel)
    {
        await agents.PhoneGone(agent, cancel);
        if (board.Snapshot.Agents.GetValueOrDefault(agent)?.Engagement is { Talking: false } rung)
            await desk.Post(new Post(rung.Call, new CallEvent.Fact.PhoneGone(rung.Leg), Actor), cancel);
    }
}
