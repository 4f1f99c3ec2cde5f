namespace WarmTransfer.Web.Quality;

/// <summary>What the page that owns the phone says of the sound of one leg, from its beginning until now. It is a stranger's word until it is checked.</summary>
/// <param name="Leg">CallSid of the leg.</param>
/// <param name="Worst">The lowest mean opinion score so far, as the Voice SDK estimates it.</param>
/// <param name="Mean">The mean of all of them.</param>
/// <param name="Seconds">For how long it has been measured.</param>
/// <param name="PoorSeconds">How much of that was judged poor.</param>
/// <param name="Warnings">Names of the SDK's last warnings, such as <c>high-rtt</c>.</param>
internal sealed record QualityReport(string? Leg, bool Poor, double Worst, double Mean, double Seconds, double PoorSeconds, string[]? Warnings = null)
{
    public const int MostWarnings = 5;
    public const int WarningLength = 40;
    private const int SidLength = 64;
    private const double LongestSeconds = 7 * 24 * 3600;

    /// <summary>Why it cannot be a report; null when it can. A figure that is not a number is in no range.</summary>
    public string? WhyNot => this switch
    {
        { Leg: null or { Length: 0 or > SidLength } } => "leg is the CallSid of your own leg.",
        { Worst: not (>= 1 and <= 5) } or { Mean: not (>= 1 and <= 5) } => "worst and mean are scores from 1 to 5.",
        { Seconds: not (>= 0 and <= LongestSeconds) } => "seconds is the length of the call so far.",
        _ when !(PoorSeconds >= 0 && PoorSeconds <= Seconds) => "poorSeconds is at most seconds.",
        { Warnings: { } warnings } when warnings.Length > MostWarnings || !warnings.All(IsName) => "warnings are at most five names.",
        _ => null,
    };

    private static bool IsName(string? name) => name is { Length: > 0 and <= WarningLength } && name.All(letter => char.IsAsciiLetterLower(letter) || letter == '-');
}
