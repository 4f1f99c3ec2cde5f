using System.Net;
using System.Text;
using WarmTransfer.Simulator.WebRtc;

namespace WarmTransfer.Tests.Simulator.Media;

public sealed class StunTests
{
    private static readonly byte[] Password = Encoding.ASCII.GetBytes("VOkJxbRl1RmTxUk/WvJxBt");

    // RFC 5769, 2.1.
    private static readonly byte[] Request = Convert.FromHexString(
        "000100582112A442B7E7A701BC34D686FA87DFAE" + "802200105354554E207465737420636C69656E74" + "002400046E0001FF"
        + "80290008932FF9B151263B36" + "000600096576746A3A68367659202020" + "000800149AEAA70CBFD8CB56781EF2B5B2D3F249C1B571A2" + "80280004E57A3BCF");

    // RFC 5769, 2.2.
    private static readonly byte[] Response = Convert.FromHexString(
        "0101003C2112A442B7E7A701BC34D686FA87DFAE" + "8022000B7465737420766563746F7220" + "002000080001A147E112A643"
        + "000800142B91F599FD9E90C38C7489F92AF9BA53F06BE7D7" + "80280004C07D4C96");

    [Fact]
    public void The_sample_request_of_RFC_5769_is_read_and_believed()
    {
        Assert.True(Stun.TryReadRequest(Request, out var ufrag));
        Assert.Equal("evtj", ufrag);
        Assert.True(Stun.HasIntegrity(Request, Password));
        Assert.True(Stun.HasFingerprint(Request));
        Assert.False(Stun.Nominates(Request));
    }

    [Fact]
    public void The_sample_response_of_RFC_5769_is_believed()
    {
        Assert.True(Stun.HasIntegrity(Response, Password));
        Assert.True(Stun.HasFingerprint(Response));
    }

    [Fact]
    public void Our_reply_names_the_source_as_the_sample_response_does()
    {
        var reply = new byte[128];
        var length = Stun.WriteSuccess(Request, new IPEndPoint(IPAddress.Parse("192.0.2.1"), 32853), Password, reply);
        Assert.True(Stun.IsMessage(reply.AsSpan(0, length), Stun.BindingSuccess));
        Assert.Equal(Response[4..20], reply[4..20]);
        Assert.Equal(Response[36..48], reply[20..32]);
        Assert.True(Stun.HasIntegrity(reply.AsSpan(0, length), Password));
        Assert.True(Stun.HasFingerprint(reply.AsSpan(0, length)));
    }

    [Fact]
    public void Another_password_is_not_believed() => Assert.False(Stun.HasIntegrity(Request, "other"u8));

    [Fact]
    public void Cut_and_damaged_requests_are_refused_and_never_throw()
    {
        for (var i = 0; i < Request.Length; i++)
        {
            Assert.False(Stun.TryReadRequest(Request.AsSpan(0, i), out _));
            var damaged = Request.ToArray();
            damaged[i] ^= 0xFF;
            Assert.False(Stun.TryReadRequest(damaged, out _) && Stun.HasFingerprint(damaged) && Stun.HasIntegrity(damaged, Password));
        }
    }
}
