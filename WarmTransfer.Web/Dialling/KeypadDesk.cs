using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Twilio;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Live;
using WarmTransfer.Web.Outbox;

namespace WarmTransfer.Web.Dialling;

/// <summary>Presses keys in a call. Null: they are on their way to the far end.</summary>
public interface IKeypad
{
    Task<Refusal?> Press(CallId call, AgentId by, string keys, CancellationToken cancel);
}

/// <summary>A key is pressed now or not at all: it is no event of the call, is kept nowhere, and is not tried again later.</summary>
internal sealed class KeypadDesk(Board board, ParticipantControl participants, SealedKeys seals, CallUrls urls, IAuditLog audit, ILogger<KeypadDesk> log) : IKeypad
{
    private const string Act = "presses keys in a call";
    private static readonly Refusal Unknown = new(RefusalCode.Unknown, $"There is no such call.");
    private static readonly Refusal Gone = new(RefusalCode.WrongPhase, $"Whoever was there has left.");
    private static readonly Refusal NotTaken = new(RefusalCode.WrongPhase, $"The phone network did not take the keys. Press them again.");

    public async Task<Refusal?> Press(CallId call, AgentId by, string keys, CancellationToken cancel)
    {
        if (board.Snapshot.Calls.GetValueOrDefault(call) is not { } known) return Unknown;
        if ((Keypad.Refuse(known, by, keys) ?? await Play(known, keys, cancel)) is { } refusal) return refusal;
        audit.Note(new AuditEntry(by.Value, Act, AuditOutcome.Done, keys.Length == 1 ? "1 key" : $"{keys.Length} keys", call));
        return null;
    }

    private async Task<Refusal?> Play(Call call, string keys, CancellationToken cancel)
    {
        try
        {
            var update = new ParticipantUpdate { AnnounceUrl = urls.Keys(seals.Seal(keys)) };
            return await participants.Update(call, Keypad.FarEnd(call).Id, call.Room, update, cancel) is null ? Gone : null;
        }
        catch (TwilioRequestException fault)
        {
            log.LogWarning("Keys of call {Call} were not taken. {Reason}", call.Id, fault.Message);
            return NotTaken;
        }
    }
}
