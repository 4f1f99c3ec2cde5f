using System.Globalization;
using System.Text.Json;
using WarmTransfer.Simulator.Webhooks;

namespace WarmTransfer.Simulator.Network;

/// <summary>How a leg is to be written down.</summary>
/// <param name="Track">inbound_track: what the party says; outbound_track: what it hears; both_tracks.</param>
/// <param name="Partial">Told also while somebody still speaks.</param>
internal sealed record TranscriptionPlan(string Name, string Track, Hook? Hook, string Language, bool Partial)
{
    public bool Tells(string track) => Track == track || Track == "both_tracks";
}

/// <summary>
/// A real-time transcription of a leg. It knows what is said as text and recognises no sound: what nobody has told the network as words is not in it. As at Twilio
/// a message comes some time after the words, and what is stopped first is not told.
/// </summary>
internal sealed class LiveTranscription(Exchange exchange, Leg leg, TranscriptionPlan plan)
{
    private static readonly TimeSpan Work = TimeSpan.FromMilliseconds(400);
    private readonly Dictionary<string, Task> _speaking = [];
    private int _sequence;

    public string Sid { get; } = exchange.Sids.Next("GT");
    public TranscriptionPlan Plan { get; } = plan;
    public Leg Leg { get; } = leg;
    public bool IsOver { get; private set; }
    public DateTimeOffset Updated { get; private set; } = exchange.Now;

    public void Begin() => Tell("transcription-started", [new("ProviderConfiguration", "{}"), new("PartialResults", Plan.Partial ? "true" : "false"), new("LanguageCode", Plan.Language), new("Track", Plan.Track)]);

    public void Stop()
    {
        if (IsOver) return;
        (IsOver, Updated) = (true, exchange.Now);
        Tell("transcription-stopped", []);
    }

    public void Hear(string track, Utterance words)
    {
        if (!IsOver && Plan.Tells(track)) exchange.Launch(() => _speaking[track] = RecogniseAsync(track, words, _speaking.GetValueOrDefault(track, Task.CompletedTask)));
    }

    // Nobody says two things at once.
    private async Task RecogniseAsync(string track, Utterance words, Task before)
    {
        await before;
        await Task.Delay(words.Length / 2, exchange.Clock);
        if (Plan.Partial && !IsOver) Content(track, words.Text[..(words.Text.Length / 2)], words.Confidence, final: false);
        await Task.Delay((words.Length / 2) + Work, exchange.Clock);
        if (!IsOver) Content(track, words.Text, words.Confidence, final: true);
    }

    private void Content(string track, string text, double confidence, bool final)
    {
        var data = final ? JsonSerializer.Serialize(new { transcript = text, confidence }) : JsonSerializer.Serialize(new { transcript = text });
        List<KeyValuePair<string, string>> more = [new("LanguageCode", Plan.Language), new("Track", track), new("TranscriptionData", data), new("Final", final ? "true" : "false")];
        if (!final) more.Add(new("Stability", "0.9"));
        Tell("transcription-content", more);
    }

    private void Tell(string what, IEnumerable<KeyValuePair<string, string>> more)
    {
        var number = (++_sequence).ToString(CultureInfo.InvariantCulture);
        exchange.Log.Info("transcription", $"{Plan.Name}: {what} {number}", Leg.Sid);
        if (Plan.Hook is not { } hook) return;
        List<KeyValuePair<string, string>> parameters =
        [
            new("AccountSid", exchange.Options.AccountSid), new("CallSid", Leg.Sid), new("TranscriptionSid", Sid), new("TranscriptionEvent", what),
            new("Timestamp", exchange.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture)), new("SequenceId", number), .. more,
        ];
        exchange.Callbacks.Send(new WebhookRequest(what, hook.Url, hook.Method, parameters, CallSid: Leg.Sid));
    }
}
