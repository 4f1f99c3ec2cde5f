using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Web;
using WarmTransfer.Web.Calls;

namespace WarmTransfer.Tests.Web.Calls;

/// <summary>What is wrong with the lists of numbers is said at start, all at once.</summary>
public sealed class NumbersCheckTests
{
    private const string NoStart = "which is not the start of a number: plus, country code, digits, no spaces.";
    private const string TooShort = "which is shorter than a country code: it would stand for many countries.";
    private const string CutOff = "which is cut off within an area code";

    [Theory]
    [InlineData("", NoStart)]
    [InlineData("+", NoStart)]
    [InlineData("44", NoStart)]
    [InlineData("+44 20", NoStart)]
    [InlineData("+044", NoStart)]
    [InlineData("+44\n", NoStart)]
    [InlineData("+1234567890123456", NoStart)]
    [InlineData("+4", TooShort)]
    [InlineData("+35", TooShort)]
    [InlineData("+999", "which names no country: no country code begins so.")]
    [InlineData("+18", CutOff)]
    [InlineData("+187", CutOff)]
    public async Task An_entry_that_would_stand_for_more_or_less_than_a_country_is_a_fault(string entry, string problem)
    {
        Assert.Contains($"  - Desk:TransferNumbers:0 is '{entry}', {problem}", await StartAsync(("Desk:TransferNumbers:0", entry)), StringComparison.Ordinal);
        Assert.Contains($"  - Desk:BlockedNumbers:0 is '{entry}', {problem}", await StartAsync(("Desk:BlockedNumbers:0", entry)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_faults_are_listed_at_once_with_setting_and_remedy()
    {
        var printed = await StartAsync(
            ("Desk:TransferNumbers:0", "+44"), ("Desk:TransferNumbers:1", ""), ("Desk:TransferNumbers:2", "+4"), ("Desk:BlockedNumbers:0", "+999"), ("Desk:TimeZone", "Mars/Olympus"));

        Assert.Equal(4, printed.Split("  - ").Length - 1);
        Assert.Contains("Set the environment variable Desk__TransferNumbers__1=+44", printed, StringComparison.Ordinal);
        Assert.Contains("Set the environment variable Desk__BlockedNumbers__0=+44", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Starts_of_numbers_are_none() => Assert.Equal(
        "", await StartAsync(("Desk:TransferNumbers:0", "+1"), ("Desk:TransferNumbers:1", "+1876"), ("Desk:TransferNumbers:2", "+353"), ("Desk:TransferNumbers:3", "+442079460000"), ("Desk:BlockedNumbers:0", "+4477")));

    private static async Task<string> StartAsync(params (string Setting, string Value)[] written)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(written.Select(one => KeyValuePair.Create(one.Setting, (string?)one.Value))).Build();
        await using var services = new ServiceCollection().AddSingleton<IConfiguration>(settings).AddCalls().BuildServiceProvider();
        await using var printed = new StringWriter();
        await StartupFaults.RunAsync(
            () =>
            {
                StartupFaults.Check(services);
                return Task.FromResult(0);
            },
            printed);
        return printed.ToString();
    }
}
