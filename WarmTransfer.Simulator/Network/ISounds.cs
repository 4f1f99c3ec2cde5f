using WarmTransfer.Simulator.Media;

namespace WarmTransfer.Simulator.Network;

/// <summary>Everything the network can play.</summary>
public interface ISounds
{
    Clip RingTone { get; }

    /// <summary>What a waiting or held leg hears when no document says otherwise.</summary>
    Clip HoldMusic { get; }

    Clip Beep { get; }

    /// <summary>Speech may be rendered by another program: the network must not stand still meanwhile.</summary>
    ValueTask<Clip> SpeakAsync(string text);

    /// <summary>Loads an audio file; throws when it cannot be had or is no audio.</summary>
    ValueTask<Clip> FetchAsync(Uri url, CancellationToken cancellationToken);
}
