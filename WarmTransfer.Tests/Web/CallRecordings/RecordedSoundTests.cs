using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Simulator.Media;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.CallRecordings;
using static WarmTransfer.Tests.Web.CallRecordings.RecordedCall;

namespace WarmTransfer.Tests.Web.CallRecordings;

/// <summary>What is on a recording, by its sound: who is where, and of what there is nothing.</summary>
public sealed class RecordedSoundTests
{
    private static readonly CurrentAgent Admin = new("admin1", "Administrator 1", [Roles.Admin]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_that_is_transferred_is_one_file_with_the_customer_on_one_channel_and_both_agents_on_the_other()
    {
        await using var recorded = await RecordedCall.StartAsync();
        await recorded.Talk();
        await For(1);
        await recorded.Host.Ready("agent2", tone: Second);
        await recorded.Call.HandOver("agent1", "agent2");
        await For(1);

        var row = Assert.Single(await recorded.End());

        var (said, heard) = recorded.Channels(row.Id);
        Assert.Equal((LegId.Customer.Value, CallRecordingState.Completed, recorded.Sid), (row.LegId, row.State, row.CallId));
        Assert.True(Tenths(said, Customer) > 15, "the customer is on their own channel");
        Assert.Equal(0, Tenths(said, First) + Tenths(said, Second));
        Assert.True(Tenths(heard, First) >= 8 && Tenths(heard, Second) >= 8, $"{Tenths(heard, First)} and {Tenths(heard, Second)} tenths of the agents");
        Assert.True(IsIn(heard, First, 0.5) && !IsIn(heard, Second, 0.5), "the first agent is first");
        Assert.True(IsIn(heard, Second, (heard.Length / (double)Clip.SampleRate) - 0.5) && !IsIn(heard, First, (heard.Length / (double)Clip.SampleRate) - 0.5), "the second agent is last");
    }

    [Fact]
    public async Task The_recording_goes_on_across_another_conference()
    {
        await using var recorded = await RecordedCall.StartAsync();
        await recorded.Talk();
        await For(0.5);
        await recorded.Host.Ready("agent2", tone: Second);
        await recorded.Call.Cold("agent1", "agent2");
        await recorded.Call.TalkTo("agent2");
        await For(0.5);

        var row = Assert.Single(await recorded.End());

        var (_, heard) = recorded.Channels(row.Id);
        Assert.True(recorded.Host.Saved(recorded.Sid)!.Room > 1);
        Assert.True(Tenths(heard, First) >= 3 && Tenths(heard, Second) >= 3, $"{Tenths(heard, First)} and {Tenths(heard, Second)} tenths of the agents");
    }

    [Fact]
    public async Task While_it_is_paused_there_is_silence_and_times_stay_what_they_are()
    {
        await using var recorded = await RecordedCall.StartAsync();
        await recorded.Talk();
        await For(0.6);
        await recorded.Call.Do(new CallEvent.Intent.PauseRecording(One));
        await recorded.Becomes(RecordingState.Paused);
        await For(1.2);
        await recorded.Call.Do(new CallEvent.Intent.ResumeRecording(One));
        await recorded.Becomes(RecordingState.InProgress);
        await For(0.6);

        var row = Assert.Single(await recorded.End());

        var (said, heard) = recorded.Channels(row.Id);
        var pause = (await recorded.Host.Get<ICallRecordings>().Of(new CallId(recorded.Sid), Admin, Cancellation)).Single().Marks.Single(mark => mark.Kind is RecordingMarkKind.Pause);
        Assert.InRange((pause.To - pause.From).TotalSeconds, 1.1, 3);
        var (from, to) = ((int)((pause.From.TotalSeconds + 0.4) * Clip.SampleRate), (int)((pause.To.TotalSeconds - 0.4) * Clip.SampleRate));
        Assert.True(to - from > 0 && IsSilent(said[from..to]) && IsSilent(heard[from..to]), "nothing of it is there");
        Assert.True(Tenths(said, Customer) >= 8, "what was before and after is");
    }

    [Fact]
    public async Task Nothing_that_agents_say_in_private_is_on_it_and_the_time_is_marked()
    {
        await using var recorded = await RecordedCall.StartAsync();
        await recorded.Talk();
        await For(0.5);
        await recorded.Host.Ready("agent2", tone: Second);
        await recorded.Call.Consult("agent1", "agent2");
        await recorded.Call.InPrivate("agent1", "agent2");
        await For(1);
        await recorded.Call.Do(new CallEvent.Intent.Cancel(One));
        await recorded.Call.TalkTo("agent1");
        await For(0.5);

        var row = Assert.Single(await recorded.End());

        var (said, heard) = recorded.Channels(row.Id);
        Assert.Equal(0, Tenths(heard, Second));
        Assert.Equal(0, Tenths(said, Second));
        var consult = (await recorded.Host.Get<ICallRecordings>().Of(new CallId(recorded.Sid), Admin, Cancellation)).Single().Marks.Single(mark => mark.Kind is RecordingMarkKind.Consult);
        Assert.StartsWith("Consultation with", consult.Text.English, StringComparison.Ordinal);
        for (var at = consult.From.TotalSeconds + 0.5; at < consult.To.TotalSeconds - 0.5; at += 0.1) Assert.False(IsIn(heard, First, at), $"the first agent is heard at {at:0.0} s");
    }

    [Fact]
    public async Task By_policy_a_consultation_is_recorded_apart_and_its_time_is_muted_for_whoever_listens()
    {
        await using var recorded = await RecordedCall.StartAsync(Rule with { Consults = true, MutesConsults = true });
        await recorded.Talk();
        await recorded.Host.Ready("agent2", tone: Second);
        await recorded.Call.Consult("agent1", "agent2");
        await recorded.Call.InPrivate("agent1", "agent2");
        await recorded.Host.Until("the consultation is recorded", () => recorded.Host.Saved(recorded.Sid)!.ConsultRecording is { State: RecordingState.InProgress });
        await For(1.5);
        await recorded.Call.Do(new CallEvent.Intent.Cancel(One));
        await recorded.Call.TalkTo("agent1");
        await For(0.5);

        var rows = await recorded.End();

        var (call, consult) = (rows.Single(row => row.LegId == "customer"), rows.Single(row => row.LegId != "customer"));
        var (said, heard) = recorded.Channels(consult.Id);
        Assert.True(Tenths(said, Second) >= 8 && Tenths(heard, First) >= 8, $"{Tenths(said, Second)} and {Tenths(heard, First)} tenths of the agents");
        Assert.Equal(0, Tenths(said, Customer) + Tenths(heard, Customer));
        using var admin = await SignedIn.As("admin1", recorded.Host.Url);
        using var answer = await admin.Get($"/recordings/{call.Id}/sound.wav");
        var wav = await answer.Content.ReadAsByteArrayAsync(Cancellation);
        var sound = Assert.NotNull(SoundOfRecording.Read(wav));
        var mark = (await recorded.Host.Get<ICallRecordings>().Of(new CallId(recorded.Sid), Admin, Cancellation)).Single(one => one is { OfConsult: false, Mutes: true }).Marks.Single(one => one.Kind is RecordingMarkKind.Consult);
        var at = sound.Begin + ((int)((mark.From + mark.To).TotalSeconds / 2 * sound.Rate) * sound.Channels * sizeof(short));
        Assert.True(wav.AsSpan(at, 400).IndexOfAnyExcept((byte)0) < 0, "the middle of the consultation is silent");
        Assert.True(wav.AsSpan(wav.Length - 400).IndexOfAnyExcept((byte)0) >= 0, "the end is not");
        Assert.True(recorded.Channels(call.Id).Heard.AsSpan((int)((mark.From + mark.To).TotalSeconds / 2 * Clip.SampleRate), 800).IndexOfAnyExcept((short)0) >= 0, "at Twilio the customer’s music is there");
    }

    [Fact]
    public async Task It_is_played_through_us_whole_and_in_parts_to_those_who_may_and_each_listening_is_written_down()
    {
        await using var recorded = await RecordedCall.StartAsync();
        await recorded.Talk();
        await For(0.5);
        var row = Assert.Single(await recorded.End());
        var path = $"/recordings/{row.Id}/sound.wav";

        using (var nobody = await recorded.Host.Client().GetAsync(path, Cancellation)) Assert.Equal(HttpStatusCode.Redirect, nobody.StatusCode);
        using var agent = await SignedIn.As("agent1", recorded.Host.Url);
        using (var refused = await agent.Get(path)) Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        using var supervisor = await SignedIn.As("supervisor1", recorded.Host.Url);
        using var whole = await supervisor.Get(path);
        var wav = await whole.Content.ReadAsByteArrayAsync(Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Range = new RangeHeaderValue(44, 143) } };
        using var part = await supervisor.Send(request);

        Assert.Equal((HttpStatusCode.OK, "audio/wav", "no-store"), (whole.StatusCode, whole.Content.Headers.ContentType!.MediaType, whole.Headers.CacheControl!.ToString()));
        Assert.Equal(recorded.Host.Network.Recordings.Single().Wav(apart: true), wav);
        Assert.Equal((HttpStatusCode.PartialContent, $"bytes 44-143/{wav.Length}"), (part.StatusCode, part.Content.Headers.ContentRange!.ToString()));
        using var waves = await supervisor.Get($"/recordings/{row.Id}/waveform.json");
        var peaks = (await waves.Content.ReadFromJsonAsync<double[][]>(Cancellation))!;
        Assert.Equal(2, peaks.Length);
        Assert.Contains(peaks[0], loud => loud > 0.2);
        await recorded.Host.Get<AuditLog>().Flush(Cancellation);
        await using var db = recorded.Host.Database();
        Assert.Equal([("agent1", AuditOutcome.Denied), ("supervisor1", AuditOutcome.Done)], db.Audit.Where(entry => entry.Act == CallRecordingSounds.Act).OrderBy(entry => entry.Id).Select(entry => new ValueTuple<string, AuditOutcome>(entry.Actor, entry.Outcome)));
        Assert.Empty(await recorded.Host.Get<ICallRecordings>().Of(new CallId(recorded.Sid), Admin with { MayListen = false }, Cancellation));
    }
}
