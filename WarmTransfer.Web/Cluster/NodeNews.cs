using System.Collections.Immutable;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Notes;
using WarmTransfer.Web.Transcripts;

namespace WarmTransfer.Web.Cluster;

/// <summary>What one node tells the others after a commit: rows as they were saved, each with its version, so that order and repeats do not matter.</summary>
/// <param name="Node">Who tells it.</param>
internal sealed record NodeNews(string Node)
{
    /// <summary>When it was told, by that node's clock.</summary>
    public DateTimeOffset? At { get; init; }

    public ImmutableArray<CallRow> Calls { get; init; } = [];

    public ImmutableArray<AgentRow> Agents { get; init; } = [];

    /// <summary>What agents did until now.</summary>
    public ImmutableArray<AgentStateRow> Over { get; init; } = [];

    /// <summary>Whether something is owed since.</summary>
    public bool Owed { get; init; }

    /// <summary>Newest change of what administrators set; null: nothing of it has changed.</summary>
    public long? Settings { get; init; }

    /// <summary>Account at which passwords are looked at again at once; null: at none.</summary>
    public string? Unlocked { get; init; }

    /// <summary>Calls that look odd: whoever has the duty compares them with Twilio soon.</summary>
    public ImmutableArray<string> Odd { get; init; } = [];

    /// <summary>Calls that were compared with Twilio, and when.</summary>
    public ImmutableDictionary<string, DateTimeOffset> Confirmed { get; init; } = ImmutableDictionary<string, DateTimeOffset>.Empty;

    /// <summary>What is new of notes.</summary>
    public ImmutableArray<NoteMessage> Notes { get; init; } = [];

    /// <summary>What is new of transcripts.</summary>
    public ImmutableArray<TranscriptMessage> Transcripts { get; init; } = [];

    /// <summary>How legs sound now.</summary>
    public ImmutableArray<LegNews> Sounds { get; init; } = [];
}
