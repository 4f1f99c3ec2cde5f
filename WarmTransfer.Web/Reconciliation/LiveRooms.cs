using WarmTransfer.Core;
using WarmTransfer.Core.Twilio;

namespace WarmTransfer.Web.Reconciliation;

/// <summary>Every live conference that bears the name of a call's room; anything else in the account is not ours.</summary>
internal sealed class LiveRooms(IEnumerable<TwilioConference> conferences, TwilioNames names)
{
    private readonly ILookup<CallId, (int Room, TwilioConference Conference)> _rooms = (
        from conference in conferences
        let place = names.Read(conference.FriendlyName)
        where place is not null
        select (place.Value.Call, place.Value.Room, Conference: conference)).ToLookup(found => found.Call, found => (found.Room, found.Conference));

    public IEnumerable<CallId> Calls => _rooms.Select(rooms => rooms.Key);

    public IEnumerable<(int Room, TwilioConference Conference)> Of(CallId call) => _rooms[call];
}
