using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>An effect that is owed.</summary>
internal sealed class Debt(int serial, Dossier dossier, CallEffect effect, Node savedBy, int wait)
{
    public int Serial { get; } = serial;

    public Dossier Dossier { get; } = dossier;

    public CallEffect Effect { get; } = effect;

    public Node SavedBy { get; } = savedBy;

    /// <summary>How long after whoever carries it out has heard of it.</summary>
    public int Wait { get; } = wait;

    public bool IsOfRecording => Effect is CallEffect.StartRecording or CallEffect.SetRecording;

    public int Tries { get; set; }

    public bool InFlight { get; set; }

    /// <summary>Who has it in hand, or had it last.</summary>
    public Node? Holder { get; set; }

    /// <summary>Nobody who carries out what is owed has heard of it yet.</summary>
    public bool IsUnheard { get; set; }

    /// <summary>Since when whoever had it in hand does nothing more about it, while the lease has not run out yet.</summary>
    public long? LeftAt { get; set; }

    /// <summary>So that more than one may come to its end.</summary>
    public bool WasLeft { get; set; }

    /// <summary>Counts the waits for a next try, so that only the last one ends in one.</summary>
    public int Ticket { get; set; }

    public bool IsTroubled { get; set; }

    /// <summary>When this debt may create its call; null until it has asked.</summary>
    public long? Turn { get; set; }

    public Call Call => Dossier.Call;
}
