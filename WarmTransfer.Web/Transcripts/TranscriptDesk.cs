using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Transcripts;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Cluster;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.History;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Web.Transcripts;

/// <inheritdoc cref="ITranscripts"/>
internal sealed class TranscriptDesk(
    TranscriptStore store, LiveTranscripts live, CallSight sight, Board board, NodeBus bus, IOptions<DatabaseOptions> database, IOptions<DeskOptions> desk, TimeProvider clock) : ITranscripts
{
    /// <summary>What somebody whose phone rings reads of the time before.</summary>
    internal static readonly TimeSpan Latest = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan BesideTheBus = TimeSpan.FromSeconds(5), WithoutIt = TimeSpan.FromMilliseconds(500);

    public async IAsyncEnumerable<TranscriptView> Subscribe(CallId call, CurrentAgent viewer, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (await sight.Find(call, viewer, cancel) is not { } found) yield break;
        var since = clock.GetUtcNow() - Latest;
        while (!cancel.IsCancellationRequested)
        {
            // It is listened to before the first look: what is told in between is seen twice, never missed.
            using var listener = live.Listen(call);
            var stamp = await store.Stamp(call, cancel);
            var heard = (await store.Read(call, cancel)).ToDictionary(KeyOf);
            var view = View(found, viewer, since, heard.Values);
            yield return view;
            do
            {
                await foreach (var _ in Round(listener, heard, Trust(view), cancel)) yield return view = View(found, viewer, since, heard.Values);
                if (view.OnlyLatest && View(found, viewer, since, heard.Values) is { OnlyLatest: false } whole) yield return view = whole;
            }
            while (!listener.IsBehind && await store.Stamp(call, cancel) == stamp);
        }
    }

    private static (string, int) KeyOf(Heard one) => (one.Session, one.Sequence);

    /// <summary>What is told, for as long as it is trusted that all is told.</summary>
    private async IAsyncEnumerable<int> Round(CallListener<Heard> listener, Dictionary<(string, int), Heard> heard, TimeSpan trust, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var over = new CancellationTokenSource(trust, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancel);
        while (await listener.Hears(either.Token, cancel))
        {
            while (listener.Heard.TryRead(out var news)) heard[KeyOf(news)] = news;
            yield return heard.Count;
        }
    }

    // Whoever is rung reads all of it as soon as they have answered, whether somebody speaks or not.
    private TimeSpan Trust(TranscriptView view) => view.OnlyLatest ? WithoutIt : database.Value.IsOneFile ? Timeout.InfiniteTimeSpan : bus.IsConnected ? BesideTheBus : WithoutIt;

    private TranscriptView View(Call found, CurrentAgent viewer, DateTimeOffset since, IEnumerable<Heard> heard)
    {
        var call = board.Snapshot.Calls.GetValueOrDefault(found.Id) ?? found;
        var (rings, discreet) = (OnlyRings(call, viewer), new Redaction(call, viewer, desk.Value.ShowMonitoring));
        return new TranscriptView(
            call.Transcript is { On: true }, rings,
            [.. Transcript.Of(heard).Where(line => rings ? line.At >= since : discreet.Shows(line)).Select(line => Line(call, line))]);
    }

    private static bool OnlyRings(Call call, CurrentAgent viewer) => viewer is { IsSupervisor: false, IsAdmin: false }
        && call.AgentLegs.Where(leg => leg.Agent?.Value == viewer.AgentId).ToList() is var own && own.Exists(leg => leg.IsLive) && !own.Exists(leg => leg.AdmittedAt is not null);

    private TranscriptLineView Line(Call call, TranscriptLine line) => new(Who(call, line.Leg), line.Leg == LegId.Customer, line.At - call.ArrivedAt, line.Kind, line.Text, line.Missing);

    private string Who(Call call, LegId leg) => call.Find(leg)?.Agent is { } agent ? board.Snapshot.Agents.GetValueOrDefault(agent)?.Name ?? agent.Value : "Customer";
}
