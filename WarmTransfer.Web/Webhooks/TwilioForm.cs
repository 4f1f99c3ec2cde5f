using System.Buffers;
using System.Reflection;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Observability;

namespace WarmTransfer.Web.Webhooks;

/// <summary>The form of one webhook. It is read only after its signature was checked and <see cref="TwilioFormFilter"/> has looked at it.</summary>
internal sealed class TwilioForm(HttpContext context)
{
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdefABCDEF");

    // Taken together they are the same in every delivery of one event, at the fallback address too.
    private static readonly string[] SubjectFields = ["CallSid", "ConferenceSid", "StatusCallbackEvent", "CallStatus", "SequenceNumber"];

    /// <summary>When the webhook came in, before its signature was checked.</summary>
    public DateTimeOffset ReceivedAt { get; } = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();

    public string CallSid => this["CallSid"];

    /// <summary>The same for every delivery of one event.</summary>
    public string? Token => context.Request.Headers["I-Twilio-Idempotency-Token"] is [{ Length: > 0 } token] ? token : null;

    /// <summary>A delivery is known again only as the same kind of news of the same call: whoever makes tokens may make one twice.</summary>
    public string? KeyOf(CallId call, CallEvent news) => Token is { } token ? $"{token} {call} {news.GetType().Name}" : null;

    /// <summary>What the webhook is about, in words for a log: no number is in it.</summary>
    public string Subject => string.Join(' ', SubjectFields.Select(name => this[name]).Where(value => value.Length > 0));

    public string this[string name] => context.Request.Form[name].ToString();

    public bool Flag(string name) => string.Equals(this[name], "true", StringComparison.OrdinalIgnoreCase);

    public int Number(string name, int otherwise) => int.TryParse(this[name], out var number) ? number : otherwise;

    /// <summary>Every webhook that changes a call is about a leg or about a conference.</summary>
    public bool NamesItsSubject => NamesLeg || IsSid(this["ConferenceSid"], "CF");

    public bool NamesLeg => IsSid(CallSid, "CA");

    public static ValueTask<TwilioForm?> BindAsync(HttpContext context, ParameterInfo _) => new(new TwilioForm(context));

    private static bool IsSid(string value, string prefix) =>
        value.Length == 34 && value.StartsWith(prefix, StringComparison.Ordinal) && value.AsSpan(2).IndexOfAnyExcept(Hex) < 0;
}

/// <summary>Answers 400 to a signed request that is not a Twilio webhook.</summary>
internal sealed class TwilioFormFilter(TokenReuse reuse, ILogger<TwilioFormFilter> log) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var form = context.Arguments.OfType<TwilioForm>().FirstOrDefault();
        if (form is { NamesItsSubject: false }) return Refuse();
        if (form is null) return await next(context);
        reuse.Note(form);
        using var trace = CallTrace.Start(CallOf(context.HttpContext, form), $"webhook: {form.Subject}");
        return await next(context);
    }

    // Named by the address where the address is ours, by the form where Twilio begins.
    private static CallId CallOf(HttpContext context, TwilioForm form) => new(
        (context.GetRouteValue("callId") ?? context.GetRouteValue("conferenceId"))?.ToString() ?? (form["call"] is { Length: > 0 } call ? call : form.CallSid));

    private IResult Refuse()
    {
        log.LogWarning("Refused a webhook: it names neither a CallSid (CA…) nor a ConferenceSid (CF…).");
        return Results.BadRequest("A webhook names its CallSid (CA and 32 hexadecimal digits) or its ConferenceSid (CF…).");
    }
}
