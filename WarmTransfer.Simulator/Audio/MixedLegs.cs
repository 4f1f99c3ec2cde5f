using WarmTransfer.Simulator.Media;
using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Simulator.Audio;

/// <summary>Puts every leg of the network into the mixer for as long as it lives.</summary>
internal sealed class MixedLegs(Exchange exchange, Mixer mixer) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        exchange.LegAdded += leg => mixer.Add(leg.Audio);
        exchange.Switchboard.LegEnded += sid => exchange.Loop.Do(() =>
        {
            if (exchange.Leg(sid) is { } leg) mixer.Remove(leg.Audio);
        });
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
