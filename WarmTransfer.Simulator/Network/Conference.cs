namespace WarmTransfer.Simulator.Network;

internal enum ConferenceStatus { Init, InProgress, Completed }

/// <summary>One conference. Its first participant fixes callbacks and size; the first that names a region fixes that.</summary>
internal sealed class Conference(string sid, string name, SeatOptions first, DateTimeOffset created)
{
    public string Sid { get; } = sid;
    public string FriendlyName { get; } = name;
    public string? Region { get; set; } = first.Region;
    public Hook? Hook { get; } = first.ConferenceHook;
    public int MaxParticipants { get; } = first.MaxParticipants;
    public DateTimeOffset Created { get; } = created;
    public DateTimeOffset Updated { get; set; } = created;
    public ConferenceStatus Status { get; set; } = ConferenceStatus.Init;
    public string? ReasonEnded { get; set; }
    public string? CallSidEnding { get; set; }
    public int NextSequence { get; set; } = 1;
    public List<Seat> Seats { get; } = [];
    public CancellationTokenSource? Announcement { get; set; }

    public IEnumerable<Seat> Present => Seats.Where(seat => seat.Joined);

    public bool IsOver => Status == ConferenceStatus.Completed;

    public bool IsUp => Status == ConferenceStatus.InProgress;

    public Seat? Find(string callSidOrLabel) =>
        Seats.Find(seat => seat.Leg.Sid == callSidOrLabel) ?? Seats.Find(seat => seat.Label == callSidOrLabel);

    public string WireStatus => Status switch
    {
        ConferenceStatus.Init => "init",
        ConferenceStatus.InProgress => "in-progress",
        ConferenceStatus.Completed => "completed",
        _ => throw new InvalidOperationException($"Unknown conference status {Status}."),
    };
}
