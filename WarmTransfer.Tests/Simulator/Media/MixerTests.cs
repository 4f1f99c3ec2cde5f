using WarmTransfer.Simulator.Media;

namespace WarmTransfer.Tests.Simulator.Media;

public sealed class MixerTests
{
    private readonly Mixer _mixer = new();

    [Fact]
    public void Each_person_hears_the_others_and_never_themselves()
    {
        var (one, two, three) = (Person(1), Person(20), Person(300));
        Meet(one, two, three);
        _mixer.Tick();
        Assert.Equal([320, 301, 21], new[] { one, two, three }.Select(person => person.Ear.Last));
    }

    [Fact]
    public void A_leg_hears_only_whom_it_is_told_to_hear()
    {
        var (agent, supervisor) = (Person(10), Person(500));
        Meet(agent, supervisor);
        agent.Leg.Hearing = Hearing.Nothing;
        _mixer.Tick();
        Assert.Equal(0, agent.Ear.Last);
        Assert.Equal(10, supervisor.Ear.Last);
    }

    [Theory]
    [InlineData(30_000, short.MaxValue)]
    [InlineData(-30_000, short.MinValue)]
    public void Loud_people_together_saturate_instead_of_wrapping(short level, short expected)
    {
        var listener = Person(0);
        Meet(listener, Person(level), Person(level));
        _mixer.Tick();
        Assert.Equal(expected, listener.Ear.Last);
    }

    [Fact]
    public void A_playback_goes_on_with_every_tick_and_ends_in_silence()
    {
        var waiting = Person(0);
        _mixer.Add(waiting.Leg);
        waiting.Leg.Hearing = new Hearing([], new Playback(new Clip("two frames and a half", [.. Enumerable.Repeat((short)7, 400)])));
        var heard = Enumerable.Range(0, 4).Select(_ => { _mixer.Tick(); return waiting.Ear.Sum; }).ToArray();
        Assert.Equal([7 * 160, 7 * 160, 7 * 80, 0], heard);
    }

    [Fact]
    public void Somebody_who_is_not_in_the_mixer_is_silent()
    {
        var (agent, gone) = (Person(10), Person(20));
        Meet(agent, gone);
        _mixer.Remove(gone.Leg);
        _mixer.Tick();
        Assert.Equal(0, agent.Ear.Last);
        Assert.Equal(1, _mixer.Count);
    }

    [Fact]
    public void A_leg_added_twice_is_heard_once()
    {
        var (agent, customer) = (Person(10), Person(20));
        Meet(agent, customer);
        _mixer.Add(customer.Leg);
        _mixer.Tick();
        Assert.Equal(20, agent.Ear.Last);
    }

    [Fact]
    public void A_tick_allocates_nothing()
    {
        Meet([.. Enumerable.Range(0, 10).Select(i => Person((short)i))]);
        _mixer.Tick();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) _mixer.Tick();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private void Meet(params Party[] people)
    {
        foreach (var person in people)
        {
            person.Leg.Hearing = new Hearing([.. people.Select(other => other.Leg)], null);
            _mixer.Add(person.Leg);
        }
    }

    private static Party Person(short level)
    {
        var ear = new Ear();
        return new Party(new AudioLeg($"CA{level}") { Voice = new Level(level), Ear = ear }, ear);
    }

    private sealed record Party(AudioLeg Leg, Ear Ear);

    private sealed class Level(short level) : IVoice
    {
        public void Read(Span<short> frame) => frame.Fill(level);
    }

    private sealed class Ear : IEar
    {
        public int Last { get; private set; }

        public int Sum { get; private set; }

        public void Write(ReadOnlySpan<short> frame)
        {
            (Last, Sum) = (frame[^1], 0);
            foreach (var sample in frame) Sum += sample;
        }
    }
}
