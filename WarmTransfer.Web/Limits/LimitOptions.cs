using System.ComponentModel.DataAnnotations;

namespace WarmTransfer.Web.Limits;

/// <summary>How much one person may ask of a node, and a node take in all. Twilio's webhooks are never counted. Bound from the section <c>Limits</c>.</summary>
public sealed class LimitOptions
{
    public const string Section = "Limits";

    /// <summary>Requests and commands that one person may make in a second, in the long run; 1 to 1000. What the phone asks by itself has a count of its own.</summary>
    [Range(1, 1000)]
    public int RequestsPerSecond { get; set; } = 10;

    /// <summary>Requests and commands that one person may make at once after a quiet while; 1 to 10000.</summary>
    [Range(1, 10_000)]
    public int RequestsAtOnce { get; set; } = 30;

    /// <summary>Live pages that one person may have open at a node; 1 to 1000.</summary>
    [Range(1, 1000)]
    public int PagesPerPerson { get; set; } = 10;

    /// <summary>Boards (connections to the floor hub) that one person may have open at a node; 1 to 1000.</summary>
    [Range(1, 1000)]
    public int BoardsPerPerson { get; set; } = 5;

    /// <summary>Live pages and boards that a node takes in all; 1 to 1000000. A live page takes about 0.6 MB.</summary>
    [Range(1, 1_000_000)]
    public int ConnectionsPerNode { get; set; } = 5000;

    /// <summary>Live pages that have lost their connection and are kept for their browser to come back; 0 to 10000. One that is not kept is loaded again.</summary>
    [Range(0, 10_000)]
    public int LostPages { get; set; } = 100;

    /// <summary>Seconds for which such a page is kept; 1 to 3600.</summary>
    [Range(1, 3600)]
    public int LostPageSeconds { get; set; } = 180;
}
