namespace WarmTransfer.Simulator.Media;

/// <summary>Lets the legs hear each other: every tick reads each voice once and gives each leg the sum of what it hears.</summary>
internal sealed class Mixer
{
    public const int FrameLength = Clip.SampleRate / 50;

    private readonly Lock _gate = new();
    private readonly int[] _sum = new int[FrameLength];
    private readonly short[] _mix = new short[FrameLength];
    private volatile Crowd _crowd = Crowd.Empty;

    /// <summary>Legs now in the mixer.</summary>
    public int Count => _crowd.Seats.Length;

    /// <summary>Lets a leg speak and hear from the next tick on; adding it again changes nothing.</summary>
    public void Add(AudioLeg leg)
    {
        lock (_gate)
        {
            if (!_crowd.ByLeg.ContainsKey(leg)) _crowd = Crowd.Of([.. _crowd.Seats, new Seat(leg)]);
        }
    }

    public void Remove(AudioLeg leg)
    {
        lock (_gate)
        {
            if (_crowd.ByLeg.ContainsKey(leg)) _crowd = Crowd.Of([.. _crowd.Seats.Where(seat => seat.Leg != leg)]);
        }
    }

    /// <summary>Mixes one frame of 20 ms. Only one thread may tick at a time.</summary>
    public void Tick()
    {
        var crowd = _crowd;
        foreach (var seat in crowd.Seats) seat.Speak();
        foreach (var seat in crowd.Seats)
        {
            if (Mix(seat.Leg, crowd)) seat.Leg.Ear?.Write(_mix);
            foreach (var tape in seat.Leg.Tapes) tape.Write(seat.Said, _mix);
        }
    }

    // A tune or prompt goes on also for a leg without an ear, so that it is at the right place when the ear comes.
    private bool Mix(AudioLeg leg, Crowd crowd)
    {
        var hearing = leg.Hearing;
        Array.Clear(_sum);
        foreach (var person in hearing.People)
        {
            if (person != leg && crowd.ByLeg.TryGetValue(person, out var seat)) seat.AddTo(_sum);
        }

        hearing.Playback?.AddTo(_sum);
        for (var i = 0; i < FrameLength; i++) _mix[i] = (short)Math.Clamp(_sum[i], short.MinValue, short.MaxValue);
        return leg.Ear is not null;
    }

    /// <summary>A leg with what it says in this tick.</summary>
    private sealed class Seat(AudioLeg leg)
    {
        private readonly short[] _frame = new short[FrameLength];
        private bool _silent = true;

        public AudioLeg Leg { get; } = leg;

        public ReadOnlySpan<short> Said => _frame;

        public void Speak()
        {
            var voice = Leg.Voice;
            _silent = voice is null;
            if (_silent) Array.Clear(_frame);
            else voice!.Read(_frame);
            Leg.Recorder?.Write(_frame);
        }

        public void AddTo(int[] sum)
        {
            if (_silent) return;
            for (var i = 0; i < FrameLength; i++) sum[i] += _frame[i];
        }
    }

    /// <summary>The legs as of one moment; replaced as a whole so that a tick needs no lock.</summary>
    private sealed record Crowd(Seat[] Seats, Dictionary<AudioLeg, Seat> ByLeg)
    {
        public static Crowd Empty { get; } = Of([]);

        public static Crowd Of(Seat[] seats) => new(seats, seats.ToDictionary(seat => seat.Leg));
    }
}
