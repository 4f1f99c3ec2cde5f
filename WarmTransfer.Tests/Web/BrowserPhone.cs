using System.Collections.Concurrent;
using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Tests.Web;

/// <summary>A registered phone that only notes what rings at it.</summary>
internal sealed class BrowserPhone(string identity) : IDevice
{
    public string Identity => identity;

    public ConcurrentQueue<Invitation> Invitations { get; } = [];

    public void Invite(Invitation invitation) => Invitations.Enqueue(invitation);

    public void Cancel(string callSid) { }

    public void Ringing(string callSid) { }

    public void Answered(string callSid) { }

    public void HangUp(string callSid, int? errorCode = null, string? message = null) { }
}
