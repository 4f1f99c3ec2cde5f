using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.History;

namespace WarmTransfer.Web.Notes;

/// <summary>Whose a note is: whoever may know of the call reads it; whoever was let into it writes, until a day after its end.</summary>
internal sealed class NoteRights(CallSight sight, TimeProvider clock)
{
    private static readonly TimeSpan LateWords = TimeSpan.FromDays(1);

    private static Refusal NotYours { get; } = new(RefusalCode.NotPermitted, $"This note is of a call in which you have no part.");

    public async Task<Refusal?> Read(CallId call, CurrentAgent viewer, CancellationToken cancel) => await sight.Find(call, viewer, cancel) is null ? NotYours : null;

    public async Task<Refusal?> Write(CallId call, CurrentAgent by, CancellationToken cancel) => await sight.Find(call, cancel) switch
    {
        null => NotYours,
        { Phase: CallPhase.Ended { At: var at } } when at + LateWords < clock.GetUtcNow() => new(RefusalCode.WrongPhase, $"The call ended more than a day ago; its note is closed."),
        var found => found.AgentLegs.Any(leg => leg.Agent?.Value == by.AgentId && Speaks(leg)) ? null : NotYours,
    };

    // Who only listens, reads.
    private static bool Speaks(Leg leg) => leg.AdmittedAt is not null || leg is { IsLive: true, Progress: >= LegProgress.Answered, OnlyMonitored: false };
}
