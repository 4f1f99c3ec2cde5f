using WarmTransfer.Core;
using WarmTransfer.Core.Calls;
using static WarmTransfer.Tests.Core.Story;

namespace WarmTransfer.Tests.Core;

/// <summary>Keys that an agent presses, and whom they reach.</summary>
public sealed class KeypadTests
{
    [Fact]
    public void They_reach_the_customer_and_whoever_was_brought_in_from_outside()
    {
        Assert.Equal(LegId.Customer, Keypad.FarEnd(Talking.Call).Id);
        Assert.Equal(LegId.Customer, Keypad.FarEnd(ThreeWay.Call).Id);
        Assert.Equal(LegId.Customer, Keypad.FarEnd(OutsiderRinging.Call).Id);
        Assert.Equal(L2, Keypad.FarEnd(WithOutsider.Call).Id);
        Assert.All([Talking, ThreeWay, WithOutsider, CalledOut], story => Assert.Null(Keypad.Refuse(story.Call, Agent1, "12*#")));
    }

    [Fact]
    public void Nobody_on_hold_hears_any_and_the_outside_party_of_a_consultation_does()
    {
        Assert.Equal(RefusalCode.WrongPhase, Keypad.Refuse(Consulting.Call, Agent1)?.Code);
        // From the moment on in which it is asked for.
        Assert.Equal(RefusalCode.WrongPhase, Keypad.Refuse(Talking.Then(new CallEvent.Intent.Hold(Agent1)).Call, Agent1)?.Code);

        var outside = Talking.Then(new CallEvent.Intent.Consult(Agent1, new Target.Outside("+12025550199"), Briefing.None), AllowingNumbers)
            .Then(HoldAnswered(LegId.Customer, held: true)).Then(Progress(L2, LegProgress.Ringing));
        Assert.NotNull(Keypad.Refuse(outside.Call, Agent1));
        Assert.Null(Keypad.Refuse(outside.Then(AtDoor(L2)).Then(Joined(L2)).Call, Agent1, "1"));
    }

    [Fact]
    public void Before_the_answer_and_after_the_end_there_is_nobody_to_hear_them()
    {
        Assert.Equal(RefusalCode.WrongPhase, Keypad.Refuse(CallingTheCustomer.Call, Agent1)?.Code);
        Assert.Equal(RefusalCode.CallEnded, Keypad.Refuse(Talking.Then(HungUp(LegId.Customer)).Call, Agent1)?.Code);
    }

    [Fact]
    public void Only_whoever_speaks_in_the_call_presses_any()
    {
        Assert.Equal(RefusalCode.NotYourCall, Keypad.Refuse(Talking.Call, Agent2)?.Code);
        Assert.Equal(RefusalCode.NotYourCall, Keypad.Refuse(Monitored.Call, Boss)?.Code);
        Assert.Null(Keypad.Refuse(ThreeWay.Call, Agent2));
    }

    [Theory]
    [InlineData("", RefusalCode.BadNumber)]
    [InlineData("1a", RefusalCode.BadNumber)]
    [InlineData("1w2", RefusalCode.BadNumber)]
    [InlineData("1</Play>", RefusalCode.BadNumber)]
    [InlineData("111111111111111111111111111111111", RefusalCode.TooLong)]
    public void What_is_no_key_is_refused(string keys, RefusalCode code) => Assert.Equal(code, Keypad.Refuse(Talking.Call, Agent1, keys)?.Code);
}
