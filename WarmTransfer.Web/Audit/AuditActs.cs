using System.Collections.Frozen;
using WarmTransfer.Core;
using WarmTransfer.Web.Languages;

namespace WarmTransfer.Web.Audit;

/// <summary>What the acts of the audit are called on screens. The audit itself keeps them in English, as it always has; an act that is new, and is not here, is shown so.</summary>
internal static class AuditActs
{
    private static readonly FrozenDictionary<string, Sentence> Known = new Sentence[]
    {
        $"offer", $"next-expert", $"announce-wait", $"overflow", $"book-call-back", $"call-out", $"call-customer", $"dial-in", $"consult", $"cold-transfer",
        $"request-consult", $"answer-consult-request", $"begin-consult", $"merge", $"swap", $"cancel", $"leave", $"hold", $"resume", $"pause-recording",
        $"resume-recording", $"begin-payment", $"end-payment", $"rejoin", $"hang-up", $"decline", $"end", $"request-help", $"withdraw-help-request", $"monitor",
        $"change-monitor-mode", $"stop-monitoring", $"take-over", $"remove", $"accept-help-request",
        $"starts: Listen", $"starts: Whisper", $"starts: Barge", $"changes: Listen to Whisper", $"changes: Listen to Barge", $"changes: Whisper to Listen",
        $"changes: Whisper to Barge", $"changes: Barge to Listen", $"changes: Barge to Whisper", $"ends: Listen", $"ends: Whisper", $"ends: Barge",
        $"takes the call over", $"removes a party", $"rings an agent who is not available", $"accepts a help request", $"disposes of an agent's call",
        $"lets an agent go without a disposition", $"sets an agent's state", $"acknowledges an alert", $"resyncs with Twilio", $"opens the floor",
        $"connects a board to the floor",
        $"calls a number", $"has an outside number dialled", $"presses keys in a call", $"joins a call", $"sees earlier calls of a customer",
        $"is rung to call a customer back", $"cancels a call-back", $"calls a customer back", $"calls a customer back before an agent is free", $"takes a lead",
        $"takes a lead from somebody", $"gives a lead back", $"closes a lead as done", $"gives a lead up", $"takes a voicemail", $"releases a voicemail",
        $"is done with a voicemail", $"gives a voicemail up", $"listens to a voicemail", $"listens to a recording", $"writes a note",
        $"looks for calls by number or sid", $"reads the list of calls", $"reads a call's timeline", $"exports a call's timeline", $"exports figures of dispositions",
        $"exports what is kept about a number", $"erases a number", $"deletes what was kept long enough",
        $"signs in", $"signs out", $"signs somebody out", $"gets an access token", $"pairs a screen", $"signs a screen out", $"exports people", $"create-user",
        $"disable-user", $"enable-user", $"unlock-user", $"sign-out-user", $"end-session", $"set-password", $"change-password", $"set-display-name", $"set-role",
        $"set-team", $"set-groups", $"set-skills", $"set-supervises", $"set-rights", $"set-language", $"remove-demo-users", $"reset-second-factor", $"begin-authenticator",
        $"turn-on-authenticator", $"turn-off-authenticator", $"renew-recovery-codes", $"add-passkey", $"remove-passkey",
        $"set-queue", $"remove-queue", $"set-flow", $"remove-flow", $"set-calendar", $"remove-calendar", $"set-alert-rule", $"remove-alert-rule",
        $"previews an alert rule", $"set-transfer-rights", $"set-dispositions", $"upload-sound", $"sets up the telephone", $"rotate-keys", $"reads the audit",
        $"exports the audit", $"more of the kind",
    }.ToFrozenDictionary(act => act.Key);

    public static Sentence Of(string act) => Known.GetValueOrDefault(act) ?? $"{act}";

    /// <summary>The acts whose name in a language has this in it; in English the audit finds them itself.</summary>
    public static string[] Called(string text, Words words) =>
        words.Language == Language.English ? [] : [.. Known.Values.Where(act => words[act]!.Contains(text, StringComparison.OrdinalIgnoreCase)).Select(act => act.Key)];
}
