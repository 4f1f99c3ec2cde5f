using System.Text.Json;
using WarmTransfer.Simulator.Network;

namespace WarmTransfer.Simulator.Signalling;

/// <summary>One page with the Voice SDK: a phone for the network, a socket for the page. Its messages are handled by <see cref="VoiceEdge"/>.</summary>
internal sealed class VoiceClient(SignalSocket socket, VoiceEdge edge) : IDevice
{
    private ITimer? _expiry;

    /// <summary>Null until the page has shown a valid one.</summary>
    public AccessToken.Valid? Token { get; private set; }

    public string Identity => Token?.Identity ?? "";

    public bool IsRegistered { get; set; }

    /// <summary>Calls that ring at this page.</summary>
    public Dictionary<string, VoiceCall> Ringing { get; } = [];

    /// <summary>Takes a token in place of the last; when it expires, the phone is no phone any more.</summary>
    public void Show(AccessToken.Valid token, TimeProvider time)
    {
        EndExpiry();
        Token = token;
        _expiry = time.CreateTimer(_ => edge.Post(() => edge.Expire(this)), null, token.Expires - time.GetUtcNow(), Timeout.InfiniteTimeSpan);
    }

    public void EndExpiry() => _expiry?.Dispose();

    public void Invite(Invitation invitation) => edge.Post(() => edge.Incoming.Ring(this, invitation));

    public void Cancel(string callSid) => edge.Post(() => edge.Incoming.Withdraw(this, callSid));

    void IDevice.Ringing(string callSid) => edge.Post(() => edge.Outgoing.Ringing(callSid));

    public void Answered(string callSid) => edge.Post(() => edge.Outgoing.Answered(callSid));

    public void HangUp(string callSid, int? errorCode = null, string? message = null) =>
        edge.Post(() => edge.Calls.EndedByNetwork(callSid, SignalError.Of(errorCode, message)));

    /// <summary>Serves the page until its socket ends.</summary>
    public async Task ServeAsync(CancellationToken stop)
    {
        try
        {
            await socket.RunAsync(frame => edge.Post(() => edge.Handle(this, frame)), stop);
        }
        finally
        {
            edge.Post(() => edge.Gone(this));
        }
    }

    public void Send(string type, object payload) => socket.Send(type, payload);

    public void SendHangUp(string callSid, SignalError? error = null) => Send("hangup", new { callsid = callSid, error });

    public void SendError(SignalError error) => Send("error", new { error });

    public void Close() => socket.Close();
}

/// <summary>An error as the SDK reads it.</summary>
internal sealed record SignalError(
    [property: System.Text.Json.Serialization.JsonPropertyName("code")] int Code,
    [property: System.Text.Json.Serialization.JsonPropertyName("message")] string Message)
{
    // 31002 and 31201 are assumed: what Twilio answers to a token without the grant is nowhere written; the SDK knows both.
    public const int Declined = 31002, NotAuthorised = 31201, BadRequest = 31400, NotFound = 31404;

    public static SignalError Expired { get; } = new(AccessToken.Refused.Expired, "The access token has expired.");

    public static SignalError? Of(int? code, string? message) => code is { } number ? new(number, message ?? "The call failed.") : null;
}

/// <summary>Reads a message of the SDK; what is missing or of another type is empty.</summary>
internal static class SignalFrame
{
    public static JsonElement Payload(this JsonElement frame) => frame.Get("payload");

    public static JsonElement Get(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    public static string Text(this JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.String } value ? value.GetString()! : "";
}
