using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>One call as it is in the database, with everything that was ever posted.</summary>
internal sealed class Dossier(Call call)
{
    public Call Arrived { get; } = call;

    /// <summary>The newest there is, and its version.</summary>
    public Saved<Call> Saved { get; set; } = new(call, 1);

    public Call Call => Saved.Value;

    public List<(CallEvent Event, DateTimeOffset At, bool Accepted)> Events { get; } = [];

    /// <summary>The keys under which something was taken in: the same key is the same thing.</summary>
    public List<string> Keys { get; } = [];

    /// <summary>How much of what Twilio said has not reached us.</summary>
    public int Losses { get; set; }

    /// <summary>How much of that was made good by looking.</summary>
    public int Healed { get; set; }

    /// <summary>When Twilio was last asked with something to make good.</summary>
    public long HealedAt { get; set; } = -1;

    public bool IsBlind => Healed < Losses;

    /// <summary>How many effects wait because REST failed or the process died, but for those of transcripts.</summary>
    public int Troubled { get; set; }

    /// <summary>The same of what is asked about recordings.</summary>
    public int RecordingTroubled { get; set; }

    /// <summary>How many effects of transcripts do.</summary>
    public int Unwritten { get; set; }

    /// <summary>How many of the former would bring a customer out of silence.</summary>
    public int Helpless { get; set; }
}
