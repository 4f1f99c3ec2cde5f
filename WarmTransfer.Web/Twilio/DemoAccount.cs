using WarmTransfer.Web.Origins;

namespace WarmTransfer.Web.Twilio;

/// <summary>The account that the local phone network serves unless it is told otherwise. Public knowledge, hence refused in production.</summary>
internal static class DemoAccount
{
    public const string AccountSid = "AC00000000000000000000000000000001";
    public const string ApiKeySid = "SK00000000000000000000000000000001";
    public const string ApiKeySecret = "simulator-api-key-secret-for-everybody";
    public const string DefaultApiBaseUrl = "http://localhost:5090";
    private const string DefaultPublicBaseUrl = "http://localhost:5000";

    /// <summary>What is not set is what the simulator in this process is set to.</summary>
    public static void FillIn(TwilioOptions options, IConfiguration configuration)
    {
        var simulator = configuration.GetSection("Simulator");
        options.AccountSid = First(options.AccountSid, simulator["AccountSid"], AccountSid);
        options.AuthToken = First(options.AuthToken, simulator["AuthToken"], "simulator-auth-token");
        options.ApiKeySid = First(options.ApiKeySid, simulator["ApiKeySid"], ApiKeySid);
        options.ApiKeySecret = First(options.ApiKeySecret, simulator["ApiKeySecret"], ApiKeySecret);
        options.ApplicationSid = First(options.ApplicationSid, simulator["ApplicationSid"], "AP00000000000000000000000000000001");
        options.PhoneNumber = First(options.PhoneNumber, simulator["PhoneNumber"], "+15550100000");
        options.ApiBaseUrl = First(options.ApiBaseUrl, simulator["Url"], DefaultApiBaseUrl);
        options.PublicBaseUrl = First(options.PublicBaseUrl, OwnAddress(WebhookListener.Address(configuration)), OwnAddress(configuration["urls"]), DefaultPublicBaseUrl);
    }

    // The simulator runs on this machine and needs no TLS; a wildcard address is reached as localhost.
    private static string? OwnAddress(string? urls) => urls?
        .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .FirstOrDefault(url => url.StartsWith("http://", StringComparison.OrdinalIgnoreCase))?
        .Replace("//*", "//localhost", StringComparison.Ordinal)
        .Replace("//+", "//localhost", StringComparison.Ordinal)
        .Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal)
        .Replace("//[::]", "//localhost", StringComparison.Ordinal)
        .TrimEnd('/');

    private static string First(params string?[] values) => values.First(value => !string.IsNullOrWhiteSpace(value))!;
}
