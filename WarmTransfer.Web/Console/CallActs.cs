using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Softphone;

namespace WarmTransfer.Web.Console;

/// <summary>All that can be done with a call, in one order in every phase.</summary>
/// <param name="Always">What is there in each phase of a call, or while it rings.</param>
/// <param name="WithReason">Ways to decline that say why.</param>
/// <param name="End">What ends the call for everybody; null while it rings.</param>
/// <param name="OfTransfer">What there is to do only while a second agent is brought in.</param>
internal sealed record CallActs(ImmutableArray<CallAct> Always, ImmutableArray<CallAct> WithReason, CallAct? End, ImmutableArray<CallAct> OfTransfer)
{
    private static readonly ImmutableArray<(DeclineReason Reason, string Icon, Sentence Label)> Reasons =
        [(DeclineReason.Busy, "briefcase", $"I am busy"), (DeclineReason.NotMyField, "user-x", $"Not my field"), (DeclineReason.Break, "coffee", $"Going on a break")];

    /// <summary>Keys for whoever is at the far end; null while it rings.</summary>
    public CallAct? Keypad { get; init; }

    /// <summary>What there is to do with the recording; it stands beside what is said of it.</summary>
    public ImmutableArray<CallAct> OfRecording { get; init; } = [];

    public IEnumerable<CallAct> All => [.. Always, .. WithReason, .. OfTransfer, .. OfRecording, .. Keypad is null ? [] : new[] { Keypad }, .. End is null ? [] : new[] { End }];

    public static CallActs Of(CallCard call, AgentId me, PhoneState phone) => call.Ringing
        ? new(WhileItRings(phone), [.. Reasons.Select(reason => Decline(phone, reason.Reason, reason.Icon, reason.Label))], End: null, OfTransfer: [])
        : new(InTheCall(call, me, phone), [], new("end", $"End call", "phone-off", call.Controls.End?.Reason, "e", "stop") { Intent = new CallEvent.Intent.End(me) }, Transfer(call, me))
        {
            OfRecording = RecordingActs.Of(call, me), Keypad = new("keypad", $"Keypad", "grip", call.Controls.Keys?.Reason, "k") { PressesKey = true },
        };

    // A second press on Answer meets a dialog, which does no harm: what is there first in a call opens one.
    private static ImmutableArray<CallAct> WhileItRings(PhoneState phone) =>
    [
        new("answer", $"Answer", "phone", phone.WhyNotAnswer, "a", "go") { Phone = "answer", Busy = phone.Busy },
        new("decline", $"Decline", "phone-off", phone.WhyNotAnswer, "d") { Phone = "decline" },
    ];

    private static CallAct Decline(PhoneState phone, DeclineReason reason, string icon, Sentence label) =>
        new($"decline-{reason}", label, icon, phone.WhyNotAnswer) { Phone = "decline", With = reason };

    private static ImmutableArray<CallAct> InTheCall(CallCard call, AgentId me, PhoneState phone) =>
    [
        new("dial-in", $"Dial agent 2 in", "user-plus", call.Controls.DialIn?.Reason, Tone: "primary") { Opens = TransferKind.Introduce },
        new("transfer", $"Transfer…", "phone-forwarded", call.Controls.Cold is null ? null : call.Controls.Consult?.Reason, "t") { Opens = TransferKind.Consult },
        Hold(call, me),
        new("mute", $"Mute", phone.Muted ? "mic-off" : "mic", phone.WhyNotMute, "m") { Phone = "toggleMute", Pressed = phone.Muted },
        new("leave", call.Transfer.Stage == CallStage.Consulting ? (Sentence)$"Complete" : $"Leave", "log-out", call.Controls.Leave?.Reason, "l", call.Controls.Leave is null ? "primary" : null) { Intent = new CallEvent.Intent.Leave(me) },
        Help(call, me),
    ];

    // What was asked for decides the button, so that a second press takes it back even before Twilio has answered.
    private static CallAct Hold(CallCard call, AgentId me) => call is { Transfer.Stage: CallStage.Plain, Controls: { Resume: null, Hold: not null } }
        ? new("hold", $"Resume", "play", call.Controls.Resume?.Reason, "h") { Intent = new CallEvent.Intent.Resume(me) }
        : new("hold", $"Hold", "pause", call.Controls.Hold?.Reason, "h") { Intent = new CallEvent.Intent.Hold(me) };

    // One name whatever is asked, so that the button keeps its width and the next one its place.
    private static CallAct Help(CallCard call, AgentId me) =>
        new("help", $"Ask for help", "hand", call.HelpRequest is { Mine: false } help ? (Sentence)$"{help.By} has asked for help already." : null, "n")
        {
            Intent = call.HelpRequest is { Mine: true } ? new CallEvent.Intent.WithdrawHelpRequest(me) : new CallEvent.Intent.RequestHelp(me),
            Pressed = call.HelpRequest is { Mine: true },
        };

    // The way back is first, because it stays when the others go: a second press on Merge must not send the second agent away.
    private static ImmutableArray<CallAct> Transfer(CallCard call, AgentId me) => call.Transfer.Stage switch
    {
        CallStage.Consulting => [Return(call, me), Merge(call, me), Swap(call, me)],
        CallStage.Introducing or CallStage.ThreeWay => [Return(call, me)],
        CallStage.Plain or CallStage.Joined => [],
        _ => throw new ArgumentOutOfRangeException(nameof(call), call.Transfer.Stage, "Not a stage."),
    };

    private static CallAct Return(CallCard call, AgentId me) =>
        new("cancel", call.Coming is null ? (Sentence)$"Return to customer" : $"Cancel transfer", "undo-2", call.Controls.Cancel?.Reason, "r") { Intent = new CallEvent.Intent.Cancel(me) };

    private static CallAct Merge(CallCard call, AgentId me) => new("merge", $"Merge", "merge", call.Controls.Merge?.Reason, "g") { Intent = new CallEvent.Intent.Merge(me) };

    private static CallAct Swap(CallCard call, AgentId me) => new("swap", $"Swap", "arrow-left-right", call.Controls.Swap?.Reason, "s") { Intent = new CallEvent.Intent.Swap(me) };
}
