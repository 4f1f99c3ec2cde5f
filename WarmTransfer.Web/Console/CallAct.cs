using WarmTransfer.Core;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Web.Console;

/// <summary>One thing that can be done with a call: the same as a button, by its key and in the command palette.</summary>
/// <param name="Id">Stays when the name changes with the call.</param>
/// <param name="WhyNot">Why it would be refused now; null when it would not.</param>
/// <param name="Key">The key that presses it; null: it has none.</param>
public sealed record CallAct(string Id, Sentence Name, string Icon, Sentence? WhyNot = null, string? Key = null, string? Tone = null)
{
    /// <summary>What it asks of the call; null: it is done by the phone, or opens a dialog.</summary>
    public CallEvent.Intent? Intent { get; init; }

    /// <summary>What the phone of the window around the page does, without a server; null: it is none of the phone's.</summary>
    public string? Phone { get; init; }

    /// <summary>With which reason the phone declines.</summary>
    public DeclineReason? With { get; init; }

    /// <summary>The transfer that the dialog begins with; null: it opens none.</summary>
    public TransferKind? Opens { get; init; }

    /// <summary>Its own button does it, pressed by its key.</summary>
    public bool PressesKey { get; init; }

    /// <summary>Whether a button that stays pressed is; null for one that does not.</summary>
    public bool? Pressed { get; init; }

    public bool Busy { get; init; }

    public Refusal? Refusal => WhyNot is null ? null : new(RefusalCode.WrongPhase, WhyNot);
}
