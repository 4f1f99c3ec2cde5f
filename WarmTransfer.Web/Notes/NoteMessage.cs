using System.Text.Json.Serialization;
using WarmTransfer.Core;

namespace WarmTransfer.Web.Notes;

/// <summary>What nodes tell each other of a note.</summary>
/// <param name="By">Who did it.</param>
/// <param name="Name">What they are called.</param>
internal sealed record NoteMessage(string Call, string By, string Name, byte[]? Change, byte[]? Place = null)
{
    [JsonIgnore]
    public NoteNews News => new(new AgentId(By), Name, Change, Place);
}
