namespace WarmTransfer.Simulator.WebRtc;

/// <summary>The last 64 packet indices of one stream, and the guess of a full index from 16 bits (RFC 3711, 3.3).</summary>
internal sealed class ReplayWindow
{
    private const int Width = 64;
    private bool _started;
    private ulong _highest;
    private ulong _seen;

    public ulong Guess(ushort sequence)
    {
        if (!_started) return sequence;
        var rollover = _highest >> 16;
        var distance = sequence - (int)(_highest & 0xFFFF);
        if (distance > 0x8000 && rollover > 0) rollover--;
        else if (distance < -0x8000) rollover++;
        return (rollover << 16) | sequence;
    }

    public bool IsNew(ulong index)
    {
        if (!_started || index > _highest) return true;
        var age = _highest - index;
        return age < Width && (_seen & (1UL << (int)age)) == 0;
    }

    public void Accept(ulong index)
    {
        if (_started && index <= _highest)
        {
            _seen |= 1UL << (int)(_highest - index);
            return;
        }

        var ahead = _started ? index - _highest : Width;
        _seen = (ahead < Width ? _seen << (int)ahead : 0) | 1;
        (_highest, _started) = (index, true);
    }
}
