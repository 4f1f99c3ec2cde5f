using System.Text.Json.Serialization;

namespace WarmTransfer.Core.Calls;

/// <summary>Who ended a call.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HangUpBy>))]
public enum HangUpBy
{
    Customer,

    /// <summary>An agent, or somebody outside to whom the call was transferred.</summary>
    Agent,

    /// <summary>Our own rules: closed, nobody could answer, the end of a flow.</summary>
    System,

    /// <summary>A connection was lost, or could not be made.</summary>
    Network,
}

/// <summary>Tells from the end of a call, and from Twilio's reason for the end of the customer's leg, who ended it.</summary>
public static class HangUp
{
    /// <summary>Null: it is live.</summary>
    public static HangUpBy? Of(Call call) => call.Phase is CallPhase.Ended { Reason: var reason } ? Of(reason, call.Customer.Ending) : null;

    private static HangUpBy Of(EndReason reason, LegEnding? customer) => reason switch
    {
        EndReason.CustomerLeft or EndReason.LeftInFlow or EndReason.Voicemail => IsOfNetwork(customer) ? HangUpBy.Network : HangUpBy.Customer,
        EndReason.NotReached => IsOfNetwork(customer) ? HangUpBy.Network : customer is LegEnding.Declined ? HangUpBy.Customer : HangUpBy.System,
        EndReason.EndedByAgent or EndReason.AgentLeft or EndReason.CalledOff => HangUpBy.Agent,
        EndReason.Closed or EndReason.ForwardedWhileClosed or EndReason.TurnedAway or EndReason.ForwardedOnOverflow => HangUpBy.System,
        EndReason.CallBackBooked or EndReason.EndedByFlow or EndReason.ForwardedByFlow => HangUpBy.System,
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Not a reason."),
    };

    private static bool IsOfNetwork(LegEnding? ending) => ending is LegEnding.Failed or LegEnding.NotRegistered;
}
