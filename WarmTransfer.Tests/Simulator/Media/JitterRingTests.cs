using WarmTransfer.Simulator.Media;

namespace WarmTransfer.Tests.Simulator.Media;

public sealed class JitterRingTests
{
    private const int Frame = Mixer.FrameLength;
    private readonly JitterRing _ring = new();
    private uint _timestamp = uint.MaxValue - (3 * Frame);

    [Fact]
    public void Nothing_is_heard_before_forty_milliseconds_are_there()
    {
        Write(1);
        Assert.Equal(0, Read());
        Write(2);
        Assert.Equal([1, 2, 0], new[] { Read(), Read(), Read() });
    }

    [Fact]
    public void Packets_are_heard_in_the_order_of_their_timestamps()
    {
        Write(1);
        var late = _timestamp;
        _timestamp += Frame;
        Write(3);
        WriteAt(late, 2);
        Assert.Equal([1, 2, 3], new[] { Read(), Read(), Read() });
    }

    [Fact]
    public void A_lost_packet_is_silence_of_its_length()
    {
        Write(1);
        _timestamp += Frame;
        Write(3);
        Assert.Equal([1, 0, 3], new[] { Read(), Read(), Read() });
    }

    [Fact]
    public void After_a_stall_the_delay_is_gone_within_a_second_or_two()
    {
        for (short i = 0; i < 7; i++) Write(i);
        for (short i = 0; i < 120; i++)
        {
            Write(i);
            Read();
        }

        Write(9999);
        var delay = 0;
        while (Read() != 9999) delay++;
        Assert.InRange(delay, 0, 2);
    }

    [Fact]
    public void A_sender_that_starts_over_at_another_timestamp_is_heard()
    {
        Write(1);
        Write(2);
        Read();
        _timestamp += 1_000_000;
        Write(5);
        Write(6);
        Assert.Equal([5, 6], new[] { Read(), Read() });
    }

    [Fact]
    public void More_than_two_hundred_milliseconds_never_wait()
    {
        for (short i = 0; i < 100; i++) Write(i);
        Assert.InRange(Read(), 89, 98);
    }

    private void Write(short level)
    {
        WriteAt(_timestamp, level);
        _timestamp += Frame;
    }

    private void WriteAt(uint timestamp, short level)
    {
        var samples = new short[Frame];
        samples.AsSpan().Fill(level);
        _ring.Write(timestamp, samples);
    }

    private int Read()
    {
        var frame = new short[Frame];
        _ring.Read(frame);
        Assert.Equal(frame[0], frame[^1]);
        return frame[0];
    }
}
