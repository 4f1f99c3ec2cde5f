namespace WarmTransfer.Core.Calls;

/// <summary>What is recorded and written down of a call.</summary>
public abstract partial record CallEvent
{
    public abstract partial record Fact
    {
        /// <summary>Twilio records the leg: it has answered so, or told.</summary>
        public sealed record RecordingBegun(LegId Leg, string Sid) : Fact;

        /// <summary>Twilio's REST API has answered what the recording does now.</summary>
        public sealed record RecordingAnswered(LegId Leg, RecordingState State) : Fact;

        /// <summary>Twilio has refused for good to make the recording do this; <paramref name="Why"/> is for people.</summary>
        public sealed record RecordingRefused(LegId Leg, RecordingState Wanted, string Why) : Fact;

        /// <summary>Twilio tells that a recording is over, or that there was nothing to record.</summary>
        public sealed record RecordingOver(LegId Leg, string Sid) : Fact;

        /// <summary>Twilio has answered that it writes down what the leg says, and that is wanted still.</summary>
        /// <param name="Number">Which transcription of the leg, from 1.</param>
        public sealed record TranscriptionBegun(LegId Leg, int Number) : Fact;

        /// <summary>Twilio has answered that it writes down nothing more of what the leg says.</summary>
        /// <param name="Number">Which transcription of the leg, from 1.</param>
        public sealed record TranscriptionStopped(LegId Leg, int Number) : Fact;

        /// <summary>A pause of the recording has lasted as long as it may.</summary>
        public sealed record PauseTimeUp : Fact;
    }

    public abstract partial record Intent
    {
        /// <summary>Nothing is to be recorded for a while; asked again, for a while longer.</summary>
        public sealed record PauseRecording(AgentId By) : ByAgent(By);

        public sealed record ResumeRecording(AgentId By) : ByAgent(By);

        /// <summary>The customer is to say the data of a card: as soon as nothing is recorded any more.</summary>
        public sealed record BeginPayment(AgentId By) : ByAgent(By);

        public sealed record EndPayment(AgentId By) : ByAgent(By);
    }
}
