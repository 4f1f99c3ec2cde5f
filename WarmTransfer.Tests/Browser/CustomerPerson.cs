using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace WarmTransfer.Tests.Browser;

/// <summary>A customer with a telephone: the simulator's page.</summary>
internal sealed class CustomerPerson : Person
{
    private readonly Uri _simulator;
    private string? _callSid;

    private CustomerPerson(IPage page, double tone, Uri simulator) : base(page, tone) => _simulator = simulator;

    protected override string Stream => "window.phone?.stream";

    public static async Task<CustomerPerson> Call(Chromium browser, ProductProcess product, double tone)
    {
        var customer = new CustomerPerson(await Open(browser, product.Simulator, tone), tone, product.Simulator);
        await customer.Page.GotoAsync(product.Simulator.AbsoluteUri);
        await customer.Page.GetByRole(AriaRole.Button, new() { Name = "Call", Exact = true }).ClickAsync();
        await customer.Page.WaitForFunctionAsync("() => window.phone?.callSid");
        customer._callSid = await customer.Page.EvaluateAsync<string>("() => window.phone.callSid");
        return customer;
    }

    public Task HangUp() => Page.GetByRole(AriaRole.Button, new() { Name = "Hang up", Exact = true }).ClickAsync();

    /// <summary>What the network says of this leg: status, and what plays on it.</summary>
    public async Task<(string Status, string? Playing)> Leg()
    {
        using var http = new HttpClient();
        var state = await http.GetFromJsonAsync<JsonElement>(new Uri(_simulator, "/api/state"), TestContext.Current.CancellationToken);
        var leg = state.GetProperty("legs").EnumerateArray().Single(leg => leg.GetProperty("callSid").GetString() == _callSid);
        return (leg.GetProperty("status").GetString()!, leg.GetProperty("playing").GetString());
    }

    public Task IsPlayed(string caption) => Until(leg => leg.Playing?.Contains(caption, StringComparison.OrdinalIgnoreCase) == true, $"hears '{caption}'");

    public Task IsDisconnected() => Until(leg => leg.Status == "completed", "is disconnected");

    public override string ToString() => "Customer";

    private async Task Until(Func<(string Status, string? Playing), bool> condition, string what)
    {
        var deadline = DateTimeOffset.UtcNow.AddMilliseconds(Patience);
        for (var leg = await Leg(); !condition(leg); leg = await Leg())
        {
            Assert.True(DateTimeOffset.UtcNow < deadline, $"The customer never {what}; last: {leg}");
            await Page.WaitForTimeoutAsync(100);
        }
    }
}
