using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Calls;
using WarmTransfer.Web.Webhooks;

namespace WarmTransfer.Web.Joining;

/// <summary>
/// Answers an agent's own browser that calls in. Who calls is Twilio's word, what they may is the ticket's: the other parameters of a call
/// are the browser's to choose. A ticket is tied to the leg that comes with it first, so the same webhook again is answered as before.
/// </summary>
internal sealed class Joins(JoinTickets tickets, WebhookDesk desk, CallReader calls, Permissions permissions, IAuditLog audit, Documents documents, TwilioNames names, TimeProvider clock)
{
    public async Task<string> Answer(TwilioForm form, CancellationToken cancel)
    {
        var ticket = tickets.Read(form["ticket"]);
        if (await WhyNot(ticket, form, cancel) is { } why) return await Deny(why, ticket, form);
        return ticket!.Intent(form.CallSid) is { } intent ? await Join(ticket, intent, form, cancel) : documents.PreCallTest();
    }

    private async Task<string?> WhyNot(JoinTicket? ticket, TwilioForm form, CancellationToken cancel) => ticket switch
    {
        null => form["ticket"].Length == 0 ? "There was no ticket." : "The ticket is none of ours.",
        _ when form["From"] != names.Phone(ticket.Agent) => "The ticket is somebody else's.",
        _ when ticket.Call is { } call && form["call"] != call.Value => "The ticket is for another call.",
        // What came in time is answered again as it was, however late its answer was lost.
        _ when ticket.Until <= clock.GetUtcNow() && !await calls.Knows(ticket.DedupeKey, cancel) => "The ticket has expired.",
        _ => null,
    };

    private async Task<string> Join(JoinTicket ticket, CallEvent.Intent intent, TwilioForm form, CancellationToken cancel)
    {
        if (await desk.Find(ticket.Call!.Value, cancel) is not { } call) return documents.UnknownCall();
        // The role may be gone since the ticket was given out.
        if (await permissions.Refuse(call.Id, intent, cancel) is not null) return documents.TooLate(call);
        var (after, refusal) = await desk.CallIn(call.Id, intent, ticket.DedupeKey, form, cancel);
        if (after?.FindBySid(form.CallSid) is { } leg) return documents.Connect(after, leg.Id);
        return refusal is null ? await Deny("The ticket was used already.", ticket, form) : documents.TooLate(after ?? call);
    }

    private async Task<string> Deny(string why, JoinTicket? ticket, TwilioForm form)
    {
        await audit.Write(new AuditEntry(Caller(form), "joins a call", AuditOutcome.Denied, why, ticket?.Call, ticket?.Agent));
        return documents.UnknownCall();
    }

    private string Caller(TwilioForm form) => names.AgentAt(form["From"])?.Value ?? "(no agent's phone)";
}
