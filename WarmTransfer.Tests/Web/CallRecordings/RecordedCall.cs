using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;
using WarmTransfer.Simulator.Media;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Tests.Web.Voicemails;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.CallRecordings;
using WarmTransfer.Web.Routing;

namespace WarmTransfer.Tests.Web.CallRecordings;

/// <summary>The product with a queue that records its calls, and two agents who are told apart by their voices.</summary>
internal sealed class RecordedCall : IAsyncDisposable
{
    /// <summary>Of scripted callers.</summary>
    public const double Customer = 300;
    // No notes of the music, nor their octaves.
    public const double First = 470, Second = 620;
    public static readonly AgentId One = new("agent1"), Two = new("agent2");
    public static readonly QueueRecordingSetting Rule = new() { Calls = RecordedCalls.All, PauseSeconds = 60 };

    private RecordedCall(ProductHost host) => Host = host;

    public ProductHost Host { get; }

    public Conversation Call { get; private set; } = null!;

    public string Sid => Call.Customer;

    public CallRecording? State => Host.Saved(Sid)?.Recording;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<RecordedCall> StartAsync(QueueRecordingSetting? rule = null)
    {
        var recorded = new RecordedCall(await ProductHost.StartAsync(settings: ["--Queues:0:Id=support", "--Queues:0:Name=Support"]));
        await recorded.SaveRule(rule ?? Rule);
        return recorded;
    }

    /// <summary>A customer talks to agent 1 and is recorded.</summary>
    public async Task Talk()
    {
        await Host.Ready("agent1", tone: First);
        Call = Conversation.Start(Host);
        await Call.TalkTo("agent1");
        await Becomes(RecordingState.InProgress);
    }

    public Task Becomes(RecordingState state) => Host.Until($"the recording is {state}", () => State is { Pending: false } now && now.State == state);

    public static Task For(double seconds) => Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System, Cancellation);

    /// <summary>The call ends; the rows, as soon as all can be heard.</summary>
    public async Task<List<CallRecordingRow>> End()
    {
        Call.CustomerHangsUp();
        await Host.Until("the call is over", () => Host.Saved(Sid) is { IsOver: true, HasLiveLegs: false });
        await Host.Until("the recordings are known", () => Rows() is { Count: > 0 } rows && rows.TrueForAll(row => row.State is not CallRecordingState.InProgress));
        return Rows();
    }

    public List<CallRecordingRow> Rows()
    {
        using var db = Host.Database();
        return [.. db.CallRecordings.AsNoTracking().OrderBy(row => row.StartedAt)];
    }

    /// <summary>What Twilio has of it, on each channel.</summary>
    public (short[] Said, short[] Heard) Channels(string recording) => Host.Network.Recordings.Single(one => one.Sid == recording) is var one ? (one.Said, one.Heard) : default;

    /// <summary>Whether a voice is heard in the tenth of a second that begins there.</summary>
    public static bool IsIn(short[] channel, double frequency, double second)
    {
        var part = channel.AsSpan(Math.Min((int)(second * Clip.SampleRate), channel.Length - 800), 800).ToArray();
        var energy = part.Sum(sample => (double)sample * sample);
        // Of two voices at once each is about half of it.
        return Level(part, frequency) > 0.2 * energy * part.Length / 2 && part.Any(sample => Math.Abs((int)sample) > 500);
    }

    /// <summary>For how many tenths of a second a voice is heard.</summary>
    public static int Tenths(short[] channel, double frequency) => Enumerable.Range(0, channel.Length / 800).Count(tenth => IsIn(channel, frequency, tenth / 10.0));

    public static bool IsSilent(IEnumerable<short> part) => part.All(sample => sample == 0);

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private Task SaveRule(QueueRecordingSetting rule) => Host.Save(QueueSetting.Kind, "support", Host.Get<LiveSettings>().Now.Find(QueueSetting.Kind, "support")!.Value with { Recording = rule });

    // Goertzel: how much of one frequency there is.
    private static double Level(short[] samples, double frequency)
    {
        var (c, s1, s2) = (2 * Math.Cos(Math.Tau * frequency / Clip.SampleRate), 0.0, 0.0);
        foreach (var sample in samples) (s1, s2) = (sample + (c * s1) - s2, s1);
        return (s1 * s1) + (s2 * s2) - (c * s1 * s2);
    }
}
