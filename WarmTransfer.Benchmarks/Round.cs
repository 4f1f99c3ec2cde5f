using System.Diagnostics;
using WarmTransfer.Tests.Browser;

namespace WarmTransfer.Benchmarks;

/// <summary>What some seconds of traffic have shown.</summary>
/// <param name="Times">Milliseconds from webhook to board.</param>
/// <param name="Cpu">Milliseconds of the server's CPU time in a second.</param>
/// <param name="BytesPerSecond">To all boards together.</param>
internal sealed record Round(Samples Times, double Cpu, double BytesPerSecond)
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    public static async Task<Round> Of(ProductProcess product, FloorTraffic traffic, Func<long> bytes)
    {
        var (cpu, sent, started) = (product.CpuTime, bytes(), Stopwatch.GetTimestamp());
        var times = await traffic.Run(Long);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return new Round(new Samples(times), (product.CpuTime - cpu).TotalMilliseconds / seconds, (bytes() - sent) / seconds);
    }
}
