namespace WarmTransfer.Web.Data;

/// <summary>Instants as exact as they are kept: what is computed from memory and from the database is then the same.</summary>
internal static class Instants
{
    public static DateTimeOffset ToMilliseconds(this DateTimeOffset instant) => DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());
}
