namespace WarmTransfer.Web.Sessions;

/// <summary>A session as a node has it in memory.</summary>
/// <param name="UsedAt">When a person last did something in it, at any node.</param>
internal sealed record LiveSession(string Id, string AgentId, bool Supervises, bool Unattended, DateTimeOffset UsedAt, DateTimeOffset Until);
