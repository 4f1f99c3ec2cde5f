using System.Net;
using Microsoft.Extensions.Time.Testing;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Tests.Web.Auth;

/// <summary>How long is waited before another password is looked at.</summary>
public sealed class SignInPaceTests
{
    private const string Kim = "KIM", Stranger = "198.51.100.7", Office = "192.0.2.1";
    private readonly FakeTimeProvider _clock = new();
    private readonly SignInPace _pace;

    public SignInPaceTests() => _pace = new SignInPace(_clock);

    [Fact]
    public void Each_wrong_one_doubles_the_wait_up_to_five_minutes()
    {
        var waits = Enumerable.Range(1, 14).Select(_ => { _pace.Wrong(Kim, Stranger); return Wait(Stranger); });

        Assert.Equal([0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300], waits);
    }

    [Fact]
    public void Whoever_is_unlocked_is_looked_at_at_once_with_passwords_and_codes_and_nobody_else_is()
    {
        foreach (var account in new[] { Kim, SignInPace.CodesOf(Kim), "LEE" })
            for (var i = 0; i < 12; i++) _pace.Wrong(account, Stranger);

        _pace.Forgive(Kim);

        Assert.True(_pace.May(Kim, Stranger) && _pace.May(SignInPace.CodesOf(Kim), Stranger));
        Assert.False(_pace.May("LEE", Stranger));
    }

    [Fact]
    public void Whoever_sits_elsewhere_is_not_kept_out_and_nobody_elses_account_is()
    {
        for (var i = 0; i < 12; i++) _pace.Wrong(Kim, Stranger);

        Assert.False(_pace.May(Kim, Stranger));
        Assert.True(_pace.May(Kim, Office));
        Assert.True(_pace.May("PAT", Stranger));
    }

    [Fact]
    public void Many_networks_at_once_slow_down_everybody_but_those_where_the_person_has_signed_in()
    {
        _pace.Right(Kim, Office);
        for (var i = 0; i < 40; i++) _pace.Wrong(Kim, $"198.51.100.{i}");

        Assert.False(_pace.May(Kim, "203.0.113.1"));
        Assert.True(_pace.May(Kim, Office));
    }

    [Fact]
    public void The_right_one_begins_anew()
    {
        for (var i = 0; i < 5; i++) _pace.Wrong(Kim, Office);
        _clock.Advance(SignInPace.Longest);
        _pace.Right(Kim, Office);
        _pace.Wrong(Kim, Office);

        Assert.True(_pace.May(Kim, Office));
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1")]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64")]
    public void A_network_is_all_that_one_person_may_own(string address, string expected) => Assert.Equal(expected, Network.Of(IPAddress.Parse(address)));

    private int Wait(string network)
    {
        var from = _clock.GetUtcNow();
        while (!_pace.May(Kim, network)) _clock.Advance(TimeSpan.FromSeconds(1));
        return (int)(_clock.GetUtcNow() - from).TotalSeconds;
    }
}
