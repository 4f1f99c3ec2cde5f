using System.Collections.Immutable;

namespace WarmTransfer.Simulator.Media;

/// <summary>What somebody says: filled once per 20 ms by the mixer.</summary>
public interface IVoice
{
    void Read(Span<short> frame);
}

/// <summary>Where the mix of a leg goes, 160 samples every 20 ms.</summary>
public interface IEar
{
    void Write(ReadOnlySpan<short> frame);
}

/// <summary>Whatever at the far end of a leg understands keys: a phone that was told of them (RFC 4733), a menu.</summary>
public interface IKeyEar
{
    void Write(char key);
}

/// <summary>The audio of one leg. The network decides <see cref="Hearing"/>; the mixer only reads it.</summary>
public sealed class AudioLeg(string callSid)
{
    private volatile Hearing _hearing = Hearing.Nothing;
    private volatile IVoice? _voice;
    private volatile IEar? _ear;
    private volatile IEar? _recorder;
    private ImmutableArray<ITape> _tapes = [];
    private volatile IKeyEar? _keys;

    public string CallSid { get; } = callSid;

    /// <summary>Who and what this leg hears from now on.</summary>
    public Hearing Hearing { get => _hearing; set => _hearing = value; }

    /// <summary>What this leg says; null is silence.</summary>
    public IVoice? Voice { get => _voice; set => _voice = value; }

    /// <summary>Where this leg's mix goes; null throws it away.</summary>
    public IEar? Ear { get => _ear; set => _ear = value; }

    /// <summary>Where keys go that are played to this leg; null: they are heard as tones alone.</summary>
    public IKeyEar? Keys { get => _keys; set => _keys = value; }

    /// <summary>Keeps what this leg says; null keeps nothing.</summary>
    public IEar? Recorder { get => _recorder; set => _recorder = value; }

    /// <summary>Run along with it.</summary>
    public ImmutableArray<ITape> Tapes => ImmutableInterlocked.InterlockedCompareExchange(ref _tapes, default, default);

    public void Record(ITape tape) => ImmutableInterlocked.Update(ref _tapes, tapes => tapes.Add(tape));

    public void Forget(ITape tape) => ImmutableInterlocked.Update(ref _tapes, tapes => tapes.Remove(tape));

    /// <summary>What a scripted person says, in words: whatever understands speech understands this.</summary>
    public string? Words { get; set; }
}

/// <summary>Who and what one leg hears: other legs, and at most one prompt or tune.</summary>
public sealed record Hearing(ImmutableArray<AudioLeg> People, Playback? Playback)
{
    public static Hearing Nothing { get; } = new([], null);
}

/// <summary>One playing of a clip to one leg; keeps its own place in it.</summary>
public sealed class Playback(Clip clip)
{
    private int _position;

    public Clip Clip { get; } = clip;

    /// <summary>Adds the next samples to <paramref name="mix"/>, as 32-bit sums that the mixer clips later.</summary>
    public void AddTo(Span<int> mix)
    {
        var count = Math.Min(mix.Length, Clip.Samples.Length - _position);
        for (var i = 0; i < count; i++) mix[i] += Clip.Samples[_position + i];
        _position += Math.Max(count, 0);
    }
}
