using WarmTransfer.Core;
using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>The way from the phone network to the product: callbacks may be lost, late, doubled and reordered; requests for a document come sometime.</summary>
internal sealed class Webhooks(Agenda agenda, Chance chance, Office office, Weather weather)
{
    private const int OfRecordings = 1_000_000;

    public void Tell(PhoneLeg leg, CallEvent.Fact fact) => Tell(leg.Call, leg.Serial, fact);

    public void Tell(Conference conference, CallEvent.Fact fact) => Tell(conference.Call, 1000 + conference.Room, fact);

    public void Tell(Tape tape, CallEvent.Fact fact)
    {
        // Numbered apart from what is told of the leg itself. That one was lost is found by the next look, and excuses nothing.
        if (chance.Strikes(Luck.CallbackLost, OfRecordings + tape.Leg.Serial, weather.Loss)) return;
        for (var times = chance.Strikes(Luck.CallbackTwice, OfRecordings + tape.Leg.Serial, weather.Doubling) ? 2 : 1; times > 0; times--)
            agenda.In(chance.Between(Luck.Travel, OfRecordings + tape.Leg.Serial, 10, 3_000), () =>
            {
                if (!office.IsDown) office.Post(tape.Leg.Call, fact);
            });
    }

    /// <summary>A message can be fetched.</summary>
    public void Tell(PhoneLeg leg, Message message)
    {
        if (chance.Strikes(Luck.MessageLost, leg.Serial, weather.Loss)) return;
        for (var times = chance.Strikes(Luck.MessageLost, leg.Serial, weather.Doubling) ? 2 : 1; times > 0; times--)
            agenda.In(chance.Between(Luck.Travel, leg.Serial, 10, 3_000), () =>
            {
                if (!office.IsDown) office.Mailbox.Take(message);
            });
    }

    /// <summary>Something has happened of which nobody tells.</summary>
    public void Lose(PhoneLeg leg) => office.Lose(leg.Call);

    public void AskAtDoor(PhoneLeg leg, Action<Document> answer) => Ask(leg, () => office.AtDoor(leg.Call, leg.Id, leg.Sid, leg.IsBriefed), answer);

    public void AskNext(PhoneLeg leg, int room, bool hungUp, Action<Document> answer) => Ask(leg, () => office.Next(leg.Call, leg.Id, room, hungUp), answer);

    public void AskRejoin(PhoneLeg leg, Action<Document> answer) => Ask(leg, () => Named(leg, office.Rejoin(leg.Call, leg.Agent!.Value, leg.Sid)), answer);

    public void AskWatch(PhoneLeg leg, MonitorMode mode, Action<Document> answer) => Ask(leg, () => Named(leg, office.Monitor(leg.Call, leg.Agent!.Value, leg.Sid, mode)), answer);

    // Whoever calls in by themselves is given a name with the answer.
    private Document Named(PhoneLeg leg, Document document)
    {
        leg.Id = office.Calls[leg.Call].Call.FindBySid(leg.Sid)?.Id ?? leg.Id;
        return document;
    }

    private void Tell(CallId call, int about, CallEvent.Fact fact)
    {
        if (chance.Strikes(Luck.CallbackLost, about, weather.Loss))
        {
            office.Lose(call);
            return;
        }

        Deliver(call, about, fact);
        if (chance.Strikes(Luck.CallbackTwice, about, weather.Doubling)) Deliver(call, about, fact);
    }

    private void Deliver(CallId call, int about, CallEvent.Fact fact)
    {
        var sent = agenda.Now;
        var late = chance.Strikes(Luck.CallbackLate, about, weather.Lateness) ? 3_000 : 200;
        agenda.In(chance.Between(Luck.Travel, about, 10, late), () =>
        {
            // A look found nothing amiss in spite of a lost report; then one comes that is older than both, and is believed until the next look.
            if (office.IsDown || office.Calls[call].HealedAt >= sent) office.Lose(call);
            if (!office.IsDown) office.Post(call, fact);
        });
    }

    private void Ask(PhoneLeg leg, Func<Document> handle, Action<Document> answer)
    {
        var late = chance.Strikes(Luck.RequestLate, leg.Serial, weather.Lateness / 2) ? 2_500 : 150;
        agenda.In(chance.Between(Luck.Travel, leg.Serial, 10, late), () => Handle(leg, handle, answer));
    }

    private void Handle(PhoneLeg leg, Func<Document> handle, Action<Document> answer)
    {
        if (office.IsDown)
        {
            NobodyThere(leg, handle, answer);
            return;
        }

        var document = handle();
        // The answer was lost on its way, so Twilio asks once more.
        if (chance.Strikes(Luck.RequestTwice, leg.Serial, weather.Doubling / 4)) Ask(leg, handle, answer);
        else agenda.In(chance.Between(Luck.Travel, leg.Serial, 5, 100), () => answer(document));
    }

    private static void Forsake(PhoneLeg leg, Action<Document> answer)
    {
        leg.IsForsaken = true;
        answer(new Document.Goodbye(Says: true));
    }

    // The number's fallback document keeps the customer until somebody answers. The legs that we have dialled have none: Twilio apologizes and hangs up.
    private void NobodyThere(PhoneLeg leg, Func<Document> handle, Action<Document> answer)
    {
        if (!leg.IsLive) office.Lose(leg.Call);
        else if (leg is { IsCustomer: true, CalledIn: true }) agenda.In(500, () => Handle(leg, handle, answer));
        else Forsake(leg, answer);
    }
}
