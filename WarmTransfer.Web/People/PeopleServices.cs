namespace WarmTransfer.Web.People;

/// <summary>Registers what administrators do to people in their page.</summary>
internal static class PeopleServices
{
    public static IServiceCollection AddPeople(this IServiceCollection services) => services.AddSingleton<PeopleReader>().AddSingleton<LivePeople>().AddSingleton<PeopleImport>().AddScoped<ImportWriter>().AddSingleton<PeopleDesk>();
}
