namespace WarmTransfer.Core.Routing;

/// <summary>The sentences that callers and agents hear. One that was not known when the others were saved is as it is written here.</summary>
public sealed record Phrases
{
    /// <summary>Said once to a customer who has just called.</summary>
    public string Welcome { get => field ?? "Thank you for calling. Please hold while we connect you to an agent."; init; }

    /// <summary>Said once to a customer whose call may be recorded, before they come to an agent.</summary>
    public string RecordingNotice { get => field ?? "This call may be recorded."; init; }

    /// <summary>Said to a customer whose call is written down, before they speak to anybody.</summary>
    public string TranscriptNotice { get => field ?? "What is said in this call is written down, so that whoever helps you knows of it."; init; }

    /// <summary>Said again and again while the music cannot be played.</summary>
    public string HoldTheLine { get => field ?? "Please hold the line. We will be with you in a moment."; init; }

    /// <summary>Told to a waiting customer; <c>{position}</c> stands for their place in line.</summary>
    public string Position { get => field ?? "You are number {position} in line."; init; }

    /// <summary>Told to a waiting customer whose turn is next.</summary>
    public string NextInLine { get => field ?? "You are next in line."; init; }

    /// <summary>Told to a waiting customer; <c>{minutes}</c> stands for a number of minutes, two or more.</summary>
    public string EstimatedWait { get => field ?? "The estimated waiting time is about {minutes} minutes."; init; }

    /// <summary>Told to a waiting customer where no better estimate can be made; <c>{minutes}</c> stands for a number of minutes, two or more.</summary>
    public string LongestWait { get => field ?? "We expect to answer within {minutes} minutes."; init; }

    /// <summary>Told to a waiting customer who will probably wait for a minute or less.</summary>
    public string ShortWait { get => field ?? "We expect to answer within a minute."; init; }

    /// <summary>Told to a waiting customer who may press 1 to be called back.</summary>
    public string CallBackOffer { get => field ?? "To be called back instead of waiting, press 1. You keep your place in line."; init; }

    /// <summary>Asks where to call back; <c>{number}</c> stands for the number from which they called.</summary>
    public string CallBackNumber { get => field ?? "To be called at {number}, press 1 and then the hash key. Or type another number with its area code, and then the hash key."; init; }

    /// <summary>Asks where to call back whoever called without a number.</summary>
    public string CallBackNoNumber { get => field ?? "Please type the number at which we can call you, with its area code, and then the hash key."; init; }

    /// <summary>Said when the number that was typed cannot be called.</summary>
    public string CallBackRefused { get => field ?? "We are sorry, we cannot call this number."; init; }

    /// <summary>Said when the call-back is booked; then the call ends.</summary>
    public string CallBackBooked { get => field ?? "Thank you. We will call you as soon as it is your turn. Goodbye."; init; }

    /// <summary>Said to a caller who was promised a call, and may press 1 to cancel it.</summary>
    public string CallBackPending { get => field ?? "A call-back is booked for you. To cancel it, press 1. To keep it, stay on the line."; init; }

    /// <summary>Said to a caller who has cancelled the call that they were promised.</summary>
    public string CallBackCancelled { get => field ?? "Your call-back is cancelled."; init; }

    /// <summary>Said to a customer whom we have called before an agent was free.</summary>
    public string CallBackGreeting { get => field ?? "Hello, this is the call-back that you asked for. We are sorry to ask you for a moment more: you are first in line, and the next agent is yours."; init; }

    /// <summary>Said to such a customer who has waited for longer than was to be expected.</summary>
    public string CallBackDelayed { get => field ?? "We are sorry that it takes longer than expected. You may stay on the line, or hang up: then we call you again, with an agent on the line."; init; }

    /// <summary>Said to a customer whose agent was lost.</summary>
    public string OneMoment { get => field ?? "One moment please, we are connecting you to the next agent."; init; }

    /// <summary>Said to a customer who goes on with the second agent because the first was lost.</summary>
    public string NextAgent { get => field ?? "Thank you for holding. Your next agent is on the line."; init; }

    /// <summary>Said to the customer when the call ends.</summary>
    public string Goodbye { get => field ?? "Thank you for calling. Goodbye."; init; }

    /// <summary>Said to a customer who may leave a message; a beep follows.</summary>
    public string VoicemailGreeting { get; init; } = "Please leave a message after the beep, and press the hash key when you have finished.";

    /// <summary>Said to a customer who has left a message.</summary>
    public string VoicemailThanks { get; init; } = "Thank you for your message. Goodbye.";

    /// <summary>Said to a customer of whom nothing was heard.</summary>
    public string VoicemailEmpty { get; init; } = "We did not hear a message. Please call again. Goodbye.";

    /// <summary>Said to an agent who answered as the customer was gone.</summary>
    public string CallerLeft { get => field ?? "The caller has left. Thank you."; init; }

    /// <summary>Said to an agent who answered after the call was offered to somebody else.</summary>
    public string NoLongerYours { get => field ?? "This call is no longer waiting for you. Thank you."; init; }

    /// <summary>Said to an agent who answered after somebody else.</summary>
    public string TakenBy(AgentId agent) => $"This call has been taken by {agent}. Thank you.";

    /// <summary>Said to an agent who tests the phone.</summary>
    public string PreCallTest { get => field ?? "This is the test of your phone. What you hear has come from the phone network. One, two, three."; init; }

    /// <summary>Said on a leg whose call we do not know.</summary>
    public string UnknownCall { get => field ?? "We are sorry, this call could not be found. Please call again."; init; }
}
