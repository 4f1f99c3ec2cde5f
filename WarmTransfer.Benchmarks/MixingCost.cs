using System.Diagnostics;
using System.Text;
using WarmTransfer.Simulator.Media;
using WarmTransfer.Tests.Simulator.Media;

namespace WarmTransfer.Benchmarks;

/// <summary>CPU time of the simulator's media for a leg: DTLS-SRTP, jitter buffer and mixing over real UDP, in real time.</summary>
internal static class MixingCost
{
    private const int Legs = 50, FramesPerSecond = 50;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5), Long = TimeSpan.FromSeconds(20);

    public static async Task Run(string[] args)
    {
        using var server = ChildProcess.Start("mixing-server");
        await server.Read();
        var idle = await Use(server, Idle);
        var clients = new List<RtcTestClient>();
        for (var leg = 0; leg < Legs; leg++) clients.Add(await Connect(server));
        using var people = new People(clients);
        await Use(server, TimeSpan.FromSeconds(2));
        people.Count();
        var busy = await Use(server, Long);
        var heard = people.Count() / Long.TotalSeconds / Legs;
        Table.Print(["Legs", "CPU of the server", "of one core per leg", "packets a leg heard", "due"],
        [
            ["0", $"{idle:0.0} %", "", "", ""],
            [$"{Legs}", $"{busy:0.0} %", $"{busy / Legs:0.00} %", $"{heard:0.0}/s", $"{FramesPerSecond}/s"],
        ]);
    }

    private static async Task<RtcTestClient> Connect(ChildProcess server)
    {
        var client = new RtcTestClient();
        var answer = await server.Ask(Convert.ToBase64String(Encoding.UTF8.GetBytes(client.Describe("actpass"))));
        client.Take(Encoding.UTF8.GetString(Convert.FromBase64String(answer)));
        client.Connect();
        return client;
    }

    /// <summary>Share of one core, in per cent.</summary>
    private static async Task<double> Use(ChildProcess server, TimeSpan time)
    {
        var (cpu, started) = (server.CpuTime, Stopwatch.GetTimestamp());
        await Task.Delay(time);
        return 100 * (server.CpuTime - cpu) / Stopwatch.GetElapsedTime(started);
    }

    /// <summary>Everybody speaks all the time, on an absolute schedule.</summary>
    private sealed class People : IDisposable
    {
        private readonly IReadOnlyList<RtcTestClient> _clients;
        private readonly CancellationTokenSource _end = new();
        private readonly Thread _speaking;
        private int _heard;

        public People(IReadOnlyList<RtcTestClient> clients)
        {
            _clients = clients;
            foreach (var client in clients) client.Heard += _ => Interlocked.Increment(ref _heard);
            _speaking = new Thread(Speak) { IsBackground = true };
            _speaking.Start();
        }

        /// <summary>Packets that all have heard since the last time.</summary>
        public int Count() => Interlocked.Exchange(ref _heard, 0);

        public void Dispose()
        {
            _end.Cancel();
            _speaking.Join();
            _end.Dispose();
            foreach (var client in _clients) client.Dispose();
        }

        private void Speak()
        {
            var voice = new ToneVoice(440);
            var frame = new short[Mixer.FrameLength];
            var started = Stopwatch.GetTimestamp();
            for (var spoken = 1; !_end.IsCancellationRequested; spoken++)
            {
                voice.Read(frame);
                foreach (var client in _clients) client.Say(frame);
                var wait = TimeSpan.FromSeconds((double)spoken / FramesPerSecond) - Stopwatch.GetElapsedTime(started);
                if (wait > TimeSpan.Zero) _end.Token.WaitHandle.WaitOne(wait);
            }
        }
    }
}
