using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Tests.Simulator.Network;

/// <summary>A phone that a test holds in its hand.</summary>
internal sealed class Phone(TestNetwork network, string identity) : IDevice
{
    private readonly List<string> _told = [];

    public string Identity { get; } = identity;

    public Invitation? Invitation { get; private set; }

    public bool Rings { get; private set; }

    /// <summary>What the network told this phone, without sids.</summary>
    public IReadOnlyList<string> Told => _told;

    public int? Error { get; private set; }

    public void Invite(Invitation invitation) => (Invitation, Rings) = (invitation, true);

    public void Cancel(string callSid)
    {
        Rings = false;
        _told.Add("cancel");
    }

    public void Ringing(string callSid) => _told.Add("ringing");

    public void Answered(string callSid) => _told.Add("answered");

    public void HangUp(string callSid, int? errorCode = null, string? message = null)
    {
        Error = errorCode;
        _told.Add("hangup");
    }

    public async Task<string> AnswerAsync()
    {
        Rings = false;
        Assert.True(network.Door.Answer(this, Invitation!.CallSid), "The call was gone.");
        await network.SettleAsync();
        return Invitation.CallSid;
    }

    public async Task RejectAsync()
    {
        network.Door.Reject(this, Invitation!.CallSid);
        await network.SettleAsync();
    }
}
