using Microsoft.Extensions.Time.Testing;
using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using WarmTransfer.Core.Flows;
using WarmTransfer.Web.Voicemails;

namespace WarmTransfer.Tests.Web.Voicemails;

/// <summary>Whoever hangs up during the greeting is never recorded, and nobody tells.</summary>
public sealed class UnleftMessageTests : IDisposable
{
    private static readonly CallId Silent = new("CA1"), Spoken = new("CA2");
    private readonly DatabaseFile _file = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 2, 20, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task After_ten_minutes_without_a_message_the_call_only_came_while_closed()
    {
        await using var node = await PartsHost.StartAsync(_file, _clock);
        foreach (var call in new[] { Silent, Spoken })
            Assert.Null(await node.Post(call, new CallEvent.Fact.CustomerArrived("+15550100001", "+15550100000", QueueId.Default, Closed: new Destination.ToVoicemail(QueueId.Default))));
        await node.Get<VoicemailStore>().Recorded("RE2", Spoken, QueueId.Default, _clock.GetUtcNow(), TimeSpan.FromSeconds(9), Cancellation);

        _clock.Advance(UnleftMessages.Patience / 2);
        await node.Get<UnleftMessages>().Look(Cancellation);
        Assert.Equal((EndReason.Voicemail, EndReason.Voicemail), (await Reason(node, Silent), await Reason(node, Spoken)));
        _clock.Advance(UnleftMessages.Patience);
        await node.Get<UnleftMessages>().Look(Cancellation);

        Assert.Equal((EndReason.Closed, EndReason.Voicemail), (await Reason(node, Silent), await Reason(node, Spoken)));
    }

    private static async Task<EndReason> Reason(PartsHost node, CallId call) => Assert.IsType<CallPhase.Ended>((await node.Saved(call)).Phase).Reason;
}
