namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>
/// The promise about the account: calls are created no closer to each other than Twilio places them. Whoever takes over knows nothing of what was created
/// just before, and Twilio lets that one wait.
/// </summary>
internal sealed class BudgetWatch(PhoneNetwork network, Office office, Limits limits)
{
    private int _seen = 1;

    public void Check()
    {
        for (; _seen < network.Creations.Count; _seen++)
        {
            var (before, now) = (network.Creations[_seen - 1], network.Creations[_seen]);
            if (now - before < network.BetweenCalls - limits.OnTheWay && office.HandedOverAt < before - limits.OnTheWay)
                throw new Violation("The account's budget is kept", $"two calls were created within {now - before} ms");
        }
    }
}
