using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WarmTransfer.Core.Transcripts;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Data;

namespace WarmTransfer.Web.Customers;

/// <summary>Everything that is kept about a number, for whoever it belongs to. Numbers of others in the same calls are not in it.</summary>
internal sealed class NumberExport(IDbContextFactory<WarmTransferDb> databases, OldNumbers old, IAuditLog audit)
{
    public const string Act = "exports what is kept about a number";
    private const string Other = "another number";

    /// <summary>Null: nothing is kept.</summary>
    /// <param name="by">Who reads it, for the audit.</param>
    public async Task<JsonObject?> Of(string number, string by, CancellationToken cancel)
    {
        await old.Move(cancel);
        var key = NumbersInJson.Key(number.Trim());
        await using var db = await databases.CreateDbContextAsync(cancel);
        var customer = await db.Customers.AsNoTracking().FirstOrDefaultAsync(row => row.Number == key, cancel);
        await audit.Write(new AuditEntry(by, Act, customer is null ? AuditOutcome.Denied : AuditOutcome.Done, $"{new NumberMask(shown: false).Of(key)}{(customer is null ? ": nothing is kept about it" : "")}"));
        return customer is null ? null : await Of(db, customer, cancel);
    }

    private static async Task<JsonObject> Of(WarmTransferDb db, CustomerRow customer, CancellationToken cancel)
    {
        var ids = await db.CustomerCalls.Where(row => row.CustomerId == customer.Id).Select(row => row.CallId).ToListAsync(cancel);
        var calls = new JsonArray();
        foreach (var id in ids) calls.Add(await CallOf(db, customer, id, cancel));
        var leads = await db.Leads.AsNoTracking().Where(row => row.CustomerId == customer.Id).OrderBy(row => row.LastAt).ToListAsync(cancel);
        return new JsonObject { ["number"] = customer.Number, ["firstSeen"] = customer.FirstSeen, ["lastSeen"] = customer.LastSeen, ["calls"] = calls, ["leads"] = List(leads, row => Shown(row.Document, customer)!) };
    }

    private static async Task<JsonNode> CallOf(WarmTransferDb db, CustomerRow customer, string id, CancellationToken cancel)
    {
        var call = await db.Calls.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel);
        var events = await db.Events.AsNoTracking().Where(row => row.CallId == id).OrderBy(row => row.Id).ToListAsync(cancel);
        var owed = await db.Outbox.AsNoTracking().Where(row => row.CallId == id).OrderBy(row => row.Id).ToListAsync(cancel);
        var sound = await db.LegQualities.AsNoTracking().Where(row => row.CallId == id).ToListAsync(cancel);
        var messages = await db.Voicemails.AsNoTracking().Where(row => row.CallId == id).ToListAsync(cancel);
        var recordings = await db.CallRecordings.AsNoTracking().Where(row => row.CallId == id).OrderBy(row => row.StartedAt).ToListAsync(cancel);
        var note = await db.Notes.AsNoTracking().FirstOrDefaultAsync(row => row.CallId == id, cancel);
        var said = await db.Transcripts.AsNoTracking().Where(row => row.CallId == id && row.Kind == HeardKind.Said).OrderBy(row => row.At).ToListAsync(cancel);
        var wrapUps = await db.WrapUps.AsNoTracking().Where(row => row.CallId == id).OrderBy(row => row.Id).ToListAsync(cancel);
        var audit = await db.Audit.AsNoTracking().Where(row => row.CallId == id).OrderBy(row => row.Id).ToListAsync(cancel);
        return new JsonObject
        {
            ["call"] = id,
            ["document"] = call is null ? null : Shown(call.Document, customer),
            ["events"] = List(events, row => new JsonObject { ["at"] = row.At, ["actor"] = row.Actor, ["event"] = Shown(row.Payload, customer), ["refusal"] = row.Refusal is null ? null : JsonNode.Parse(row.Refusal) }),
            ["effects"] = List(owed, row => new JsonObject { ["name"] = row.Name, ["dueAt"] = row.DueAt, ["doneAt"] = row.DoneAt, ["effect"] = Shown(row.Payload, customer), ["lastError"] = row.LastError }),
            ["soundQuality"] = List(sound, row => new JsonObject { ["leg"] = row.LegId, ["agent"] = row.AgentId, ["poor"] = row.Poor, ["mean"] = row.Mean, ["seconds"] = row.Seconds }),
            ["voicemails"] = List(messages, row => new JsonObject { ["recording"] = row.Id, ["leftAt"] = row.LeftAt, ["seconds"] = row.Seconds, ["transcript"] = row.Transcript, ["outcome"] = row.Outcome is { } outcome ? $"{outcome}" : null, ["note"] = row.Note }),
            ["recordings"] = List(recordings, row => new JsonObject { ["recording"] = row.Id, ["leg"] = row.LegId, ["startedAt"] = row.StartedAt, ["seconds"] = row.Seconds, ["state"] = $"{row.State}" }),
            ["note"] = note is null ? null : new JsonObject { ["text"] = note.Text, ["writtenAt"] = note.WrittenAt },
            ["transcript"] = List(said, row => new JsonObject { ["at"] = row.At, ["leg"] = row.LegId, ["text"] = row.Text }),
            ["wrapUps"] = List(wrapUps, row => new JsonObject { ["at"] = row.At, ["agent"] = row.AgentId, ["how"] = $"{row.How}", ["disposition"] = row.Label, ["tags"] = row.Tags, ["followUpAt"] = row.FollowUpAt, ["by"] = row.By }),
            ["audit"] = List(audit, row => new JsonObject { ["at"] = row.At, ["actor"] = row.Actor, ["act"] = row.Act, ["outcome"] = $"{row.Outcome}", ["reason"] = row.Reason }),
        };
    }

    private static JsonArray List<T>(List<T> rows, Func<T, JsonNode> one) => [.. rows.Select(one)];

    private static JsonNode? Shown(string json, CustomerRow customer) =>
        JsonNode.Parse(NumbersInJson.Reveal(json, new Dictionary<string, string> { [customer.Id] = customer.Number }, Other));
}
