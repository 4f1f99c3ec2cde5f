namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>How long something bad has lasted without a break; time for which there is an excuse counts against a larger limit.</summary>
internal sealed class Meter(string rule, long limit, long limitWithExcuse)
{
    private long _last;
    private long _plain;
    private long _whole;
    private bool _bad;
    private bool _excused;

    /// <param name="what">Whose promise it is; only asked for its name when the promise is broken.</param>
    public void Read(long now, bool bad, bool excused, object what)
    {
        if (_bad) Count(now - _last, what);
        if (!bad) _plain = _whole = 0;
        (_last, _bad, _excused) = (now, bad, excused);
    }

    private void Count(long passed, object what)
    {
        _whole += passed;
        if (!_excused) _plain += passed;
        if (_plain > limit) throw new Violation(rule, $"{what}, for {_plain} ms");
        if (_whole > limitWithExcuse) throw new Violation(rule, $"{what}, for {_whole} ms in all");
    }
}

/// <summary>A promise that was broken.</summary>
internal sealed class Violation(string rule, string what) : Exception($"{rule}: {what}.")
{
    public string Rule { get; } = rule;
}
