using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using WarmTransfer.Tests.Web.Auth;
using WarmTransfer.Tests.Web.Keys;

namespace WarmTransfer.Tests.Web.OpenId;

/// <summary>
/// Whoever follows docs/operations.md from nothing, in production and over https, ends with people who sign in at their company, two roles with
/// second factors, keys under a certificate, and an audit that holds. Twilio is not called.
/// </summary>
public sealed partial class GoLiveTests : IDisposable
{
    private const string First = "correct horse battery", Own = "four words of mine alone";
    private static readonly TimeSpan CutOff = TimeSpan.FromSeconds(10);
    private readonly DatabaseFile _database = new();
    private readonly CertificateFiles _certificates = new();
    private readonly string _console = $"https://127.0.0.1:{FreePort.Take()}";
    private readonly string _tls;

    public GoLiveTests() => _tls = _certificates.Text(OfThisMachine());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _certificates.Dispose();
        _database.Dispose();
    }

    [Fact]
    public async Task A_company_signs_in_two_roles_have_second_factors_keys_are_protected_and_the_audit_holds()
    {
        await using var company = new Company(FreePort.Take(), _tls);
        await company.Open(_console);
        var settings = Settings(company);
        await Run(settings, $"{First}\n", "create-user", "root", "admin");
        await using (var console = new ServerProcess("WebAssembly", "WarmTransfer is ready", settings))
        {
            await console.Start();
            await AdministratorBeginsHere();
            await SupervisorComesFromTheCompany(company);
            Assert.DoesNotContain("are not protected", console.Output, StringComparison.Ordinal);
        }

        Assert.True(await KeysAreProtected());
        Assert.Contains("as they were sealed", await Run(settings, "", "verify-audit"), StringComparison.Ordinal);
        Assert.Contains("lea", await Run(settings, "", "list-users"), StringComparison.Ordinal);
    }

    private async Task AdministratorBeginsHere()
    {
        using var root = new Employee(_console);
        Assert.Equal("/", await Sent(root, "/signin", "/signin", ("user", "root"), ("password", First)));
        // Somebody else knows the password: nothing is done before it is changed, and then the second factor is set up.
        Assert.Equal(HttpStatusCode.Forbidden, await root.Status("/audit"));
        await Sent(root, "/account/password", "/account/password", ("present", First), ("next", Own), ("again", Own));
        Assert.Equal(HttpStatusCode.Forbidden, await root.Status("/audit"));
        await Sent(root, "/account/factor", "/account/factor/begin", ("present", Own));
        var secret = Letters().Match(await root.Read("/account/factor?begun=true")).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        using (var codes = await root.Submit("/account/factor?begun=true", "/account/factor/turn-on", ("code", Totp.Of(secret)))) Assert.True((int)codes.StatusCode < 400);
        Assert.Equal(HttpStatusCode.OK, await root.Status("/audit"));
    }

    private async Task SupervisorComesFromTheCompany(Company company)
    {
        await company.Employs("s-1", "lea@company.example", ["team-leads"], "Lea", amr: ["pwd"]);
        using (var weak = new Employee(_console)) Assert.StartsWith("/signin?error=no-second-factor", await weak.SignIn("s-1"), StringComparison.Ordinal);
        await company.Employs("s-1", "lea@company.example", ["team-leads"], "Lea", amr: ["pwd", "mfa"]);
        using var lea = new Employee(_console);
        Assert.Equal(CompanyHost.Done, await lea.SignIn("s-1"));
        Assert.Equal(HttpStatusCode.OK, await lea.Status("/floor"));
        await lea.SignOutAt(company.Issuer);
        await Eventually.Holds("the company's word has cut her off", () => lea.Status("/floor").GetAwaiter().GetResult() == HttpStatusCode.Redirect, () => "", CutOff);
    }

    private Dictionary<string, string> Settings(Company company) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production", ["ASPNETCORE_URLS"] = _console, ["PublicBaseUrl"] = _console, ["Database__ConnectionString"] = _database.ConnectionString,
        ["Kestrel__Certificates__Default__Path"] = _tls, ["Kestrel__Certificates__Default__KeyPath"] = _tls,
        // The company's certificate is signed by nobody.
        ["SSL_CERT_FILE"] = _tls,
        ["Twilio__AccountSid"] = "AC0123456789abcdef0123456789abcdef", ["Twilio__AuthToken"] = "0123456789abcdef0123456789abcdef", ["Twilio__ApiKeySid"] = "SK0123456789abcdef0123456789abcdef",
        ["Twilio__ApiKeySecret"] = "key-secret-of-thirty-two-letters", ["Twilio__PhoneNumber"] = "+15550100000",
        // Nobody is there.
        ["Twilio__ApiBaseUrl"] = "https://127.0.0.1:9",
        ["DataProtection__CertificatePath"] = _certificates.Pem(), ["Audit__Key"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
        ["SignIn__OpenIdConnect__Authority"] = company.Issuer, ["SignIn__OpenIdConnect__ClientId"] = Company.Client, ["SignIn__OpenIdConnect__ClientSecret"] = Company.Secret,
        ["SignIn__OpenIdConnect__Roles__supervisor__0"] = "team-leads", ["SignIn__OpenIdConnect__SecondFactorValues__0"] = "mfa", ["Session__CheckSeconds"] = "1",
    };

    private static async Task<string> Run(Dictionary<string, string> settings, string input, params string[] command)
    {
        var (code, output, errors) = await FinishedProgram.Run(settings, input, command);
        Assert.True(code == 0, output + errors);
        return output;
    }

    private static async Task<string> Sent(Employee browser, string page, string path, params (string Name, string Value)[] fields)
    {
        using var answer = await browser.Submit(page, path, fields);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    private async Task<bool> KeysAreProtected()
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection(_database.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) > 0 AND MIN(Xml LIKE '%<encryptedSecret %') FROM DataProtectionKeys";
        return Convert.ToInt64(await command.ExecuteScalarAsync(Cancellation), System.Globalization.CultureInfo.InvariantCulture) == 1;
    }

    private static string OfThisMachine()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return $"{key.ExportPkcs8PrivateKeyPem()}\n{certificate.ExportCertificatePem()}";
    }

    [GeneratedRegex("<p class=\"letters\"[^>]*><code[^>]*>([^<]+)</code>")]
    private static partial Regex Letters();
}
