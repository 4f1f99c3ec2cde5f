using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using WarmTransfer.Core.Routing;
using WarmTransfer.Web.Administration;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Live;
using WarmTransfer.Web.Teams;
using WarmTransfer.Web.Twilio;

namespace WarmTransfer.Web.Routing;

/// <summary>The queues of the database, in use: each change of theirs counts from the next call, the next ringing and the next sentence on.</summary>
internal sealed class QueueBook(
    LiveSettings live, LiveMembers members, SettingsDesk desk, QueueSettings settings, LiveQueues queues, Board board, IOptions<TwilioOptions> twilio, ILogger<QueueBook> log) : ISettingsUser
{
    private readonly Lock _taking = new();
    private ImmutableArray<long> _taken = [];

    public async Task Begin(CancellationToken cancel)
    {
        await desk.Begin(QueueSetting.Kind, settings.Settings, "the settings", cancel);
        if (settings.Read().Count > 0 && !AreSet) log.LogWarning("The queues are those of the database, to be changed in Settings → Queues. The section {Section} of the settings has others, and is left alone.", QueueOptions.Section);
        await members.Look(cancel);
        Take();
        live.Changed += TakeChanges;
        members.Changed += Take;
    }

    /// <summary>As they are asked: the first takes whatever leads to no other.</summary>
    public static ImmutableArray<Setting<QueueSetting>> InOrder(SettingsNow now) =>
        [.. now.All(QueueSetting.Kind).OrderBy(queue => queue.Value.Position).ThenBy(queue => queue.Id, StringComparer.Ordinal)];

    // Whether the settings have the same.
    private bool AreSet => live.Now.All(QueueSetting.Kind) is var all && all.Length == settings.Settings.Count
        && settings.Settings.All(one => all.FirstOrDefault(queue => queue.Id == one.Id) is { } queue && Json.Write(queue.Value) == Json.Write(one.Queue));

    // Most changes of what is set are not of queues.
    private void TakeChanges()
    {
        if (!live.Now.All(QueueSetting.Kind).Select(queue => queue.Revision).SequenceEqual(_taken)) Take();
    }

    // What is set and who is where change on threads of their own: whoever comes last has to have read last.
    private void Take()
    {
        lock (_taking)
        {
            var now = live.Now;
            _taken = [.. now.All(QueueSetting.Kind).Select(queue => queue.Revision)];
            var there = members.Now;
            queues.Now = new Queues(
                [.. InOrder(now).Select(queue => queue.Value.Queue(queue.Id, twilio.Value.RingTimeout, there))],
                there.Where(one => !one.Value.Skills.IsEmpty).ToFrozenDictionary(one => one.Key, one => one.Value.Skills.ToFrozenDictionary()));
        }

        board.Touch();
    }
}
