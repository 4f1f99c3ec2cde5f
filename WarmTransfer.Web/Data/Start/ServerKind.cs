namespace WarmTransfer.Web.Data.Start;

/// <summary>What all servers in a network have in common.</summary>
/// <param name="patience">Seconds that one connection may take by the connection string.</param>
internal abstract class ServerKind(DatabaseOptions options, int patience) : DatabaseKind
{
    private const int FirstProbeSeconds = 3;
    private bool _probed;

    protected DatabaseOptions Options { get; } = options;

    public override string StartAnew => "Let Database:ConnectionString name another database, which is made if it does not exist; the old one stays as it is.";

    /// <summary>How long the next probe may take. A server that refuses is asked again until the time is up: the first time is short, so that somebody hears soon that we wait.</summary>
    protected int NextProbeSeconds()
    {
        var whole = _probed || Options.WaitSeconds == 0;
        _probed = true;
        return whole ? patience : Math.Min(FirstProbeSeconds, patience);
    }
}
