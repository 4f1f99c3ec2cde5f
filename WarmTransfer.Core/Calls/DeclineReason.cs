namespace WarmTransfer.Core.Calls;

/// <summary>Why an agent does not take a call that rings, for whoever wanted to bring them in.</summary>
public enum DeclineReason
{
    /// <summary>Busy with other work.</summary>
    Busy,

    /// <summary>Somebody else knows more of this.</summary>
    NotMyField,

    /// <summary>About to take a break.</summary>
    Break,
}
