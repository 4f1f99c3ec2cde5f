using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Web.Floor;

/// <summary>The instants of a call that the call itself does not keep.</summary>
/// <param name="HeardAt">When an event last changed the call, whether the floor shows the change or not.</param>
internal sealed record Marks(DateTimeOffset HeardAt, ImmutableDictionary<LegId, DateTimeOffset> HeldSince)
{
    /// <summary>Of a call that was not on the floor until now: it changed no later than its newest instant says.</summary>
    public static Marks First(Call call, DateTimeOffset now) => new(
        call.Legs.Select(leg => leg.Since).Append(call.PhaseSince).Max(), Held(call, ImmutableDictionary<LegId, DateTimeOffset>.Empty, now));

    public Marks After(Call call, DateTimeOffset now) => new(now, Held(call, HeldSince, now));

    public DateTimeOffset? Hold(LegId leg) => HeldSince.TryGetValue(leg, out var since) ? since : null;

    private static ImmutableDictionary<LegId, DateTimeOffset> Held(Call call, ImmutableDictionary<LegId, DateTimeOffset> before, DateTimeOffset now) =>
        call.Legs.Where(leg => leg is { Held: true, IsLive: true }).ToImmutableDictionary(leg => leg.Id, leg => before.GetValueOrDefault(leg.Id, now));
}
