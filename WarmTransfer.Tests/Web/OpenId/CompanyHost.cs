using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Core;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Tests.Web.OpenId;

/// <summary>The console, and a company at which its people sign in.</summary>
internal sealed class CompanyHost : IAsyncDisposable
{
    private CompanyHost(ProductHost product, Company company) => (Product, Company) = (product, company);

    public ProductHost Product { get; }

    public Company Company { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="isAway">The company does not answer before it is opened.</param>
    public static async Task<CompanyHost> Start(bool isAway = false, params string[] settings)
    {
        var company = new Company(FreePort.Take());
        var product = await ProductHost.StartAsync(settings: [.. company.Settings, "--Session:CheckSeconds=1", .. settings]);
        if (!isAway) await company.Open(product.Url);
        return new CompanyHost(product, company);
    }

    public Employee Browser() => new(Product.Url);

    /// <summary>Somebody who is signed in.</summary>
    public async Task<Employee> SignedIn(string subject)
    {
        var browser = Browser();
        Assert.Equal(Done, await browser.SignIn(subject));
        return browser;
    }

    /// <summary>Where whoever is signed in is led.</summary>
    public const string Done = "/signin?done=true&returnUrl=%2F";

    public async Task<User?> User(string name)
    {
        await using var db = Product.Database();
        return await db.Users.AsNoTracking().FirstOrDefaultAsync(user => user.UserName == name, Cancellation);
    }

    public async Task<IReadOnlyList<Sentence>> Change(Func<Users, Task<IReadOnlyList<Sentence>>> change)
    {
        await using var scope = Product.Get<IServiceScopeFactory>().CreateAsyncScope();
        return await change(scope.ServiceProvider.GetRequiredService<Users>());
    }

    /// <summary>What the audit holds, as "actor: act: outcome: reason".</summary>
    public async Task<List<string>> Audit()
    {
        await Product.Get<AuditLog>().Flush(Cancellation);
        await using var db = Product.Database();
        return await db.Audit.AsNoTracking().OrderBy(row => row.Id).Select(row => $"{row.Actor}: {row.Act}: {row.Outcome}: {row.Reason}").ToListAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await Product.DisposeAsync();
        await Company.DisposeAsync();
    }
}
