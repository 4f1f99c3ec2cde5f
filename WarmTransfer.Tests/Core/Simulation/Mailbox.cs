using WarmTransfer.Core.Calls;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>The messages that the console knows of: told, or found by a look at Twilio every thirty seconds.</summary>
internal sealed class Mailbox(Agenda agenda, Rules rules, Office office, PhoneNetwork network)
{
    public const int Period = 30_000;
    private readonly HashSet<string> _known = [];

    /// <summary>Messages that were left and are not known.</summary>
    public IEnumerable<Message> Missing => network.Messages.Where(message => !_known.Contains(message.Sid));

    public void Begin() => agenda.In(Period, () =>
    {
        if (office.OnDuty is not null && rules.LooksForMessages)
            foreach (var message in Missing.ToArray()) Take(message);
        Begin();
    });

    /// <summary>Once, however often it is told.</summary>
    public void Take(Message message)
    {
        if (_known.Add(message.Sid) && !message.IsOne) office.Post(message.Call, new CallEvent.Fact.NothingRecorded());
    }
}
