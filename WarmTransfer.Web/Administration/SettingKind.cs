using WarmTransfer.Core;
namespace WarmTransfer.Web.Administration;

/// <summary>Something that administrators set, such as a queue.</summary>
/// <param name="Name">By which it is kept and audited.</param>
/// <param name="Check">What is wrong with a value, given its id and everything else that is set.</param>
public sealed record SettingKind<T>(string Name, Func<string, T, SettingsNow, IEnumerable<FieldFault>> Check) where T : class
{
    /// <summary>What speaks against a change, given what was there before.</summary>
    public Func<T, T, IEnumerable<FieldFault>> CheckChange { get; init; } = (_, _) => [];

    /// <summary>Why one cannot be removed, given its id and everything else that is set; empty when it can.</summary>
    public Func<string, SettingsNow, IEnumerable<FieldFault>> CheckRemoval { get; init; } = (_, _) => [];
}

/// <summary>What is wrong with one field of a form.</summary>
/// <param name="Field">Name of the property; empty: of the whole.</param>
/// <param name="Text">As a sentence: what is wrong, and how to mend it.</param>
public sealed record FieldFault(string Field, Sentence Text);

/// <summary>Something that is set.</summary>
/// <param name="Revision">Whoever changes it says with which they began.</param>
/// <param name="ChangedBy">Agent id of whoever last changed it, or where it was taken from.</param>
public sealed record Setting<T>(string Id, T Value, long Revision, DateTimeOffset ChangedAt, string ChangedBy);
