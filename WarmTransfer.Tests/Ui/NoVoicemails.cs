using System.Collections.Immutable;
using WarmTransfer.Web.Auth;
using WarmTransfer.Web.Voicemails;

namespace WarmTransfer.Tests.Ui;

/// <summary>Nobody has left a message.</summary>
internal sealed class NoVoicemails : IVoicemailFeed
{
    public event Action? Changed
    {
        add { }
        remove { }
    }

    public ImmutableArray<Voicemail> Of(CurrentAgent viewer) => [];
}
