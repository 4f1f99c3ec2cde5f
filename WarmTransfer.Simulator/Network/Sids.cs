using System.Globalization;

namespace WarmTransfer.Simulator.Network;

/// <summary>Makes sids. The start instant is part of them: a restarted network with the same seed must not repeat sids that a console remembers.</summary>
internal sealed class Sids(int seed, DateTimeOffset start)
{
    private readonly Random _random = new(seed);
    private readonly string _start = start.ToUnixTimeMilliseconds().ToString("x12", CultureInfo.InvariantCulture);

    public string Next(string prefix)
    {
        Span<byte> bytes = stackalloc byte[10];
        _random.NextBytes(bytes);
        return prefix + _start + Convert.ToHexStringLower(bytes);
    }
}
