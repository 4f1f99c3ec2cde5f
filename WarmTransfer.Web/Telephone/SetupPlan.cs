using System.Collections.Immutable;
using WarmTransfer.Core;
using WarmTransfer.Core.Twilio;

namespace WarmTransfer.Web.Telephone;

/// <summary>What of a number or an application is written.</summary>
internal enum SetupField
{
    VoiceAddress,
    Fallback,
    StatusCallback,
    Application,
    Trunk,
    NewApplication,
    ApplicationAddress,
}

/// <summary>Something that is to be written at Twilio.</summary>
/// <param name="Target">The number, or the application's name.</param>
/// <param name="Sid">Of number or application; empty: it is made.</param>
/// <param name="Before">As people may read it; empty: it was not set.</param>
/// <param name="After">What is written; empty: it is taken away.</param>
/// <param name="TakesOver">Something else is served there now, and would be no more.</param>
internal sealed record SetupChange(string Target, string Sid, SetupField Field, string Before, string After, bool TakesOver = false)
{
    public Sentence Text => Field is SetupField.NewApplication
        ? $"New TwiML application {Target}: voice address {After}"
        : (Sentence)$"{Subject}: {Name}: {Shown(Before)} → {Shown(After)}";

    private Sentence Subject => Field is SetupField.ApplicationAddress ? $"Application {Target} ({Sid})" : (Sentence)$"{Target}";

    private Sentence Name => Field switch
    {
        SetupField.VoiceAddress or SetupField.ApplicationAddress => $"voice address",
        SetupField.Fallback => $"fallback",
        SetupField.StatusCallback => $"status callback",
        SetupField.Application => $"TwiML application in front of the number",
        SetupField.Trunk => $"SIP trunk in front of the number",
        _ => throw new InvalidOperationException($"{Field} has no name."),
    };

    private static Sentence Shown(string text) => text is "" ? $"none" : (Sentence)$"{text}";
}

/// <summary>All that is to be written. For numbers and applications that serve something else somebody has to be asked.</summary>
internal sealed record SetupPlan(ImmutableArray<SetupChange> Changes)
{
    public static SetupPlan Nothing { get; } = new([]);

    public bool TakesOver => Changes.Any(change => change.TakesOver);

    /// <summary>What may be written; a number is written as a whole, or not at all.</summary>
    public IEnumerable<IGrouping<string, SetupChange>> Allowed(bool takeOver) =>
        Changes.GroupBy(change => change.Sid).Where(target => takeOver || !target.Any(change => change.TakesOver));
}

/// <summary>Compares what there is at Twilio with what is wanted.</summary>
internal static class SetupPlanner
{
    public const string Post = "POST";

    // Twilio gives a number that is bought an address of its own, which says that it is not set up.
    private const string Unused = "https://demo.twilio.com/";

    public static SetupPlan Plan(PresentTelephone present, WantedTelephone wanted) => new(
    [
        .. wanted.Numbers.Select(number => present.Number(number, wanted)).OfType<TwilioNumber>().SelectMany(number => OfNumber(number, wanted)),
        .. OfApplication(present.Application(wanted), wanted),
    ]);

    private static IEnumerable<SetupChange> OfNumber(TwilioNumber number, WantedTelephone wanted)
    {
        if (number.TrunkSid is { Length: > 0 } trunk) yield return Change(SetupField.Trunk, trunk, "", true);
        if (number.VoiceApplicationSid is { Length: > 0 } application) yield return Change(SetupField.Application, application, "", true);
        if (Address(SetupField.VoiceAddress, number.VoiceUrl, number.VoiceMethod, wanted.Voice) is { } voice) yield return voice;
        if (Address(SetupField.StatusCallback, number.StatusCallback, number.StatusCallbackMethod, wanted.Status) is { } status) yield return status;
        if (wanted.Fallback is { } fallback && Address(SetupField.Fallback, number.VoiceFallbackUrl, Post, fallback) is { } safety) yield return safety;

        SetupChange Change(SetupField field, string before, string after, bool takesOver) => new(number.PhoneNumber, number.Sid, field, before, after, takesOver);

        SetupChange? Address(SetupField field, string? before, string? method, Uri after) =>
            Leads(before, method, after) ? null : Change(field, Shown(before, method), after.AbsoluteUri, ServesAnother(before, wanted));
    }

    private static IEnumerable<SetupChange> OfApplication(TwilioApplication? application, WantedTelephone wanted)
    {
        if (application is null && wanted.ApplicationSid is "") yield return new(wanted.ApplicationName, "", SetupField.NewApplication, "", wanted.Join.AbsoluteUri);
        if (application is null || Leads(application.VoiceUrl, application.VoiceMethod, wanted.Join)) yield break;
        yield return new(application.FriendlyName ?? "", application.Sid, SetupField.ApplicationAddress,
            Shown(application.VoiceUrl, application.VoiceMethod), wanted.Join.AbsoluteUri, ServesAnother(application.VoiceUrl, wanted));
    }

    public static bool Leads(string? address, string? method, Uri wanted) => address == wanted.AbsoluteUri && method is null or Post && address is not null;

    /// <summary>Without what may be secret in it: user, password and query.</summary>
    public static string Shown(string? address, string? method = Post)
    {
        if (string.IsNullOrEmpty(address)) return "";
        var text = Uri.TryCreate(address, UriKind.Absolute, out var url) ? url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : "(no address)";
        return method is null or Post ? text : $"{method} {text}";
    }

    private static bool ServesAnother(string? address, WantedTelephone wanted) =>
        address is { Length: > 0 } && !wanted.IsOurs(address) && !address.StartsWith(Unused, StringComparison.OrdinalIgnoreCase);
}
