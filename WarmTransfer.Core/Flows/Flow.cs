using System.Collections.Immutable;

namespace WarmTransfer.Core.Flows;

/// <summary>What a caller goes through between a support number and a queue: hours, messages and menus. It is data; <see cref="FlowMachine"/> runs it.</summary>
public sealed record Flow
{
    /// <summary>What screens call it.</summary>
    public string Name { get; init; } = "";

    /// <summary>The support numbers that lead to it.</summary>
    public ImmutableArray<FlowNumber> Numbers { get; init; } = [];

    /// <summary>The languages in which it speaks. The first is spoken where nothing else is known, and where a text has no other.</summary>
    public ImmutableArray<FlowLanguage> Languages { get; init; } = [];

    /// <summary>Where a call goes that the flow itself sends nowhere.</summary>
    public QueueId Queue { get; init; } = QueueId.Default;

    /// <summary>Id of the node with which it begins.</summary>
    public string Start { get; init; } = "";

    public ImmutableArray<FlowNode> Nodes { get; init; } = [];

    /// <summary>Tag of the language that is spoken where nothing else is known, such as <c>en-GB</c>; null: it has none.</summary>
    public string? Language => Languages.IsDefaultOrEmpty ? null : Languages[0].Tag;

    public FlowNode? Find(string id) => Nodes.FirstOrDefault(node => node.Id == id);

    /// <summary>A text as it is said to somebody who understands <paramref name="language"/>: in that language where there is one, otherwise in the flow's own.</summary>
    /// <param name="texts">By tag of the language.</param>
    public Said? Say(ImmutableDictionary<string, string> texts, string? language) =>
        SayIn(texts, Languages.FirstOrDefault(one => one.Tag == language)) ?? SayIn(texts, Languages.FirstOrDefault());

    private static Said? SayIn(ImmutableDictionary<string, string> texts, FlowLanguage? language) =>
        language is not null && texts.GetValueOrDefault(language.Tag) is { } text && text.Trim() is not "" ? new Said(text, language.Tag, language.Voice) : null;
}

/// <summary>A support number, and the language of those who call it.</summary>
/// <param name="Number">E.164.</param>
/// <param name="Language">Tag of a language of the flow; null: its first.</param>
public sealed record FlowNumber(string Number, string? Language = null);

/// <summary>A language in which a flow speaks.</summary>
/// <param name="Tag">Such as <c>en-GB</c>.</param>
/// <param name="Voice">Voice of Twilio's, such as <c>Polly.Amy</c>; null: Twilio's own choice.</param>
public sealed record FlowLanguage(string Tag, string? Voice = null);

/// <summary>A text as it is heard.</summary>
public sealed record Said(string Text, string? Language = null, string? Voice = null);
