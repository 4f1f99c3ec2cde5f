namespace WarmTransfer.Simulator.Network;

/// <summary>A number of the account as it is called by another call of the account: a new call comes in there, and the two end together. Sound does not go from one to the other.</summary>
internal sealed class OwnNumber(Exchange exchange, string number) : IDevice
{
    private string? _outgoing, _incoming;

    public string Identity => number;

    public void Invite(Invitation invitation) => exchange.Loop.Do(() =>
    {
        _outgoing = invitation.CallSid;
        _incoming = IncomingCall.Begin(exchange, invitation.From, number, this).CallSid;
    });

    public void Ringing(string callSid)
    {
    }

    public void Answered(string callSid) => exchange.Loop.Do(() => exchange.Leg(_outgoing!) is { } leg && exchange.Switchboard.Answer(this, leg));

    public void Cancel(string callSid) => HangUp(callSid);

    public void HangUp(string callSid, int? errorCode = null, string? message = null) => exchange.Loop.Do(() =>
    {
        if (exchange.Leg((callSid == _outgoing ? _incoming : _outgoing) ?? "") is { IsOver: false } other) exchange.Switchboard.PartyHangsUp(other, byDevice: true);
    });
}
