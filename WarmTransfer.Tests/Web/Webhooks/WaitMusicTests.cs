using WarmTransfer.Core;
using WarmTransfer.Core.Hours;
using WarmTransfer.Core.Routing;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Tests.Simulator.Network;

namespace WarmTransfer.Tests.Web.Webhooks;

/// <summary>Half an hour in the queue, on a clock that a test moves: the phone network runs our documents, and its meter says how long nothing was heard.</summary>
public sealed class WaitMusicTests
{
    private const string Music = "/audio/hold-music.wav";
    private const string NotFound = "404";
    private const double HalfAnHour = 1_800;
    // Of what the network takes for compressed audio.
    private static readonly string TwentySeconds = new('m', 320_000);
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Whoever_waits_for_half_an_hour_hears_music_all_the_time_and_nobody_asks_us_for_it()
    {
        await using var network = await Network(TwentySeconds);
        var customer = await network.CallInAsync();

        await network.PassAsync(HalfAnHour);

        NeverSilent(network, customer);
        Assert.Equal("hold-music.wav", network.Playing(customer));
        Assert.Single(network.Host.To("/conference/wait"));
    }

    [Fact]
    public async Task Whoever_waits_without_music_hears_a_sentence_again_and_again_and_stays()
    {
        await using var network = await Network(NotFound);
        var customer = await network.CallInAsync();

        await network.PassAsync(HalfAnHour);

        NeverSilent(network, customer);
        Assert.True(network.Host.To(Music).Count > 10, "The music is not tried again.");
    }

    [Fact]
    public async Task Music_that_can_be_played_again_is_heard_again()
    {
        var music = NotFound;
        await using var network = await Network(() => music);
        var customer = await network.CallInAsync();
        await network.PassAsync(60);
        Assert.NotEqual("hold-music.wav", network.Playing(customer));

        music = TwentySeconds;
        await network.PassAsync(60);

        NeverSilent(network, customer);
        Assert.Equal("hold-music.wav", network.Playing(customer));
    }

    private static void NeverSilent(TestNetwork network, string customer)
    {
        Assert.Equal("in-progress", network.Status(customer));
        Assert.InRange(network.Leg(customer).DeadAir.Longest, TimeSpan.Zero, LongestSilence);
    }

    private static Task<TestNetwork> Network(string music) => Network(() => music);

    private static async Task<TestNetwork> Network(Func<string> music)
    {
        var network = await TestNetwork.StartAsync();
        var documents = new Documents(new CallUrls(new Uri(network.Host.Address)), new LiveQueues(Queues.One), new());
        network.Host.On("/voice", hit => documents.Arrival(new CallId(hit["CallSid"]), Reception.Open(QueueId.Default), "+15550100000", TimeSpan.FromHours(4)));
        network.Host.On("/conference/wait", hit => documents.Wait(QueueId.Default, hit.Url.EndsWith("round=1", StringComparison.Ordinal) ? 1 : 0));
        network.Host.On(Music, _ => music());
        return network;
    }
}
