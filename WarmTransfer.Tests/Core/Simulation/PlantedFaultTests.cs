using WarmTransfer.Tests.Chaos;

namespace WarmTransfer.Tests.Core.Simulation;

[Collection(nameof(Alone))]
public sealed class PlantedFaultTests
{
    private const int Calls = 4_000;

    public static TheoryData<string> Faults => [.. PlantedFaults.All.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_planted_fault_is_found(string fault) =>
        Assert.NotNull(Kept(fault) ?? Campaign.FirstFailure(Calls, firstSeed: 1, PlantedFaults.All[fault], TestContext.Current.CancellationToken)?.Failure);

    // What is rare has a day of its own.
    private static Failure? Kept(string fault) => RecordingTests.All.FirstOrDefault(day => day.Fault == fault)?.Relive(PlantedFaults.All[fault]());
}
