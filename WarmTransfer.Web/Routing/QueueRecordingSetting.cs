using System.Text.Json.Serialization;
using WarmTransfer.Core;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Web.Routing;

/// <summary>How a queue has its calls recorded, as administrators set it.</summary>
public sealed record QueueRecordingSetting
{
    internal const int LeastSeconds = 10, MostSeconds = 600;
    internal static readonly Sentence Broken = $"This is not a share of 1 to 100 % with pauses of 10 to 600 seconds.";

    [JsonConverter(typeof(JsonStringEnumConverter<RecordedCalls>))]
    public RecordedCalls Calls { get; init; }

    /// <summary>So many of a hundred of them.</summary>
    public int Percent { get; init; } = 100;

    /// <summary>Its customers are told before they are recorded.</summary>
    public bool Tells { get; init; } = true;

    /// <summary>Consultations between agents are recorded too.</summary>
    public bool Consults { get; init; }

    /// <summary>Whoever listens hears nothing of the time of a consultation.</summary>
    public bool MutesConsults { get; init; }

    /// <summary>After which a paused recording goes on by itself.</summary>
    public int PauseSeconds { get; init; } = (int)QueueRecording.UsualPause.TotalSeconds;

    internal bool Holds => Percent is >= 1 and <= 100 && PauseSeconds is >= LeastSeconds and <= MostSeconds;

    internal QueueRecording Made => new() { Calls = Calls, Percent = Percent, Tells = Tells, Consults = Consults, MutesConsults = MutesConsults, LongestPause = TimeSpan.FromSeconds(PauseSeconds) };
}
