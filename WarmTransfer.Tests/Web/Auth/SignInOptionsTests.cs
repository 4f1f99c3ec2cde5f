using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Tests.Web.Auth;

public sealed class SignInOptionsTests
{
    [Theory]
    [InlineData("Development", "")]
    [InlineData("Production", "supervisor, admin, auditor")]
    [InlineData("Production", "agent, admin", "--SignIn:SecondFactorFor:0=agent", "--SignIn:SecondFactorFor:1=admin")]
    [InlineData("Production", "none", "--SignIn:SecondFactorFor:0=none")]
    public async Task Without_a_setting_those_who_see_others_work_need_a_second_factor_and_in_Development_nobody(string environment, string expected, params string[] settings)
    {
        await using var app = await AuthApp.StartAsync(environment, settings: settings);

        Assert.Equal(expected, string.Join(", ", app.Services.GetRequiredService<IOptions<SignInOptions>>().Value.SecondFactorFor));
    }

    [Theory]
    [InlineData("boss", "supervisor")]
    [InlineData("none", "supervisor")]
    [InlineData("", "supervisor")]
    public async Task A_role_that_does_not_exist_ends_the_start_with_setting_and_remedy(params string[] roles)
    {
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => AuthApp.StartAsync(settings: [.. roles.Select((role, i) => $"--SignIn:SecondFactorFor:{i}={role}")]));

        Assert.StartsWith($"SignIn:SecondFactorFor:0 is '{roles[0]}'; there are the roles agent, supervisor, admin, auditor", Assert.Single(fault.Failures), StringComparison.Ordinal);
        Assert.Contains("SignIn__SecondFactorFor__0=supervisor", fault.Message, StringComparison.Ordinal);
    }
}
