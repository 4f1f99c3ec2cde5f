using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Twilio;
using WarmTransfer.Web;

namespace WarmTransfer.Tests.Web.Twilio;

public sealed class TwilioOptionsTests
{
    private static readonly Dictionary<string, string?> Sound = new()
    {
        ["PublicBaseUrl"] = "https://calls.example.test",
        ["Twilio:AccountSid"] = "AC0123456789abcdef0123456789abcdef",
        ["Twilio:AuthToken"] = "0123456789abcdef0123456789abcdef",
        ["Twilio:ApiKeySid"] = "SK0123456789abcdef0123456789abcdef",
        ["Twilio:ApiKeySecret"] = "key-secret-of-thirty-two-letters",
        ["Twilio:ApplicationSid"] = "AP0123456789abcdef0123456789abcdef",
        ["Twilio:PhoneNumber"] = "+15550100000",
    };

    [Fact]
    public async Task Sound_settings_start()
    {
        var (code, printed) = await StartAsync("Production", []);

        Assert.Equal((0, ""), (code, printed));
    }

    [Fact]
    public async Task All_faults_are_listed_at_once_with_setting_and_remedy_and_without_a_stack_trace()
    {
        var (code, printed) = await StartAsync("Production", new()
        {
            ["PublicBaseUrl"] = "http://calls.example.test/app?x=1",
            ["Twilio:AccountSid"] = "SK0123456789abcdef0123456789abcdef",
            ["Twilio:AuthToken"] = "",
            ["Twilio:ApiKeySid"] = "SK0123",
            ["Twilio:ApiKeySecret"] = null,
            ["Twilio:ApplicationSid"] = "AP",
            ["Twilio:PhoneNumber"] = "555 0100",
            ["Twilio:ApiBaseUrl"] = "ftp://x",
            ["Twilio:Region"] = "IE1!",
            ["Twilio:CallsPerSecond"] = "0",
            ["Twilio:RingTimeout"] = "61",
            ["Twilio:TokenLifetime"] = "1.00:00:01",
            ["Database:Provider"] = "Oracle",
            ["Database:ConnectionString"] = "",
        });

        Assert.Equal(1, code);
        string[] settings =
        [
            "PublicBaseUrl", "Twilio:AccountSid", "Twilio:AuthToken", "Twilio:ApiKeySid", "Twilio:ApiKeySecret", "Twilio:ApplicationSid",
            "Twilio:PhoneNumber", "Twilio:ApiBaseUrl", "Twilio:Region", "Twilio:CallsPerSecond", "Twilio:RingTimeout", "Twilio:TokenLifetime",
            "Database:Provider", "Database:ConnectionString",
        ];
        Assert.All(settings, setting =>
        {
            Assert.Contains($"  - {setting} ", printed, StringComparison.Ordinal);
            Assert.Contains($"environment variable {setting.Replace(":", "__", StringComparison.Ordinal)}=", printed, StringComparison.Ordinal);
            Assert.Contains($"dotnet user-secrets --project WarmTransfer.Web set \"{setting}\"", printed, StringComparison.Ordinal);
        });
        Assert.Equal(settings.Length, printed.Split("  - ").Length - 1);
        Assert.DoesNotContain("   at ", printed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://calls.example.test/", null)]
    [InlineData("https://calls.example.test:8443", null)]
    [InlineData("", "is missing")]
    [InlineData("calls.example.test", "absolute https")]
    [InlineData("http://localhost:5000", "is not https")]
    [InlineData("https://calls.example.test/app", "a path")]
    [InlineData("https://calls.example.test?", "a path")]
    [InlineData("https://calls.example.test#x", "a path")]
    [InlineData("https://me:pw@calls.example.test", "a path")]
    public async Task The_public_address_is_an_https_origin(string url, string? problem)
    {
        var (code, printed) = await StartAsync("Production", new() { ["PublicBaseUrl"] = url });

        Assert.Equal(problem is null ? 0 : 1, code);
        Assert.Contains(problem ?? "", printed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://calls.example.test:443/")]
    [InlineData("https://calls.example.test")]
    public void A_webhook_is_signed_without_the_port_that_goes_without_saying(string url) =>
        Assert.Equal("https://calls.example.test/x", new TwilioOptions { PublicBaseUrl = url }.PublicUrl("/x"));

    [Fact]
    public async Task A_secret_that_is_too_short_to_sign_tokens_is_a_fault_with_a_remedy_and_is_not_printed()
    {
        var (code, printed) = await StartAsync("Production", new() { ["Twilio:ApiKeySecret"] = "cut-off" });

        Assert.Equal(1, code);
        Assert.Contains("Twilio:ApiKeySecret is shorter than 32 characters", printed, StringComparison.Ordinal);
        Assert.Contains("Twilio__ApiKeySecret=", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("cut-off", printed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SK0123456789abcdef0123456789abcdee", "", "Twilio:TokenKeySecret is missing")]
    [InlineData("", "another-secret-of-32-characters-", "Twilio:TokenKeySid is missing")]
    [InlineData("AP0123456789abcdef0123456789abcdee", "another-secret-of-32-characters-", "Twilio:TokenKeySid is not of the form SK")]
    [InlineData("SK0123456789abcdef0123456789abcdee", "cut-off", "Twilio:TokenKeySecret is shorter than 32 characters")]
    public async Task A_key_for_tokens_of_its_own_is_whole_or_not_there(string sid, string secret, string problem)
    {
        var (code, printed) = await StartAsync("Production", new() { ["Twilio:TokenKeySid"] = sid, ["Twilio:TokenKeySecret"] = secret });

        Assert.Equal(1, code);
        Assert.Contains(problem, printed, StringComparison.Ordinal);
        Assert.DoesNotContain("cut-off", printed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "SK0123456789abcdef0123456789abcdef")]
    [InlineData("SK0123456789abcdef0123456789abcdee", "SK0123456789abcdef0123456789abcdee")]
    public async Task Tokens_are_of_the_key_that_is_theirs(string key, string issuer)
    {
        await using var client = new TwilioClient("http://127.0.0.1:9", more: new() { ["Twilio:TokenKeySid"] = key, ["Twilio:TokenKeySecret"] = key is "" ? "" : "another-secret-of-32-characters-" });

        Assert.Equal(issuer, new JsonWebToken(client.Tokens.Issue("agent1", DateTimeOffset.UtcNow).Token).Issuer);
    }

    [Theory]
    [InlineData("Twilio:AuthToken", "simulator-auth-token", "Twilio:AuthToken is not 32 hexadecimal digits")]
    [InlineData("Twilio:AuthToken", "changeme", "Twilio:AuthToken is not 32 hexadecimal digits")]
    [InlineData("Twilio:AuthToken", "0123456789ABCDEF0123456789ABCDEF", "Twilio:AuthToken is not 32 hexadecimal digits")]
    [InlineData("Twilio:NextAuthToken", "changeme", "Twilio:NextAuthToken is not 32 hexadecimal digits")]
    [InlineData("Twilio:ApiKeySid", DemoAccount.ApiKeySid, "Twilio:ApiKeySid is the local simulator's")]
    [InlineData("Twilio:ApiKeySecret", DemoAccount.ApiKeySecret, "is the local simulator's")]
    public async Task A_secret_that_can_be_guessed_is_a_fault_with_a_remedy_and_is_not_printed(string setting, string value, string problem)
    {
        var (code, printed) = await StartAsync("Production", new() { [setting] = value });

        Assert.Equal(1, code);
        Assert.Contains(problem, printed, StringComparison.Ordinal);
        Assert.Contains("Set the environment variable Twilio__", printed, StringComparison.Ordinal);
        Assert.DoesNotContain(value, printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_account_in_production_is_one_fault_that_names_what_to_set()
    {
        var (code, printed) = await StartAsync("Production", Sound.Keys.Where(key => key.StartsWith("Twilio", StringComparison.Ordinal)).ToDictionary(key => key, _ => (string?)null));

        Assert.Equal(1, code);
        Assert.Contains("Twilio has no credentials", printed, StringComparison.Ordinal);
        Assert.Contains("Twilio__AuthToken", printed, StringComparison.Ordinal);
        Assert.Equal(2, printed.Split("  - ").Length);
    }

    [Fact]
    public async Task The_demo_account_is_refused_in_production()
    {
        var (code, printed) = await StartAsync("Production", new() { ["Twilio:AccountSid"] = DemoAccount.AccountSid });

        Assert.Equal(1, code);
        Assert.Contains("demo account", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_of_the_wrong_type_is_one_fault_among_the_others()
    {
        var (code, printed) = await StartAsync("Production", new()
        {
            ["Twilio:CallsPerSecond"] = "many",
            ["Twilio:TokenLifetime"] = "an hour",
            ["Twilio:RingTimeout"] = "4",
            ["Twilio:Forgotten"] = "settings nobody knows do no harm",
        });

        Assert.Equal(1, code);
        Assert.Contains("  - Twilio:CallsPerSecond is 'many', which cannot be read", printed, StringComparison.Ordinal);
        Assert.Contains("  - Twilio:TokenLifetime is 'an hour', which cannot be read", printed, StringComparison.Ordinal);
        Assert.Contains("  - Twilio:RingTimeout is not between", printed, StringComparison.Ordinal);
        Assert.Equal(4, printed.Split("  - ").Length);
    }

    [Theory]
    [InlineData("Development", null, nameof(PhoneNetworkMode.Simulator))]
    [InlineData("Development", DemoAccount.AccountSid, nameof(PhoneNetworkMode.Simulator))]
    [InlineData("Development", "AC0123456789abcdef0123456789abcdef", nameof(PhoneNetworkMode.Twilio))]
    [InlineData("Production", null, nameof(PhoneNetworkMode.Twilio))]
    [InlineData("Production", DemoAccount.AccountSid, nameof(PhoneNetworkMode.Twilio))]
    public void The_simulator_stands_in_only_in_development_and_only_without_an_account(string environment, string? account, string mode)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Twilio:AccountSid", account)]).Build();

        Assert.Equal(mode, PhoneNetwork.Decide(configuration, In(environment)).ToString());
    }

    [Fact]
    public async Task Without_any_setting_development_starts_on_the_simulator()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("urls", "https://*:7000;http://*:7001/")]).Build();
        await using var services = Services(configuration, In("Development"));

        StartupFaults.Check(services);
        var options = services.GetRequiredService<IOptions<TwilioOptions>>().Value;

        Assert.Equal("http://localhost:7001/twilio/voice", options.PublicUrl("/twilio/voice"));
        Assert.Equal("http://localhost:5090/", options.Account.ApiBaseUrl?.AbsoluteUri);
    }

    [Fact]
    public async Task A_fault_of_the_program_itself_is_not_hidden() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            StartupFaults.RunAsync(() => throw new InvalidOperationException("a bug"), TextWriter.Null));

    private static async Task<(int Code, string Printed)> StartAsync(string environment, Dictionary<string, string?> changed)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Sound).AddInMemoryCollection(changed).Build();
        await using var services = Services(configuration, In(environment));
        await using var printed = new StringWriter();
        var code = await StartupFaults.RunAsync(
            () =>
            {
                StartupFaults.Check(services);
                return Task.FromResult(0);
            },
            printed);
        return (code, printed.ToString());
    }

    private static ServiceProvider Services(IConfiguration configuration, IHostEnvironment environment) => new ServiceCollection()
        .AddSingleton(TimeProvider.System)
        .AddTwilio(configuration, PhoneNetwork.Decide(configuration, environment))
        .AddDatabaseOptions(configuration)
        .BuildServiceProvider();

    private static HostingEnvironment In(string environment) => new() { EnvironmentName = environment };
}
