using System.Text.Json.Serialization;

namespace WarmTransfer.Core.Calls;

/// <summary>What must be done because of an event. A closed hierarchy; each is named, and doing one twice is doing it once.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(DialAgent), "dial-agent")]
[JsonDerivedType(typeof(DialNumber), "dial-number")]
[JsonDerivedType(typeof(EndLeg), "end-leg")]
[JsonDerivedType(typeof(SetHold), "set-hold")]
[JsonDerivedType(typeof(SetCoaching), "set-coaching")]
[JsonDerivedType(typeof(SetEndsRoom), "set-ends-room")]
[JsonDerivedType(typeof(Announce), "announce")]
[JsonDerivedType(typeof(EndRoom), "end-room")]
[JsonDerivedType(typeof(RedirectLeg), "redirect-leg")]
[JsonDerivedType(typeof(TakeOut), "take-out")]
[JsonDerivedType(typeof(FindExpert), "find-expert")]
[JsonDerivedType(typeof(StartRecording), "start-recording")]
[JsonDerivedType(typeof(SetRecording), "set-recording")]
[JsonDerivedType(typeof(StartTranscription), "start-transcription")]
[JsonDerivedType(typeof(StopTranscription), "stop-transcription")]
[JsonDerivedType(typeof(StartTimer), "start-timer")]
public abstract record CallEffect
{
    private CallEffect() { }

    /// <summary>Unique within the call.</summary>
    public abstract string Name { get; }

    /// <summary>Create the call to an agent's browser phone.</summary>
    public sealed record DialAgent(LegId Leg, AgentId Agent) : CallEffect
    {
        public override string Name => $"dial {Leg}";
    }

    /// <summary>Create the call to somebody outside.</summary>
    public sealed record DialNumber(LegId Leg, string Number) : CallEffect
    {
        public override string Name => $"dial {Leg}";
    }

    /// <summary>Put a participant on hold with music, or take it off.</summary>
    public sealed record SetHold(LegId Leg, int Room, bool Held) : CallEffect
    {
        public override string Name => $"{(Held ? "hold" : "resume")} {Leg} in room {Room}";
    }

    /// <summary>Make who hears a supervisor what <see cref="Coaching.Wanted"/> says at the time of doing it.</summary>
    public sealed record SetCoaching(LegId Leg, int Room) : CallEffect
    {
        public override string Name => $"coaching of {Leg} in room {Room}";
    }

    /// <summary>Change whether the conference ends as this participant leaves. Twilio ignores it while the participant is on hold.</summary>
    public sealed record SetEndsRoom(LegId Leg, int Room, bool Ends) : CallEffect
    {
        public override string Name => $"{Leg} {(Ends ? "ends" : "does not end")} room {Room}";
    }

    /// <summary>Say a sentence to one participant.</summary>
    public sealed record Announce(LegId Leg, int Room, Announcement What) : CallEffect
    {
        public override string Name => $"announce {What} to {Leg}";
    }

    /// <summary>Hang a leg up, ringing or answered; also when Twilio has not told us its sid yet.</summary>
    public sealed record EndLeg(LegId Leg) : CallEffect
    {
        public override string Name => $"end {Leg}";
    }

    /// <summary>End a conference; Twilio then asks where each of its legs goes next.</summary>
    public sealed record EndRoom(int Room) : CallEffect
    {
        public override string Name => $"end room {Room}";
    }

    /// <summary>Redirect a leg, if it still is in no conference, to the address at which the end of <paramref name="Room"/> is reported, so that it is told where to go.</summary>
    public sealed record RedirectLeg(LegId Leg, int Room) : CallEffect
    {
        public override string Name => $"rescue {Leg} from room {Room}";
    }

    /// <summary>Redirect the customer, who waits in <paramref name="Room"/>, to the address at which its end is reported, to be told something; nobody else is in there.</summary>
    public sealed record TakeOut(int Room) : CallEffect
    {
        public override string Name => $"take the customer out of room {Room}";
    }

    /// <summary>Let routing choose an agent in place of the one who did not take the transfer.</summary>
    public sealed record FindExpert(LegId InPlaceOf) : CallEffect
    {
        public override string Name => $"find an expert in place of {InPlaceOf}";
    }

    /// <summary>Have Twilio record a leg, on two channels. Asked twice, the leg is recorded once.</summary>
    public sealed record StartRecording(LegId Leg) : CallEffect
    {
        public override string Name => $"record {Leg}";
    }

    /// <summary>Make a recording do what <see cref="Recordings.Wanted"/> says at the time of doing it.</summary>
    /// <param name="State">What was wanted when it was asked.</param>
    public sealed record SetRecording(LegId Leg, RecordingState State) : CallEffect
    {
        public override string Name => $"{(State switch { RecordingState.Paused => "pause", RecordingState.Stopped => "stop", _ => "resume" })} recording of {Leg}";
    }

    /// <summary>Let Twilio write down what a leg says, if that is still wanted at the time of doing it.</summary>
    /// <param name="Number">Which transcription of the leg, from 1.</param>
    public sealed record StartTranscription(LegId Leg, int Number) : CallEffect
    {
        public override string Name => $"begin transcript {Number} of {Leg}";
    }

    /// <summary>Let Twilio stop it.</summary>
    public sealed record StopTranscription(LegId Leg, int Number) : CallEffect
    {
        public override string Name => $"stop transcript {Number} of {Leg}";
    }

    /// <summary>Bring <paramref name="Event"/> back at <paramref name="Due"/>.</summary>
    // Declared as the root of its hierarchy: only there JSON knows which case it is.
    public sealed record StartTimer(CallEvent Event, DateTimeOffset Due) : CallEffect
    {
        public override string Name => $"timer {Event} {Due.ToUnixTimeMilliseconds()}";
    }
}
