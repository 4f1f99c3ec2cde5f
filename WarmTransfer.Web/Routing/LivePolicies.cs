using Microsoft.Extensions.Options;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Dispositions;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Dispositions;
using WarmTransfer.Web.Transfers;
using WarmTransfer.Web.Twilio;

namespace WarmTransfer.Web.Routing;

/// <summary>The rules of calls and of agents' work, as the settings and the queues have them now.</summary>
internal sealed class LivePolicies(LiveQueues queues, LiveRights rights, LiveDispositions dispositions, IOptions<DeskOptions> desk, IOptions<TwilioOptions> twilio)
{
    private Policies? _last;

    public CallPolicy Calls => Now.Calls;

    public AgentPolicy Agents => Now.Agents;

    // Made anew only when something of it has changed: every event of every call asks.
    private Policies Now => Volatile.Read(ref _last) is { } last && ReferenceEquals(last.Queues, queues.Now) && ReferenceEquals(last.Calls.Rights, rights.Now)
        && ReferenceEquals(last.Agents.Dispositions, dispositions.Now) ? last : Make(queues.Now, rights.Now, dispositions.Now);

    private Policies Make(Queues now, TransferRights rightsNow, DispositionBook book)
    {
        var made = new Policies(now, desk.Value.CallPolicy(twilio.Value.RingTimeout, now) with { Rights = rightsNow }, desk.Value.AgentPolicy(now) with { Dispositions = book });
        Volatile.Write(ref _last, made);
        return made;
    }

    private sealed record Policies(Queues Queues, CallPolicy Calls, AgentPolicy Agents);
}
