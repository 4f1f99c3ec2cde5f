using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using WarmTransfer.Simulator;
using WarmTransfer.Simulator.Media;
using WarmTransfer.Simulator.WebRtc;

namespace WarmTransfer.Benchmarks;

/// <summary>The simulator's media alone: each line read is a browser's offer, each line written the answer; three at a time meet in a conference.</summary>
internal static class MixingServer
{
    private const int RoomSize = 3;

    public static async Task Run(string[] args)
    {
        using var server = new RtcServer(Options.Create(new SimulatorOptions()), TimeProvider.System, NullLogger<RtcServer>.Instance);
        var mixer = new Mixer();
        using var loop = new MixerLoop(mixer, TimeProvider.System);
        await server.StartAsync(CancellationToken.None);
        await loop.StartAsync(CancellationToken.None);
        Console.WriteLine("ready");
        var legs = new List<AudioLeg>();
        while (await Console.In.ReadLineAsync() is { } offer)
        {
            legs.Add(new AudioLeg($"CA{legs.Count:x32}"));
            mixer.Add(legs[^1]);
            var answer = server.Create(legs[^1]).Answer(Encoding.UTF8.GetString(Convert.FromBase64String(offer)));
            Meet([.. legs.Skip((legs.Count - 1) / RoomSize * RoomSize)]);
            Console.WriteLine(Convert.ToBase64String(Encoding.UTF8.GetBytes(answer)));
        }
    }

    private static void Meet(List<AudioLeg> room)
    {
        foreach (var leg in room) leg.Hearing = new Hearing([.. room.Where(other => other != leg)], Playback: null);
    }
}
