using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace WarmTransfer.Core.Flows;

/// <summary>One step of a flow. A closed hierarchy. Texts are by tag of the language.</summary>
/// <param name="Id">Unique in its flow; other nodes refer to it.</param>
/// <param name="Name">What screens and the history call it.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Hours), "hours")]
[JsonDerivedType(typeof(Message), "message")]
[JsonDerivedType(typeof(Menu), "menu")]
[JsonDerivedType(typeof(Finish), "finish")]
public abstract record FlowNode(string Id, string Name)
{
    private FlowNode() : this("", "")
    {
    }

    /// <summary>The nodes to which it leads, each with what it is called there: the name of the property, and of a choice its key.</summary>
    public abstract IEnumerable<(string Part, string Next)> Exits { get; }

    /// <summary>One way while a calendar is open, another while it is closed.</summary>
    /// <param name="Calendar">Id of a calendar; what it says of queues does not count here.</param>
    public sealed record Hours(string Id, string Name, string Calendar, string Open, string Closed) : FlowNode(Id, Name)
    {
        public override IEnumerable<(string Part, string Next)> Exits => [(nameof(Open), Open), (nameof(Closed), Closed)];
    }

    /// <summary>Something is said, and it goes on.</summary>
    public sealed record Message(string Id, string Name, ImmutableDictionary<string, string> Texts, string Next) : FlowNode(Id, Name)
    {
        public override IEnumerable<(string Part, string Next)> Exits => [(nameof(Next), Next)];
    }

    /// <summary>The caller chooses by a key or by saying so. Whoever does neither, twice, goes to a queue.</summary>
    public sealed record Menu(string Id, string Name, ImmutableDictionary<string, string> Texts, ImmutableArray<MenuChoice> Choices) : FlowNode(Id, Name)
    {
        /// <summary>Said before the second try, instead of nothing.</summary>
        public ImmutableDictionary<string, string> Again { get; init; } = ImmutableDictionary<string, string>.Empty;

        /// <summary>Where a caller goes who has chosen nothing; null: to the flow's own queue.</summary>
        public QueueId? Otherwise { get; init; }

        /// <summary>It listens to words as well as to keys.</summary>
        public bool Speech { get; init; }

        /// <summary>Language of what is said there, such as <c>en-GB</c>; null: the caller's.</summary>
        public string? SpeechLanguage { get; init; }

        /// <summary>Words that are likely to be said besides those of the choices, with commas between them.</summary>
        public string Hints { get; init; } = "";

        /// <summary>What Twilio is less sure of, from 0 to 1, is not understood.</summary>
        public double LeastConfidence { get; init; } = 0.4;

        /// <summary>Words interrupt what is being said; keys always do.</summary>
        public bool BargeIn { get; init; } = true;

        /// <summary>Seconds for which it waits after the last word, from 1 to 60.</summary>
        public int Timeout { get; init; } = 5;

        public override IEnumerable<(string Part, string Next)> Exits => Choices.Select(choice => (choice.Key, choice.Next));
    }

    /// <summary>The call goes where it is sent.</summary>
    public sealed record Finish(string Id, string Name, Destination To) : FlowNode(Id, Name)
    {
        public override IEnumerable<(string Part, string Next)> Exits => [];
    }
}

/// <summary>One choice of a menu.</summary>
/// <param name="Key">One of 0 to 9, * and #.</param>
/// <param name="Next">Id of the node to which it leads.</param>
public sealed record MenuChoice(string Key, string Next)
{
    /// <summary>Said after the menu's own text, in the language that it chooses if it chooses one, such as “For sales, press 1”.</summary>
    public ImmutableDictionary<string, string> Texts { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What a caller may say instead of pressing the key, in whatever language.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>Whoever chooses it understands this language from then on; null: as before.</summary>
    public string? Language { get; init; }
}
