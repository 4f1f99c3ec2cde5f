using WarmTransfer.Core;
using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Waiting;

namespace WarmTransfer.Tests.Core.InLine;

/// <summary>How good the estimates are, measured on simulated days: what was said against how long it took.</summary>
public sealed class WaitEstimateTests
{
    private static readonly DateTimeOffset Now = Story.Start.AddHours(1);
    private static readonly QueueId Support = QueueId.Default;

    private static Agent Busy(int number, double forMinutes) => Free(number) with { Engagement = new($"CA{number + 900:D32}" is var id ? new CallId(id) : default, new("L1"), Talking: true, Now.AddMinutes(-forMinutes)) };

    private static Agent Free(int number) => new() { Id = new($"a{number}"), Name = $"a{number}", ReachableUntil = DateTimeOffset.MaxValue };

    private static Call Waits(int number) => CallMachine.Arrive(new CallId($"CA{number:D32}"), new CallEvent.Fact.CustomerArrived("+15550100001", "+15550100000"), Now.AddSeconds(-100 + number));

    private static IEnumerable<ServedCall> Served(params double[] minutes) => minutes.Select(one => new ServedCall(Support, TimeSpan.FromMinutes(one)));

    [Fact]
    public void The_next_waits_until_the_first_call_is_expected_to_end_and_the_others_for_one_after_the_other()
    {
        var waits = WaitEstimate.Of(Queues.One, [Waits(1), Waits(2), Waits(3)], [Busy(1, 3), Busy(2, 1)], Served(4, 4, 4, 4, 4), Now);
        Assert.Equal([1, 3, 5], new[] { 1, 2, 3 }.Select(number => waits[new($"CA{number:D32}")].Median.TotalMinutes));
    }

    [Fact]
    public void A_call_that_lasts_already_ends_like_those_that_lasted_longer()
    {
        var waits = WaitEstimate.Of(Queues.One, [Waits(1)], [Busy(1, 5)], Served(1, 1, 1, 8, 10), Now);
        Assert.InRange(waits.Values.Single().Median.TotalMinutes, 3, 5);
        Assert.InRange(waits.Values.Single().AtMost.TotalMinutes, 4.9, 5);
    }

    [Fact]
    public void Where_too_little_is_known_or_nobody_serves_nothing_is_said()
    {
        Assert.Empty(WaitEstimate.Of(Queues.One, [Waits(1)], [Busy(1, 1)], Served(4, 4, 4, 4), Now));
        Assert.Empty(WaitEstimate.Of(Queues.One, [Waits(1)], [Free(1) with { Away = "Lunch" }, Free(2) with { ReachableUntil = null }], Served(4, 4, 4, 4, 4), Now));
        Assert.Empty(WaitEstimate.Of(Queues.One, [Waits(1)], [Busy(1, 1) with { AwayNext = "Lunch" }], Served(4, 4, 4, 4, 4), Now));
    }

    [Theory]
    [InlineData(4, 0.35)]
    [InlineData(10, 0.5)]
    [InlineData(25, 0.7)]
    [InlineData(60, 0.5)]
    public void On_simulated_days_four_of_five_sure_estimates_are_within_thirty_percent_and_nine_of_ten_waits_within_the_longest(int agents, double spread)
    {
        var told = Enumerable.Range(1, 4).SelectMany(seed => new Day(agents, spread, seed).Run()).ToList();
        var sure = told.FindAll(one => one.Said.IsSure);
        TestContext.Current.TestOutputHelper?.WriteLine($"{sure.Count} of {told.Count} are sure, {sure.Count(IsNear)} of those near; {told.Count(IsNear)} of all near, {told.Count(IsWithin)} within.");
        Assert.True(sure.Count >= 100, $"Only {sure.Count} of {told.Count} estimates are sure.");
        Assert.True(sure.Count(IsNear) >= 0.8 * sure.Count, $"{sure.Count(IsNear)} of {sure.Count} were right.");
        Assert.True(told.Count(IsNear) >= 0.8 * told.Count, $"{told.Count(IsNear)} of {told.Count} were right.");
        Assert.True(told.Count(IsWithin) >= 0.85 * told.Count, $"{told.Count(IsWithin)} of {told.Count} were answered within the longest wait.");
    }

