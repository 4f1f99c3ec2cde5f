using System.Collections.Immutable;
using System.Text.Json;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Transcripts;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Dispositions;

namespace WarmTransfer.Web.History;

/// <summary>What of one call its reader may know: supervisors all of it; agents, up to when they left, no numbers and, where they are not to know of supervisors, nothing of those who only took part.</summary>
internal sealed class Redaction
{
    private readonly ImmutableHashSet<LegId> _legs;
    // What a supervisor says of their own listening names no leg.
    private static readonly string[] OfMonitoring = ["monitor", "change-monitor-mode", "stop-monitoring"];

    private readonly ImmutableHashSet<string> _marks, _actors, _monitors, _own;
    private readonly DateTimeOffset _until;

    public Redaction(Call call, CurrentAgent reader, bool showMonitoring)
    {
        var seesAll = reader is { IsSupervisor: true } or { IsAdmin: true };
        var unseen = seesAll || showMonitoring ? [] : call.AgentLegs.Where(leg => leg.OnlyMonitored && leg.Agent?.Value != reader.AgentId).ToList();
        (Call, Numbers) = (call, new NumberMask(shown: seesAll));
        _until = seesAll ? DateTimeOffset.MaxValue : Left(call, reader.AgentId);
        _legs = [.. unseen.Select(leg => leg.Id)];
        _own = [.. call.AgentLegs.Where(leg => leg.Agent?.Value == reader.AgentId).SelectMany(Marks)];
        _marks = [.. unseen.SelectMany(Marks)];
        _monitors = [.. unseen.Select(leg => leg.Agent!.Value.Value)];
        _actors = [.. _monitors.Except(Legs.Select(leg => leg.Agent?.Value ?? ""))];
    }

    public Call Call { get; }

    public NumberMask Numbers { get; }

    public IEnumerable<Leg> Legs => Call.Legs.Where(leg => !_legs.Contains(leg.Id) && (leg.Id == LegId.Customer || (leg.AdmittedAt ?? leg.Since) <= _until));

    /// <summary>Whether its reader was ever let in, or may see all calls.</summary>
    public bool IsReadable => _until > DateTimeOffset.MinValue;

    public bool Shows(EventRow e) => (e.At <= _until || IsOfOwnLeg(e)) && !_actors.Contains(e.Actor) && !(_monitors.Contains(e.Actor) && IsOfMonitoring(e)) && Shows(e.Payload);

    /// <summary>What was said of the call by its reader, or by those whom the reader knows of.</summary>
    public bool Shows(WrapUpRow said) => Legs.Any(leg => leg.Agent?.Value == said.AgentId);

    /// <summary>What was said while its reader had a part in the call, by those whom the reader knows of.</summary>
    public bool Shows(TranscriptLine line) => line.At <= _until && Legs.Any(leg => leg.Id == line.Leg);

    public bool Shows(OutboxRow effect) => Shows(effect.Payload);

    private static IEnumerable<string> Marks(Leg leg) => new[] { leg.Id.Value, leg.Sid }.OfType<string>();

    private static bool IsOfMonitoring(EventRow e)
    {
        using var json = JsonDocument.Parse(e.Payload);
        return OfMonitoring.Contains(json.RootElement.GetProperty("is").GetString());
    }

    // That a leg has left its conference is often told after its end.
    private bool IsOfOwnLeg(EventRow e)
    {
        using var json = JsonDocument.Parse(e.Payload);
        return json.RootElement.EnumerateObject().Any(property => property.Name is "leg" or "sid" && _own.Contains(property.Value.ToString()));
    }

    // What becomes of a customer after somebody has left is none of their business.
    private static DateTimeOffset Left(Call call, string agent) => call.AgentLegs.Where(leg => leg.Agent?.Value == agent && leg.AdmittedAt is not null)
        .Select(leg => leg.IsLive ? DateTimeOffset.MaxValue : leg.Since).DefaultIfEmpty(DateTimeOffset.MinValue).Max();

    private bool Shows(string payload)
    {
        using var json = JsonDocument.Parse(payload);
        return Shows(json.RootElement);
    }

    // A timer's effect has the event that it will bring inside, and what was found at Twilio everybody who was there.
    private bool Shows(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().All(property => !Names(property) && Shows(property.Value)),
        JsonValueKind.Array => json.EnumerateArray().All(Shows),
        _ => true,
    };

    // An effect that fails, or has come about after all, is called by words in which its leg is one.
    private bool Names(JsonProperty property) => property.Name switch
    {
        "leg" or "sid" => _marks.Contains(property.Value.ToString()),
        "effect" when property.Value.ValueKind == JsonValueKind.String => property.Value.GetString()!.Split(' ').Any(_marks.Contains),
        _ => false,
    };
}
