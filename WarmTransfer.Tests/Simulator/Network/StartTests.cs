using Microsoft.Extensions.Configuration;
using WarmTransfer.Simulator;

namespace WarmTransfer.Tests.Simulator.Network;

public sealed class StartTests
{
    private static SimulatorRefusedException Refused(SimulatorOptions options, string environment = "Development") =>
        Assert.Throws<SimulatorRefusedException>(() => SimulatorApp.Build(options, builder => builder.Environment.EnvironmentName = environment));

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public void It_starts_in_Development_alone_and_says_how_to_change_that(string environment) =>
        Assert.Contains("AllowInProduction", Refused(new SimulatorOptions(), environment).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("http://0.0.0.0:5090")]
    [InlineData("http://phones.example.test")]
    public void It_listens_on_loopback_only(string url) =>
        Assert.Contains("AllowAnyAddress", Refused(new SimulatorOptions { Url = url }).Message, StringComparison.Ordinal);

    [Fact]
    public void An_address_that_is_none_is_named() =>
        Assert.Contains("localhost:5090", Refused(new SimulatorOptions { Url = "localhost" }).Message, StringComparison.Ordinal);

    [Fact]
    public async Task It_may_be_told_to_start_in_Production()
    {
        await using var app = SimulatorApp.Build(
            new SimulatorOptions { AllowInProduction = true, Url = "http://127.0.0.1:0" }, builder => builder.Environment.EnvironmentName = "Production");
        await app.StartAsync(TestContext.Current.CancellationToken);
        Assert.Single(app.Urls);
    }

    [Fact]
    public void In_another_process_it_reads_none_of_that_process_settings()
    {
        var app = SimulatorApp.Build(new SimulatorOptions { Url = "http://127.0.0.1:0" });
        Assert.DoesNotContain(app.Configuration.AsEnumerable(), setting => setting.Key.StartsWith("Simulator", StringComparison.Ordinal));
    }

    [Fact]
    public void Alone_it_calls_the_console_on_its_default_address()
    {
        var app = SimulatorApp.Build(["--environment=Development", "--Simulator:Url=http://127.0.0.1:0"]);
        Assert.Equal("http://localhost:5080/conference/connect/client", app.Configuration["Simulator:VoiceUrl"]);
    }
}
