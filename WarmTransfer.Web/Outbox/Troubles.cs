using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Outbox;

/// <summary>Lets the people of a call know what Twilio does not do, and when it is over.</summary>
internal sealed class Troubles(Desk desk, CallReader calls)
{
    // After that it is no news any more, however long it lasts.
    private const int MostTold = 3;

    public Task Failed(OutboxRow row, CallEffect effect, CancellationToken cancel)
    {
        int? most = effect is CallEffect.DialAgent or CallEffect.DialNumber ? LegDialler.MostTries : null;
        var next = Math.Min(row.Attempts + 2, most ?? int.MaxValue);
        return row.Attempts < MostTold ? Tell(row.CallId, new Trouble(row.Name, TroubleKind.Retrying, next, most), cancel) : Task.CompletedTask;
    }

    public Task Refused(OutboxRow row, TwilioRequestException fault, CancellationToken cancel) =>
        Tell(row.CallId, new Trouble(row.Name, TroubleKind.Refused, Why: new NumberMask(shown: false).Of(fault.Message)), cancel);

    public Task Queued(CallId call, string effect, DateTimeOffset until, CancellationToken cancel) =>
        Tell(call.Value, new Trouble(effect, TroubleKind.Queued, Until: until), cancel);

    public async Task Over(CallId call, string effect, CancellationToken cancel)
    {
        if ((await calls.Find(call, cancel))?.Trouble?.Effect == effect)
            await desk.Post(new Post(call, new CallEvent.Fact.EffectDone(effect), "outbox"), cancel);
    }

    private Task<Outcome> Tell(string call, Trouble trouble, CancellationToken cancel) =>
        desk.Post(new Post(new CallId(call), new CallEvent.Fact.EffectTroubled(trouble), "outbox"), cancel);
}
