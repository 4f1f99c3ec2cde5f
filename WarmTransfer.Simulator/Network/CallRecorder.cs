using System.Globalization;
using WarmTransfer.Simulator.Media;
using WarmTransfer.Simulator.Rest;
using WarmTransfer.Simulator.Webhooks;

namespace WarmTransfer.Simulator.Network;

/// <summary>How a leg is to be recorded.</summary>
/// <param name="Channels">2: what the party says, and what they hear; 1: both together.</param>
/// <param name="Track">Which of them: <c>inbound</c>, <c>outbound</c> or <c>both</c>.</param>
internal sealed record RecordingPlan(int Channels, string Track, Hook? Hook);

/// <summary>Records legs while they are up, whatever document or conference they are in, until somebody stops it or the leg ends. Only touched inside the loop.</summary>
internal sealed class CallRecorder(Exchange exchange)
{
    private const string Source = "StartCallRecordingAPI";

    public Recording Start(Leg leg, RecordingPlan plan)
    {
        if (!leg.IsUp) throw RestException.Invalid(21220, $"Requested resource is not eligible for recording: call {leg.Sid} is not in-progress.");
        var recording = new Recording(exchange.Sids.Next("RE"), leg.Sid, exchange.Now, TimeSpan.Zero, []) { Status = "in-progress", Channels = plan.Channels, Source = Source, Track = plan.Track, Tape = new CallTape(), Hook = plan.Hook };
        leg.Audio.Record(recording.Tape);
        exchange.Recordings.Add(recording);
        Tell(recording, "in-progress");
        return recording;
    }

    public void Update(Leg leg, Recording recording, string status, TapePause pause)
    {
        if (recording.Tape is not { } tape) throw RestException.Invalid(21220, $"Recording {recording.Sid} is over and cannot be changed.");
        if (status == "stopped") Finish(leg, recording);
        else (recording.Status, tape.Pause) = (status, status == "paused" ? pause : TapePause.None);
        exchange.Log.Info("recording", $"Recording {recording.Sid} is {status}", leg.Sid);
    }

    public void LegEnded(Leg leg)
    {
        foreach (var recording in exchange.Recordings.All.Where(one => one.CallSid == leg.Sid && one.Tape is not null).ToList()) Finish(leg, recording);
    }

    private void Finish(Leg leg, Recording recording)
    {
        leg.Audio.Forget(recording.Tape!);
        var (said, heard) = recording.Tape!.Take();
        recording.Tape = null;
        (recording.Said, recording.Heard) = (recording.Track == "outbound" ? [] : said, recording.Track == "inbound" ? [] : heard);
        // Where nothing mixes sound the clock says how long it was.
        recording.Length = said.Length > 0 ? TimeSpan.FromSeconds((double)said.Length / Clip.SampleRate) : exchange.Now - recording.Begun;
        recording.Status = recording.Length > TimeSpan.Zero ? "completed" : "absent";
        Tell(recording, recording.Status);
    }

    private void Tell(Recording recording, string status)
    {
        if (recording.Hook is not { } hook || !hook.Wants(status)) return;
        List<KeyValuePair<string, string>> parameters =
        [
            new("AccountSid", exchange.Options.AccountSid), new("CallSid", recording.CallSid), new("RecordingSid", recording.Sid), new("RecordingUrl", recording.Url(exchange.Options)),
            new("RecordingStatus", status), new("RecordingDuration", Text(recording.Seconds)), new("RecordingChannels", Text(recording.Channels)),
            new("RecordingStartTime", VoiceParameters.Rfc2822(recording.Begun)), new("RecordingSource", recording.Source), new("RecordingTrack", recording.Track), new("ErrorCode", "0"),
        ];
        exchange.Callbacks.Send(new WebhookRequest("recording", hook.Url, hook.Method, parameters, CallSid: recording.CallSid));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
