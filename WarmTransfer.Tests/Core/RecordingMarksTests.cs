using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using static WarmTransfer.Tests.Core.Story;

namespace WarmTransfer.Tests.Core;

public sealed class RecordingMarksTests
{
    [Fact]
    public void Owner_hold_consultation_and_transfer_are_where_they_were()
    {
        var moments = Told(
            Talking, new CallEvent.Intent.Hold(Agent1), HoldAnswered(LegId.Customer, held: true), new CallEvent.Intent.Resume(Agent1), HoldAnswered(LegId.Customer, held: false),
            Consult(Agent1, Agent2), HoldAnswered(LegId.Customer, held: true), Progress(L2, LegProgress.Ringing), AtDoor(L2), Joined(L2),
            new CallEvent.Intent.Merge(Agent1), HoldAnswered(LegId.Customer, held: false), new CallEvent.Intent.Leave(Agent1), HungUp(L1), HungUp(LegId.Customer));
        var begun = moments[0].At;

        var marks = RecordingMarks.Of(moments, begun, moments[^1].At - begun);

        Assert.Equal(
            [
                (RecordingMarkKind.Owner, 0.0, 12.0, L1), (RecordingMarkKind.Hold, 2, 4, null), (RecordingMarkKind.Consult, 6, 10, L2), (RecordingMarkKind.Hold, 10, 11, null), (RecordingMarkKind.Transfer, 10, 12, L2), (RecordingMarkKind.Owner, 12, 14, (LegId?)L2),
            ],
            marks.Select(mark => (mark.Kind, mark.From.TotalSeconds, mark.To.TotalSeconds, mark.Leg)));
    }

    [Fact]
    public void What_was_before_it_and_after_it_is_cut_off_and_what_was_not_on_it_is_left_out()
    {
        var moments = Told(Talking, new CallEvent.Intent.Hold(Agent1), HoldAnswered(LegId.Customer, held: true), new CallEvent.Intent.Resume(Agent1), HoldAnswered(LegId.Customer, held: false));

        var marks = RecordingMarks.Of(moments, moments[0].At.AddSeconds(3), TimeSpan.FromSeconds(10));
        var later = RecordingMarks.Of(moments, moments[0].At.AddSeconds(100), TimeSpan.FromSeconds(10));

        Assert.Equal([(RecordingMarkKind.Owner, 0.0, 10.0), (RecordingMarkKind.Hold, 0, 1)], marks.Select(mark => (mark.Kind, mark.From.TotalSeconds, mark.To.TotalSeconds)).OrderBy(mark => mark.Kind));
        Assert.Equal([RecordingMarkKind.Owner], later.Select(mark => mark.Kind));
    }

    private static List<CallMoment> Told(Story story, params CallEvent[] events)
    {
        var moments = new List<CallMoment> { new(story.Now, story.Call) };
        foreach (var e in events)
        {
            var at = story.Now.AddSeconds(1);
            story = (story with { Now = at }).Then(e);
            moments.Add(new(at, story.Call));
            story = story with { Now = at };
        }

        return moments;
    }
}
