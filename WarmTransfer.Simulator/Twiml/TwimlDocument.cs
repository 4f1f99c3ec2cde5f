namespace WarmTransfer.Simulator.Twiml;

/// <summary>A document that was read: its verbs, the address relative URLs start from, and what Twilio's debugger would say about it.</summary>
internal sealed record TwimlDocument(Uri? Url, string Method, IReadOnlyList<Verb> Verbs, IReadOnlyList<TwimlIssue> Issues)
{
    public bool Broken => Issues.Any(issue => issue.IsError);
}

/// <summary>An error ends the call; a warning only says that something was ignored.</summary>
internal sealed record TwimlIssue(int Code, string Text, bool IsError);

/// <summary>A document that cannot be read at all.</summary>
internal sealed class TwimlException(int code, string message) : Exception(message)
{
    public int Code { get; } = code;
}
