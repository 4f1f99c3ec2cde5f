using Microsoft.Extensions.Time.Testing;
using WarmTransfer.Web.Data.Start;

namespace WarmTransfer.Tests.Web.Data.Start;

public sealed class WaitTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void It_is_said_at_once_then_now_and_then_and_at_the_end()
    {
        using var output = new StringWriter();
        var wait = new Wait(TimeSpan.FromSeconds(60), _time, output);

        for (var second = 0; second < 25; second++)
        {
            wait.Say(new DatabaseFault("is asleep.", "Wake it."));
            _time.Advance(TimeSpan.FromSeconds(1));
        }
        wait.SayItIsThere();

        Assert.Equal(
            [
                "Waiting for the database, 60 s at most: Database:ConnectionString is asleep.",
                "Still waiting for the database, 10 s by now.", "Still waiting for the database, 20 s by now.", "The database is there after 25 s.",
            ],
            output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void It_is_over_after_its_time_and_says_nothing_when_nobody_had_to_wait()
    {
        using var output = new StringWriter();
        var wait = new Wait(TimeSpan.FromSeconds(60), _time, output);
        wait.SayItIsThere();
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(wait.IsOver);

        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.True(wait.IsOver);
        Assert.Equal("", output.ToString());
    }
}
