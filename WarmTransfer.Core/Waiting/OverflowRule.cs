using System.Text.Json.Serialization;
using WarmTransfer.Core.Flows;
using WarmTransfer.Core.Routing;

namespace WarmTransfer.Core.Waiting;

/// <summary>When a customer is no longer to wait, and where they go.</summary>
/// <param name="Message">Said first, and never empty: whoever hears nothing calls again.</param>
public sealed record OverflowRule(OverflowCondition When, string Message, Destination Then)
{
    /// <summary>The message in further languages.</summary>
    public Translations Also { get => field ?? Translations.None; init; } = Translations.None;
}

/// <summary>When a rule holds for a waiting customer. A closed hierarchy.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Waited), "waited")]
[JsonDerivedType(typeof(MostWaiting), "most-waiting")]
[JsonDerivedType(typeof(NobodySignedIn), "nobody-signed-in")]
[JsonDerivedType(typeof(Closed), "closed")]
public abstract record OverflowCondition
{
    private OverflowCondition() { }

    /// <summary>They have waited for so long in this queue.</summary>
    public sealed record Waited(TimeSpan For) : OverflowCondition;

    /// <summary>So many others wait in front of them.</summary>
    public sealed record MostWaiting(int Others) : OverflowCondition;

    /// <summary>None of the queue's agents has been signed in for <see cref="Overflow.AbsentFor"/>.</summary>
    public sealed record NobodySignedIn : OverflowCondition;

    /// <summary>The queue has closed while they waited.</summary>
    public sealed record Closed : OverflowCondition;
}
