using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace WarmTransfer.Core.Calls;

/// <summary>What goes on in a part of a recording.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RecordingMarkKind>))]
public enum RecordingMarkKind
{
    /// <summary>Whose the call is.</summary>
    Owner,

    /// <summary>The customer hears music.</summary>
    Hold,

    /// <summary>The customer hears music while agents speak among themselves.</summary>
    Consult,

    /// <summary>A second party is there with customer and owner.</summary>
    Transfer,

    /// <summary>Nothing is recorded.</summary>
    Pause,
}

/// <summary>A part of a recording.</summary>
/// <param name="From">From its beginning.</param>
/// <param name="Leg">Of <see cref="RecordingMarkKind.Owner"/> whose the call is, and of a consultation or a transfer the second party; null: nobody's.</param>
public sealed record RecordingMark(RecordingMarkKind Kind, TimeSpan From, TimeSpan To, LegId? Leg = null);

/// <summary>What a call was at one moment.</summary>
public sealed record CallMoment(DateTimeOffset At, Call Call);

/// <summary>What is where on a recording, out of what the call went through.</summary>
public static class RecordingMarks
{
    private static readonly TimeSpan TooShort = TimeSpan.FromMilliseconds(50);

    /// <param name="moments">In order.</param>
    /// <param name="begun">When the recording begins.</param>
    public static ImmutableArray<RecordingMark> Of(IReadOnlyList<CallMoment> moments, DateTimeOffset begun, TimeSpan length) =>
    [
        .. Enum.GetValues<RecordingMarkKind>().SelectMany(kind => Parts(moments, kind, begun + length)).Select(part => part with { From = part.From - (begun - DateTimeOffset.UnixEpoch), To = part.To - (begun - DateTimeOffset.UnixEpoch) })
            .Select(part => part with { From = Within(part.From, length), To = Within(part.To, length) }).Where(part => part.To - part.From > TooShort).OrderBy(part => part.From).ThenBy(part => part.Kind),
    ];

    // As long as it is the same it is one part.
    private static IEnumerable<RecordingMark> Parts(IReadOnlyList<CallMoment> moments, RecordingMarkKind kind, DateTimeOffset end)
    {
        (DateTimeOffset Since, LegId? Leg)? open = null;
        foreach (var moment in moments)
        {
            var (matches, leg) = At(moment.Call, kind);
            if (open is { } before && (!matches || before.Leg != leg))
            {
                yield return Part(kind, before, moment.At);
                open = null;
            }

            if (matches) open ??= (moment.At, leg);
        }

        if (open is { } last) yield return Part(kind, last, end);
    }

    private static RecordingMark Part(RecordingMarkKind kind, (DateTimeOffset Since, LegId? Leg) open, DateTimeOffset until) => new(kind, open.Since - DateTimeOffset.UnixEpoch, until - DateTimeOffset.UnixEpoch, open.Leg);

    private static (bool Is, LegId? Leg) At(Call call, RecordingMarkKind kind) => kind switch
    {
        RecordingMarkKind.Owner => (call.Phase.OwnerLeg is not null, call.Phase.OwnerLeg),
        RecordingMarkKind.Hold => (call is { IsOver: false, Customer.Held: true } && !IsConsult(call), null),
        RecordingMarkKind.Consult => (IsConsult(call), call.Phase.SecondLeg),
        RecordingMarkKind.Transfer => (call.Phase is CallPhase.ThreeWay or CallPhase.Completing, call.Phase.SecondLeg),
        RecordingMarkKind.Pause => (call.Recording?.State is RecordingState.Paused, null),
        _ => throw new InvalidOperationException($"{kind} is no mark that is known here."),
    };

    private static bool IsConsult(Call call) => call is { Phase: CallPhase.Consulting, Customer.Held: true };

    private static TimeSpan Within(TimeSpan at, TimeSpan length) => at < TimeSpan.Zero ? TimeSpan.Zero : at > length ? length : at;
}
