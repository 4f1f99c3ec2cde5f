using System.Globalization;
using WarmTransfer.Web.Administration;

namespace WarmTransfer.Web.Routing;

/// <summary>How a queue takes messages, as it is typed.</summary>
public sealed class QueueVoicemailForm(QueueVoicemailSetting voicemail)
{
    public string LongestSeconds { get; set; } = voicemail.LongestSeconds.ToString(CultureInfo.InvariantCulture);

    public bool Transcribe { get; set; } = voicemail.Transcribe;

    /// <summary>What cannot be read.</summary>
    public IEnumerable<FieldFault> Faults => Number is null ? [new FieldFault(nameof(QueueSetting.Voicemail), $"This is not a whole number. For example: 180")] : [];

    private int? Number => int.TryParse(LongestSeconds.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public QueueVoicemailSetting Read() => new() { LongestSeconds = Number ?? 0, Transcribe = Transcribe };
}
