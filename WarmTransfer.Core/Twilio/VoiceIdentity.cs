using System.Text.RegularExpressions;

namespace WarmTransfer.Core.Twilio;

/// <summary>What may name a browser phone: the <c>name</c> in <c>client:name</c>.</summary>
public static partial class VoiceIdentity
{
    public const int MaxLength = 256;

    /// <summary>Letters, digits and these are safe in every place where Twilio and a URL meet a name.</summary>
    public const string SafeCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.";

    public static bool IsValid(string identity) => identity.Length <= MaxLength && Safe().IsMatch(identity);

    /// <summary>
    /// Whether a new name can be an identity at every place of Twilio's. The documentation of its browser SDK allows letters, digits and underscores, 121 at most; other
    /// pages allow more. What is left of them is for the name of an installation.
    /// </summary>
    public static bool IsAdvised(string name) => Plain().IsMatch(name);

    public static void Check(string identity)
    {
        if (IsValid(identity)) return;
        throw new ArgumentException(
            $"A Voice identity has 1 to {MaxLength} characters out of A-Z, a-z, 0-9, '_', '-' and '.'; this one does not. Choose another agent id.",
            nameof(identity));
    }

    [GeneratedRegex(@"^[A-Za-z0-9_]{1,100}\z")]
    private static partial Regex Plain();

    [GeneratedRegex(@"^[A-Za-z0-9_.-]+\z")]
    private static partial Regex Safe();
}
