using WarmTransfer.Web.Cluster;

namespace WarmTransfer.Web.Notes;

/// <summary>Registers the notes of calls.</summary>
internal static class NoteServices
{
    /// <summary>What nodes keep of them and tell each other.</summary>
    public static IServiceCollection AddNoteStore(this IServiceCollection services) => services.AddSingleton<LiveNotes>().AddSingleton<NoteDocuments>().AddSingleton<NoteStore>();

    /// <summary>What people do with them.</summary>
    public static IServiceCollection AddNotes(this IServiceCollection services)
    {
        services.AddSingleton<NoteRights>().AddSingleton<NoteDesk>();
        services.AddSingleton<NoteWriter>().AddHostedService(provided => provided.GetRequiredService<NoteWriter>());
        return services.AddSingleton<NoteSettler>().AddOnDuty<NoteSettler>();
    }
}
