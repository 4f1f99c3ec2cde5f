using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Figures;
using WarmTransfer.Web.Live;
using WarmTransfer.Web.Notes;
using WarmTransfer.Web.Observability;
using WarmTransfer.Web.Outbox;
using WarmTransfer.Web.Reconciliation;
using WarmTransfer.Web.Transcripts;

namespace WarmTransfer.Web.Cluster;

/// <summary>Takes in what another node has saved: from then on it is here as if it had been saved here.</summary>
internal sealed class NewsReader(Board board, LiveFigures figures, OutboxSignal outbox, Reconciler reconciler, LastConfirmed confirmed, SettingsWatch settings, SignInPace pace, LiveNotes notes, LiveTranscripts transcripts)
{
    public void Take(NodeNews news)
    {
        Versioned<Call>[] calls = [.. news.Calls.Select(row => new Versioned<Call>(row.Read(), row.Version))];
        Versioned<Agent>[] agents = [.. news.Agents.Select(row => new Versioned<Agent>(row.Read(), row.Version))];
        figures.Note(calls, news.Over.Select(row => row.Read()));
        board.Put(calls, agents);
        foreach (var call in calls) CallTrace.Start(call.Value.Id, "another node's screens")?.Dispose();
        foreach (var sound in news.Sounds) board.Put(new CallId(sound.Call), new LegId(sound.Leg), sound.Sound);
        foreach (var (call, at) in news.Confirmed) confirmed.Add(new CallId(call), at);
        foreach (var odd in news.Odd) reconciler.Nudge(new CallId(odd));
        foreach (var note in news.Notes) notes.Hear(note);
        foreach (var told in news.Transcripts) transcripts.Hear(told);
        if (news.Settings is { } revision) settings.Hear(revision);
        if (news.Unlocked is { } account) pace.Forgive(account);
        if (news.Owed) outbox.AtOnce();
    }
}
