namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>Those about two nodes that share a database.</summary>
internal static partial class PlantedFaults
{
    private sealed class ForgetsTheVersion : Rules
    {
        public override bool MayWrite(int read, int saved) => true;
    }

    private sealed class BelievesItselfOnDuty : Rules
    {
        public override bool HoldsDuty(bool believed, long silentFor) => believed;

        public override bool KeepsDuty(bool written) => true;
    }

    private sealed class ForgetsTheStopwatch : Rules
    {
        public override bool HoldsDuty(bool believed, long silentFor) => believed;
    }

    private sealed class ReliesOnTheBus : Rules
    {
        public override bool LooksForNews => false;
    }

    private sealed class CountsItsOwnBudget : Rules
    {
        public override bool CarriesOut(bool onDuty, bool savedHere) => savedHere;
    }

    private sealed class RemembersItsOwnKeys : Rules
    {
        public override bool IsRepeat(bool remembered, bool saved) => remembered;
    }

    private sealed class BelievesTheLastWord : Rules
    {
        public override bool IsNews(int known, int told) => true;
    }

    private sealed class LeavesItToTheDead : Rules
    {
        public override bool TakesUpWhatWasLeft => false;
    }
}
