using System.Globalization;
using WarmTransfer.Simulator.Media;
using WarmTransfer.Simulator.Network;
using WarmTransfer.Simulator.Webhooks;

namespace WarmTransfer.Simulator.Twiml;

/// <summary>Record: keeps what the leg says until a key, silence, the length or a hang-up ends it. Of whom nothing is heard there is no recording, and the next verb follows.</summary>
internal sealed class RecordRun(ScriptContext context, Verb.Record record)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private readonly Exchange _exchange = context.Exchange;
    private readonly Leg _leg = context.Leg;
    private readonly string _sid = context.Exchange.Sids.Next("RE");
    private SoundRecorder? _recorder;
    private DateTimeOffset _begun;
    private Recording? _recording;

    public async Task<Step> RunAsync()
    {
        if (record.Beep) await context.Stage.PlayAsync(_exchange.Sounds.Beep, 1, context.Stop);
        Begin();
        var key = "";
        try { key = await KeyAsync(); }
        finally
        {
            (_leg.OnKey, _leg.OnHangUpInsideVerb) = (null, null);
            End();
        }
        return _recording is null ? Step.NextVerb : context.ToAction(record.Action ?? "", record.Method, Result(_recording, key));
    }

    private void Begin()
    {
        (_recorder, _begun) = (new SoundRecorder(_exchange.Clock), _exchange.Now);
        _leg.Audio.Recorder = _recorder;
        _leg.OnHangUpInsideVerb = HungUp;
        if (record.Hook is { } hook && hook.Events.Contains("in-progress")) Tell("in-progress", hook, 0);
    }

    private async Task<string> KeyAsync()
    {
        var pressed = new TaskCompletionSource<char>();
        _leg.OnKey = key => { if (record.FinishOnKey.Contains(key)) _exchange.Loop.Complete(pressed, key); };
        var start = _exchange.Clock.GetTimestamp();
        while (_exchange.Clock.GetElapsedTime(start) < record.MaxLength && _recorder!.Silence < record.Silence)
        {
            await Task.WhenAny(pressed.Task, Task.Delay(Look, _exchange.Clock, context.Stop));
            context.Stop.ThrowIfCancellationRequested();
            if (pressed.Task.IsCompletedSuccessfully) return pressed.Task.Result.ToString();
        }
        return "";
    }

    private void HungUp()
    {
        End();
        if (_recording is { } recording) LateAction.Request(context, record.Action ?? "", record.Method, Result(recording, "hangup"));
    }

    // Whatever ends it, once.
    private void End()
    {
        if (Interlocked.Exchange(ref _recorder, null) is not { } recorder) return;
        _leg.Audio.Recorder = null;
        if (recorder.Take(record.Trim) is { Length: > 0 } samples) Keep(Recording.Of(_sid, _leg.Sid, _begun, samples));
        else if (record.Hook is { } hook && hook.Events.Contains("absent")) Tell("absent", hook, 0);
    }

    private void Keep(Recording recording)
    {
        _exchange.Recordings.Add(_recording = recording);
        _exchange.Log.Info("recording", $"{_leg.From} was recorded for {recording.Seconds} s", _leg.Sid);
        if (record.Hook is { } hook && hook.Events.Contains("completed")) Tell("completed", hook, recording.Seconds);
        if (record.Transcript is { Length: > 0 } url && context.Resolve(url) is { } address) Transcript.Send(_exchange, _leg, recording, address);
    }

    private KeyValuePair<string, string>[] Result(Recording recording, string key) =>
        [new("RecordingUrl", recording.Url(_exchange.Options)), new("RecordingSid", recording.Sid), new("RecordingDuration", Text(recording.Seconds)), new("Digits", key)];

    private void Tell(string status, NounHook hook, int seconds)
    {
        if (context.Resolve(hook.Url) is not { } url) return;
        List<KeyValuePair<string, string>> parameters =
        [
            new("AccountSid", _exchange.Options.AccountSid), new("CallSid", _leg.Sid), new("RecordingSid", _sid),
            new("RecordingUrl", $"{_exchange.Options.Url.TrimEnd('/')}/2010-04-01/Accounts/{_exchange.Options.AccountSid}/Recordings/{_sid}"),
            new("RecordingStatus", status), new("RecordingDuration", Text(seconds)), new("RecordingChannels", "1"),
            new("RecordingStartTime", VoiceParameters.Rfc2822(_begun)), new("RecordingSource", "RecordVerb"), new("RecordingTrack", "inbound"), new("ErrorCode", "0"),
        ];
        _exchange.Callbacks.Send(new WebhookRequest("recording", url, hook.Method, parameters, CallSid: _leg.Sid));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
