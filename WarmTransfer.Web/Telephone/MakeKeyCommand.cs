using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Twilio;

namespace WarmTransfer.Web.Telephone;

/// <summary>Makes an API key, which takes the account's auth token: no key may make another. Its secret is written here once, and nowhere else.</summary>
internal static class MakeKeyCommand
{
    private const string KeyName = "WarmTransfer";

    /// <summary>The process's exit code.</summary>
    public static async Task<int> Run(IConfiguration configuration, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        var options = new TwilioSettings(configuration).Readable.Get<TwilioOptions>() ?? new TwilioOptions();
        (options.ApiKeySid, options.ApiKeySecret) = (options.AccountSid, options.AuthToken);
        if (options.AccountSid is "" || options.AuthToken is "") return await Fail(errors, "Set Twilio:AccountSid (AC…) and Twilio:AuthToken first: with these two the key is made.");
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        try
        {
            var key = await new TwilioTelephone(new TwilioClients(handler, options.Account)).CreateKeyAsync(KeyName, cancel);
            await output.WriteLineAsync($"Twilio__ApiKeySid={key.Sid}{Environment.NewLine}Twilio__ApiKeySecret={key.Secret}");
            return 0;
        }
        catch (TwilioRequestException fault)
        {
            return await Fail(errors, $"No key was made. {fault.Message}{Environment.NewLine}Look whether Twilio:AccountSid, Twilio:AuthToken and Twilio:Region belong together.{(fault.MayHaveHappened ? " The key may exist all the same: look at Account → API keys & tokens." : "")}");
        }
    }

    private static async Task<int> Fail(TextWriter errors, string line)
    {
        await errors.WriteLineAsync(line);
        return 1;
    }
}
