using WarmTransfer.Web.Commit;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Outbox;

/// <summary>What was owed has been tried: it is done, or due again.</summary>
/// <param name="again">When it is tried again; null when it is done.</param>
/// <param name="error">Why it failed; what was said of an earlier try stays when this one did not.</param>
internal sealed class SettledEffect(OutboxRow row, DateTimeOffset? again, string? error, TimeProvider clock) : Change
{
    public override ValueTask Apply(Draft draft)
    {
        (row.DoneAt, row.DueAt, row.LeaseUntil) = (again is null ? clock.GetUtcNow() : null, again ?? row.DueAt, null);
        // Twilio's sentence may name a customer's number.
        row.LastError = error is null ? row.LastError : new NumberMask(shown: false).Of(error);
        draft.Settled.Add(row);
        return ValueTask.CompletedTask;
    }
}
