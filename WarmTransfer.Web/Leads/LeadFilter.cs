using WarmTransfer.Core;

namespace WarmTransfer.Web.Leads;

/// <summary>Which leads a list shows.</summary>
public enum LeadFilter
{
    /// <summary>Those that are not done, whoever sees to them.</summary>
    ToCall,

    Free,

    Mine,

    /// <summary>Those that somebody has promised to call by now.</summary>
    Due,

    /// <summary>Those that have ended within a day.</summary>
    Ended,
}

/// <summary>What each of them shows, and what it is called.</summary>
internal static class LeadFilters
{
    public static Sentence Name(LeadFilter filter) => filter switch
    {
        LeadFilter.ToCall => $"To call back",
        LeadFilter.Free => $"Nobody’s yet",
        LeadFilter.Mine => $"Mine",
        LeadFilter.Due => $"Promised, and due",
        LeadFilter.Ended => $"Done and given up",
        _ => throw new ArgumentOutOfRangeException(nameof(filter), filter, "Not a filter."),
    };

    public static bool Passes(LeadFilter filter, LeadView lead) => filter switch
    {
        LeadFilter.ToCall => lead.State is LeadState.Open or LeadState.Taken,
        LeadFilter.Free => lead.State is LeadState.Open,
        LeadFilter.Mine => lead is { State: LeadState.Taken, IsMine: true } or { State: LeadState.Open, FollowUp.IsMine: true },
        LeadFilter.Due => lead.FollowUp is { IsDue: true },
        LeadFilter.Ended => lead.State is LeadState.Done or LeadState.GivenUp,
        _ => throw new ArgumentOutOfRangeException(nameof(filter), filter, "Not a filter."),
    };
}
