using WarmTransfer.Core;
using WarmTransfer.Core.Twilio;

namespace WarmTransfer.Web.Reconciliation;

/// <summary>Every live conference that bears the name of a call's room.</summary>
internal sealed class LiveRooms(IEnumerable<TwilioConference> conferences)
{
    private const int SidLength = 34;
    private readonly ILookup<CallId, (int Room, TwilioConference Conference)> _rooms =
        conferences.Select(Read).Where(room => room.Number > 0).ToLookup(room => room.Call, room => (room.Number, room.Conference));

    public IEnumerable<CallId> Calls => _rooms.Select(rooms => rooms.Key);

    public IEnumerable<(int Room, TwilioConference Conference)> Of(CallId call) => _rooms[call];

    // CA…, CA…-2, CA…-3; anything else in the account is not ours.
    private static (CallId Call, int Number, TwilioConference Conference) Read(TwilioConference conference) => conference.FriendlyName switch
    {
        ['C', 'A', ..] name when name.Length == SidLength => (new CallId(name), 1, conference),
        ['C', 'A', ..] name when name.Length > SidLength && name[SidLength] == '-' && int.TryParse(name.AsSpan(SidLength + 1), out var room) =>
            (new CallId(name[..SidLength]), room, conference),
        _ => (default, 0, conference),
    };
}
