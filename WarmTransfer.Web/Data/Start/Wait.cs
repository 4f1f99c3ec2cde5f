namespace WarmTransfer.Web.Data.Start;

/// <summary>How long the database is waited for, and what is said meanwhile: at once, and then now and then.</summary>
internal sealed class Wait(TimeSpan limit, TimeProvider time, TextWriter output)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private readonly long _start = time.GetTimestamp();
    private TimeSpan? _said;

    public bool IsOver => Elapsed >= limit;

    private TimeSpan Elapsed => time.GetElapsedTime(_start);

    public void Say(DatabaseFault fault)
    {
        if (_said is { } said && Elapsed - said < Interval) return;
        output.WriteLine(_said is null
            ? $"Waiting for the database, {limit.TotalSeconds:0} s at most: Database:ConnectionString {fault.Problem}"
            : $"Still waiting for the database, {Elapsed.TotalSeconds:0} s by now.");
        _said = Elapsed;
    }

    public void SayItIsThere()
    {
        if (_said is not null) output.WriteLine($"The database is there after {Elapsed.TotalSeconds:0} s.");
    }
}
