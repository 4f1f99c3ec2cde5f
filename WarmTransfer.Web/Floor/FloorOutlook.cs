using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Waiting;
using WarmTransfer.Web.Leads;
using WarmTransfer.Web.Voicemails;
using WarmTransfer.Web.Waiting;

namespace WarmTransfer.Web.Floor;

/// <summary>What the floor shows besides calls and agents.</summary>
/// <param name="Waits">How long each customer will probably wait yet.</param>
/// <param name="OpenLeads">Since when each of the leads that are open has waited.</param>
/// <param name="OpenVoicemails">The same of messages.</param>
internal sealed record FloorOutlook(Func<ImmutableDictionary<CallId, WaitForecast>> Waits, Func<IEnumerable<DateTimeOffset>> OpenLeads, Func<IEnumerable<DateTimeOffset>> OpenVoicemails)
{
    public FloorOutlook(Forecasts forecasts, LeadBoard leads, LiveVoicemails voicemails)
        : this(forecasts.Now, () => leads.Now.Where(lead => lead.IsOpen).Select(lead => lead.Last.At), () => voicemails.Now.Where(one => one.IsOpen).Select(one => one.LeftAt))
    {
    }

    public static FloorOutlook None { get; } = new(() => ImmutableDictionary<CallId, WaitForecast>.Empty, () => [], () => []);

    public FloorBacklog Leads => Backlog(OpenLeads());

    public FloorBacklog Voicemails => Backlog(OpenVoicemails());

    private static FloorBacklog Backlog(IEnumerable<DateTimeOffset> open)
    {
        var since = open.ToList();
        return new(since.Count, since.Count == 0 ? null : since.Min());
    }
}
