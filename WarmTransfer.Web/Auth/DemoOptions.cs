namespace WarmTransfer.Web.Auth;

/// <summary>Who may come to the demonstration, in which anybody is administrator with one click. Bound from the section <c>Demo</c>.</summary>
public sealed class DemoOptions
{
    public const string Section = "Demo";

    /// <summary>The demonstration may be opened to other machines: for a container, or a network in which everybody may be administrator of it.</summary>
    public bool AllowAnyAddress { get; set; }
}
