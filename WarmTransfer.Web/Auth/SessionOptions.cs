using System.ComponentModel.DataAnnotations;

namespace WarmTransfer.Web.Auth;

/// <summary>How long a sign-in is taken on trust. Bound from the section <c>Session</c>.</summary>
public sealed class SessionOptions
{
    public const string Section = "Session";

    /// <summary>Seconds within which somebody who has been dismissed, or has other roles now, is cut off: every page, every board and every request.</summary>
    [Range(1, 3600)]
    public int CheckSeconds { get; set; } = 300;
}
