using System.Collections.Frozen;
using WarmTransfer.Core;

namespace WarmTransfer.Web.Administration;

/// <summary>What fields of documents are called where a change of them is told.</summary>
internal static class SettingFields
{
    // Each by the name under which it is kept, which is what English screens and the audit say as well.
    private static readonly FrozenDictionary<string, Sentence> Names = new Dictionary<string, Sentence>
    {
        ["name"] = $"name", ["position"] = $"position", ["numbers"] = $"numbers", ["callerId"] = $"callerId", ["agents"] = $"agents",
        ["groups"] = $"groups", ["skills"] = $"skills", ["priority"] = $"priority", ["strategy"] = $"strategy", ["ringSeconds"] = $"ringSeconds",
        ["wrapUpSeconds"] = $"wrapUpSeconds", ["untakenTransfer"] = $"untakenTransfer", ["consultMinutes"] = $"consultMinutes", ["overlongConsult"] = $"overlongConsult", ["tellBriefing"] = $"tellBriefing",
        ["answerTargetSeconds"] = $"answerTargetSeconds", ["shortAbandonSeconds"] = $"shortAbandonSeconds", ["musicUrl"] = $"musicUrl", ["musicRecording"] = $"musicRecording", ["waiting"] = $"waiting",
        ["phrases"] = $"phrases", ["recordings"] = $"recordings", ["voice"] = $"voice", ["language"] = $"language", ["languages"] = $"languages",
        ["routing"] = $"routing", ["voicemail"] = $"voicemail", ["recording"] = $"recording", ["transcript"] = $"transcript", ["queue"] = $"queue",
        ["queues"] = $"queues", ["set"] = $"set", ["everybodyElse"] = $"everybodyElse", ["start"] = $"start", ["nodes"] = $"nodes",
    }.ToFrozenDictionary();

    public static Sentence Name(string field) => Names.GetValueOrDefault(field) ?? $"{field}";
}