    private static bool IsNear((WaitForecast Said, double Took) one) => Math.Abs(one.Said.Median.TotalMinutes - one.Took) <= 0.3 * one.Took;

    private static bool IsWithin((WaitForecast Said, double Took) one) => one.Took <= one.Said.AtMost.TotalMinutes;

    /// <summary>One queue of a day in minutes: log-normal handle times, arrivals at random, more than can be served for a while and then less.</summary>
    /// <param name="spread">Standard deviation of the logarithm of handle times, whose mean is four minutes.</param>
    private sealed class Day(int agents, double spread, int seed)
    {
        private const double Mean = 4, Length = 240, Telling = 2;
        private readonly Random _random = new(seed);
        private readonly double[] _freeAt = new double[agents];
        private readonly double[] _since = new double[agents];
        private readonly List<(double EndedAt, double Took)> _over = [];
        private readonly List<(int Number, double ArrivedAt)> _line = [];
        private readonly Dictionary<int, List<(double At, WaitForecast Said)>> _said = [];
        private readonly List<(WaitForecast Said, double Took)> _results = [];

        public List<(WaitForecast Said, double Took)> Run()
        {
            double arrival = 0, telling = 20;
            for (var number = 0; ;)
            {
                var free = _line.Count > 0 ? _freeAt.Min() : double.PositiveInfinity;
                var now = Math.Min(Math.Min(arrival, telling), _line.Count > 0 ? Math.Max(free, _line[0].ArrivedAt) : free);
                if (now > Length) return _results;
                if (now == arrival)
                {
                    _line.Add((number++, now));
                    arrival += Gap(now);
                }
                else if (now == telling)
                {
                    Tell(now);
                    telling += Telling;
                }
                else Serve(now);
            }
        }

        // The line grows for an hour and a half of every three, and is worked off again.
        private double Gap(double now) => -Math.Log(1 - _random.NextDouble()) * Mean / agents / (now % 180 < 90 ? 1.15 : 0.8);

        private void Serve(double now)
        {
            var agent = Array.IndexOf(_freeAt, _freeAt.Min());
            if (_freeAt[agent] > 0) _over.Add((_freeAt[agent], _freeAt[agent] - _since[agent]));
            var (number, _) = _line[0];
            _line.RemoveAt(0);
            foreach (var (at, said) in _said.GetValueOrDefault(number, [])) _results.Add((said, now - at));
            (_since[agent], _freeAt[agent]) = (now, now + Took());
        }

        private double Took()
        {
            var normal = Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
            return Mean * Math.Exp((spread * normal) - (spread * spread / 2));
        }

        private void Tell(double now)
        {
            var served = _over.Where(one => one.EndedAt > now - 30).Select(one => new ServedCall(Support, TimeSpan.FromMinutes(one.Took)));
            var calls = _line.Select(one => CallMachine.Arrive(new CallId($"CA{one.Number:D32}"), new CallEvent.Fact.CustomerArrived("", ""), At(one.ArrivedAt))).ToList();
            var staff = Enumerable.Range(0, agents).Select(i => _freeAt[i] > now ? Free(i) with { Engagement = new(new CallId($"CB{i:D32}"), new("L1"), Talking: true, At(_since[i])) } : Free(i));
            foreach (var (call, wait) in WaitEstimate.Of(Queues.One, calls, staff, served, At(now)))
                // Of a minute or less nobody is told how much of it.
                if (wait.Median.TotalMinutes > 1) Note(int.Parse(call.Value[2..], System.Globalization.CultureInfo.InvariantCulture), now, wait);
        }

        private void Note(int number, double at, WaitForecast said)
        {
            if (!_said.TryGetValue(number, out var all)) _said[number] = all = [];
            all.Add((at, said));
        }

        private static DateTimeOffset At(double minutes) => Now.AddMinutes(minutes);
    }
}
