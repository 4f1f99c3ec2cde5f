using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>
/// The first promise. A customer who is alone hears music before two seconds are over, counted from the first word that reaches us of
/// it, whichever others are lost or late. When every word of it is lost, the next look at Twilio finds it out.
/// </summary>
internal sealed class Silence(Dossier dossier, PhoneLeg customer)
{
    private const int OnceTold = 2_000;
    /// <summary>Until somebody looks, and then as long as it takes to end a room.</summary>
    private const int Untold = Reconciler.FindsWithin + 1_000;
    /// <summary>That takes two looks, and a restart begins them anew.</summary>
    private const int Lost = (2 * Reconciler.RescuesWithin) + 1_000;
    /// <summary>With requests that fail three times, or a lease that runs out first, on top of that.</summary>
    private const int InAll = Lost + 22_000;
    private static readonly int InMenu = (int)Rules.LongestFlowStep.TotalMilliseconds;
    /// <summary>So long the machine takes whoever was taken out of a room to be told something for somebody who listens to it.</summary>
    private const int Telling = 40_000;
    private readonly Meter _told = new("No customer is alone in silence", OnceTold, InAll);
    private readonly Meter _untold = new("Silence of which nobody told is found out", Untold, InAll);
    private readonly Meter _lost = new("A customer who has fallen out of every conference is fetched back", Lost, InAll);
    private readonly Meter _lostOnTheWay = new("A customer who has fallen out of every conference is fetched back", Lost + InMenu, InAll + InMenu);

    private readonly Meter _lostAfterNews = new("A customer who has fallen out of every conference is fetched back", Lost + Telling, InAll + Telling);

    public void Read(long now, List<PhoneLeg> legs, bool down)
    {
        var (bad, helpless, what) = (IsAlone(), down || dossier.Helpless > 0, dossier.Call.Id.Value);
        _told.Read(now, bad, helpless || IsUntold(dossier.Call, legs), what);
        _untold.Read(now, bad && !customer.IsStranded, helpless, what);
        // Nobody has told that they have left the flow: they might be in a menu.
        var onTheWay = dossier.Call.Phase is CallPhase.InFlow;
        var afterNews = !onTheWay && dossier.Call.Announced is { } told && told.Room == dossier.Call.Room - 1;
        _lost.Read(now, bad && customer.IsStranded && !onTheWay && !afterNews, helpless, what);
        _lostAfterNews.Read(now, bad && customer.IsStranded && afterNews, helpless, what);
        _lostOnTheWay.Read(now, bad && customer.IsStranded && onTheWay, helpless, what);
    }

    private bool IsAlone() => customer is { IsUp: true, Busy: false, HearsMusic: false, MeetsSomebody: false };

    /// <summary>As far as we have been told, somebody is with the customer, or the customer is on the way: nothing that reached us says otherwise.</summary>
    private bool IsUntold(Call call, List<PhoneLeg> legs) => customer.IsStranded || call.Customer.Held != customer.Held
        || legs.Exists(leg => call.Find(leg.Id) is { } known && !call.IsMonitoring(known) && IsElsewhere(call, known, leg));

    private static bool IsElsewhere(Call call, Leg known, PhoneLeg leg) =>
        known.IsIn(call.Room) != (leg.In?.Room == call.Room) || known.Progress == LegProgress.Admitted && !leg.IsLive;
}
