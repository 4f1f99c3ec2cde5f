using System.Security.Claims;
using System.Text.Json.Serialization;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Limits;

namespace WarmTransfer.Web.Calls;

/// <summary>What the signed-in agent asks of a call, for programs: one command, done once however often it is sent.</summary>
internal static class CommandEndpoint
{
    public static readonly string[] Names =
        ["dial-in", "consult", "cold-transfer", "merge", "swap", "cancel", "leave", "hold", "resume", "pause-recording", "resume-recording", "begin-payment", "end-payment", "hang-up", "end", "request-help", "withdraw-help-request", "accept-help-request",
        "change-monitor-mode", "stop-monitoring", "take-over", "remove", "request-consult", "answer-consult-request"];

    // No identity of an agent has a colon in it.
    private const string QueuePrefix = "queue:";

    public static void MapCallCommands(this IEndpointRouteBuilder app) =>
        app.MapPost("/calls/{callId}/commands", Ask).LimitBody(BodySize.Command).RequireAuthorization().DisableAntiforgery();

    private static async Task<IResult> Ask(
        string callId, Command command, ClaimsPrincipal user, [FromKeyedServices(CallServices.Requested)] ICommands commands, CancellationToken cancel)
    {
        if (CurrentAgent.From(user) is not { } agent) return Results.Forbid();
        if (command.Id == Guid.Empty) return Bad("id is missing: a UUID that is new for each command and the same when it is sent again.");
        if (Intent(new AgentId(agent.AgentId), command) is not { } intent) return Bad(Problem(command));
        return await commands.Ask(new CallId(callId), intent, command.Id, cancel) is { } refusal ? Refused(refusal) : Results.NoContent();
    }

    // Only what is named here reaches a call, and always in the name of whoever is signed in.
    private static CallEvent.Intent? Intent(AgentId me, Command command) => (command.Do, Target(command.To)) switch
    {
        ("dial-in", { } to) => new CallEvent.Intent.DialIn(me, to, Briefing(command), command.Override),
        ("consult", { } to) => new CallEvent.Intent.Consult(me, to, Briefing(command), command.Override),
        ("cold-transfer", { } to) => new CallEvent.Intent.ColdTransfer(me, to, Briefing(command), command.Override),
        ("request-consult", { } to) => new CallEvent.Intent.RequestConsult(me, to, Briefing(command)),
        ("answer-consult-request", _) when command.Answer is { } answer => new CallEvent.Intent.AnswerConsultRequest(me, answer, command.Why),
        ("merge", _) => new CallEvent.Intent.Merge(me),
        ("swap", _) => new CallEvent.Intent.Swap(me),
        ("cancel", _) => new CallEvent.Intent.Cancel(me),
        ("leave", _) => new CallEvent.Intent.Leave(me),
        ("hold", _) => new CallEvent.Intent.Hold(me),
        ("resume", _) => new CallEvent.Intent.Resume(me),
        ("pause-recording", _) => new CallEvent.Intent.PauseRecording(me),
        ("resume-recording", _) => new CallEvent.Intent.ResumeRecording(me),
        ("begin-payment", _) => new CallEvent.Intent.BeginPayment(me),
        ("end-payment", _) => new CallEvent.Intent.EndPayment(me),
        ("hang-up", _) => new CallEvent.Intent.HangUp(me),
        ("end", _) => new CallEvent.Intent.End(me),
        ("request-help", _) => new CallEvent.Intent.RequestHelp(me),
        ("withdraw-help-request", _) => new CallEvent.Intent.WithdrawHelpRequest(me),
        ("accept-help-request", _) => new CallEvent.Intent.AcceptHelpRequest(me),
        ("change-monitor-mode", _) when command.Mode is { } mode => new CallEvent.Intent.ChangeMonitorMode(me, mode),
        ("stop-monitoring", _) => new CallEvent.Intent.StopMonitoring(me),
        ("take-over", _) when !string.IsNullOrWhiteSpace(command.Reason) => new CallEvent.Intent.TakeOver(me, command.Reason),
        ("remove", _) when command.Leg is { } leg => new CallEvent.Intent.Remove(me, new LegId(leg), command.Then),
        _ => null,
    };

    private static Target? Target(string? to) => to switch
    {
        null or "" => null,
        ['+', ..] => new Target.Outside(to),
        _ when to.StartsWith(QueuePrefix, StringComparison.Ordinal) => new Target.OtherQueue(new QueueId(to[QueuePrefix.Length..])),
        _ => Core.Calls.Target.To(new AgentId(to)),
    };

    private static Briefing Briefing(Command command) => new(command.Reason ?? "", command.Note ?? "");

    private static string Problem(Command command) => command.Do switch
    {
        "change-monitor-mode" => "change-monitor-mode needs \"mode\": listen, whisper or barge.",
        "take-over" => "take-over needs \"reason\": it is kept in the audit.",
        "remove" => "remove needs \"leg\": which party goes, such as L1.",
        "answer-consult-request" => "answer-consult-request needs \"answer\": after, now or decline; and may say \"why\": busy, notMyField or break.",
        _ when Names.Contains(command.Do) => $"{command.Do} needs \"to\": an agent's identity, or an outside number such as +12025550123{(command.Do is "request-consult" ? "" : ", or a queue such as queue:sales")}.",
        _ => $"do is one of {string.Join(", ", Names)}.",
    };

    internal static IResult Refused(Refusal refusal) => Results.Problem(
        refusal.Reason.English,
        statusCode: refusal.Code switch
        {
            RefusalCode.TooLong => StatusCodes.Status400BadRequest,
            RefusalCode.Unknown => StatusCodes.Status404NotFound,
            RefusalCode.NotYourCall or RefusalCode.NotPermitted => StatusCodes.Status403Forbidden,
            _ => StatusCodes.Status409Conflict,
        },
        extensions: new Dictionary<string, object?> { ["code"] = refusal.Code.ToString() });

    private static IResult Bad(string problem) => Results.Problem(problem, statusCode: StatusCodes.Status400BadRequest);

    /// <param name="Id">Names the command: the same again returns the first outcome.</param>
    /// <param name="Do">What is to be done, such as <c>consult</c>.</param>
    /// <param name="To">The second party, where there is one.</param>
    /// <param name="Override">A colleague is rung although they are not available.</param>
    /// <param name="Mode">How a supervisor goes on taking part.</param>
    /// <param name="Leg">The party that a supervisor removes.</param>
    /// <param name="Then">What becomes of a customer who would be alone after that.</param>
    /// <param name="Answer">What an agent says who was asked for a consultation.</param>
    /// <param name="Why">Why they decline it.</param>
    internal sealed record Command(
        Guid Id, string Do, string? To = null, string? Reason = null, string? Note = null, bool Override = false,
        [property: JsonConverter(typeof(NamedValueConverter<MonitorMode>))] MonitorMode? Mode = null, string? Leg = null,
        [property: JsonConverter(typeof(NamedValueConverter<CustomerFate>))] CustomerFate? Then = null,
        [property: JsonConverter(typeof(NamedValueConverter<ConsultAnswer>))] ConsultAnswer? Answer = null, [property: JsonConverter(typeof(NamedValueConverter<DeclineReason>))] DeclineReason? Why = null);
}
