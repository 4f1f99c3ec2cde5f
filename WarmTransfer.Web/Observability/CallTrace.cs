using System.Diagnostics;
using WarmTransfer.Core;

namespace WarmTransfer.Web.Observability;

/// <summary>
/// All that is done for one call is one trace, whichever node does it and however much later. Its id is the 32 digits of the call's sid, so it needs to be kept nowhere, and who knows the call finds its trace.
/// </summary>
internal static class CallTrace
{
    public const string Source = "WarmTransfer";
    private const int SidLength = 34;
    private static readonly ActivitySource Activities = new(Source);

    /// <summary>Null for what is no sid of Twilio's.</summary>
    public static string? IdOf(CallId call) =>
        call.Value is { Length: SidLength } sid && sid.StartsWith("CA", StringComparison.Ordinal) && sid[2..].ToLowerInvariant() is var id && IsTraceId(id) ? id : null;

    /// <summary>What is done from now on belongs to the call's trace, until it is disposed of. Null when nobody listens.</summary>
    public static Activity? Start(CallId call, string what)
    {
        if (!Activities.HasListeners() || IdOf(call) is not { } id) return null;
        var trace = ActivityTraceId.CreateFromString(id);
        var around = Activity.Current;
        if (around?.TraceId == trace) return Activities.StartActivity(what);
        // The web request is a trace of its own, which the server has begun before it was known whose call it is about.
        return Activities.StartActivity(what, ActivityKind.Internal, new ActivityContext(trace, default, ActivityTraceFlags.Recorded), links: around is null ? null : [new ActivityLink(around.Context)]);
    }

    private static bool IsTraceId(string id) => id.All(char.IsAsciiHexDigitLower) && id.Any(digit => digit != '0');
}
