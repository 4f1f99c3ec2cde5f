using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Data.Start;
using WarmTransfer.Web.Keys;

namespace WarmTransfer.Tests.Web.Keys;

/// <summary>The keys of cookies and tickets are in the database, and of use only to whoever has the certificate too.</summary>
public sealed class KeyTests : IDisposable
{
    private readonly DatabaseFile _file = new();
    private readonly CertificateFiles _certificates = new();
    private readonly Log _log = new();
    private readonly List<ServiceProvider> _nodes = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_in_the_database_are_of_no_use_without_the_certificate()
    {
        var cookie = Protect(await Node(_certificates.Pem()));

        var thief = await Node("");

        Assert.Throws<CryptographicException>(() => Unprotect(thief, cookie));
        Assert.Contains("<encryptedSecret ", (await Rows(thief))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nodes_with_the_same_certificate_read_each_others_cookies()
    {
        var certificate = _certificates.Pfx();
        var cookie = Protect(await Node(certificate));

        Assert.Equal("kim", Unprotect(await Node(certificate), cookie));
    }

    [Fact]
    public async Task After_a_change_of_the_certificate_old_cookies_are_read_by_the_old_one()
    {
        var (old, next) = (_certificates.Pfx("secret"), _certificates.EncryptedPem("secret"));
        var cookie = Protect(await Node(old, ("CertificatePassword", "secret")));

        Assert.Equal("kim", Unprotect(await Node(next, ("CertificatePassword", "secret"), ("OldCertificatePaths:0", old)), cookie));
    }

    [Fact]
    public async Task Keys_from_before_the_certificate_stay_readable_and_the_log_says_what_to_do()
    {
        var cookie = Protect(await Node(""));
        var node = await Node(_certificates.Pem());

        await KeyNotes.Say(node, Cancellation);

        Assert.Equal("kim", Unprotect(node, cookie));
        Assert.Contains(_log.Lines, line => line.Contains("1 keys in use are not protected", StringComparison.Ordinal) && line.Contains("rotate-keys", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_certificate_that_has_expired_goes_on_and_the_log_says_so()
    {
        var node = await Node(_certificates.Pem(until: DateTimeOffset.UtcNow.AddDays(-1)));

        await KeyNotes.Say(node, Cancellation);

        Assert.Equal("kim", Unprotect(node, Protect(node)));
        Assert.Contains(_log.Lines, line => line.Contains("has expired on", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rotated_keys_read_nothing_of_before_and_are_protected()
    {
        var certificate = _certificates.Pem();
        var before = await Node("");
        var cookie = Protect(before);

        Assert.Equal(0, await RotateKeysCommand.Run(await Node(certificate), TextWriter.Null, Cancellation));

        var after = await Node(certificate);
        Assert.Throws<CryptographicException>(() => Unprotect(after, cookie));
        Assert.Equal("kim", Unprotect(await Node(certificate), Protect(after)));
        await KeyNotes.Say(after, Cancellation);
        Assert.DoesNotContain(_log.Lines, line => line.Contains("not protected", StringComparison.Ordinal));
        await using var db = Database(after);
        Assert.Equal("rotate-keys", Assert.Single(await db.Audit.ToListAsync(Cancellation)).Act);
    }

    [Fact]
    public async Task Rotating_keys_ends_the_cookies_of_everybody()
    {
        await using var host = await ProductHost.StartAsync();
        using var browser = await SignedIn.As("agent1", host.Url);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/console")).StatusCode);

        var (code, output, errors) = await Run(new() { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["DataProtection__Unprotected"] = "true", ["Database__ConnectionString"] = host.DatabaseConnection }, "rotate-keys");

        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("everybody is signed out (1 sessions). Restart all nodes now", output, StringComparison.Ordinal);
        await host.Restart(() => Task.CompletedTask);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Get("/console")).StatusCode);
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(false, "rotate-keys")]
    [InlineData(true, "")]
    public async Task Production_refuses_keys_without_protection_unless_it_is_told_so(bool unprotected, string command)
    {
        var (code, _, errors) = await Run(new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production", ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{FreePort.Take()}", ["Database__ConnectionString"] = _file.ConnectionString, ["DataProtection__Unprotected"] = $"{unprotected}",
        }, command is "" ? [] : [command]);

        // Without an account at Twilio it does not start either way.
        Assert.Equal(1, code);
        Assert.Equal(!unprotected, errors.Contains("  - DataProtection:CertificatePath is missing", StringComparison.Ordinal) && errors.Contains("openssl req -x509", StringComparison.Ordinal));
    }

    [Fact]
    public void A_certificate_that_cannot_protect_keys_is_a_fault_that_says_why()
    {
        Assert.Contains("which cannot be read", Fault("/nowhere/keys.pem"), StringComparison.Ordinal);
        Assert.Contains("no PFX or PEM file", Fault(_certificates.Text("nonsense")), StringComparison.Ordinal);
        Assert.Contains("no PFX or PEM file", Fault(_certificates.Pfx("right"), "wrong"), StringComparison.Ordinal);
        Assert.Contains("no PFX or PEM file", Fault(_certificates.EncryptedPem("right"), "wrong"), StringComparison.Ordinal);
        Assert.Contains("has no RSA private key", Fault(_certificates.WithoutKey()), StringComparison.Ordinal);
        Assert.Contains("has no RSA private key", Fault(_certificates.OfAnEllipticCurve()), StringComparison.Ordinal);
        Assert.StartsWith("DataProtection:OldCertificatePaths:0 is", Fault(_certificates.Pem(), "", "/nowhere/old.pem"), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        foreach (var node in _nodes) node.Dispose();
        _file.Dispose();
        _certificates.Dispose();
        _log.Dispose();
    }

    private static string Fault(string path, string password = "", params string[] old) => Assert.Single(
        new KeyOptionsCheck().Validate(null, new KeyOptions { CertificatePath = path, CertificatePassword = password, OldCertificatePaths = old }).Failures!);

    private async Task<ServiceProvider> Node(string certificate, params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([
            new("Database:ConnectionString", _file.ConnectionString), new("DataProtection:CertificatePath", certificate), .. settings.Select(setting => KeyValuePair.Create($"DataProtection:{setting.Name}", (string?)setting.Value))]).Build();
        var node = new ServiceCollection().AddLogging(logging => logging.AddProvider(_log)).AddSingleton(TimeProvider.System).AddData(configuration).BuildServiceProvider();
        _nodes.Add(node);
        await DatabaseStart.Run(node, TextWriter.Null, Cancellation);
        return node;
    }

    private static string Protect(IServiceProvider node) => node.GetRequiredService<IDataProtectionProvider>().CreateProtector("cookie").Protect("kim");

    private static string Unprotect(IServiceProvider node, string cookie) => node.GetRequiredService<IDataProtectionProvider>().CreateProtector("cookie").Unprotect(cookie);

    private static WarmTransferDb Database(IServiceProvider node) => node.GetRequiredService<IDbContextFactory<WarmTransferDb>>().CreateDbContext();

    private static async Task<string[]> Rows(IServiceProvider node)
    {
        await using var db = Database(node);
        return await db.DataProtectionKeys.OrderBy(row => row.Id).Select(row => row.Xml!).ToArrayAsync(Cancellation);
    }

    private static Task<(int Code, string Output, string Errors)> Run(Dictionary<string, string> settings, params string[] arguments) => FinishedProgram.Run(settings, "", arguments);
}
