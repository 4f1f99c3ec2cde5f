using WarmTransfer.Tests.House;

namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>Days that the simulation has found, each a file whose name says what happens on it.</summary>
public sealed class RecordingTests
{
    private static readonly string Folder = Path.Combine(Sources.Root, "WarmTransfer.Tests", "Core", "Simulation", "Recorded");

    public static TheoryData<string> Days => [.. Directory.GetFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    internal static IEnumerable<Recording> All => Days.Select(day => Read(day.Data));

    [Theory]
    [MemberData(nameof(Days))]
    public void A_day_on_which_a_promise_was_broken_is_a_good_one_now(string day) => Assert.Null(Read(day).Relive(new Rules())?.What);

    [Theory]
    [MemberData(nameof(Days))]
    public void A_day_is_kept_for_as_long_as_the_fault_that_it_once_found_would_spoil_it(string day)
    {
        var kept = Read(day);
        Assert.Equal(kept.Rule, kept.Relive(PlantedFaults.All[Assert.IsType<string>(kept.Fault)]())?.Rule);
    }

    private static Recording Read(string day) => Recording.Read(Path.Combine(Folder, day + ".json"));
}
