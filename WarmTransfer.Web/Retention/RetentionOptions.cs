using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using WarmTransfer.Web.Calls;

namespace WarmTransfer.Web.Retention;

/// <summary>For how long what is no longer needed is kept. Bound from the section <c>Retention</c>.</summary>
public sealed class RetentionOptions
{
    public const string Section = "Retention";
    internal const int Most = 3650;

    /// <summary>Days for which calls are kept, with whoever was in them, how their legs sounded, and the customer's number unless it has called since; 2 to 3650.</summary>
    [Range(2, Most)]
    public int CallDays { get; set; } = 365;

    /// <summary>Days for which the timeline of a call is kept: every event with who did it; 2 to 3650, no longer than the call.</summary>
    [Range(2, Most)]
    public int EventDays { get; set; } = 365;

    /// <summary>Days for which what people wrote in a call is kept: reasons and notes; 1 to 3650, no longer than the timeline.</summary>
    [Range(1, Most)]
    public int TextDays { get; set; } = 90;

    /// <summary>Days for which transcripts of calls are kept; 1 to 3650. They go with their call at the latest.</summary>
    [Range(1, Most)]
    public int TranscriptDays { get; set; } = 90;

    /// <summary>Days for which messages are kept that callers have left, here and at Twilio; 1 to 3650. They go with their call at the latest.</summary>
    [Range(1, Most)]
    public int VoicemailDays { get; set; } = 90;

    /// <summary>Days for which recordings of calls are kept, at Twilio and what is known of them here; 1 to 3650. They go with the timeline of their call at the latest.</summary>
    [Range(1, Most)]
    public int RecordingDays { get; set; } = 90;

    /// <summary>Days for which is kept what was asked of Twilio for a call and what it answered; 1 to 3650, no longer than the timeline.</summary>
    [Range(1, Most)]
    public int OutboxDays { get; set; } = 30;

    /// <summary>Days for which is kept what each agent did from minute to minute; 2 to 3650.</summary>
    [Range(2, Most)]
    public int AgentStateDays { get; set; } = 90;
}

/// <summary>Finds days that contradict each other at start.</summary>
internal sealed class RetentionOptionsCheck(IConfiguration configuration) : IValidateOptions<RetentionOptions>
{
    public ValidateOptionsResult Validate(string? name, RetentionOptions options)
    {
        var history = configuration.GetValue($"{DeskOptions.Section}:{nameof(DeskOptions.AgentHistoryDays)}", new DeskOptions().AgentHistoryDays);
        string[] faults =
        [
            .. Longer(nameof(options.EventDays), options.EventDays, nameof(options.CallDays), options.CallDays),
            .. Longer(nameof(options.TextDays), options.TextDays, nameof(options.EventDays), options.EventDays),
            .. Longer(nameof(options.OutboxDays), options.OutboxDays, nameof(options.EventDays), options.EventDays),
            .. history > options.CallDays ? [Fault(nameof(options.CallDays), $"is {options.CallDays}, but agents read calls of {history} days ({DeskOptions.Section}:{nameof(DeskOptions.AgentHistoryDays)}).", history)] : Array.Empty<string>(),
        ];
        return faults is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static string[] Longer(string what, int days, string than, int most) =>
        days > most ? [Fault(what, $"is {days}, longer than {RetentionOptions.Section}:{than}, which is {most}: nothing is kept of a call that has gone.", most)] : [];

    private static string Fault(string what, string problem, int example) => SettingFault.Mend($"{RetentionOptions.Section}:{what}", problem, $"{example}").ToString();
}
