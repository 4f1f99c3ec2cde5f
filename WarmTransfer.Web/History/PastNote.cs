using System.Collections.Immutable;

namespace WarmTransfer.Web.History;

/// <summary>What was written down in a call. It is one for the whole call: whoever had a part in it reads all of it.</summary>
/// <param name="By">The names of those who wrote it.</param>
/// <param name="WrittenAt">When the last of it was.</param>
public sealed record PastNote(string Text, ImmutableArray<string> By, DateTimeOffset WrittenAt);
