using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Twilio;

namespace WarmTransfer.Tests.Web.Twilio;

/// <summary>The product's own REST client, pointed at an address of the test's choice.</summary>
internal sealed class TwilioClient : IAsyncDisposable
{
    public const string Account = "AC0123456789abcdef0123456789abcdef";
    public const string Secret = "key-secret-of-thirty-two-letters";
    private readonly ServiceProvider _services;

    public TwilioClient(string url, TimeProvider? time = null, Dictionary<string, string?>? more = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["PublicBaseUrl"] = "http://localhost:5000",
            ["Twilio:AccountSid"] = Account,
            ["Twilio:ApiKeySid"] = "SK0123456789abcdef0123456789abcdef",
            ["Twilio:ApiKeySecret"] = Secret,
            ["Twilio:ApiBaseUrl"] = url,
        }).AddInMemoryCollection(more ?? []).Build();
        _services = new ServiceCollection()
            .AddSingleton(time ?? TimeProvider.System)
            .AddTwilio(configuration, PhoneNetworkMode.Simulator)
            .BuildServiceProvider();
    }

    public AccessTokens Tokens => _services.GetRequiredService<AccessTokens>();

    public TwilioTelephone Telephone => new(_services.GetRequiredService<TwilioClients>());

    public TwilioVoice Voice => _services.GetRequiredService<TwilioVoice>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
