namespace WarmTransfer.Tests.Browser;

/// <summary>The product that people at browsers play a story with.</summary>
internal interface IProduct : IAsyncDisposable
{
    Uri Console { get; }

    /// <summary>Where the second agent and the supervisor work: another node if there are two.</summary>
    Uri SecondConsole { get; }

    Uri Simulator { get; }

    /// <summary>What it has to say for itself when a story has failed.</summary>
    string Output { get; }
}
