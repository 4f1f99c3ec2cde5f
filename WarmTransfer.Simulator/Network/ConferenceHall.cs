namespace WarmTransfer.Simulator.Network;

/// <summary>All conferences, and the rules of entering, leaving and ending one.</summary>
internal sealed class ConferenceHall(Exchange exchange)
{
    private const int ConferencesKept = 2000;
    private readonly List<Conference> _conferences = [];
    private readonly ConferenceEvents _events = new(exchange);

    /// <summary>Newest first.</summary>
    public IEnumerable<Conference> All => Enumerable.Reverse(_conferences);

    public ConferenceEvents Events => _events;

    public Conference? BySid(string sid) => _conferences.Find(conference => conference.Sid == sid);

    public Conference? Live(string name) => _conferences.Find(conference => conference.FriendlyName == name && !conference.IsOver);

    /// <summary>The place of a leg, also while it is still on its way in.</summary>
    public Seat? SeatOf(Leg leg) =>
        leg.Seat ?? _conferences.Where(conference => !conference.IsOver).SelectMany(conference => conference.Seats).FirstOrDefault(seat => seat.Leg == leg);

    /// <summary>Takes a place in a conference, which comes into being if nobody is there: a mistyped name is a new, empty room.</summary>
    public Seat Reserve(Conference? conference, string name, Leg leg, SeatOptions options, bool fromTwiml)
    {
        var room = conference ?? Live(name) ?? Create(name, options);
        SeatRules.Check(room, options);
        var left = fromTwiml ? new TaskCompletionSource<string>() : null;
        var seat = new Seat(room, leg, options, exchange.Now) { Left = left };
        room.Region ??= options.Region;
        room.Seats.Add(seat);
        return seat;
    }

    public void Join(Seat seat)
    {
        var conference = seat.Conference;
        (seat.Joined, seat.Leg.Seat, seat.Updated) = (true, seat, exchange.Now);
        _events.Participant("join", "participant-join", seat);
        exchange.Log.Info("conference", $"{seat.Leg.From} → {seat.Leg.To} joined {conference.FriendlyName}", seat.Leg.Sid, conference.Sid);
        if (conference.Status == ConferenceStatus.Init) StartOrWait(seat);
        exchange.AudioMap.Rewire(conference);
    }

    public void LegEnded(Leg leg)
    {
        if (SeatOf(leg) is { } seat) Leave(seat, seat.Joined ? "participant_hung_up" : "participant_add_failed");
    }

    /// <summary>DELETE of a participant.</summary>
    public void Kick(Seat seat)
    {
        Leave(seat, "participant_updated_via_api", kicked: true);
        EndUnlessTwiml(seat);
    }

    public void Leave(Seat seat, string reason, bool kicked = false)
    {
        var conference = seat.Conference;
        if (!Remove(seat, reason)) return;
        var how = kicked ? "kicked" : "left";
        if (conference.IsOver) return;
        if (seat is { EndOnExit: true, Joined: true }) End(conference, $"participant-with-end-conference-on-exit-{how}", "moderator_ended_conference", seat);
        else if (conference.Seats.Count == 0) End(conference, $"last-participant-{how}", "moderator_ended_conference", seat);
        else exchange.AudioMap.Rewire(conference);
    }

    public void EndByApi(Conference conference) => End(conference, "conference-ended-via-api", "conference_ended_via_api", null);

    private void End(Conference conference, string reason, string reasonForOthers, Seat? by)
    {
        if (conference.IsOver) return;
        (conference.Status, conference.Updated, conference.ReasonEnded, conference.CallSidEnding) =
            (ConferenceStatus.Completed, exchange.Now, reason, by?.Leg.Sid);
        exchange.Loop.Cancel(conference.Announcement);
        exchange.Log.Info("conference", $"{conference.FriendlyName} ended: {reason}", by?.Leg.Sid, conference.Sid);
        _events.Ended(conference, by);
        foreach (var seat in conference.Seats.ToArray())
        {
            Remove(seat, reasonForOthers);
            EndUnlessTwiml(seat);
        }
    }

    /// <summary>A leg that TwiML brought goes on with its document; one added by REST has nothing else to do.</summary>
    private void EndUnlessTwiml(Seat seat)
    {
        if (seat.Left is null) exchange.Switchboard.End(seat.Leg, seat.Leg.IsUp ? LegStatus.Completed : LegStatus.Canceled);
    }

    private bool Remove(Seat seat, string reason)
    {
        if (!seat.Conference.Seats.Remove(seat)) return false;
        var leg = seat.Leg;
        if (leg.Seat == seat) leg.Seat = null;
        exchange.Scripts.StopMedia(leg);
        (leg.Announcement, leg.EarlyMedia) = (null, null);
        _events.Left(seat, reason);
        exchange.Log.Info("conference", $"{leg.From} → {leg.To} left {seat.Conference.FriendlyName}: {reason}", leg.Sid, seat.Conference.Sid);
        exchange.AudioMap.Rewire(leg);
        if (seat.Left is { } left) exchange.Loop.Complete(left, reason);
        return true;
    }

    private void StartOrWait(Seat seat)
    {
        var conference = seat.Conference;
        if (conference.Present.Count() < 2 || !conference.Present.Any(present => present.Options.StartOnEnter)) exchange.Scripts.Wait(seat);
        else Start(conference);
    }

    private void Start(Conference conference)
    {
        (conference.Status, conference.Updated) = (ConferenceStatus.InProgress, exchange.Now);
        foreach (var seat in conference.Present.Where(present => !present.Hold)) exchange.Scripts.StopMedia(seat.Leg);
        exchange.Log.Info("conference", $"{conference.FriendlyName} started", conferenceSid: conference.Sid);
        _events.Started(conference);
    }

    private Conference Create(string name, SeatOptions first)
    {
        var conference = new Conference(exchange.Sids.Next("CF"), name, first, exchange.Now);
        _conferences.Add(conference);
        if (_conferences.Count > ConferencesKept && _conferences[0].IsOver) _conferences.RemoveAt(0);
        exchange.Log.Info("conference", $"{name} created", conferenceSid: conference.Sid);
        return conference;
    }
}
