namespace WarmTransfer.Core.Twilio;

/// <summary>
/// What conferences and browser phones are called at Twilio. Where several installations share an account, each has a name of its own that stands
/// in front, so that none takes another's calls for its own, and no phone rings at the wrong desk.
/// </summary>
/// <param name="installation">Up to <see cref="LongestInstallation"/> letters and digits; empty is the only one on its account.</param>
public sealed class TwilioNames(string installation = "")
{
    public const int LongestInstallation = 20;
    private const int SidLength = 34;
    private const string Client = "client:";

    private readonly string _room = installation is "" ? "" : $"{installation}-";
    private readonly string _phone = installation is "" ? "" : $"{installation}_";

    /// <summary>Conference name of a room: the customer's CallSid, then CallSid-2, CallSid-3 … It holds no personal data.</summary>
    public string Room(CallId id, int room) => _room + (room == 1 ? id.Value : $"{id.Value}-{room}");

    /// <summary>Whose room a conference of that name is; null: none of ours.</summary>
    public (CallId Call, int Room)? Read(string conference) =>
        conference.StartsWith(_room, StringComparison.Ordinal) ? ReadRoom(conference[_room.Length..]) : null;

    /// <summary>Voice identity of an agent's browser phone, as access tokens carry it.</summary>
    public string Identity(string agent) => _phone + agent;

    /// <summary>Address of an agent's browser phone.</summary>
    public string Phone(AgentId agent) => Client + Identity(agent.Value);

    /// <summary>Whose browser phone has that address; null: it is no phone of ours.</summary>
    public AgentId? AgentAt(string address) => address.StartsWith(Client + _phone, StringComparison.Ordinal) ? new AgentId(address[(Client.Length + _phone.Length)..]) : null;

    private static (CallId Call, int Room)? ReadRoom(string name) => name switch
    {
        ['C', 'A', ..] when name.Length == SidLength => (new CallId(name), 1),
        ['C', 'A', ..] when name.Length > SidLength && name[SidLength] == '-' && int.TryParse(name.AsSpan(SidLength + 1), out var room) => (new CallId(name[..SidLength]), room),
        _ => null,
    };
}
