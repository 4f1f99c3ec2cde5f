using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Console;

namespace WarmTransfer.Web.Supervision;

/// <summary>What one supervisor may do with one call, at one moment.</summary>
/// <param name="Whose">The call as one speaks of it: "Agent 1’s call".</param>
/// <param name="Mode">How the supervisor takes part; null when they do not.</param>
/// <param name="Mine">The supervisor has the call.</param>
/// <param name="HelpRequest">Who asks for help; null when nobody does.</param>
/// <param name="Others">Everybody whom the supervisor might remove.</param>
public sealed record SupervisionView(
    CallId Call, Sentence Whose, MonitorMode? Mode, bool Mine, SupervisionControls Controls, HelpView? HelpRequest, ImmutableArray<RemovableParty> Others)
{
    /// <summary>For somebody who may not listen to others' calls.</summary>
    public SupervisionView WithoutListening => this with
    {
        Controls = Controls with { Listen = Permissions.ListenersOnly, Whisper = Permissions.ListenersOnly, Barge = Permissions.ListenersOnly, TakeOver = Permissions.ListenersOnly },
    };

    // An ImmutableArray compares by its array; the screen must see two equal lists as equal.
    public bool Equals(SupervisionView? other) => other is not null && Call == other.Call && Whose == other.Whose && Mode == other.Mode && Mine == other.Mine
        && Controls == other.Controls && HelpRequest == other.HelpRequest && Others.SequenceEqual(other.Others);

    public override int GetHashCode() => HashCode.Combine(Call, Mode, Mine);
}

/// <summary>Why each act would be refused now; null when it would not. The modes by dialling in, or by a change for whoever is in the call.</summary>
public sealed record SupervisionControls(Refusal? Listen, Refusal? Whisper, Refusal? Barge, Refusal? Stop, Refusal? TakeOver, Refusal? Claim)
{
    public Refusal? Of(MonitorMode mode) => mode switch
    {
        MonitorMode.Listen => Listen,
        MonitorMode.Whisper => Whisper,
        MonitorMode.Barge => Barge,
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Not a mode."),
    };
}

/// <summary>A party of the call that a supervisor may remove.</summary>
/// <param name="LeavesCustomerAlone">It has to be said what becomes of the customer.</param>
/// <param name="Refusal">Why it cannot be removed, whatever is said; null when it can.</param>
public sealed record RemovableParty(LegId Leg, PartyKind Kind, string Name, Sentence State, bool LeavesCustomerAlone, Refusal? Refusal);

/// <summary>A call that a supervisor monitors or has taken over, on a leg that is still theirs.</summary>
/// <param name="Mode">How they take part; null once they have taken the call over.</param>
/// <param name="Whose">As in <see cref="SupervisionView"/>.</param>
public sealed record MonitoredCall(CallId Call, MonitorMode? Mode, Sentence Whose);
