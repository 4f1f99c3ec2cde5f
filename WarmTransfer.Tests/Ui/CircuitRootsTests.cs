using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components.Authorization;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Console;
using WarmTransfer.Web.Floor;
using WarmTransfer.Web.People;

namespace WarmTransfer.Tests.Ui;

/// <summary>Whoever starts a circuit is who they are signed in as, whichever page they start it from.</summary>
public sealed class CircuitRootsTests : Screen
{
    [Fact]
    public void The_console_is_that_of_whoever_is_signed_in() =>
        Assert.Equal("agent1", Render<OwnConsole>(page => page.AddCascadingValue(As(Roles.Agent))).FindComponent<ConsoleScreen>().Instance.Me.Value);

    [Fact]
    public void Nobody_has_no_console() =>
        Assert.Equal("", Render<OwnConsole>(page => page.AddCascadingValue(Task.FromResult(new AuthenticationState(new ClaimsPrincipal())))).Markup);

    [Theory]
    [InlineData(Roles.Agent)]
    [InlineData(Roles.Viewer)]
    [InlineData(Roles.Auditor)]
    public void The_floor_is_not_shown_to_whoever_is_no_supervisor(string role) =>
        Assert.Equal("", Render<OwnFloor>(page => page.AddCascadingValue(As(role))).Markup);

    [Theory]
    [InlineData(Roles.Agent)]
    [InlineData(Roles.Supervisor)]
    [InlineData(Roles.Viewer)]
    [InlineData(Roles.Auditor)]
    public void People_are_not_shown_to_whoever_is_no_administrator(string role) =>
        Assert.Equal("", Render<OwnPeople>(page => page.AddCascadingValue(As(role))).Markup);

    private static Task<AuthenticationState> As(string role) => Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity(
        [new Claim("agent_id", "agent1"), new Claim(ClaimTypes.Role, role)], "test"))));
}
