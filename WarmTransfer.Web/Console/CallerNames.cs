using WarmTransfer.Web.Languages;

namespace WarmTransfer.Web.Console;

/// <summary>What stands in the place of a name that nobody knows is in the language of the screen; names are the same in all.</summary>
internal static class CallerNames
{
    public const string Anonymous = "Anonymous caller";

    public const string Customer = "Customer";

    /// <summary>As <see cref="Names"/> has called them.</summary>
    public static string Called(this Words words, string name) => name switch
    {
        Anonymous => words[Anonymous],
        Customer => words[Customer],
        _ => name,
    };
}
