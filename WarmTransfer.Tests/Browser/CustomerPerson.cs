using Microsoft.Playwright;

namespace WarmTransfer.Tests.Browser;

/// <summary>A customer with a telephone: the simulator's page.</summary>
internal sealed class CustomerPerson : Person
{
    private readonly NetworkDesk _network;
    private string _callSid = "";

    private CustomerPerson(IPage page, double tone, NetworkDesk network) : base(page, tone) => _network = network;

    protected override string Stream => "window.phone?.stream";

    public static async Task<CustomerPerson> Call(Chromium browser, Uri simulator, NetworkDesk network, double tone)
    {
        var customer = new CustomerPerson(await Open(browser, simulator, tone), tone, network);
        await customer.Page.GotoAsync(simulator.AbsoluteUri);
        await customer.Page.GetByRole(AriaRole.Button, new() { Name = "Call", Exact = true }).ClickAsync();
        await customer.Page.WaitForFunctionAsync("() => window.phone?.callSid");
        customer._callSid = await customer.Page.EvaluateAsync<string>("() => window.phone.callSid");
        return customer;
    }

    public override Task<string> CallSid() => Task.FromResult(_callSid);

    public Task HangUp() => Page.GetByRole(AriaRole.Button, new() { Name = "Hang up", Exact = true }).ClickAsync();

    public Task Presses(string key) => Page.Locator("#keys").GetByRole(AriaRole.Button, new() { Name = key, Exact = true }).ClickAsync();

    public async Task Says(string words)
    {
        await Page.GetByLabel("Say to the menu").FillAsync(words);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Say", Exact = true }).ClickAsync();
    }

    /// <summary>What the network says of this leg: status, and what plays on it.</summary>
    public async Task<(string Status, string? Playing)> Leg()
    {
        var leg = await _network.Leg(_callSid);
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
