using System.Collections.Immutable;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using WarmTransfer.Core;
using WarmTransfer.Core.Routing;
using WarmTransfer.Tests.Web.Calls;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Routing;
using WarmTransfer.Web.Sounds;

namespace WarmTransfer.Tests.Web.Sounds;

/// <summary>Recordings that administrators upload, as customers hear them.</summary>
public sealed class QueueRecordingTests : IAsyncLifetime
{
    private static readonly AgentId Admin = new("admin1");
    private ProductHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SoundStore Store => _host.Get<SoundStore>();

    public async ValueTask InitializeAsync() => _host = await ProductHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_customer_hears_the_recorded_welcome_and_the_recorded_music_also_while_the_database_has_lost_them()
    {
        var (welcome, music) = (await Upload(Recordings.Wav()), await Upload(Recordings.Mp3));
        await Save(queue => queue with { Recordings = ImmutableDictionary<string, string>.Empty.Add(nameof(Phrases.Welcome), welcome.Id), MusicRecording = music.Id });
        await _host.Until("both are in memory", () => _host.Get<SoundsInUse>().Find(welcome.Id) is not null && _host.Get<SoundsInUse>().Find(music.Id) is not null);
        await using (var db = _host.Database()) await db.Sounds.ExecuteDeleteAsync(Cancellation);

        var call = Conversation.Start(_host);

        await _host.Until("the music is heard", () => _host.Network.Leg(call.Customer) is { Playing: { } playing } && playing.Contains(music.Id[..8], StringComparison.Ordinal));
        Assert.DoesNotContain(_host.Network.Log, entry => entry.Text.Contains("cannot be played", StringComparison.Ordinal));
        using var client = _host.Client();
        using var served = await client.GetAsync($"/audio/sounds/{welcome.Id}.wav", Cancellation);
        Assert.Equal((HttpStatusCode.OK, "audio/wav", true), (served.StatusCode, served.Content.Headers.ContentType!.MediaType, served.Headers.CacheControl!.ToString().Contains("immutable", StringComparison.Ordinal)));
        Assert.Equal(SoundFile.Read(Recordings.Wav()).Wav, await served.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Fact]
    public async Task Another_recording_has_another_address_and_the_same_one_is_kept_once()
    {
        var (first, again, other) = (await Upload(Recordings.Wav()), await Upload(Recordings.Wav()), await Upload(Recordings.Wav(seconds: 0.7)));

        Assert.Equal(first.Id, again.Id);
        Assert.NotEqual(first.Id, other.Id);
        Assert.Equal(2, (await Store.All(Cancellation)).Length);
    }

    [Fact]
    public async Task Whoever_is_no_administrator_uploads_nothing()
    {
        var (sound, fault) = await Store.Add("welcome.wav", Recordings.Wav(), new AgentId("supervisor1"), Cancellation);

        Assert.Null(sound);
        Assert.Equal("Only administrators may do this.", fault?.English);
        Assert.Empty(await Store.All(Cancellation));
    }

    [Fact]
    public async Task What_nothing_uses_goes_after_a_month_and_what_a_queue_uses_stays()
    {
        var (used, unused) = (await Upload(Recordings.Wav()), await Upload(Recordings.Mp3));
        var later = new FakeTimeProvider(TimeProvider.System.GetUtcNow() + SoundStore.KeptUnused + TimeSpan.FromDays(1));
        var store = new SoundStore(_host.Get<IDbContextFactory<WarmTransfer.Web.Data.WarmTransferDb>>(), _host.Get<WarmTransfer.Web.Data.WriteGate>(), null!, null!, later);

        Assert.Equal(1, await store.Forget([used.Id], Cancellation));

        Assert.Equal(used.Id, (await Store.All(Cancellation)).Single().Id);
        Assert.Null(await Store.Find(unused.Id, Cancellation));
    }

    private async Task<Sound> Upload(byte[] file)
    {
        var (sound, fault) = await Store.Add("recording", file, Admin, Cancellation);
        Assert.Null(fault);
        return sound!;
    }

    private async Task Save(Func<QueueSetting, QueueSetting> change)
    {
        var queue = _host.Get<LiveSettings>().Now.All(QueueSetting.Kind).Single();
        Assert.Equal(SaveOutcome.Saved, (await _host.Get<SettingsDesk>().Save(QueueSetting.Kind, queue.Id, change(queue.Value), queue.Revision, Admin, Cancellation)).Outcome);
    }
}
