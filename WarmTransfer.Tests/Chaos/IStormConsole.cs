using WarmTransfer.Web.Data;

namespace WarmTransfer.Tests.Chaos;

/// <summary>The product under a storm: one process, or several behind a proxy.</summary>
internal interface IStormConsole : IAsyncDisposable
{
    /// <summary>Where Twilio and browsers find it.</summary>
    string Url { get; }

    IEnumerable<int?> Ids { get; }

    string Output { get; }

    /// <summary>Each time in which nobody could answer.</summary>
    IReadOnlyList<Span> Downs { get; }

    int Kills { get; }

    WarmTransferDb Database();

    /// <summary>Makes the database with demo agents, and starts.</summary>
    Task Start(string network, IEnumerable<string> agents);

    /// <summary>Kill -9 of a process of it, then start; returns when that is ready.</summary>
    Task Restart();
}
