namespace WarmTransfer.Web.Data.Start;

/// <summary>What keeps a database server from being used.</summary>
internal enum ServerTrouble
{
    Other,
    Login,
    Permission,
    Full,
    Starting,
}
