namespace WarmTransfer.Web.Origins;

/// <summary>Marks what Twilio and proxies ask for, by whatever name they have for this machine: nothing there is done in the name of who is signed in.</summary>
/// <param name="isTwilio">It is Twilio that asks.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AskedByMachinesAttribute(bool isTwilio) : Attribute
{
    public bool IsTwilio => isTwilio;
}

internal static class AskedByMachines
{
    public static TBuilder ForMachines<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new AskedByMachinesAttribute(isTwilio: false));

    public static TBuilder ForTwilio<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new AskedByMachinesAttribute(isTwilio: true));

    public static bool IsForMachines(this Endpoint endpoint) => endpoint.Metadata.GetMetadata<AskedByMachinesAttribute>() is not null;

    public static bool IsForTwilio(this Endpoint endpoint) => endpoint.Metadata.GetMetadata<AskedByMachinesAttribute>() is { IsTwilio: true };
}
