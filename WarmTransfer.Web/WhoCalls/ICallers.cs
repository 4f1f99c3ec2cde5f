using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Web.WhoCalls;

/// <summary>What is known of whoever calls, for those who have a part in the call, from the first ring on.</summary>
public interface ICallers
{
    /// <summary>What was before; null: the number is withheld, or the call is none of the viewer's.</summary>
    Task<CallerPast?> Past(CallId call, CurrentAgent viewer, CancellationToken cancel);

    /// <summary>What the owner's system says of them; null: nobody is asked.</summary>
    Task<LookedUp?> LookUp(CallId call, CurrentAgent viewer, CancellationToken cancel);
}

/// <summary>What was with a number before this call.</summary>
/// <param name="Count">All earlier calls that are kept.</param>
/// <param name="Last">The latest of them, newest first.</param>
/// <param name="OpenLead">They are waiting to be called back.</param>
/// <param name="OpenVoicemails">Messages of theirs that nobody has dealt with.</param>
public sealed record CallerPast(int Count, ImmutableArray<EarlierCall> Last, bool OpenLead, int OpenVoicemails);

/// <summary>An earlier call of the same number.</summary>
/// <param name="State">How it ended.</param>
/// <param name="With">The names of the agents who spoke.</param>
/// <param name="Note">The beginning of what was written down.</param>
/// <param name="Dispositions">What the agents said of it.</param>
public sealed record EarlierCall(CallId Call, DateTimeOffset At, Sentence State, ImmutableArray<string> With, string? Note, ImmutableArray<string> Dispositions);
