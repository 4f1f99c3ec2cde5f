using WarmTransfer.Core;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Web.CallRecordings;

/// <summary>What recordings and their parts are called.</summary>
internal static class RecordingWords
{
    /// <param name="who">Whom it is about, as people read it; null: nobody.</param>
    public static Sentence Of(RecordingMarkKind kind, string? who) => kind switch
    {
        RecordingMarkKind.Owner => who is null ? (Sentence)$"Nobody" : $"{who}",
        RecordingMarkKind.Hold => $"On hold",
        RecordingMarkKind.Consult => who is null ? (Sentence)$"Consultation" : $"Consultation with {who}",
        RecordingMarkKind.Transfer => who is null ? (Sentence)$"Three-way" : $"Three-way with {who}",
        RecordingMarkKind.Pause => $"Recording paused",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a mark."),
    };

    /// <summary>As a clock counts it.</summary>
    public static string Clock(TimeSpan time) => time.TotalHours >= 1 ? $"{(int)time.TotalHours}:{time:mm\\:ss}" : $"{(int)time.TotalMinutes}:{time:ss}";
}
