using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Core.Agents;
using WarmTransfer.Tests.House;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Floor;

namespace WarmTransfer.Tests.Web.Floor;

/// <summary>The document of the hub: its example works, and it leaves no field out.</summary>
public sealed class FloorHubDocsTests
{
    private static readonly string Document = Sources.Text("docs/floor-hub.md");

    [Fact]
    public void The_example_in_the_document_is_the_one_that_is_tested()
    {
        var example = Sources.Text("WarmTransfer.Tests/Web/Floor/FloorHubExample.cs").Split("// <example>\n")[1].Split("    // </example>")[0];
        var lines = example.Split('\n').Select(line => line.Length > 4 ? line[4..] : line.Trim());

        Assert.Contains(string.Join('\n', lines).TrimEnd(), Document, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_example_signs_in_with_a_password_and_gets_the_floor()
    {
        const string password = "correct horse battery";
        await using var host = await ProductHost.StartAsync();
        await using (var scope = host.Get<IServiceScopeFactory>().CreateAsyncScope())
            Assert.Empty(await scope.ServiceProvider.GetRequiredService<Users>().CreateAsync(new() { UserName = "wall", AgentId = "wall", DisplayName = "Wall" }, Roles.Viewer, password, "test"));
        var floor = new TaskCompletionSource<JsonElement>();

        await using var connection = await FloorHubExample.Watch(new Uri(host.Url), "wall", password, floor.SetResult, _ => { });

        var snapshot = await floor.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Assert.Equal(0, snapshot.GetProperty("sequence").GetInt64());
    }

    [Theory]
    [InlineData(typeof(FloorSnapshot))]
    [InlineData(typeof(FloorChange))]
    [InlineData(typeof(RowChange<,>))]
    [InlineData(typeof(FloorCall))]
    [InlineData(typeof(FloorTransfer))]
    [InlineData(typeof(FloorParticipant))]
    [InlineData(typeof(FloorSupervisor))]
    [InlineData(typeof(FloorHelpRequest))]
    [InlineData(typeof(FloorCustomer))]
    [InlineData(typeof(WarmTransfer.Web.Console.RecordingView))]
    [InlineData(typeof(FloorAgent))]
    [InlineData(typeof(FloorWork))]
    [InlineData(typeof(LastTest))]
    [InlineData(typeof(FloorAlert))]
    [InlineData(typeof(FloorQueue))]
    [InlineData(typeof(FloorPeriod))]
    public void Every_field_that_is_sent_is_in_the_document(Type message)
    {
        var names = message.GetProperties().Where(property => !property.IsDefined(typeof(JsonIgnoreAttribute))).Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).ToList();
        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.Contains($"`{name}`", Document, StringComparison.Ordinal));
    }
}
