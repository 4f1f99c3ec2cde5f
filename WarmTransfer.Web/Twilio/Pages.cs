namespace WarmTransfer.Web.Twilio;

/// <summary>One page of a list; Twilio names the array after the resource.</summary>
internal interface IPage<out T>
{
    IReadOnlyList<T> Items { get; }
    string? NextPageUri { get; }
}

internal sealed record CallPage(IReadOnlyList<CallResource> Calls, string? NextPageUri) : IPage<CallResource>
{
    IReadOnlyList<CallResource> IPage<CallResource>.Items => Calls;
}

internal sealed record ConferencePage(IReadOnlyList<ConferenceResource> Conferences, string? NextPageUri) : IPage<ConferenceResource>
{
    IReadOnlyList<ConferenceResource> IPage<ConferenceResource>.Items => Conferences;
}

internal sealed record ParticipantPage(IReadOnlyList<ParticipantResource> Participants, string? NextPageUri) : IPage<ParticipantResource>
{
    IReadOnlyList<ParticipantResource> IPage<ParticipantResource>.Items => Participants;
}
