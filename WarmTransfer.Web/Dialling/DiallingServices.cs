namespace WarmTransfer.Web.Dialling;

/// <summary>Registers the phone that dials.</summary>
internal static class DiallingServices
{
    /// <summary>What people do with it.</summary>
    public static IServiceCollection AddDialling(this IServiceCollection services) => services.AddSingleton<PhoneBook>().AddSingleton<KeypadDesk>().AddSingleton<DialDesk>();
}
