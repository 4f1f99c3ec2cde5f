using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Web.Pairing;

/// <summary>Binds a code to the one browser that shows it.</summary>
internal sealed class PairingCookie(IDataProtectionProvider protection, IHostEnvironment environment)
{
    private readonly IDataProtector _protector = protection.CreateProtector("WarmTransfer.Pairing.1");
    private readonly string _name = AuthServices.CookieName("warmtransfer-pairing", environment);

    public void Write(HttpContext http, Waiting waiting) => http.Response.Cookies.Append(_name, _protector.Protect($"{waiting.Secret} {waiting.Code}"), Options(Pairings.Lifetime));

    public void Delete(HttpContext http) => http.Response.Cookies.Delete(_name, Options(lifetime: null));

    /// <summary>Null: this browser waits for nothing.</summary>
    public Waiting? Read(HttpContext http)
    {
        try
        {
            return http.Request.Cookies[_name] is { } cookie && _protector.Unprotect(cookie).Split(' ') is [var secret, var code] ? new Waiting(secret, code) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private CookieOptions Options(TimeSpan? lifetime) => new()
    {
        Path = "/", HttpOnly = true, Secure = !environment.IsDevelopment(), SameSite = SameSiteMode.Strict, IsEssential = true, MaxAge = lifetime,
    };
}
