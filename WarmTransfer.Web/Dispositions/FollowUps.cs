using WarmTransfer.Core;
using WarmTransfer.Core.Dispositions;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Leads;

namespace WarmTransfer.Web.Dispositions;

/// <summary>Makes leads of what agents promise to customers whom they have spoken to.</summary>
internal sealed class FollowUps(CallReader calls, LeadStore store, LeadBoard leads)
{
    /// <summary>Why it cannot be promised; null: it is.</summary>
    public async Task<Refusal?> Promise(CallId id, FollowUp followUp, CancellationToken cancel)
    {
        if (await calls.Find(id, cancel) is not { } call) return new Refusal(RefusalCode.Unknown, $"There is no such call any more.");
        var refusal = await store.Promise(call, followUp, cancel);
        leads.AtOnce();
        return refusal;
    }
}
