using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using WarmTransfer.Core;

namespace WarmTransfer.Web.Joining;

/// <summary>Writes and reads tickets. All nodes share the keys; a ticket is short, because a phone network's parameters have to be.</summary>
internal sealed class JoinTickets(IDataProtectionProvider protection, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);
    private readonly IDataProtector _protector = protection.CreateProtector("WarmTransfer.JoinTicket.1");

    /// <param name="call">Null for a test; has no spaces.</param>
    public string Issue(AgentId agent, JoinPurpose purpose, CallId? call) =>
        _protector.Protect($"{Guid.NewGuid():N} {(clock.GetUtcNow() + Lifetime).ToUnixTimeMilliseconds()} {purpose} {agent.Value} {call?.Value}");

    /// <summary>Null: it is none of ours. Whether it is still good is the reader's question.</summary>
    public JoinTicket? Read(string ticket)
    {
        try
        {
            return Parse(_protector.Unprotect(ticket).Split(' '));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static JoinTicket Parse(string[] parts) => new(
        Guid.ParseExact(parts[0], "N"), new AgentId(parts[3]), Enum.Parse<JoinPurpose>(parts[2]), parts[4].Length == 0 ? null : new CallId(parts[4]),
        DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(parts[1], CultureInfo.InvariantCulture)));
}
