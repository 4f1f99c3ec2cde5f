using System.ComponentModel.DataAnnotations;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Web.Sessions;

/// <summary>How long a sign-in lasts. Bound from the section <c>Session</c>.</summary>
public sealed class SessionOptions
{
    public const string Section = "Session";

    /// <summary>Seconds between two looks at who may still be here: so long after it was said at another node or by a command, somebody is cut off everywhere. At the node where it is said, at once.</summary>
    [Range(1, 60)]
    public int CheckSeconds { get; set; } = 4;

    /// <summary>Minutes without a key, a pointer or a call after which a session is over. 0: never.</summary>
    [Range(0, 1440)]
    public int IdleMinutes { get; set; } = 30;

    /// <summary>Hours after which everybody signs in anew; whoever is in a call then, after it.</summary>
    [Range(1, 168)]
    public int Hours { get; set; } = 12;

    /// <summary>Days after which a screen on the wall (role <c>viewer</c>) signs in anew.</summary>
    [Range(1, 400)]
    public int ViewerDays { get; set; } = 90;

    internal TimeSpan LengthFor(CurrentAgent? person) => person is { IsViewer: true } ? TimeSpan.FromDays(ViewerDays) : TimeSpan.FromHours(Hours);
}
