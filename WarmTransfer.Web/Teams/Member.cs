using System.Collections.Immutable;

namespace WarmTransfer.Web.Teams;

/// <summary>Where somebody belongs and what they are good at.</summary>
/// <param name="Team">Null: none.</param>
/// <param name="Skills">Level of each, 1 to 10.</param>
internal sealed record Member(string? Team, ImmutableArray<string> Groups, ImmutableDictionary<string, int> Skills);
