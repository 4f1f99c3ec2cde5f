using System.Text;
using QRCoder;

namespace WarmTransfer.Web.Account;

/// <summary>A secret as authenticators take it: to be typed, and as the picture of an <c>otpauth</c> address.</summary>
internal sealed class Authenticator(string user, string secret)
{
    private const string Issuer = "WarmTransfer";
    private const int Group = 4;

    public string Typed => string.Join(' ', secret.Chunk(Group).Select(letters => new string(letters)));

    public string Address => $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(user)}?secret={secret}&issuer={Issuer}";

    /// <summary>An address that holds the picture. It is black on white in either theme, because cameras need that.</summary>
    public string Picture
    {
        get
        {
            using var code = QRCodeGenerator.GenerateQrCode(Address, QRCodeGenerator.ECCLevel.M);
            using var svg = new SvgQRCode(code);
            return $"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(svg.GetGraphic(4)))}";
        }
    }
}
