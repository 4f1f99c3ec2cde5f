namespace WarmTransfer.Web;

/// <summary>A telephone number as people type it.</summary>
internal static class TypedNumber
{
    /// <summary>Without what only makes it easier to read.</summary>
    public static string Plain(string typed) => string.Concat(typed.Where(sign => sign is not (' ' or '-' or '(' or ')' or '.' or '/')));
}
