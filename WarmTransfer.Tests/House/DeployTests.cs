using System.Text.RegularExpressions;

namespace WarmTransfer.Tests.House;

/// <summary>What is written for container engines, of which none runs here, fits together and names what there is.</summary>
public sealed partial class DeployTests
{
    private static readonly string Compose = Sources.Text("compose.yaml");

    [Fact]
    public void Every_setting_that_compose_gives_exists() => Assert.All(Settings().Matches(Compose).Select(match => match.Groups[1].Value.Replace("__", ":", StringComparison.Ordinal)),
        setting => Assert.Contains($"| `{setting}` |", SettingsTable.Text, StringComparison.Ordinal));

    [Fact]
    public void The_service_runs_this_program_may_do_little_and_gives_settings_that_exist()
    {
        var unit = Sources.Text("deploy/warmtransfer.service");
        Assert.All(["/WarmTransfer.Web.dll", "\nUser=warmtransfer", "\nProtectSystem=strict", "\nNoNewPrivileges=true", "\nPrivateTmp=true", "\nCapabilityBoundingSet=\n", "\nStateDirectory=warmtransfer", "\nMemoryDenyWriteExecute=false"],
            line => Assert.Contains(line, unit, StringComparison.Ordinal));
        Assert.Contains("DataProtection__CertificatePath=", unit, StringComparison.Ordinal);
        Assert.Contains("| `DataProtection:CertificatePath` |", SettingsTable.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_proxy_finds_the_nodes_by_the_names_that_compose_gives_them()
    {
        var nodes = Servers().Matches(Sources.Text("deploy/nginx.conf")).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(["web1", "web2"], nodes);
        Assert.All(nodes, node => Assert.Contains($"\n  {node}:\n    <<: *console", Compose, StringComparison.Ordinal));
    }

    [Fact]
    public void Nodes_listen_where_the_proxy_looks_for_them() => Assert.Contains("ASPNETCORE_URLS=http://+:8080", Sources.Text("Dockerfile"), StringComparison.Ordinal);

    [Fact]
    public void Nodes_tell_the_collector_where_it_listens()
    {
        Assert.Contains("OTEL_EXPORTER_OTLP_ENDPOINT: http://otel:4317", Compose, StringComparison.Ordinal);
        Assert.Contains("\n  otel:\n", Compose, StringComparison.Ordinal);
        Assert.Contains("./deploy/otel-collector.yaml:", Compose, StringComparison.Ordinal);
        Assert.Contains("endpoint: 0.0.0.0:4317", Sources.Text("deploy/otel-collector.yaml"), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^\s+#?\s*([A-Z][A-Za-z]+__[A-Za-z]+):", RegexOptions.Multiline)]
    private static partial Regex Settings();

    [GeneratedRegex(@"server (\w+):8080")]
    private static partial Regex Servers();
}
