
namespace WarmTransfer.Web.Calls;

/// <summary>Starts a service only when the web server answers: what it asks of Twilio makes Twilio ask us back at once, and a refused connection there costs the customer the call.</summary>
internal sealed class OnceListening<T>(T service) : IHostedLifecycleService where T : BackgroundService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => service.StartAsync(cancellationToken);

    public Task StoppingAsync(CancellationToken cancellationToken) => service.StopAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
