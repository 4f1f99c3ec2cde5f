namespace WarmTransfer.Core.Calls;

/// <summary>The sentences said to one participant of a running conference.</summary>
public enum Announcement
{
    /// <summary>To a customer whose first agent was lost while the second was on the line.</summary>
    NextAgent,

    /// <summary>To a customer who is about to be recorded and was not told so before.</summary>
    Recorded,
}
