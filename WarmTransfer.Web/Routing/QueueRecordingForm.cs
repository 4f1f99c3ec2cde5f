using System.Globalization;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Administration;

namespace WarmTransfer.Web.Routing;

/// <summary>How a queue has its calls recorded, as it is typed.</summary>
public sealed class QueueRecordingForm(QueueRecordingSetting recording)
{
    public RecordedCalls Calls { get; set; } = recording.Calls;

    public string Percent { get; set; } = Text(recording.Percent);

    public bool Tells { get; set; } = recording.Tells;

    public bool Consults { get; set; } = recording.Consults;

    public bool MutesConsults { get; set; } = recording.MutesConsults;

    public string PauseSeconds { get; set; } = Text(recording.PauseSeconds);

    /// <summary>What cannot be read.</summary>
    public IEnumerable<FieldFault> Faults => Number(Percent) is null || Number(PauseSeconds) is null ? [new FieldFault(nameof(QueueSetting.Recording), $"Share and seconds are whole numbers. For example: 100 and 120")] : [];

    public QueueRecordingSetting Read() => new() { Calls = Calls, Percent = Number(Percent) ?? 0, Tells = Tells, Consults = Consults, MutesConsults = MutesConsults, PauseSeconds = Number(PauseSeconds) ?? 0 };

    private static int? Number(string text) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
