using System.Text.Json;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>A day on which a promise was broken once, with no more luck than that takes. It is kept as a file and relived in each test run.</summary>
/// <param name="Rule">The promise.</param>
/// <param name="Fault">The planted fault by which it is broken: what has been mended, undone again. So it shows that the day still has what it is kept for.</param>
internal sealed record Recording(ulong Seed, string Rule, string? Fault, string[] Luck)
{
    private static readonly JsonSerializerOptions Layout = new(JsonSerializerDefaults.Web) { WriteIndented = true, IgnoreReadOnlyProperties = true };

    public static Recording Of(ulong seed, Failure failure, Stroke[] needed, string? fault = null) =>
        new(seed, failure.Rule, fault, [.. needed.Select(stroke => stroke.ToString())]);

    public static Recording Read(string file) => JsonSerializer.Deserialize<Recording>(File.ReadAllText(file), Layout)!;

    public void Write(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this, Layout) + "\n");

    public Failure? Relive(Rules rules)
    {
        var luck = Luck.Select(Stroke.Parse).ToHashSet();
        return new World(Seed, rules, luck.Contains).Run();
    }
}
