using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>One call as the product has it, with everything that was ever posted.</summary>
internal sealed class Dossier(Call call)
{
    public Call Arrived { get; } = call;

    public Call Call { get; set; } = call;

    public List<(CallEvent Event, DateTimeOffset At, bool Accepted)> Events { get; } = [];

    /// <summary>The call as the reconciler saw it last.</summary>
    public Call? Seen { get; set; }

    /// <summary>When it is to be compared with Twilio.</summary>
    public long LookAt { get; set; }

    /// <summary>What Twilio said the last time, when that calls for another look.</summary>
    public CallAtTwilio? LastLook { get; set; }

    /// <summary>How much of what Twilio said has not reached us.</summary>
    public int Losses { get; set; }

    /// <summary>How much of that was made good by looking.</summary>
    public int Healed { get; set; }

    /// <summary>When Twilio was last asked with something to make good.</summary>
    public long HealedAt { get; set; } = -1;

    public bool IsBlind => Healed < Losses;

    /// <summary>How many effects wait because REST failed or the process died.</summary>
    public int Troubled { get; set; }

    /// <summary>How many of those would bring a customer out of silence.</summary>
    public int Helpless { get; set; }
}
