using WarmTransfer.Core;
using WarmTransfer.Web.Audit;

namespace WarmTransfer.Tests.Web.Audit;

public sealed class AuditTallyTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);
    private readonly AuditTally _tally = new();

    [Fact]
    public void Whoever_probes_call_after_call_is_told_apart_only_so_far_and_every_try_is_counted()
    {
        var lines = Enumerable.Range(0, 1000).Select(i => _tally.Add(Denied("agent1", "end", $"CA{i}"), Now)).OfType<AuditRow>().ToList();

        Assert.Equal(AuditTally.KindsPerActor + 1, lines.Count);
        Assert.Equal(("end", null), (lines[^1].Act, lines[^1].CallId));
        Assert.Equal(1000, lines.Count + Rest().Sum(row => row.Count));
    }

    [Fact]
    public void Acts_made_up_by_the_hundred_end_in_one_line()
    {
        var lines = Enumerable.Range(0, 1000).Select(i => _tally.Add(Denied("agent1", $"act {i}"), Now)).OfType<AuditRow>().ToList();

        Assert.Equal(2 * AuditTally.KindsPerActor + 1, lines.Count);
        Assert.Equal(("more of the kind", 1000 - lines.Count), (lines[^1].Act, Rest().Single().Count!.Value));
    }

    [Fact]
    public void Harmless_refusals_hide_no_other_one()
    {
        for (var i = 0; i < 500; i++) _tally.Add(Denied("agent1", "hold"), Now);

        Assert.Equal("take-over", _tally.Add(Denied("agent1", "take-over"), Now)?.Act);
    }

    [Fact]
    public void What_one_stranger_does_takes_no_room_from_another_network()
    {
        for (var i = 0; i < 500; i++) _tally.Add(Stranger("192.0.2.1", $"act {i}"), Now);

        Assert.NotNull(_tally.Add(Stranger("192.0.2.2", "act 0"), Now));
    }

    [Fact]
    public void Strangers_from_everywhere_take_so_much_room_and_no_more()
    {
        var lines = Enumerable.Range(0, 10_000).Count(i => _tally.Add(Stranger($"10.{i / 250 / 250}.{i / 250 % 250}.{i % 250}", "POST /phone/lease"), Now) is not null);

        Assert.Equal(AuditTally.Networks + 1, lines);
        Assert.Equal(10_000 - lines, Rest().Sum(row => row.Count));
    }

    [Fact]
    public void Addresses_of_one_network_of_version_6_are_one_stranger_and_the_line_has_the_whole_address()
    {
        Assert.Equal("2001:db8:1:2:3:4:5:6", _tally.Add(Stranger("2001:db8:1:2:3:4:5:6", "x"), Now)?.Address);
        Assert.Null(_tally.Add(Stranger("2001:db8:1:2:ffff::1", "x"), Now));
        Assert.NotNull(_tally.Add(Stranger("2001:db8:1:3::1", "x"), Now));
    }

    [Fact]
    public void Of_what_is_read_every_call_is_told_apart()
    {
        var lines = Enumerable.Range(0, 200).Count(i => _tally.Add(new AuditEntry("supervisor1", "reads a call's timeline", AuditOutcome.Done, "", new CallId($"CA{i}")), Now) is not null);

        Assert.Equal(200, lines);
    }

    private IReadOnlyList<AuditRow> Rest() => _tally.Take(Now.AddMinutes(1));

    private static AuditEntry Denied(string actor, string act, string call = "CA1") => new(actor, act, AuditOutcome.Denied, "Not yours.", new CallId(call));

    private static AuditEntry Stranger(string address, string act) => new(DeniedRequests.Nobody, act, AuditOutcome.Denied, "", Origin: new AuditOrigin(null, address, null, null));
}
