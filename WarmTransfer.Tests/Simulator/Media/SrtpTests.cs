using WarmTransfer.Simulator.WebRtc;

namespace WarmTransfer.Tests.Simulator.Media;

public sealed class SrtpTests
{
    private static readonly byte[] Key = Convert.FromHexString("E1F97A0D3E018BE0D64FA32C06DE4139");
    private static readonly byte[] Salt = Convert.FromHexString("0EC675AD498AFEEBB6960B3AABE6");

    [Theory]
    [InlineData(0, "C61E7A93744F39EE10734AFE3FF7A087")]
    [InlineData(1, "CEBE321F6FF7716B6FD4AB49AF256A156D38BAA4")]
    [InlineData(2, "30CBBC08863D8C85D49DB34A9AE1")]
    public void Session_keys_are_those_of_RFC_3711_appendix_B_3(byte label, string expected) =>
        Assert.Equal(expected, Convert.ToHexString(SrtpKeys.Derive(Key, Salt, label, expected.Length / 2)));

    [Fact]
    public void The_key_stream_is_that_of_RFC_3711_appendix_B_2()
    {
        var stream = new byte[48];
        using var cipher = new AesCounter(Convert.FromHexString("2B7E151628AED2A6ABF7158809CF4F3C"));
        cipher.Apply(Convert.FromHexString("F0F1F2F3F4F5F6F7F8F9FAFBFCFD0000"), stream);
        Assert.Equal(
            "E03EAD0935C95E80E166B16DD92B4EB4D23513162B02D0F72A43A2FE4A5F97AB41E95B3BB0A2E8DD477901E4FCA894C0",
            Convert.ToHexString(stream));
    }

    [Fact]
    public void Packets_open_again_also_when_the_sequence_number_rolls_over()
    {
        using var sender = new SrtpSender(Key, Salt);
        using var receiver = new SrtpReceiver(Key, Salt);
        for (var i = 0; i < 10; i++)
        {
            var packet = Packet((ushort)(65_530 + i), out var clear);
            var length = sender.Protect(packet, clear.Length);
            Assert.NotEqual(clear, packet[..clear.Length]);
            Assert.True(receiver.TryUnprotect(packet.AsSpan(0, length), out var opened));
            Assert.Equal(clear, packet[..opened]);
        }
    }

    [Fact]
    public void A_packet_opens_only_once()
    {
        using var sender = new SrtpSender(Key, Salt);
        using var receiver = new SrtpReceiver(Key, Salt);
        var packet = Packet(5, out var clear);
        var length = sender.Protect(packet, clear.Length);
        var again = packet.ToArray();
        Assert.True(receiver.TryUnprotect(packet.AsSpan(0, length), out _));
        Assert.False(receiver.TryUnprotect(again.AsSpan(0, length), out _));
    }

    [Fact]
    public void A_late_packet_inside_the_window_opens()
    {
        using var sender = new SrtpSender(Key, Salt);
        using var receiver = new SrtpReceiver(Key, Salt);
        var packets = Enumerable.Range(65_534, 4).Select(sequence =>
        {
            var packet = Packet((ushort)sequence, out var clear);
            return packet[..sender.Protect(packet, clear.Length)];
        }).ToArray();
        Assert.All([packets[0], packets[3], packets[1], packets[2]], packet => Assert.True(receiver.TryUnprotect(packet, out _)));
    }

    [Fact]
    public void A_forged_or_cut_packet_does_not_open()
    {
        using var sender = new SrtpSender(Key, Salt);
        using var receiver = new SrtpReceiver(Key, Salt);
        var packet = Packet(5, out var clear);
        var length = sender.Protect(packet, clear.Length);
        packet[20] ^= 1;
        Assert.False(receiver.TryUnprotect(packet.AsSpan(0, length), out _));
        for (var cut = 0; cut < length; cut++) Assert.False(receiver.TryUnprotect(packet.AsSpan(0, cut), out _));
    }

    [Fact]
    public void Reports_open_again_and_only_once()
    {
        using var sender = new SrtpSender(Key, Salt);
        using var receiver = new SrtpReceiver(Key, Salt);
        var buffer = new byte[Rtcp.LongestReport + SrtpSender.RtcpOverhead];
        var length = new Rtcp(TimeProvider.System).Write(buffer, 7, 1, 1);
        var clear = buffer[..length];
        length = sender.ProtectRtcp(buffer, length);
        var again = buffer[..length];
        Assert.True(receiver.TryUnprotectRtcp(buffer.AsSpan(0, length), out var opened));
        Assert.Equal(clear, buffer[..opened]);
        Assert.False(receiver.TryUnprotectRtcp(again, out _));
    }

    private static byte[] Packet(ushort sequence, out byte[] clear)
    {
        var packet = new byte[256];
        Rtp.WriteHeader(packet, 0, false, sequence, 160u * sequence, 42);
        for (var i = 12; i < 172; i++) packet[i] = (byte)i;
        clear = packet[..172];
        return packet;
    }
}
