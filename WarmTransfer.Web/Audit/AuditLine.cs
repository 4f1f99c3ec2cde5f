using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WarmTransfer.Web.Audit;

/// <summary>A line of the audit as it is told to others: streamed, exported and shown.</summary>
/// <param name="Hash">Its seal; null: it is not sealed yet.</param>
public sealed record AuditLine(
    long Id, DateTimeOffset At, string Actor, string? UserId, string Act, AuditOutcome Outcome, string Reason, string? Call, string? Agent, string? Address, string? Session, int? Count, string? Hash)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        // It is read by programs and by people, and by no browser as a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static AuditLine Of(AuditRow row, string? hash) =>
        new(row.Id, row.At, row.Actor, row.UserId, row.Act, row.Outcome, row.Reason, row.CallId, row.AgentId, row.Address, row.SessionId, row.Count, hash);

    /// <summary>Without a line break, whatever is in it.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options);
}
