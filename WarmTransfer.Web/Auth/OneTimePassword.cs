using System.Security.Cryptography;

namespace WarmTransfer.Web.Auth;

/// <summary>A password that is read out or handed over, and changed at the first sign-in.</summary>
internal static class OneTimePassword
{
    // Nothing that is taken for something else on paper or on the telephone. 31^16 of them are 79 bits.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int Parts = 4, InPart = 4;

    public static string Make() => string.Join('-', Enumerable.Range(0, Parts).Select(_ => RandomNumberGenerator.GetString(Letters, InPart)));
}
