namespace WarmTransfer.Web.Origins;

/// <summary>Marks what Twilio and proxies ask for, by whatever name they have for this machine: nothing there is done in the name of who is signed in.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AskedByMachinesAttribute : Attribute;

internal static class AskedByMachines
{
    public static TBuilder ForMachines<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new AskedByMachinesAttribute());

    public static bool IsForMachines(this Endpoint endpoint) => endpoint.Metadata.GetMetadata<AskedByMachinesAttribute>() is not null;
}
