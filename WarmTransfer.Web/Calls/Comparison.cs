using System.Collections.Immutable;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Calls;

/// <summary>Compares one call with Twilio and posts what was missed.</summary>
internal sealed class Comparison(Survey survey, Desk desk, Looks looks, ILogger<Comparison> log)
{
    public const string Actor = "reconciler";

    /// <param name="call">As it was before Twilio was asked which rooms are live.</param>
    /// <param name="earlier">The look before this one, when that called for another.</param>
    public async Task<(Observation Seen, ImmutableArray<CallEvent.Fact> Missed)> Make(Call call, LiveRooms live, Observation? earlier, CancellationToken cancel)
    {
        var seen = await survey.Look(call, live, cancel);
        ImmutableArray<CallEvent.Fact> missed = [.. Reconciliation.Compare(call, seen, earlier)];
        foreach (var fact in missed)
        {
            log.LogInformation("Call {Call}: {Fact} was missed.", call.Id, fact.GetType().Name);
            await desk.Post(new Post(call.Id, fact, Actor), cancel);
        }

        looks.Add(call.Id, seen.At);
        return (seen, missed);
    }
}
